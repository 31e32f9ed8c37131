import type { Appeal, Instant } from '../appeal.ts';
import { type Evolvers, type Facts, without } from '../evolver.ts';
import { type Pending, pendingOf } from '../pending.ts';
import { type Check, unless } from '../setting.ts';

type Request = Exclude<Pending['what'], 'review'>;

/** 撤回申请: whoever answers for the case takes it back. `act` fills in what it was. */
export type RequestEvent = { type: 'take_back'; what?: Request };

const over: Record<Request, Facts> = {
  result: { proposal: null },
  extension: { extensionAsked: null },
  plan: { planned: null },
  bylaw: { bylaw: null },
};

/** What waits for the leader and was asked by the staff. Pure. */
export function requestOf(a: Appeal): { what: Request; at: Instant; by: string } | null {
  const pending = pendingOf(a);
  return pending === null || pending.what === 'review' ? null : { ...pending, what: pending.what };
}

export const requests = {
  take_back: (a) => {
    const request = requestOf(a);
    // The enterprise is asked for its answer again, so that what reminds of it begins anew.
    return request === null ? {} : { ...over[request.what], rung: without(a.rung, 'confirm') };
  },
} satisfies Evolvers;

export const requestGuards = {
  // Whoever answers for the case now decides about its requests, also about those made in that place before.
  request_open: (a) => unless(requestOf(a) !== null, 'refuse.stale_button'),
} satisfies Record<string, Check>;
