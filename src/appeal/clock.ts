import type { Deps } from '../deps.ts';
import type { Late } from '../notices/notice.ts';
import { Refusal } from '../refusal.ts';
import { act } from './act.ts';
import type { Appeal } from './appeal.ts';
import type { AppealEvent } from './events.ts';
import { follow } from './follow.ts';
import { rulesOf } from './rules.ts';
import { lockState, saveTimers } from './store-timers.ts';
import { timersOf } from './timers.ts';
import { turnOf } from './turn.ts';

/** A timer whose time has come. */
export type DueTimer = { id: string; appealId: string; kind: string };

const callback = { 'info.callback': 'info', 'confirm.callback': 'result' } as const;

/** What the clock does when a timer of this kind is due. */
export function eventOf(kind: string): AppealEvent {
  if (kind === 'merge.lapse') return { type: 'lapse_merge' };
  const about = callback[kind as keyof typeof callback];
  return about === undefined ? { type: 'ring', kind } : { type: 'call_back', about };
}

/**
 * Lets the clock act on one appeal, through the same door as people. A timer that no longer holds
 * is set right instead, so that it does not come again.
 */
export async function fireTimer(deps: Deps, timer: DueTimer, late?: Late): Promise<void> {
  const { appealId, kind } = timer;
  if (kind === 'follow') return await follow(deps, timer);
  try {
    await act(deps, { appealId, event: eventOf(kind), personId: null, cause: `timer-${timer.id}`, late });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await retime(deps, appealId);
  }
}

/** Computes the timers of one appeal anew from its state, and what is due next. @returns the appeal */
export async function retime(deps: Deps, appealId: string): Promise<Appeal | null> {
  return (await deps.sql.begin(async (tx) => {
    const appeal = await lockState(tx, appealId);
    if (appeal === null) return null;
    const rules = await rulesOf(deps, appeal.policyVersion);
    const now = deps.now().getTime();
    const timers = timersOf(rules, appeal, now).map((t) => ({ ...t, id: deps.newId() }));
    const due = turnOf(rules, appeal, now)?.due ?? null;
    await saveTimers(tx, appealId, timers, due === null ? null : new Date(due));
    return appeal;
  })) as Appeal | null;
}
