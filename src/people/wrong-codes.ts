import { parseDuration, realMs } from '../calendar/duration.ts';
import type { Deps } from '../deps.ts';
import { lockAccount } from './store.ts';
import { addWrongTry, wrongTries } from './store-invitations.ts';

type Account = { botId: number; userId: number };

/**
 * Lets an account try a code; a wrong one is counted together with wrong invitation codes, so that nobody guesses on.
 * @returns what `attempt` gives, null for a wrong code; or until when the account has to wait
 */
export async function tryCode<T extends object>(
  deps: Deps,
  account: Account,
  attempt: () => Promise<T | null>,
): Promise<T | null | { until: Date }> {
  const { invite_tries: allowed, invite_tries_within: within } = deps.policies.current().caps;
  const window = realMs(parseDuration(within));
  return await deps.db.transaction(async (tx): Promise<T | null | { until: Date }> => {
    await lockAccount(tx, account);
    const now = deps.now();
    const since = new Date(now.getTime() - window);
    const oldest = (await wrongTries(tx, account, since))[allowed - 1];
    if (oldest) return { until: new Date(oldest.getTime() + window) };
    const result = await attempt();
    if (result === null) await addWrongTry(tx, { id: deps.newId(), ...account, at: now }, since);
    return result;
  });
}
