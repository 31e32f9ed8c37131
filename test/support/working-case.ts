import { type Appeal, newAppeal, type Relation } from '../../src/appeal/appeal.ts';
import type { Setting } from '../../src/appeal/setting.ts';
import { ids, office, policy, rules } from './walk.ts';

/**
 * Shanghai time in 2026: `04 10:00` is a day of March, `04-13 10:00` names its month. Monday 2 March is a working day like
 * the days after it.
 */
export const at = (when: string): number => {
  const day = /^\d\d-/.test(when) ? when : `03-${when}`;
  return Date.parse(`2026-${day.replace(' ', 'T')}:00+08:00`);
};

/** The same the other way round, the month left out; null for no instant. */
export const shown = (ms: number | null): string | null =>
  ms === null ? null : new Date(ms + 8 * 3_600_000).toISOString().slice(8, 16).replace('T', ' ');

/** A case filed, given to its owner and signed for at the same moment, and in progress since. */
export function workingCase(change: Partial<Appeal> = {}, from = at('02 09:00')): Appeal {
  return {
    ...newAppeal('a', 'e', 'person-enterprise', policy.version, from),
    status: 'in_progress',
    ownerId: 'person-owner',
    submittedAt: from,
    roundAt: from,
    ownedAt: from,
    acknowledgedAt: from,
    contactFrom: from,
    ...change,
  };
}

/** Somebody who is this to the case and nothing else, at a moment; the clock is nobody. */
export const settingOf = (who: Relation, now: number, change: Partial<Setting> = {}): Setting => ({
  ...rules,
  now,
  actorId: who === 'clock' ? null : (ids[who] ?? null),
  relations: [who],
  ownerAway: false,
  office,
  ...change,
});
