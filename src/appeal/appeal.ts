import type {
  Contact,
  Note,
  Info,
  Result,
  Opinion,
  Signature,
  Reason,
  Call,
  Phoned,
  Bylaw,
  Rejection,
  Ending,
  Dispute,
  Ruling,
  Joined,
  JoinAsked,
  Child,
  Behalf,
  Promised,
  Order,
  Plan,
  Planned,
  Relief,
  Raised,
  Objection,
  Sub,
  Survey,
  Lead,
} from './facts.ts';

/** Milliseconds since 1970, as kept in an appeal's state; `Date` lives at the rim. */
export type Instant = number;

export type Status =
  | 'draft'
  | 'submitted'
  | 'in_progress'
  | 'need_info'
  | 'disputed'
  | 'long_term'
  | 'pending_confirm'
  | 'callback'
  | 'satisfied'
  | 'phone_closed'
  | 'explained'
  | 'rejected'
  | 'merged'
  | 'withdrawn'
  | 'unconfirmed';

/** Whose word counts for a step: what a person is to this appeal, or the clock. */
export type Relation =
  | 'enterprise'
  | 'owner'
  | 'deputy'
  | 'helper'
  | 'dispatcher'
  | 'leader'
  | 'head'
  | 'supervisor'
  | 'discipline'
  | 'admin'
  | 'clock';

export type Grade = 'top' | 'urgent' | 'ask' | 'normal' | 'complex' | 'hard' | 'rework' | 'conduct';

export type Outcome = 'resolved' | 'partly';
export type Solved = 'resolved' | 'partly' | 'unresolved';
export type Rating = 'satisfied' | 'fairly' | 'dissatisfied';

/** An answer of the intake form, as `checkAnswer` makes it. */
export type AnswerValue = string | number | string[] | { [key: string]: AnswerValue };
export type Answers = Record<string, AnswerValue>;

/** The state of one appeal: the fold of its events, and nothing else. */
export type Appeal = {
  id: string;
  enterpriseId: string;
  filedBy: string;
  behalf: Behalf | null;
  /** The finished case whose problem has come back. */
  linkedTo: { id: string; no: string } | null;
  no: string | null;
  status: Status;
  round: number;
  /** Supervision level 0–5 reached in this round. */
  level: number;
  grade: Grade;
  category: string | null;
  /** The last change of the grade: limits run anew from there, but never end later than before unless the dispatcher says so. */
  raised: Raised | null;
  /** The last time the staff changed the grade in this round, and whether the enterprise objected to it. */
  regraded: { at: Instant; by: string; objected: boolean } | null;
  /** Until the dispatcher has answered it. */
  gradeObjection: Note | null;
  /** Of the emergency that the case is or was, in this round. */
  relief: Relief | null;
  answers: Answers;
  ownerId: string | null;
  /** The owner was named for this very case, so that a change of the roster leaves it where it is. */
  chosen: boolean;
  /** How often the owner changed. */
  hops: number;
  version: number;
  policyVersion: string;
  updatedAt: Instant;
  submittedAt: Instant | null;
  roundAt: Instant | null;
  /** When the present owner got it. */
  ownedAt: Instant | null;
  acknowledgedAt: Instant | null;
  /** Who signed for it: the owner, or who stood in. */
  acknowledgedBy: string | null;
  /** Until it is ruled on. */
  dispute: Dispute | null;
  /** Kept for good: nobody disputes a case that was ruled on. */
  ruling: Ruling | null;
  contact: Contact | null;
  /** When the limit for contact began to run: the round, or the enterprise's "no". */
  contactFrom: Instant | null;
  progress: Note | null;
  /** Progress notes in this round. */
  notes: number;
  info: Info | null;
  /** Times the cadre's clock stood still in this round, waiting on the enterprise; the last may be open. */
  pauses: [from: Instant, to: Instant | null][];
  /** Earlier rounds, for the clocks. */
  past: { from: Instant; to: Instant; pauses: [from: Instant, to: Instant | null][] }[];
  /** The limit as moved by the leader, and when; the first limit stays on record. */
  extension: { to: Instant; at: Instant; reason: string; objected: boolean } | null;
  /** More time asked for, waiting for the leader; until then the limit stands. */
  extensionAsked: { to: Instant; at: Instant; by: string; reason: string } | null;
  /** What the enterprise agreed to, since when, and when its time came without a word that it was done. */
  promise: (Promised & { since: Instant; slippedAt: Instant | null }) | null;
  /** Promised, and not answered yet; why an earlier one is changed. */
  offer: Promised | null;
  result: Result | null;
  /** Reported as less than resolved, waiting for the leader's countersign. */
  proposal: Result | null;
  /** Waiting for the call-back about this, since then; what was dialled in vain. Kept where it ends unanswered. */
  callback: { about: 'result' | 'info'; at: Instant; calls: Call[] } | null;
  phoned: Phoned | null;
  bylaw: Bylaw | null;
  /** The cadre proposes 不予受理; the dispatcher has not decided yet. */
  rejectAsked: Ending | null;
  rejection: Rejection | null;
  /** Alarms that have rung for the present reason, by kind. */
  rung: Record<string, Instant>;
  reason: Reason | null;
  urges: Instant[];
  /** When the enterprise last wrote of its own accord. */
  heard: Instant | null;
  opinion: Opinion | null;
  signature: Signature | null;
  ending: Ending | null;
  orders: Order[];
  /** Null where nobody will be asked again. */
  survey: Survey | null;
  leads: Lead[];
  /** The plan in force; null but in long-term work. */
  plan: Plan | null;
  /** Plans that were changed or have ended, oldest first: what was promised stays on record. */
  plans: Plan[];
  planned: Planned | null;
  /** Of the enterprise to the plan, until a leader answers. */
  objection: Objection | null;
  /** When long-term work ended in this round: the limit runs anew from there. */
  backAt: Instant | null;
  subs: Sub[];
  joined: Joined | null;
  joinAsked: JoinAsked | null;
  /** Ids of the cases with which its enterprise does not want it handled: they are not offered again. */
  apartFrom: string[];
  children: Child[];
  /** Its enterprise has signed; it closes once the enterprises that joined it have. */
  signedAhead: boolean;
  /** The limit set anew as it left a case with which it was handled, because its own had passed. */
  anew: { due: Instant; at: Instant } | null;
};

