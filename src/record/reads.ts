import { localTime } from '../calendar/zone.ts';
import type { Deps } from '../deps.ts';
import { addReading } from './store-reads.ts';

/** Puts on record that somebody of the staff looked at a case. What the enterprise reads of its own is nobody's business. */
export async function noteReading(
  { sql, now, policies }: Pick<Deps, 'sql' | 'now' | 'policies'>,
  { appealId, personId }: { appealId: string; personId: string },
): Promise<void> {
  const { zone } = policies.calendar(policies.current());
  const at = now();
  await addReading(sql, { appealId, personId, at, day: localTime(zone, at).date });
}
