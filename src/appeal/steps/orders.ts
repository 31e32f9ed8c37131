import type { Appeal, Instant } from '../appeal.ts';
import type { Order } from '../facts.ts';
import type { AppealEvent } from '../events.ts';
import { by, type Evolvers, type Facts } from '../evolver.ts';
import { type Check, unless } from '../setting.ts';

/** Supervision orders. */
export type OrderEvent =
  | { type: 'issue_order'; id: string; text: string; dueAt: Instant; no?: string }
  | { type: 'ack_order'; id: string }
  | { type: 'answer_order'; id: string; text: string }
  | { type: 'close_order'; id: string };

function changed(a: Appeal, id: string, change: Partial<Order>): Facts {
  return { orders: a.orders.map((o) => (o.id === id ? { ...o, ...change } : o)) };
}

export const orders = {
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
  ack_order: (a, e, r) => changed(a, e.id, { ackedAt: r.at }),
  answer_order: (a, e, r) => changed(a, e.id, { ackedAt: r.at, answer: e.text, answeredAt: r.at }),
  close_order: (a, e, r) => changed(a, e.id, { closedAt: r.at }),
} satisfies Evolvers;

/** The order an event speaks of; asked without an event, any of them. */
const ordersOf = (a: Appeal, e: AppealEvent | null): Order[] =>
  e !== null && 'id' in e ? a.orders.filter((o) => o.id === e.id) : a.orders;

const isUnanswered = (o: Order): boolean => o.answeredAt === null && o.closedAt === null;
const isAnswered = (o: Order): boolean => o.answeredAt !== null && o.closedAt === null;

export const orderGuards = {
  // An answer that is late as it is asked for would climb at once.
  order_ahead: (_, s, e) => unless(e?.type !== 'issue_order' || e.dueAt > s.now, 'refuse.order_past'),
  order_open: (a, _, e) => unless(ordersOf(a, e).some(isUnanswered), 'refuse.stale_button'),
  order_answered: (a, _, e) => unless(ordersOf(a, e).some(isAnswered), 'refuse.stale_button'),
} satisfies Record<string, Check>;
