import { answerKeys } from '../appeal/answer.ts';
import type { Answers, AnswerValue, Appeal } from '../appeal/appeal.ts';
import { categoryOf, questionsFor } from '../appeal/compose.ts';
import { dangerWord, isDangerous } from '../policy/danger.ts';
import type { Policy } from '../policy/policy.ts';
import { isSpoken } from './intake.ts';

/** The answers to keep; null takes one back. */
export type Change = Record<string, AnswerValue | null>;

/** 有人身危险, 其他, 不是诉求 and what is confidential stand among the categories, but are none of an appeal. */
export function sorted(policy: Policy, change: Change): { spokenOnes: Change; own: Change } {
  const { category } = change;
  // Its words never enter an appeal, not even a draft of one.
  if (typeof category === 'string' && categoryOf(policy, category)?.confidential)
    return { spokenOnes: { confidential: '1' }, own: {} };
  if (category === 'danger') return { spokenOnes: { alarm: 'button' }, own: {} };
  if (category === 'all') return { spokenOnes: { all: '1' }, own: {} };
  if (category === 'drop') return { spokenOnes: { dropped: '1' }, own: {} };
  // Ends the conversation, and is nothing that a draft says.
  if (change.same === 'same') return { spokenOnes: { same: 'same' }, own: {} };
  const entries = Object.entries(change);
  const note: Change = change.danger === 'called' ? { note: 'called' } : {};
  return {
    spokenOnes: { ...note, ...Object.fromEntries(entries.filter(([key]) => isSpoken(key))) },
    own: Object.fromEntries(entries.filter(([key]) => !isSpoken(key))),
  };
}

export function merged(answers: Answers, change: Change): Answers {
  const entries = Object.entries({ ...answers, ...change });
  return Object.fromEntries(entries.filter((one): one is [string, Answers[string]] => one[1] !== null));
}

/** What an answer does to the danger screen: a new word or a dangerous choice brings it, once. */
export function alarmChange(policy: Policy, answers: Answers, change: Change): Change {
  const now = merged(answers, change);
  if (now.danger === 'called') return {};
  const typed = Object.entries(change).flatMap(([key, value]) =>
    typeof value === 'string' && key !== 'category' ? [value] : [],
  );
  const word = typed.map((one) => dangerWord(policy, one)).find((one) => one !== undefined);
  const seen = [now.danger_seen ?? []].flat().map(String);
  if (word !== undefined && !seen.includes(word)) {
    return { alarm: `word:${word}`, danger: null, danger_seen: [...seen, word] };
  }
  const why = Object.keys(change)
    .map((key) => alarmOf(policy, now, key))
    .find((one) => one !== undefined);
  return why === undefined || seen.includes(why)
    ? {}
    : { alarm: why, danger: null, danger_seen: [...seen, why] };
}

/** Answers that mean nothing in the new category: other options than it has, other questions. */
export function dropUnfit(
  policy: Policy,
  appeal: Pick<Appeal, 'category' | 'answers'>,
  category: Change[string] | undefined,
): Change {
  const next = typeof category === 'string' ? categoryOf(policy, category) : undefined;
  const last = categoryOf(policy, appeal.category);
  if (next === undefined || last === undefined || next.code === last.code) return {};
  const isShared = (key: string): boolean => {
    const here = last.questions.find((q) => q.key === key);
    const there = next.questions.find((q) => q.key === key);
    const same = JSON.stringify(here?.options) === JSON.stringify(there?.options);
    return here === undefined || (there !== undefined && same && here.type === there.type);
  };
  const unfit = Object.keys(appeal.answers).filter((key) => !isShared(key));
  return Object.fromEntries(unfit.map((key) => [key, null]));
}

/** Answers to questions that no longer apply, and what only the conversation needed. */
export function unneeded(policy: Policy, appeal: Pick<Appeal, 'category' | 'answers'>): Change {
  const category = categoryOf(policy, appeal.category);
  const asked = new Set(
    category === undefined ? [] : questionsFor(category, appeal.answers).map(({ key }) => key),
  );
  const gone = Object.keys(appeal.answers).filter((key) => !asked.has(key) && key !== 'danger');
  return Object.fromEntries(gone.map((key) => [key, null]));
}

/** Whether an answer brings the danger screen, and why; undefined where it does not. */
function alarmOf(policy: Policy, answers: Answers, key: string): string | undefined {
  const category = categoryOf(policy, textOf(answers.category));
  if (category === undefined) return undefined;
  if (key === 'category') return isDangerous(category) ? 'category' : undefined;
  const question = category.questions.find((one) => one.key === key);
  const given = question === undefined ? [] : answerKeys(question, answers[key]);
  return isDangerous(category, key, given) && category.danger !== 'always' ? 'answer' : undefined;
}

const textOf = (value: AnswerValue | undefined): string | null => (typeof value === 'string' ? value : null);
