import { type Appeal, type Instant, isWaiting } from '../appeal.ts';
import { by, type Evolvers, without } from '../evolver.ts';
import { after, type Rules, signDue } from '../limits.ts';
import { type Check, unless } from '../setting.ts';

/** Contact, progress, items, words: what passes between the two sides while the case is worked on. */
export type WorkEvent =
  | { type: 'log_contact'; at: Instant; how: string; note: string }
  | { type: 'confirm_contact'; yes: boolean }
  | { type: 'progress'; text: string }
  | { type: 'ask_info'; items: string[] }
  | { type: 'answer_info'; answers: { item: string; text: string; files: number; none: boolean }[] }
  | { type: 'object_info'; kind: 'provided' | 'unreasonable'; text: string }
  | { type: 'urge'; what: string; text: string }
  | { type: 'add_info'; text: string; edited?: true }
  | { type: 'message'; text: string; edited?: true }
  | { type: 'give_reason'; reason: string; text: string };

export const work = {
  log_contact: (a, e, r) => ({
    contact: { at: e.at, how: e.how, note: e.note, by: by(r), loggedAt: r.at, confirmed: null },
    rung: without(a.rung, 'contact'),
  }),
  confirm_contact: (a, e, r) => ({
    contact: a.contact && { ...a.contact, confirmed: e.yes },
    ...(e.yes ? {} : { contactFrom: r.at, rung: without(a.rung, 'contact') }),
  }),
  progress: (a, e, r) => ({
    progress: { at: r.at, by: by(r), text: e.text },
    notes: a.notes + 1,
    rung: without(without(a.rung, 'stage'), 'relief'),
  }),
  ask_info: (a, e, r) => ({
    info: { items: e.items, at: r.at, asked: (a.info?.asked ?? 0) + 1 },
    rung: without(a.rung, 'info'),
  }),
  answer_info: () => ({ callback: null, ending: null }),
  object_info: () => ({ callback: null }),
  add_info: (_, __, r) => ({ heard: r.at }),
  message: (_, __, r) => (r.relation === 'enterprise' ? { heard: r.at } : {}),
  urge: (a, _, r) => ({ urges: [...a.urges, r.at] }),
  give_reason: (_, e, r) => ({ reason: { code: e.reason, text: e.text, by: by(r), at: r.at } }),
} satisfies Evolvers;

/** When the enterprise may urge next: after the limit for acknowledging, then once a period. */
export function urgeFrom(a: Appeal, s: Rules): Instant {
  const last = a.urges.at(-1);
  const every = a.grade === 'top' ? s.policy.caps.urge_every_top : s.policy.caps.urge_every;
  if (last !== undefined) return after(s, a.grade === 'top' ? 'top' : 'normal', last, every);
  return a.status === 'submitted' ? (signDue(s, a) ?? 0) : 0;
}

/** The enterprise has written while it was to give its answer: then it may be answered. */
const wroteFirst = ({ heard, pauses }: Appeal): boolean =>
  heard !== null && heard >= (pauses.at(-1)?.[0] ?? Number.MAX_SAFE_INTEGER);

export const workGuards = {
  // Nobody has spoken to the enterprise tomorrow.
  contact_past: (_, s, e) => unless(e?.type !== 'log_contact' || e.at <= s.now, 'refuse.contact_ahead'),
  contact_asked: (a) => unless(a.contact !== null && a.contact.confirmed === null, 'refuse.stale_button'),
  info_open: (a) => unless(a.callback === null || a.callback.about === 'info', 'refuse.stale_button'),
  info_left: (a, s) => unless((a.info?.asked ?? 0) < s.policy.caps.info_per_round, 'refuse.info_limit'),
  urge_due: (a, s, e) => {
    if (e === null) return null;
    const next = urgeFrom(a, s);
    const code = a.urges.length === 0 ? 'refuse.urge_early' : 'refuse.urge_too_soon';
    return unless(s.now >= next, code, { next_at: next, last_at: a.urges.at(-1) });
  },
  talk_allowed: (a, s) =>
    unless(
      s.relations.includes('enterprise') || !isWaiting(a.status) || a.status === 'need_info' || wroteFirst(a),
      'refuse.confirm_window',
    ),
} satisfies Record<string, Check>;
