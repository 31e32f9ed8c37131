import type { Instant } from '../appeal/appeal.ts';
import type { Rules } from '../appeal/limits.ts';
import { Refusal } from '../refusal.ts';
import {
  type Evidence,
  type Limit,
  objectUntil,
  type Outcome,
  type Report,
  type Status,
  timersOf,
  type Word,
} from './report.ts';

export type ReportEvent =
  | { type: 'open' }
  | { type: 'sign' }
  | { type: 'ask'; text: string }
  | { type: 'note'; text: string }
  | { type: 'answer'; text: string; outcome: Outcome }
  | { type: 'say'; text: string; evidence?: readonly Evidence[] }
  | { type: 'name' }
  | { type: 'withdraw' }
  | { type: 'calm' }
  | { type: 'trouble'; text: string }
  | { type: 'ring' };

/** Who acts. That the person may is looked up by whoever calls. */
export type Actor = { side: 'office'; personId: string } | { side: 'author' } | { side: 'clock' };

/** To whom what is said next; `word` is the index of what was said. */
export type Tell = { to: 'author' | 'handler' | 'office'; kind: string; word?: number };

type Rule = {
  by: Actor['side'];
  from: readonly Status[];
  /** What is said where it is not open. */
  else: string;
};

const any = ['new', 'working', 'answered', 'ended'] as const;
const open = ['new', 'working'] as const;

/** The whole life of a report. To change the process, change this table. */
// biome-ignore format: one event, one line
export const course = {
  open:     { by: 'office', from: any,         else: 'refuse.stale_button' },
  sign:     { by: 'office', from: ['new'],     else: 'report.signed_already' },
  ask:      { by: 'office', from: ['working'], else: 'report.not_now' },
  note:     { by: 'office', from: ['working'], else: 'report.not_now' },
  answer:   { by: 'office', from: ['working'], else: 'report.not_now' },
  say:      { by: 'author', from: [...open, 'answered'], else: 'conduct.over' },
  name:     { by: 'author', from: [...open, 'answered'], else: 'conduct.over' },
  withdraw: { by: 'author', from: open,        else: 'conduct.over' },
  calm:     { by: 'author', from: any,         else: 'conduct.over' },
  trouble:  { by: 'author', from: any,         else: 'conduct.over' },
  ring:     { by: 'clock',  from: any,         else: 'refuse.stale_button' },
} as const satisfies Record<ReportEvent['type'], Rule>;

type Setting = Rules & { now: Instant };
type Stepped = { report: Report; tells: Tell[] };

/**
 * Applies one event to a report. Pure.
 * @throws Refusal when the rules forbid it
 */
export function step(r: Report, event: ReportEvent, actor: Actor, s: Setting): Stepped {
  const rule: Rule = course[event.type];
  if (rule.by !== actor.side) throw new Refusal('refuse.stale_button');
  if (!rule.from.includes(r.status)) throw new Refusal(rule.else);
  const { report, tells } = apply(r, event, actor, s);
  return { report: { ...report, version: r.version + 1 }, tells };
}

function apply(r: Report, event: ReportEvent, actor: Actor, s: Setting): Stepped {
  if (event.type === 'ring') return ring(r, s);
  return actor.side === 'office'
    ? byOffice(r, event as Officers, actor.personId, s)
    : byAuthor(r, event as Authors, s);
}

type EventOf<T extends ReportEvent['type']> = Extract<ReportEvent, { type: T }>;
type Officers = EventOf<'open' | 'sign' | 'ask' | 'note' | 'answer'>;
type Authors = EventOf<'say' | 'name' | 'withdraw' | 'calm' | 'trouble'>;

