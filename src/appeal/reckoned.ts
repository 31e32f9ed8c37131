import { createHash } from 'node:crypto';
import { PUBLISHED, STATUTORY } from '../calendar/china.ts';
import type { Sql, SqlTx } from '../db/client.ts';
import type { Deps } from '../deps.ts';
import type { Policy } from '../policy/policy.ts';
import { readSetting } from './store-timers.ts';

/** The setting that keeps the days by which open cases were reckoned last. */
export const RECKONED = 'calendar';

/** Days that are worked and hours: the town's own, and a mark of those that came with the version. */
export type Days = Pick<Policy, 'calendar' | 'business_hours'> & { zone: string; mark: string };

export function daysNow({ policies }: Pick<Deps, 'policies'>): Days {
  const { calendar, business_hours } = policies.current();
  const { zone } = policies.calendar(policies.current());
  const facts = JSON.stringify({ calendar, business_hours, zone, PUBLISHED, STATUTORY });
  return { calendar, business_hours, zone, mark: createHash('sha256').update(facts).digest('hex') };
}

/** Whether every open case was reckoned by the days of now: not between a change of the calendar and the next look at them. */
export async function isReckoned(deps: Pick<Deps, 'policies'>, sql: Sql | SqlTx): Promise<boolean> {
  const kept = (await readSetting(sql, RECKONED)) as Days | null;
  return kept === null || kept.mark === daysNow(deps).mark;
}
