import { type Calendar, makeCalendar } from '../calendar/calendar.ts';
import { DAY_MS } from '../calendar/duration.ts';
import type { Deps } from '../deps.ts';
import { type MovedLimit, tellMoved } from '../notices/moved.ts';
import type { Policy } from '../policy/policy.ts';
import { calendarOf } from '../policy/store.ts';
import type { Appeal } from './appeal.ts';
import { retime } from './clock.ts';
import { moveOf } from './moves.ts';
import { type Days, daysNow, RECKONED } from './reckoned.ts';
import { rulesOf } from './rules.ts';
import { listenersOf, openAppealIds, readSetting, redrawAll, writeSetting } from './store-timers.ts';

/**
 * Reckons every open case anew if the calendar changed since the last time: holidays were published with a new version,
 * or the town's own days changed. Cards of cases that move are redrawn; whose limit moved is told, once.
 * @returns how many appeals were recomputed
 */
export async function followCalendar(deps: Deps): Promise<number> {
  const days = daysNow(deps);
  const kept = (await readSetting(deps.sql, RECKONED)) as Days | null;
  if (kept?.mark === days.mark) return 0;
  const before = kept === null ? null : calendarOf(kept as Days & Policy, kept.zone);
  const ids = await openAppealIds(deps.sql);
  const moved: MovedLimit[] = [];
  for (const id of ids) {
    const appeal = await retime(deps, id);
    if (before !== null && appeal !== null) moved.push(...(await limitMoved(deps, appeal, before)));
  }
  await redrawAll(deps.sql, ids, deps.now());
  await tellMoved(deps, moved, days.mark);
  await writeSetting(deps.sql, RECKONED, days);
  return ids.length;
}

/**
 * Whose limit moved, and who is told: the owner of any move, for it is theirs to keep; the enterprise where it must wait
 * more than a day longer than it was told.
 */
async function limitMoved(deps: Deps, appeal: Appeal, before: Calendar): Promise<MovedLimit[]> {
  const after = await rulesOf(deps, appeal.policyVersion);
  const always = makeCalendar({ zone: before.zone, kind: 'always', hours: [] });
  const rules = { before: { policy: after.policy, calendar: before, always }, after };
  const limit = moveOf(appeal, rules, deps.now().getTime())?.limit ?? null;
  if (limit === null) return [];
  const { enterprise, owner } = await listenersOf(deps.sql, appeal.id, deps.now());
  const facts = { appealId: appeal.id, no: appeal.no ?? '', ...limit };
  const isLonger = limit.after - limit.before > DAY_MS;
  return [
    ...(owner === null ? [] : [{ ...facts, personId: owner, side: 'staff' as const }]),
    ...(isLonger ? [{ ...facts, personId: enterprise, side: 'enterprise' as const }] : []),
  ];
}
