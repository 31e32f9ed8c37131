import type { SqlTx } from '../db/client.ts';
import { Refusal } from '../refusal.ts';
import type { Deps } from '../deps.ts';
import type { Category, Policy } from '../policy/policy.ts';
import type { Acted } from './act.ts';
import { actIn } from './act.ts';
import { isAsked } from './answer.ts';
import { type Answers, type AnswerValue, type Appeal, type Grade, newAppeal } from './appeal.ts';
import { needRoomForAppeal, needRoomForDraft } from './room.ts';
import { rulesNow, rulesOf } from './rules.ts';
import { deleteDraftRow, draftsOf, insertDraft, updateDraft } from './store-drafts.ts';
import { timersOf } from './timers.ts';

/** From mild to pressing; an appeal takes the strongest grade that anything in it asks for. */
const pressing: readonly Grade[] = ['ask', 'normal', 'complex', 'hard', 'urgent', 'top'];

/**
 * Begins a draft. Drafts are rows: they outlive restarts, days and a change of device. The same `id` begins one once.
 * @throws Refusal `refuse.too_many_drafts`
 */
export async function startDraft(
  deps: Deps,
  by: {
    personId: string;
    enterpriseId: string;
    category?: string;
    answers?: Answers;
    id?: string;
    linkedTo?: Appeal['linkedTo'];
    /** Written down for the enterprise by the staff, who heard of it this way. */
    behalf?: { source: string };
  },
): Promise<Appeal> {
  const rules = rulesNow(deps);
  const now = deps.now().getTime();
  const blank = newAppeal(by.id ?? deps.newId(), by.enterpriseId, by.personId, rules.policy.version, now);
  const behalf = by.behalf === undefined ? null : { ...by.behalf, by: by.personId, at: now, handedAt: null };
  const draft = {
    ...blank,
    behalf,
    category: by.category ?? null,
    answers: by.answers ?? {},
    linkedTo: by.linkedTo ?? null,
  };
  const isDanger = draft.answers.alarm !== undefined;
  await needRoomForDraft(deps.sql, rules, { id: draft.id, personId: by.personId, isDanger });
  const timers = timersOf(rules, draft, now).map((t) => ({ ...t, id: deps.newId() }));
  await insertDraft(deps.sql, draft, timers);
  return draft;
}

/** The drafts that are a person's to submit, newest first: their own, and what was written down for their enterprises. */
export async function openDrafts(deps: Deps, personId: string): Promise<Appeal[]> {
  return await draftsOf(deps.sql, personId);
}

export type DraftChange = { category?: string | null; answers?: Record<string, AnswerValue | null> };

/**
 * Changes a draft: the category, or answers (null takes one back). Other answers stay.
 * @throws Refusal `refuse.draft_gone` if it was submitted or deleted elsewhere
 */
export async function changeDraft(
  deps: Deps,
  draftId: string,
  personId: string,
  change: DraftChange,
): Promise<Appeal> {
  const now = deps.now();
  return await updateDraft(deps.sql, draftId, personId, async (draft) => {
    const rules = await rulesOf(deps, draft.policyVersion);
    const next = {
      ...edited(draft, change),
      version: draft.version + 1,
      updatedAt: now.getTime(),
      ...idleAnew(draft),
    };
    const timers = timersOf(rules, next, now.getTime()).map((t) => ({ ...t, id: deps.newId() }));
    return { draft: next, timers };
  });
}

/** A draft that is worked on may be remembered again; what somebody else wrote down is remembered once. */
const idleAnew = ({ behalf }: Appeal): Partial<Appeal> => (behalf === null ? { rung: {} } : {});

function edited(draft: Appeal, change: DraftChange): Appeal {
  const merged = { ...draft.answers, ...change.answers };
  const answers = Object.fromEntries(
    Object.entries(merged).filter((entry): entry is [string, AnswerValue] => entry[1] !== null),
  );
  return { ...draft, answers, category: change.category === undefined ? draft.category : change.category };
}

export async function deleteDraft(deps: Deps, draftId: string, personId: string): Promise<void> {
  await deleteDraftRow(deps.sql, draftId, personId);
}

export function categoryOf(policy: Policy, code: string | null): Category | undefined {
  return policy.categories.find((category) => category.code === code);
}

/** Why a grade was given, for the receipt. */
export type GradeWhy =
  | { grade: Grade; because: 'danger' }
  | { grade: Grade; because: 'category' | 'answer'; question?: string };

/** The grade of what was answered: the strongest of the category's own, the answers', and danger. */
export function gradeOf(category: Category, answers: Answers): GradeWhy {
  if (answers.danger === 'called') return { grade: 'top', because: 'danger' };
  const start: GradeWhy = { grade: category.grade, because: 'category' };
  return category.questions.reduce((strongest: GradeWhy, question): GradeWhy => {
    const given = [answers[question.key]].flat();
    const grades = question.options?.filter((o) => given.includes(o.key)).flatMap((o) => o.grade ?? []) ?? [];
    const grade = grades.find((g) => pressing.indexOf(g) > pressing.indexOf(strongest.grade));
    return grade === undefined ? strongest : { grade, because: 'answer', question: question.key };
  }, start);
}

type SubmittedBy = {
  personId: string;
  ownerId: string | null;
  cause: string;
  /** What is kept for the draft and goes with it. */
  files?: readonly string[];
  /** Against what one person may submit in a day. */
  isCounted?: boolean;
};

/**
 * Submits a draft; from here on only `act` changes it.
 * @param ownerId who answers for the enterprise now; null hands it to the dispatcher
 * @throws Refusal `summary.missing` with the keys that are still needed, `refuse.too_many_appeals`
 */
export async function submitDraft(deps: Deps, draft: Appeal, by: SubmittedBy): Promise<Acted> {
  return (await deps.sql.begin((tx) => submitDraftIn(deps, tx, draft, by))) as Acted;
}

/** The same inside a transaction that does something else as well. */
export async function submitDraftIn(deps: Deps, tx: SqlTx, draft: Appeal, by: SubmittedBy): Promise<Acted> {
  const rules = await rulesOf(deps, draft.policyVersion);
  const { policy } = rules;
  const category = categoryOf(policy, draft.category);
  if (category === undefined) throw new Refusal('summary.missing', { names: 'category' });
  const missing = questionsFor(category, draft.answers).filter(
    (q) => q.required && draft.answers[q.key] === undefined,
  );
  if (missing.length > 0)
    throw new Refusal('summary.missing', { names: missing.map((q) => q.key).join(' ') });
  const { grade } = gradeOf(category, draft.answers);
  const event = {
    type: 'submit',
    grade,
    ownerId: by.ownerId,
    answers: draft.answers,
    category: category.code,
    ...(draft.behalf === null ? {} : { behalf: draft.behalf }),
  } as const;
  const { personId, cause, files = [] } = by;
  if (by.isCounted) await needRoomForAppeal(tx, rules, { personId, grade, now: deps.now() });
  return await actIn(deps, tx, { appealId: draft.id, event, personId, cause, files });
}

/** The questions that apply, given the answers so far, in the policy's order. */
export function questionsFor(category: Category, answers: Answers): Category['questions'] {
  return category.questions.filter((question) => isAsked(question, category, answers));
}