export const openStatuses = [
  'submitted',
  'in_progress',
  'need_info',
  'disputed',
  'long_term',
  'pending_confirm',
  'callback',
] as const satisfies Status[];

/** Nobody has signed for it: as it came in, after it was given to somebody else, or because nobody has it. */
export function isUnsigned({ status, acknowledgedAt }: Appeal): boolean {
  if (status === 'submitted') return true;
  return ['in_progress', 'long_term'].includes(status) && acknowledgedAt === null;
}

/** States in which the cadre's clock stands still, because the enterprise has the word. */
export const waitingStatuses = ['need_info', 'pending_confirm', 'callback'] as const satisfies Status[];

export function isOpen(status: Status): boolean {
  return (openStatuses as readonly Status[]).includes(status);
}

/** Open, or handled with another case: its enterprise has not had the last word. */
export function isAlive(status: Status): boolean {
  return isOpen(status) || status === 'merged';
}

export const aliveStatuses = [...openStatuses, 'merged'] as const satisfies Status[];

export function isWaiting(status: Status): boolean {
  return (waitingStatuses as readonly Status[]).includes(status);
}

/** A draft before anything is known of it. */
export function newAppeal(
  id: string,
  enterpriseId: string,
  filedBy: string,
  policyVersion: string,
  at: Instant,
): Appeal {
  return {
    id,
    enterpriseId,
    filedBy,
    behalf: null,
    linkedTo: null,
    no: null,
    status: 'draft',
    round: 1,
    level: 0,
    grade: 'normal',
    category: null,
    raised: null,
    regraded: null,
    gradeObjection: null,
    relief: null,
    answers: {},
    ownerId: null,
    chosen: false,
    hops: 0,
    version: 0,
    policyVersion,
    updatedAt: at,
    submittedAt: null,
    roundAt: null,
    ownedAt: null,
    acknowledgedAt: null,
    acknowledgedBy: null,
    dispute: null,
    ruling: null,
    contact: null,
    contactFrom: null,
    progress: null,
    notes: 0,
    info: null,
    pauses: [],
    past: [],
    extension: null,
    extensionAsked: null,
    promise: null,
    offer: null,
    result: null,
    proposal: null,
    callback: null,
    phoned: null,
    bylaw: null,
    rejectAsked: null,
    rejection: null,
    rung: {},
    reason: null,
    urges: [],
    heard: null,
    opinion: null,
    signature: null,
    ending: null,
    orders: [],
    survey: null,
    leads: [],
    plan: null,
    plans: [],
    planned: null,
    objection: null,
    backAt: null,
    subs: [],
    joined: null,
    joinAsked: null,
    apartFrom: [],
    children: [],
    signedAhead: false,
    anew: null,
  };
}
