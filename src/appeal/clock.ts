import { createHash } from 'node:crypto';
import { PUBLISHED, STATUTORY } from '../calendar/china.ts';
import type { Deps } from '../deps.ts';
import type { Late } from '../notices/notice.ts';
import { Refusal } from '../refusal.ts';
import { act } from './act.ts';
import type { AppealEvent } from './events.ts';
import { rulesOf } from './rules.ts';
import { lockState, openAppealIds, readSetting, saveTimers, writeSetting } from './store-timers.ts';
import { timersOf } from './timers.ts';
import { turnOf } from './turn.ts';

/** A timer whose time has come. */
export type DueTimer = { id: string; appealId: string; kind: string };

const callback = { 'info.callback': 'info', 'confirm.callback': 'result' } as const;

/** What the clock does when a timer of this kind is due. */
export function eventOf(kind: string): AppealEvent {
  const about = callback[kind as keyof typeof callback];
  return about === undefined ? { type: 'ring', kind } : { type: 'call_back', about };
}

/**
 * Lets the clock act on one appeal, through the same door as people. A timer that no longer holds
 * is set right instead, so that it does not come again.
 */
export async function fireTimer(deps: Deps, timer: DueTimer, late?: Late): Promise<void> {
  const { appealId, kind } = timer;
  try {
    await act(deps, { appealId, event: eventOf(kind), personId: null, cause: `timer-${timer.id}`, late });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await retime(deps, appealId);
  }
}

/** Computes the timers of one appeal anew from its state, and what is due next. */
export async function retime(deps: Deps, appealId: string): Promise<void> {
  await deps.sql.begin(async (tx) => {
    const appeal = await lockState(tx, appealId);
    if (appeal === null) return;
    const rules = await rulesOf(deps, appeal.policyVersion);
    const now = deps.now().getTime();
    const timers = timersOf(rules, appeal, now).map((t) => ({ ...t, id: deps.newId() }));
    const due = turnOf(rules, appeal, now)?.due ?? null;
    await saveTimers(tx, appealId, timers, due === null ? null : new Date(due));
  });
}

/**
 * Recomputes the timers of every open appeal if the calendar changed since the last time: holidays
 * were published with a new version, or a local day was added.
 * @returns how many appeals were recomputed
 */
export async function followCalendar(deps: Deps): Promise<number> {
  const { calendar, business_hours } = deps.policies.current();
  const { zone } = deps.policies.calendar(deps.policies.current());
  const facts = JSON.stringify({ calendar, business_hours, zone, PUBLISHED, STATUTORY });
  const mark = createHash('sha256').update(facts).digest('hex');
  if ((await readSetting(deps.sql, 'calendar')) === mark) return 0;
  const ids = await openAppealIds(deps.sql);
  for (const id of ids) await retime(deps, id);
  await writeSetting(deps.sql, 'calendar', mark);
  return ids.length;
}
