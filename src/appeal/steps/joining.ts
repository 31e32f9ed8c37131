import { Refusal } from '../../refusal.ts';
import { type Appeal, type Instant, isAlive, isOpen, isWaiting, type Solved } from '../appeal.ts';
import type { Result } from '../facts.ts';
import type { AppealEvent } from '../events.ts';
import { apart, by, type Evolvers, type Facts, newOwner, without } from '../evolver.ts';
import { type Check, unless } from '../setting.ts';
import { drawnIn } from './survey.ts';

/**
 * 并案: cases of several enterprises that are one matter. What `act` fills in: numbers, owners and limits that only a
 * look at the other case can give. The clock carries over what the other case did (follow.ts).
 */
export type JoiningEvent =
  | { type: 'ask_merge'; parentId: string; parentNo?: string }
  | { type: 'merge'; toId?: string | null }
  | { type: 'decline_merge' }
  | { type: 'lapse_merge' }
  | { type: 'split'; parentNo?: string; toId?: string | null; dueAt?: Instant | null }
  | { type: 'follow'; news: 'progress'; at: Instant; by: string; text: string }
  | { type: 'follow'; news: 'owner'; toId: string | null }
  | { type: 'follow_done'; result: Result }
  | { type: 'count_joined'; children: Appeal['children'] }
  | { type: 'sign_ahead'; solved: Solved; name: string; differs: boolean; survey?: boolean }
  | { type: 'close_joined' };

const owned = (ownerId: string | null | undefined, at: Instant): Facts =>
  ownerId === undefined ? {} : { ownerId, ownedAt: at };

const ended = (pauses: Appeal['pauses'], at: Instant): Appeal['pauses'] =>
  pauses.map(([from, to]) => [from, to ?? at]);

const keptApart = (a: Appeal, from: { parentId: string } | null): Facts =>
  from === null ? {} : { apartFrom: [...new Set([...a.apartFrom, from.parentId])] };

/** Alarms that tell of the time before a case left another one are not told now. */
const afterSplit = (a: Appeal, at: Instant): Appeal['rung'] => ({ ...apart(a.rung), half: at, stage: at });

export const joining = {
  ask_merge: (a, e, r) => ({
    joinAsked: { parentId: e.parentId, no: e.parentNo ?? '', by: by(r), at: r.at },
    rung: without(a.rung, 'merge'),
  }),
  merge: (a, e, r) => ({
    joined: a.joinAsked && {
      parentId: a.joinAsked.parentId,
      no: a.joinAsked.no,
      at: r.at,
      seen: r.at,
      resultAt: null,
    },
    joinAsked: null,
    ...owned(e.toId, r.at),
  }),
  decline_merge: (a) => ({ joinAsked: null, ...keptApart(a, a.joinAsked) }),
  lapse_merge: () => ({ joinAsked: null }),
  split: (a, e, r) => ({
    joined: null,
    ...(r.actorId === null ? {} : keptApart(a, a.joined)),
    ...(e.toId === undefined || e.toId === a.ownerId ? {} : newOwner(a, e.toId, r.at)),
    ownedAt: r.at,
    chosen: false,
    acknowledgedAt: null,
    contactFrom: r.at,
    anew: e.dueAt ? { due: e.dueAt, at: r.at } : a.anew,
    rung: afterSplit(a, r.at),
  }),
  follow: (a, e, r) =>
    e.news === 'owner'
      ? owned(e.toId, r.at)
      : {
          joined: a.joined && { ...a.joined, seen: e.at },
          progress: { at: e.at, by: e.by, text: e.text },
          notes: a.notes + 1,
        },
  follow_done: (a, e, r) => ({
    result: e.result,
    joined: a.joined && { ...a.joined, resultAt: e.result.at },
    callback: null,
    // Asked anew, so that what reminds of it begins anew.
    ...(isWaiting(a.status) ? { pauses: [...ended(a.pauses, r.at), [r.at, null]] } : {}),
    rung: without(a.rung, 'confirm'),
  }),
  count_joined: (_, e) => ({ children: e.children }),
  sign_ahead: (_, e, r) => ({
    opinion: { solved: e.solved, rating: 'satisfied', reason: '', text: '', by: by(r), at: r.at },
    signature: { name: e.name, by: by(r), at: r.at, differs: e.differs, keptPartly: e.solved === 'partly' },
    signedAhead: true,
    survey: drawnIn(e),
    callback: null,
  }),
  close_joined: (a, _, r) => ({
    ending: { reason: 'satisfied', text: '', by: a.signature?.by ?? '', at: r.at },
    signedAhead: false,
  }),
} satisfies Evolvers;

