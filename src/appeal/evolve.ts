import type { Appeal, AppealEvent, Instant, Recorded, Result } from './appeal.ts';
import { isWaiting } from './appeal.ts';
import { lifecycle, type Rule } from './lifecycle.ts';

type Facts = Partial<Appeal>;
type Of<T extends AppealEvent['type']> = Extract<AppealEvent, { type: T }>;
type Evolve = { [T in AppealEvent['type']]?: (a: Appeal, e: Of<T>, r: Recorded) => Facts };

const by = (r: Recorded): string => r.actorId ?? '';

function newOwner(a: Appeal, ownerId: string | null, at: Instant): Facts {
  return { ownerId, ownedAt: at, hops: a.ownerId === null ? a.hops : a.hops + 1, acknowledgedAt: null };
}

function result(e: Of<'report_done'> | Of<'propose_done'>, r: Recorded): Result {
  return { outcome: e.outcome, text: e.text, left: e.left, by: by(r), at: r.at };
}

/** The facts that belong to one round; what earlier rounds spent is kept in `past`. */
function newRound(a: Appeal, at: Instant): Facts {
  const closed = a.pauses.map(([from, to]): [Instant, Instant] => [from, to ?? at]);
  return {
    round: a.round + 1,
    past: [...a.past, { from: a.roundAt ?? at, to: a.ending?.at ?? at, pauses: closed }],
    roundAt: at,
    contact: null,
    contactFrom: at,
    notes: 0,
    info: null,
    pauses: [],
    proposal: null,
    callback: null,
    raised: null,
    extension: null,
    rung: ofOrders(a.rung),
    reason: null,
    ending: null,
    level: a.round + 1 === 2 ? 2 : 4,
  };
}

const leads = (a: Appeal, toId: string | undefined, at: Instant): Facts =>
  toId === undefined || toId === a.ownerId ? {} : { ...newOwner(a, toId, at), acknowledgedAt: at };

function order(a: Appeal, id: string, change: Partial<Appeal['orders'][number]>): Facts {
  return { orders: a.orders.map((o) => (o.id === id ? { ...o, ...change } : o)) };
}

const without = (rung: Appeal['rung'], prefix: string): Appeal['rung'] =>
  Object.fromEntries(Object.entries(rung).filter(([kind]) => !kind.startsWith(prefix)));

/** An order goes on from round to round: what has rung about it does not ring again. */
const ofOrders = (rung: Appeal['rung']): Appeal['rung'] =>
  Object.fromEntries(Object.entries(rung).filter(([kind]) => kind.startsWith('order.')));

