import type { Instant } from '../appeal/appeal.ts';
import { after, type Rules } from '../appeal/limits.ts';

export const kinds = ['refuse', 'hard', 'cannot', 'favour', 'late', 'other'] as const;
/** 不给办 很难办 办不了 吃拿卡要 超时 其他 */
export type Kind = (typeof kinds)[number];

export const outcomes = ['true', 'partly', 'none', 'thin', 'up'] as const;
/** 属实 部分属实 未发现问题 线索不足 转上级, in the office's judgement. */
export type Outcome = (typeof outcomes)[number];

export type Status = 'new' | 'working' | 'answered' | 'ended';

/** The one account that may see a report, beside the office. */
export type Author = { personId: string; botId: number; userId: number; chatId: number };

/** A file by its id with the messenger; the bytes are with it. */
export type Evidence = { kind: 'photo' | 'document' | 'voice' | 'video' | 'audio'; fileId: string };

/** What its author told. */
export type Told = { kind: Kind; who: string; when: string; said: string; wish: string };

/** One thing said by either side after it was filed. */
export type Word = {
  what: 'question' | 'more' | 'note' | 'answer' | 'objection' | 'trouble';
  text: string;
  at: Instant;
};

/** One report of conduct (作风问题). Only its number and its next due time are ever kept unsealed. */
export type Report = {
  id: string;
  no: string;
  status: Status;
  policyVersion: string;
  author: Author;
  /** The office may see who wrote it. From anonymous to named, never back. */
  named: boolean;
  /** The appeal it is about, if any: nothing of it is changed. */
  caseId: string | null;
  /** The enterprises its author speaks for in this. */
  enterpriseIds: string[];
  told: Told;
  evidence: Evidence[];
  filedAt: Instant;
  /** The limits count from here: the filing, or what took it up again after an answer. */
  since: Instant;
  /** The officer who acknowledged it. */
  handlerId: string | null;
  signedAt: Instant | null;
  /** The last word to the author since `since`. */
  notedAt: Instant | null;
  answer: { outcome: Outcome; at: Instant } | null;
  words: Word[];
  /** Every time somebody of the office opened it. */
  openings: { by: string; at: Instant }[];
  /** When its author was asked about trouble, and what they said. */
  checkedAt: Instant | null;
  trouble: boolean | null;
  withdrawnAt: Instant | null;
  /** When the office was last reminded of a limit that passed. */
  rung: Partial<Record<Limit, Instant>>;
  version: number;
};

export type Limit = 'sign' | 'stage' | 'done';
/** What the clock will do, and when. */
export type Timer = { kind: Limit | 'check' | 'end'; dueAt: Instant };

/** Whether the office still owes its answer. */
export const isOpen = ({ status }: Report): boolean => status === 'new' || status === 'working';

const limit = (rules: Rules, from: Instant, name: Limit): Instant | null => {
  const duration = rules.policy.grades.conduct[name];
  return duration === undefined ? null : after(rules, 'conduct', from, duration);
};

/** The limits that wait to be met, whenever they are or were due. */
export function limitsOf(rules: Rules, r: Report): { kind: Limit; dueAt: Instant }[] {
  if (!isOpen(r)) return [];
  const waiting: Limit[] = [
    ...(r.signedAt === null ? (['sign'] as const) : []),
    ...(r.notedAt === null ? (['stage'] as const) : []),
    'done',
  ];
  return waiting.flatMap((kind) => {
    const dueAt = limit(rules, r.since, kind);
    return dueAt === null ? [] : [{ kind, dueAt }];
  });
}

/** Whose turn it is does not change: the office's, until it has answered. What it must do next; null after that. */
export function nextOf(rules: Rules, r: Report): { kind: Limit; dueAt: Instant } | null {
  const [first = null] = limitsOf(rules, r).toSorted((a, b) => a.dueAt - b.dueAt);
  return first;
}

export function dueOf(rules: Rules, r: Report, kind: Limit): Instant | null {
  return limit(rules, r.since, kind);
}

/** Until when the author may disagree with the answer; null where there is none. */
export function objectUntil(rules: Rules, { answer }: Report): Instant | null {
  return answer === null ? null : after(rules, 'conduct', answer.at, rules.policy.periods.object);
}

/** What the clock has to do: remind of limits that passed, again each 签收 limit; ask about trouble; close. */
export function timersOf(rules: Rules, r: Report): Timer[] {
  const again = rules.policy.grades.conduct.sign ?? '1wd';
  const reminders = limitsOf(rules, r).map(({ kind, dueAt }) => {
    const rung = r.rung[kind];
    return { kind, dueAt: rung === undefined ? dueAt : after(rules, 'conduct', rung, again) };
  });
  const until = objectUntil(rules, r);
  if (r.status !== 'answered' || r.answer === null || until === null) return reminders;
  const check = after(rules, 'conduct', r.answer.at, rules.policy.periods.conduct_check);
  return [
    ...(r.checkedAt === null ? [{ kind: 'check', dueAt: check } as const] : []),
    { kind: 'end', dueAt: Math.max(until, check + 1) },
  ];
}

/** When the clock acts next; null when it has nothing left to do. */
export function nextTimer(rules: Rules, r: Report): Instant | null {
  const [first] = timersOf(rules, r).toSorted((a, b) => a.dueAt - b.dueAt);
  return first?.dueAt ?? null;
}

/** The letter by which the author knows an officer: A is whoever opened it first. */
export function letterOf({ openings }: Report, personId: string): string {
  const order = [...new Set(openings.map(({ by }) => by))];
  return String.fromCharCode(65 + Math.max(0, order.indexOf(personId)));
}