function byOffice(r: Report, event: Officers, by: string, { now: at }: Setting): Stepped {
  switch (event.type) {
    case 'open':
      return { report: { ...r, openings: [...r.openings, { by, at }] }, tells: [] };
    case 'sign':
      return {
        report: { ...r, status: 'working', handlerId: by, signedAt: at },
        tells: [{ to: 'author', kind: 'conduct.signed' }],
      };
    case 'ask':
      return said(r, { what: 'question', text: event.text, at }, { to: 'author', kind: 'conduct.question' });
    case 'note': {
      const noted = { ...r, notedAt: at };
      return said(noted, { what: 'note', text: event.text, at }, { to: 'author', kind: 'conduct.stage' });
    }
    case 'answer': {
      const answer = { outcome: event.outcome, at };
      const answered: Report = { ...r, status: 'answered', answer, checkedAt: null, trouble: null };
      return said(
        answered,
        { what: 'answer', text: event.text, at },
        { to: 'author', kind: 'conduct.result' },
      );
    }
  }
}

function byAuthor(r: Report, event: Authors, s: Setting): Stepped {
  const at = s.now;
  switch (event.type) {
    case 'say': {
      const shown = { ...r, evidence: [...r.evidence, ...(event.evidence ?? [])] };
      return r.status === 'answered' ? object(shown, event.text, s) : more(shown, event.text, at);
    }
    case 'name':
      if (r.named) throw new Refusal('conduct.named_already');
      return { report: { ...r, named: true }, tells: [{ to: 'handler', kind: 'report.named' }] };
    case 'withdraw':
      return {
        report: { ...r, status: 'ended', withdrawnAt: at },
        tells: [{ to: 'handler', kind: 'report.withdrawn' }],
      };
    case 'calm':
      refuseUnasked(r);
      return { report: { ...r, trouble: false }, tells: [] };
    case 'trouble': {
      refuseUnasked(r);
      const taken = { ...again(r, at), trouble: true };
      return said(taken, { what: 'trouble', text: event.text, at }, { to: 'office', kind: 'report.trouble' });
    }
  }
}

function said(r: Report, word: Word, tell: Tell): Stepped {
  return { report: { ...r, words: [...r.words, word] }, tells: [{ ...tell, word: r.words.length }] };
}

const more = (r: Report, text: string, at: Instant): Stepped =>
  said(r, { what: 'more', text, at }, { to: 'handler', kind: 'report.more' });

/** Disagreement with an answer takes the report up again, as long as the time for it runs. */
function object(r: Report, text: string, s: Setting): Stepped {
  const until = objectUntil(s, r);
  if (until !== null && s.now > until) throw new Refusal('conduct.object_late', { object_until: until });
  return said(
    again(r, s.now),
    { what: 'objection', text, at: s.now },
    { to: 'handler', kind: 'report.objection' },
  );
}

/** Limits of its own from here; whoever handled it goes on. */
function again(r: Report, at: Instant): Report {
  const status = r.handlerId === null ? 'new' : 'working';
  return { ...r, status, since: at, notedAt: null, rung: {} };
}

/** Asked once; said once. */
function refuseUnasked({ checkedAt, trouble }: Report): void {
  if (checkedAt === null || trouble !== null) throw new Refusal('conduct.checked_already');
}

/** Does all that is due by now. */
function ring(r: Report, s: Setting): Stepped {
  const due = timersOf(s, r).filter(({ dueAt }) => dueAt <= s.now);
  const late = due
    .map(({ kind }) => kind)
    .filter((kind): kind is Limit => kind !== 'check' && kind !== 'end');
  const isAsking = due.some(({ kind }) => kind === 'check');
  const isEnding = due.some(({ kind }) => kind === 'end');
  return {
    report: {
      ...r,
      rung: { ...r.rung, ...Object.fromEntries(late.map((kind) => [kind, s.now])) },
      checkedAt: isAsking ? s.now : r.checkedAt,
      status: isEnding ? 'ended' : r.status,
    },
    // Of several limits that passed the office is told of the one that matters most now.
    tells: [
      ...(late.length > 0 ? [{ to: 'office', kind: 'report.overdue' } as const] : []),
      ...(isAsking ? [{ to: 'author', kind: 'conduct.check30' } as const] : []),
    ],
  };
}

/** Whether a step is open now. Pure. */
export function mayStep(r: Report, type: ReportEvent['type']): boolean {
  const rule: Rule = course[type];
  return rule.from.includes(r.status);
}