const evolvers: Evolve = {
  submit: (_, e, r) => ({
    no: e.no ?? null,
    grade: e.grade,
    category: e.category,
    answers: e.answers,
    ownerId: e.ownerId,
    submittedAt: r.at,
    roundAt: r.at,
    ownedAt: r.at,
    contactFrom: r.at,
    rung: {},
  }),
  acknowledge: (_, __, r) => ({ acknowledgedAt: r.at }),
  take_over: (a, _, r) => ({ ...newOwner(a, by(r), r.at), acknowledgedAt: r.at }),
  rule: (a, e, r) => newOwner(a, e.toId, r.at),
  reassign: (a, e, r) => ({ ...newOwner(a, e.toId, r.at), rung: without(a.rung, 'sign') }),
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
    rung: without(a.rung, 'stage'),
  }),
  ask_info: (a, e, r) => ({
    info: { items: e.items, at: r.at, asked: (a.info?.asked ?? 0) + 1 },
    rung: without(a.rung, 'info'),
  }),
  answer_info: () => ({ callback: null }),
  object_info: () => ({ callback: null }),
  record_info: () => ({ callback: null }),
  call_back: (a, e, r) => ({ callback: { about: e.about, at: r.at }, rung: without(a.rung, 'callback') }),
  extend: (_, e, r) => ({ extension: { to: e.dueAt, at: r.at, reason: e.text } }),
  report_done: (a, e, r) => ({ result: result(e, r), rung: without(a.rung, 'confirm') }),
  propose_done: (_, e, r) => ({ proposal: result(e, r) }),
  countersign: (a, _, r) => ({
    result: a.proposal && { ...a.proposal, at: r.at },
    proposal: null,
    rung: without(a.rung, 'confirm'),
  }),
  decline_done: () => ({ proposal: null }),
  sign: (_, e, r) => ({
    opinion: { solved: e.solved, rating: 'satisfied', reason: '', text: '', by: by(r), at: r.at },
    signature: { name: e.name, by: by(r), at: r.at, differs: e.differs, keptPartly: e.solved === 'partly' },
    ending: { reason: 'satisfied', text: '', by: by(r), at: r.at },
    callback: null,
  }),
  refuse_result: (a, e, r) => ({
    ...newRound(a, r.at),
    ...leads(a, e.toId, r.at),
    opinion: { solved: e.solved, rating: e.rating, reason: e.reason, text: e.text, by: by(r), at: r.at },
  }),
  record_opinion: (_, e, r) => ({
    opinion: { solved: e.solved, rating: e.rating, reason: 'phone', text: e.text, by: by(r), at: r.at },
    ending: { reason: 'phone', text: e.text, by: by(r), at: r.at },
    callback: null,
  }),
  revert_opinion: (a) => ({ opinion: null, ending: null, rung: without(a.rung, 'confirm') }),
  file_unconfirmed: (_, __, r) => ({
    ending: { reason: 'silence', text: '', by: by(r), at: r.at },
    callback: null,
  }),
  revive: (a) => ({ ending: null, rung: without(a.rung, 'confirm') }),
  reopen: (a, e, r) => ({
    ...newRound(a, r.at),
    ...leads(a, e.toId, r.at),
    opinion: {
      solved: 'unresolved',
      rating: 'dissatisfied',
      reason: 'relapse',
      text: e.text,
      by: by(r),
      at: r.at,
    },
  }),
  withdraw: (_, e, r) => ({ ending: { reason: e.reason, text: e.text, by: by(r), at: r.at } }),
  reject: (_, e, r) => ({ ending: { reason: e.reason, text: e.text, by: by(r), at: r.at } }),
  explain: (_, e, r) => ({ ending: { reason: e.basis, text: e.text, by: by(r), at: r.at } }),
  merge: (_, e, r) => ({ ending: { reason: e.parentId, text: '', by: by(r), at: r.at } }),
  add_info: (_, __, r) => ({ heard: r.at }),
  message: (_, __, r) => (r.relation === 'enterprise' ? { heard: r.at } : {}),
  urge: (a, _, r) => ({ urges: [...a.urges, r.at] }),
  worsen: (a, e, r) => ({
    grade: e.grade,
    raised: { at: r.at, from: a.grade },
    rung: ofOrders(a.rung),
  }),
  give_reason: (_, e, r) => ({ reason: { code: e.reason, text: e.text, by: by(r), at: r.at } }),
  issue_order: (a, e, r) => ({
    orders: [
      ...a.orders,
      {
        id: e.id,
        no: e.no ?? '',
        text: e.text,
        by: by(r),
        toId: a.ownerId,
        dueAt: e.dueAt,
        issuedAt: r.at,
        ackedAt: null,
        answer: null,
        answeredAt: null,
        closedAt: null,
      },
    ],
    level: Math.max(a.level, 3),
  }),
  ack_order: (a, e, r) => order(a, e.id, { ackedAt: r.at }),
  answer_order: (a, e, r) => order(a, e.id, { ackedAt: r.at, answer: e.text, answeredAt: r.at }),
  close_order: (a, e, r) => order(a, e.id, { closedAt: r.at }),
  ring: (a, e, r) => ({ rung: { ...a.rung, [e.kind]: r.at }, level: Math.max(a.level, levelOf(e.kind)) }),
};

/** The level an alarm's kind raises the case to, e.g. `late.3` → 3; 0 for reminders. */
export function levelOf(kind: string): number {
  const level = /^(?:late\.|sign|contact|stage)(\d)?/.exec(kind);
  return level ? Number(level[1] ?? 2) : kind === 'warn' ? 1 : 0;
}

/** Opens or closes the pause of the cadre's clock when the word passes to the enterprise or back. */
function pauses(before: Appeal, after: Appeal, at: Instant): Appeal['pauses'] {
  const was = isWaiting(before.status);
  const is = isWaiting(after.status);
  if (!was && is) return [...after.pauses, [at, null]];
  if (was && !is) return after.pauses.map(([from, to]) => [from, to ?? at]);
  return after.pauses;
}

/** The appeal after one recorded event. Pure: an appeal's state is the fold of its log by this. */
export function evolve(a: Appeal, r: Recorded): Appeal {
  const rule: Rule = lifecycle[r.event.type];
  const facts = evolvers[r.event.type] as ((a: Appeal, e: AppealEvent, r: Recorded) => Facts) | undefined;
  const status = rule.to === 'same' ? a.status : rule.to;
  const next = { ...a, ...facts?.(a, r.event, r), status, version: a.version + 1, updatedAt: r.at };
  return { ...next, pauses: pauses(a, next, r.at) };
}
