import { addDuration, addWorkingMs, beforeDue, morningOf, workingMs } from '../calendar/calendar.ts';
import { parseDuration } from '../calendar/duration.ts';
import { type Appeal, type Instant, isOpen, isUnsigned } from './appeal.ts';
import { lastWarning } from './last-warning.ts';
import { pendingOf } from './pending.ts';
import type { Rules } from './limits.ts';
import {
  after,
  calendarOf,
  gradeAnswerDue,
  callbackDue,
  contactDue,
  doneDue,
  gradeNow,
  objectionDue,
  reviewDue,
  ruleDue,
  signDue,
  stageDue,
} from './limits.ts';
import { type Maybe, type Rungs, timer, type Timer } from './timer.ts';
import { reliefTimers } from './timers-relief.ts';
import { missingPlan, planTimers } from './timers-plan.ts';
import { subTimers } from './sub-times.ts';

/** The first nudge and the last warning before a limit. */
function beforeLimit(rules: Rules, a: Appeal, due: Instant): Timer[] {
  const { ladder } = rules.policy;
  const calendar = calendarOf(rules, gradeNow(a));
  const from = new Date(a.backAt ?? a.roundAt ?? due);
  const length = workingMs(calendar, from, new Date(due));
  const half = addWorkingMs(calendar, from, Math.round(length * ladder.half)).getTime();
  return [
    ...(a.notes === 0 ? timer('half', half) : []),
    ...timer('warn', lastWarning(rules, calendar, from, new Date(due))),
  ];
}

/** The steps after a limit; the last two only while no reason was ever written. */
function afterLimit(rules: Rules, a: Appeal, due: Instant, name: Parameters<Rungs>[0]): Timer[] {
  const { ladder } = rules.policy;
  const grade = gradeNow(a);
  const explained = a.reason !== null && a.reason.at >= due;
  const at = (duration: string): Instant => after(rules, grade, due, duration);
  const notice = at(ladder.notice_before_5);
  return [
    ...ladder.steps
      .filter(({ level }) => level < 5)
      .flatMap((step) => timer(name(`${step.level}`), at(step.after))),
    ...(explained ? [] : timer(name('notice'), notice)),
    ...(explained ? [] : ladder.steps.filter(({ level }) => level === 5)).flatMap((step) =>
      timer(name('5'), afterNotice(rules, a, { due: notice, told: a.rung[name('notice')] }, at(step.after))),
    ),
  ];
}

/** The cadre had the notice first, and after it all the time that the policy gives, even if it was told late. */
function afterNotice(
  rules: Rules,
  a: Appeal,
  { due, told }: { due: Instant; told: Maybe },
  fifth: Instant,
): Maybe {
  if (told === null || told === undefined) return null;
  const calendar = calendarOf(rules, gradeNow(a));
  const between = Math.max(0, workingMs(calendar, new Date(due), new Date(fifth)));
  return Math.max(fifth, addWorkingMs(calendar, new Date(told), between).getTime());
}

/** Two stage notes missed in a row. */
function stageMissed(rules: Rules, a: Appeal): Maybe {
  const first = stageDue(rules, a);
  const every = rules.policy.grades[gradeNow(a)].stage_every ?? rules.policy.grades[gradeNow(a)].stage;
  return first === null || every === undefined ? null : after(rules, gradeNow(a), first, every);
}

/** The dispatcher's answer to an objection is late, and still is. */
function objection(rules: Rules, a: Appeal): Timer[] {
  if (a.gradeObjection === null || !isOpen(a.status)) return [];
  const due = gradeAnswerDue(rules, a.gradeObjection.at);
  return [
    ...timer('grade.1', due),
    ...timer('grade.2', after(rules, 'normal', due, rules.policy.periods.rule_late)),
  ];
}

