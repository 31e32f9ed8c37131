import type { Deps } from '../deps.ts';
import { loadPolicy, policyDocument, readPolicy } from '../policy/load.ts';
import type { Policy } from '../policy/policy.ts';
import { keepOldPolicy } from './store.ts';

/** Long ago, so that no command takes it for the policy in force. */
const SINCE = new Date(0);

/**
 * The demo's policy with the limits of every day: cases of the past run in days, so that lists look like a town's and
 * the minutes of the policy in force belong to whoever tries it.
 */
export async function keepPastPolicy({ sql, policies }: Pick<Deps, 'sql' | 'policies'>): Promise<Policy> {
  const { grades, cohandler, ladder, reminders, periods, order } = policyDocument(readPolicy());
  const now = policyDocument(policies.current());
  const document = { ...now, grades, cohandler, ladder, reminders, periods, order };
  const policy = loadPolicy(JSON.stringify(document));
  await keepOldPolicy(sql, policy.version, policyDocument(policy), SINCE);
  return policy;
}