function isNews({ joined, children, ownerId }: Appeal, e: AppealEvent): boolean {
  if (e.type === 'count_joined') return JSON.stringify(e.children) !== JSON.stringify(children);
  if (e.type === 'follow_done') return joined !== null && e.result.at > (joined.resultAt ?? 0);
  if (e.type !== 'follow') return true;
  return joined !== null && (e.news === 'owner' ? e.toId !== ownerId : e.at > joined.seen);
}

const isWaitedFor = ({ children }: Appeal): boolean => children.some((child) => child.open);

export const joiningGuards = {
  /** A case that others have joined joins no further one: there are no chains. */
  no_children: (a) => unless(!isWaitedFor(a), 'refuse.merge_chain'),
  not_asked: (a) => unless(a.joinAsked === null, 'refuse.merge_asked'),
  merge_asked: (a) => unless(a.joinAsked !== null, 'refuse.stale_button'),
  children_settled: (a) => unless(!isWaitedFor(a), 'refuse.children_open'),
  children_open: (a) => unless(isWaitedFor(a), 'refuse.stale_button'),
  signed_ahead: (a) => unless(a.signedAhead && a.signature !== null, 'refuse.stale_button'),
  /** Follows from what another case did, and is not known here yet: two looks at once tell it once. Nobody is offered it. */
  derived: (a, _, e) => unless(e !== null && isNews(a, e), 'refuse.stale_button'),
} satisfies Record<string, Check>;

const takingIn = ['submitted', 'in_progress', 'need_info', 'disputed', 'long_term'] as const;

/**
 * Why a case cannot take another one in; null: it can. It must be worked on still, and follow nobody itself. Pure.
 */
export function whyNotParent(parent: Appeal | null, childId: string): Refusal | null {
  const isFit =
    parent !== null &&
    parent.id !== childId &&
    parent.joinAsked === null &&
    (takingIn as readonly string[]).includes(parent.status);
  return isFit ? null : new Refusal('refuse.merge_gone');
}

/**
 * What a case must do next because of those it is joined with, as they stand now; null: nothing. It asks how things
 * are, not what happened, so that asking late or twice does no harm. Pure.
 */
export function nextFollow(
  a: Appeal,
  parent: Appeal | null,
  children: readonly Appeal[],
): AppealEvent | null {
  return asParent(a, children) ?? (parent === null || a.joined === null ? null : asChild(a, parent));
}

function asParent(a: Appeal, children: readonly Appeal[]): AppealEvent | null {
  const now = children.map(({ id, no, status }) => ({ id, no: no ?? '', open: isAlive(status) }));
  if (JSON.stringify(now) !== JSON.stringify(a.children)) return { type: 'count_joined', children: now };
  const isDone = a.status === 'pending_confirm' && a.signedAhead && !isWaitedFor(a);
  return isDone ? { type: 'close_joined' } : null;
}

const reported = ['pending_confirm', 'callback', 'satisfied', 'phone_closed', 'unconfirmed'];

function asChild(a: Appeal, parent: Appeal): AppealEvent | null {
  const isAsked = a.status === 'pending_confirm' || a.status === 'callback';
  if (a.status !== 'merged' && !isAsked) return null;
  const { result } = parent;
  // As it joined, nobody had been asked about a result of the other case.
  const isNew = result !== null && result.at > (a.joined?.resultAt ?? 0);
  if (isNew && reported.includes(parent.status)) return { type: 'follow_done', result };
  if (a.status === 'merged' && !isOpen(parent.status)) return { type: 'split' };
  if (!isOpen(parent.status)) return null;
  if (parent.ownerId !== a.ownerId) return { type: 'follow', news: 'owner', toId: parent.ownerId };
  return isAsked ? null : newsFor(a, parent);
}

function newsFor({ joined }: Appeal, { progress }: Appeal): AppealEvent | null {
  if (progress === null || progress.at <= (joined?.seen ?? 0)) return null;
  return { type: 'follow', news: 'progress', at: progress.at, by: progress.by, text: progress.text };
}