/** The dispatcher's ruling is late, and still is. */
function ruling(rules: Rules, a: Appeal): Timer[] {
  const due = ruleDue(rules, a);
  if (due === null) return [];
  return [
    ...timer('rule.1', due),
    ...timer('rule.2', after(rules, a.grade, due, rules.policy.periods.rule_late)),
  ];
}

const ofLimit = (step: string): string => (step === 'notice' ? step : `late.${step}`);

function working(rules: Rules, a: Appeal, now: Instant): Timer[] {
  const due = doneDue(rules, a, now);
  return [
    ...(isUnsigned(a) ? timer('sign', signDue(rules, a)) : []),
    ...(a.status === 'submitted' ? [] : timer('stage', stageMissed(rules, a))),
    // While it is disputed whose it is, nobody can log a contact; the limit itself runs on.
    ...(a.status === 'disputed' ? ruling(rules, a) : timer('contact', contactDue(rules, a))),
    ...(due === null ? [] : [...beforeLimit(rules, a, due), ...afterLimit(rules, a, due, ofLimit)]),
  ];
}

function reminders(rules: Rules, name: 'info' | 'confirm', from: Maybe): Timer[] {
  if (from === null || from === undefined) return [];
  const { policy, calendar } = rules;
  const callback = name === 'info' ? policy.reminders.info_callback : policy.reminders.confirm_callback;
  return [
    ...policy.reminders[name].flatMap((step, i) =>
      timer(`${name}.${i + 1}`, morningOf(calendar, new Date(from), parseDuration(step)).getTime()),
    ),
    ...timer(`${name}.callback`, after(rules, 'normal', from, callback)),
  ];
}

/**
 * What is due to somebody of the office: that desk is reminded, then the next ones hear, as long after the limit as the
 * ladder's third and fourth steps.
 */
function climbing(rules: Rules, name: 'callback' | 'bylaw' | 'review', due: Instant | null): Timer[] {
  if (due === null) return [];
  const later = (level: 3 | 4): string | undefined =>
    rules.policy.ladder.steps.find((step) => step.level === level)?.after;
  const at = (wait: string | undefined): Maybe =>
    wait === undefined ? null : after(rules, 'normal', due, wait);
  return [...timer(name, due), ...timer(`${name}.2`, at(later(3))), ...timer(`${name}.3`, at(later(4)))];
}

/** What was noted on the phone stands once the enterprise has let its time pass. */
function stands(rules: Rules, { phoned }: Appeal): Timer[] {
  return phoned === null
    ? []
    : timer('stands', after(rules, 'normal', phoned.at, rules.policy.periods.revert) + 1);
}

/** When the enterprise was asked for its answer: at the report, or when an ended case came back to it. */
function askedAt(a: Appeal): Instant | null {
  return a.pauses.at(-1)?.[0] ?? a.result?.at ?? null;
}

function orders(rules: Rules, a: Appeal): Timer[] {
  const open = a.orders.filter((order) => order.closedAt === null && order.answeredAt === null);
  return open.flatMap((order) => [
    ...(order.ackedAt !== null
      ? []
      : timer(
          `order.unacked.${order.id}`,
          after(rules, 'normal', order.issuedAt, rules.policy.order.unacked),
        )),
    ...timer(`order.due.${order.id}`, order.dueAt),
  ]);
}

/** The enterprise was asked whether its case may be joined to another: one reminder, then silence is no. */
function asking({ policy, calendar }: Rules, { status, joinAsked }: Appeal): Timer[] {
  if (joinAsked === null || !isOpen(status)) return [];
  const at = new Date(joinAsked.at);
  const { merge, merge_remind } = policy.periods;
  return [
    ...timer('merge.remind', morningOf(calendar, at, parseDuration(merge_remind)).getTime()),
    ...timer('merge.lapse', addDuration(calendar, at, parseDuration(merge)).getTime()),
  ];
}

