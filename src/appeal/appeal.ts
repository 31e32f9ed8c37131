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

export type Contact = {
  at: Instant;
  how: string;
  note: string;
  by: string;
  loggedAt: Instant;
  /** The enterprise's word on it; null while it has not said. */
  confirmed: boolean | null;
};

export type Note = { at: Instant; by: string; text: string };
export type Info = { items: string[]; at: Instant; asked: number };
export type Result = { outcome: Outcome; text: string; left: string; by: string; at: Instant };
export type Opinion = {
  solved: Solved;
  rating: Rating;
  reason: string;
  text: string;
  by: string;
  at: Instant;
};
export type Signature = { name: string; by: string; at: Instant; differs: boolean; keptPartly: boolean };
export type Reason = { code: string; text: string; by: string; at: Instant };
/** A call that brought no answer; `counts` as an attempt at most once in the policy's while. */
export type Call = {
  at: Instant;
  number: string;
  outcome: 'no_answer' | 'not_now';
  by: string;
  counts: boolean;
};
/**
 * An opinion that the dispatcher noted on the phone, as long as the enterprise may cancel it. `was`: the facts before
 * the round that it began; null where it closed the case.
 */
export type Phoned = { at: Instant; by: string; was: Partial<Appeal> | null };
/** What somebody of the office says to a review that was asked for. */
export type Answered = { text: string; by: string; at: Instant };
/** What the enterprise asks to be looked at again once a case has ended against it. */
export type Recourse = { text: string; by: string; at: Instant; answer: Answered | null };
/** 依法不能办: pending until a leader has approved it. */
export type Bylaw = {
  basis: string;
  text: string;
  /** Ways of redress besides those that are always open. */
  redress: string;
  by: string;
  at: Instant;
  approvedAt: Instant | null;
  objection: Recourse | null;
};
/** 不予受理, with where to go instead; its one review may change it to 受理. */
export type Rejection = {
  reason: string;
  text: string;
  where: string;
  by: string;
  at: Instant;
  review: (Recourse & { accepted: boolean }) | null;
};
export type Ending = { reason: string; text: string; by: string; at: Instant };
/** The owner says that another unit should own it, and by which rule; the dispatcher rules. */
export type Dispute = { unit: string; text: string; by: string; at: Instant };
/** Who owns it by the dispatcher's word; it is final. */
export type Ruling = { toId: string; text: string; by: string; at: Instant };
/** It is handled with another case, and closed by its own enterprise all the same. */
export type Joined = {
  parentId: string;
  /** The other case's number. */
  no: string;
  at: Instant;
  /** News of the other case up to then were told. */
  seen: Instant;
  /** Which result of the other case the enterprise was asked about. */
  resultAt: Instant | null;
};
/** The enterprise was asked whether its case may be joined to another. */
export type JoinAsked = { parentId: string; no: string; by: string; at: Instant };
/** A case that was joined to this one; open until its own enterprise has settled it. */
export type Child = { id: string; no: string; open: boolean };
/** Somebody of the staff wrote it down for the enterprise, which reads it and submits it itself. */
export type Behalf = {
  by: string;
  /** How it was heard: an option's key, or what was typed. */
  source: string;
  /** When the writing began. */
  at: Instant;
  /** Since when the enterprise has it; null while it is being written. */
  handedAt: Instant | null;
};
/** Something promised by a date, and who gave the word. */
export type Promised = { text: string; dueAt: Instant; by: string; at: Instant; reason: string };
/** A supervision order (督办单); it is open until the supervisor closes it. */
export type Order = {
  id: string;
  no: string;
  text: string;
  by: string;
  /** The owner it was issued to. */
  toId: string | null;
  dueAt: Instant;
  issuedAt: Instant;
  ackedAt: Instant | null;
  answer: string | null;
  answeredAt: Instant | null;
  closedAt: Instant | null;
};

/** One step of a long-term plan (节点). */
export type Milestone = {
  /** Stays with the step through changes of the plan. */
  key: string;
  due: Instant;
  /** As first promised: by this it is measured, whatever the plan became. */
  first: Instant;
  who: string;
  what: string;
  doneAt: Instant | null;
};
export type PlanStep = Pick<Milestone, 'due' | 'who' | 'what'>;
/** A long-term plan (挂账攻坚) as a leader approved it. */
export type Plan = {
  why: string;
  /** What helps the enterprise meanwhile. */
  relief: string;
  /** The outside body that is needed; '' where there is none. */
  body: string;
  /** By due time. */
  milestones: Milestone[];
  /** Whose plan it is, and who said yes to it. */
  by: string;
  approvedBy: string;
  at: Instant;
};
/** A plan, or a change of it, that waits for the leader. */
export type Planned = Pick<Plan, 'why' | 'relief' | 'body' | 'by' | 'at'> & {
  kind: 'start' | 'change';
  steps: PlanStep[];
};
/** A change of the grade within a round. */
export type Raised = {
  at: Instant;
  from: Grade;
  /** Set by the dispatcher: where the new grade gives more time, the case has it, counted from the round. */
  more: boolean;
  /** The change before it in this round: what it took away does not come back with another one. */
  before: Raised | null;
};
export type Objection = { text: string; by: string; at: Instant };
export type SubState = 'asked' | 'working' | 'reported' | 'redo' | 'returned' | 'ended';
/** Why a sub-task ended: the lead took its result, or took it back; the helper leads the case now; the case ended. */
export type SubEnd = 'accepted' | 'taken_back' | 'leads' | 'case';
/** One part of a case, handed to a co-handler (协办). The lead stays responsible for the whole. */
export type Sub = {
  /** 1, 2 …: its number is that of the case with `-协1`. */
  n: number;
  helperId: string;
  by: string;
  task: string;
  /** The dispatcher named the helper: it cannot be returned. */
  ruled: boolean;
  round: number;
  givenAt: Instant;
  /** Since when its limit runs: anew after 请再办. */
  from: Instant;
  state: SubState;
  ackedAt: Instant | null;
  /** When the lead shared the contact's phone with the helper. */
  phoneAt: Instant | null;
  /** What the helper wrote last: progress, or what was added to a report. */
  progress: Note | null;
  result: Note | null;
  /** What the lead asked again. */
  again: Note | null;
  returned: Note | null;
  reason: Reason | null;
  /** The lead let the dispatcher decide who does what was returned. */
  passedAt: Instant | null;
  /** What was returned is somebody else's now, or nobody's. */
  settledAt: Instant | null;
  /** `status` is that of the case at that moment: nobody who is done with it learns how it goes on. */
  ended: { at: Instant; why: SubEnd; status: Status } | null;
};

/** The question four weeks after 满意, for the supervisor alone; drawn by lot at the signing. */
export type Survey = {
  askedAt: Instant | null;
  answer: 'fine' | 'bad' | 'unsaid' | null;
  answeredAt: Instant | null;
};
/** The last step of the ladder, before the discipline office: whether it looks into it is a person's decision. */
export type Lead = {
  no: string;
  at: Instant;
  verdict: 'no' | 'yes' | null;
  by: string;
  judgedAt: Instant | null;
};

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
    children: [],
    signedAhead: false,
    anew: null,
  };
}
