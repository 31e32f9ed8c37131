import type { Instant, Status, Grade, Outcome, Solved, Rating, Appeal } from './appeal.ts';

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

/** What helps for now in an emergency; where nothing does (`works` is false), why not. `confirmed`: by the enterprise. */
export type Relief = Note & { works: boolean; confirmed: boolean | null };
export type Info = { items: string[]; at: Instant; asked: number };
export type Result = {
  outcome: Outcome;
  text: string;
  left: string;
  by: string;
  at: Instant;
  /** 依法不能办 was asked for in its place, whatever came of it. */
  byLaw?: true;
};
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