/** A draft is remembered by whoever has it to submit; nobody is pressed while the staff still write. */
function draft(rules: Rules, { behalf, updatedAt }: Appeal): Timer[] {
  const { draft_remind, behalf_remind } = rules.policy.periods;
  if (behalf === null) return timer('draft.remind', after(rules, 'normal', updatedAt, draft_remind));
  return timer('behalf.remind', behalf.handedAt && after(rules, 'normal', behalf.handedAt, behalf_remind));
}

/** A request that nobody decides is remembered; one for more time is over when the limit passes. */
function decisions(rules: Rules, a: Appeal, now: Instant): Timer[] {
  const pending = pendingOf(a);
  // A review has a limit of its own.
  if (pending === null || pending.what === 'review') return [];
  const calendar = calendarOf(rules, gradeNow(a));
  return [
    ...rules.policy.reminders.decide.flatMap((step, i) =>
      timer(`decide.${i + 1}`, morningOf(calendar, new Date(pending.at), parseDuration(step)).getTime()),
    ),
    ...(pending.what === 'extension' ? timer('extension.lapse', doneDue(rules, a, now)) : []),
  ];
}

/** A promise is remembered the working morning before, half-way where that is too soon, and spoken of when it is due. */
function promises(rules: Rules, { status, promise, proposal, grade }: Appeal): Timer[] {
  const isWorking = status === 'in_progress' || status === 'long_term';
  if (promise === null || promise.slippedAt !== null || proposal !== null || !isWorking) return [];
  const { dueAt, since } = promise;
  const calendar = calendarOf(rules, grade);
  const ahead = beforeDue(calendar, new Date(dueAt), parseDuration(rules.policy.reminders.promise));
  const morning = Math.min(ahead.getTime(), morningOf(calendar, ahead, parseDuration('0wd')).getTime());
  const half = Math.round(workingMs(calendar, new Date(since), new Date(dueAt)) / 2);
  const soon = morning > since ? morning : addWorkingMs(calendar, new Date(since), half).getTime();
  return [...timer('promise.soon', soon), ...timer('promise.due', dueAt)];
}

function byStatus(rules: Rules, a: Appeal, now: Instant): Timer[] {
  switch (a.status) {
    case 'draft':
      return draft(rules, a);
    case 'submitted':
    case 'disputed':
      return working(rules, a, now);
    case 'in_progress':
      return [...working(rules, a, now), ...missingPlan(rules, a)];
    case 'long_term':
      return [
        ...(isUnsigned(a) ? timer('sign', signDue(rules, a)) : []),
        ...timer('contact', contactDue(rules, a)),
        ...planTimers(rules, a, (name, due) => afterLimit(rules, a, due, name)),
      ];
    case 'need_info':
      return reminders(rules, 'info', a.info?.at);
    case 'pending_confirm':
      // Nobody is pressed to answer while the leader has it.
      return a.signedAhead || pendingOf(a) !== null ? [] : reminders(rules, 'confirm', askedAt(a));
    case 'callback':
      return climbing(rules, 'callback', callbackDue(rules, a));
    case 'explained':
      return climbing(rules, 'bylaw', objectionDue(rules, a));
    case 'rejected':
      return climbing(rules, 'review', reviewDue(rules, a));
    case 'satisfied':
      return timer(
        'survey',
        a.survey && a.ending && after(rules, 'normal', a.ending.at, rules.policy.periods.survey),
      );
    default:
      return [];
  }
}

/**
 * Every timer an appeal has now, computed from its state, its policy and the calendar alone.
 * Alarms that have rung for their reason are left out. Pure.
 */
export function timersOf(rules: Rules, a: Appeal, now: Instant): Timer[] {
  return [
    ...byStatus(rules, a, now),
    ...decisions(rules, a, now),
    ...stands(rules, a),
    ...promises(rules, a),
    ...orders(rules, a),
    ...subTimers(rules, a),
    ...objection(rules, a),
    ...reliefTimers(rules, a),
    ...asking(rules, a),
  ].filter((t) => a.rung[t.kind] === undefined);
}
