import { localTime, readDay, writeDay } from '../calendar/zone.ts';
import { exampleOf, fillingOf, fillWords } from '../policy/ask.ts';
import type { Category, Policy, Question, Words } from '../policy/policy.ts';
import { Refusal } from '../refusal.ts';
import { checks, type CheckSetting, rangeErrors } from './answer-checks.ts';
import { dayOfOption, type Direction, readDate } from './answer-date.ts';
import { chineseNumber, hasIdNumber, lengthOf, numbersIn, plain, substance } from './answer-text.ts';
import type { Answers, AnswerValue } from './appeal.ts';

/** PostgreSQL keeps no NUL, and a text no half of a character. */
const UNSTORABLE = /[\0\p{Cs}]/gu;

/** What a person did: typed, tapped one button, ticked several, or sent files (their ids). */
export type AnswerInput = { text: string } | { option: string } | { options: string[] } | { files: string[] };

export type AnswerContext = {
  policy: Policy;
  /** The answers so far; checks compare with them. */
  answers: Answers;
  now: Date;
  zone: string;
  locale: keyof Words;
  /** The enterprise's, for the option that names its plant. */
  address: string;
  /** Set when the person has confirmed a value that `confirmable` names as a doubt. */
  confirmed?: boolean;
};

/**
 * Reads an answer, or refuses it with the text that says what is wrong. Options are kept by key, days as
 * `YYYY-MM-DD` (今天 becomes the date), figures as numbers, the rest as typed.
 */
export function checkAnswer(question: Question, input: AnswerInput, context: AnswerContext): AnswerValue {
  if ('files' in input) return checkFiles(question, input.files);
  if ('options' in input) return checkMany(question, input.options);
  if ('option' in input) return checkOption(question, input.option, context);
  const text = input.text.replace(UNSTORABLE, '').trim();
  if (hasIdNumber(text)) throw new Refusal('err.id_number');
  const tapped = optionTyped(question, text, context);
  if (tapped !== undefined) return checkOption(question, tapped, context);
  return readers[question.type](question, text, context);
}

/** The option keys of an answer, by which `when` and `danger` know it; a typed one counts as `other`. */
export function answerKeys({ options = [] }: Question, value: AnswerValue | undefined): string[] {
  if (value === undefined) return [];
  const known = new Set(options.map(({ key }) => key));
  return [value].flat().map((one) => (known.has(String(one)) ? String(one) : 'other'));
}

/** Whether a question is to be asked, given the answers so far. */
export function isAsked(question: Question, category: Category, answers: Answers): boolean {
  return Object.entries(question.when ?? {}).every(([key, wanted]) => {
    const earlier = category.questions.find((one) => one.key === key);
    return (
      earlier !== undefined && answerKeys(earlier, answers[key]).some((answer) => wanted.includes(answer))
    );
  });
}

type Reader = (question: Question, text: string, context: AnswerContext) => AnswerValue;

const readers: Record<Question['type'], Reader> = {
  text: checkText,
  name: checkText,
  number: checkNumber,
  date: checkDate,
  choice: (question, text, context) => {
    if (!question.other) throw new Refusal('ans.choice');
    return checkText(question, text, context);
  },
  multi: (question, text, context) => {
    const parts = text.split(/[,，、;；\n]|\s+(?:and|和)\s+/).filter((part) => part.trim() !== '');
    return checkMany(
      question,
      parts.map((part) => optionTyped(question, part.trim(), context) ?? ''),
    );
  },
  items: (question, text) => {
    const items = text
      .split('\n')
      .map((item) => item.trim())
      .filter((item) => item !== '');
    if (items.length < (question.min ?? 1)) throw new Refusal('refuse.info_empty');
    return items.slice(0, question.max);
  },
  files: () => {
    throw new Refusal('ans.choice');
  },
};

/** An option of which the label was typed, in either language. */
function optionTyped({ options = [] }: Question, text: string, context: AnswerContext): string | undefined {
  const said = bare(text);
  const found = options.find(({ label }) =>
    (['zh', 'en'] as const).some(
      (locale) => bare(fillWords(label[locale], fillingOf({ ...context, locale }))) === said,
    ),
  );
  return found?.key;
}

const bare = (text: string) => plain(text).toLowerCase().replace(/\s+/g, '');

function checkOption(question: Question, key: string, context: AnswerContext): AnswerValue {
  const option = question.options?.find((one) => one.key === key);
  if (!option) throw new Refusal('ans.choice');
  if (question.type === 'multi') return [key];
  if (question.type === 'number') return Number(key);
  // The name of a term tells its year, while "the next term" means another one by and by.
  if (/\{term_\d\}/.test(option.label[context.locale]))
    return fillWords(option.label[context.locale], fillingOf(context));
  const day = question.type === 'date' ? dayOfOption(key, todayOf(context)) : undefined;
  return day === undefined ? key : writeDay(day);
}

function checkMany(
  { options = [], min = 1, max = options.length }: Question,
  keys: readonly string[],
): string[] {
  const chosen = options.map(({ key }) => key).filter((key) => keys.includes(key));
  const unknown = keys.some((key) => !options.some((option) => option.key === key));
  if (unknown || chosen.length < min || chosen.length > max) throw new Refusal('ans.choice');
  return chosen;
}

function checkFiles({ required, max }: Question, files: readonly string[]): string[] {
  if (required && files.length === 0) throw new Refusal('ans.choice');
  return files.slice(0, max);
}

function checkText(question: Question, text: string, context: AnswerContext): string {
  const { key, min = 1, max = 2000, pattern } = question;
  const example = exampleOf(question, context.locale);
  const isDescription = key === 'description';
  if (substance(text) < min) {
    throw isDescription ? new Refusal('err.description.short') : new Refusal('err.text.short', { example });
  }
  const n = lengthOf(text);
  if (n > max) {
    throw isDescription && max === 2000
      ? new Refusal('err.description.long', { n })
      : new Refusal('refuse.text_too_long', { n, max });
  }
  if (pattern !== undefined && !new RegExp(`^(?:${pattern})$`, 'u').test(text)) {
    throw new Refusal('err.text.form', { example });
  }
  if (question.check) checks[question.check](text, settingOf(context));
  return text;
}

function settingOf({ answers, policy, confirmed = false }: AnswerContext): CheckSetting {
  return { answers, minimumWage: policy.town.minimum_wage, confirmed };
}

function checkNumber(question: Question, text: string, { locale }: AnswerContext): number {
  const figures = numbersIn(text);
  const value = figures.length === 0 ? chineseNumber(text) : figures[0];
  const negative = /[-−]\s*\d/.test(text);
  if (value === undefined || figures.length > 1 || negative) {
    throw new Refusal('ans.number', { example: exampleOf(question, locale) });
  }
  const { min = 0, max = Number.MAX_SAFE_INTEGER, check } = question;
  const own = check && rangeErrors[check];
  if (value >= min && value <= max && (!own || Number.isInteger(value))) return value;
  throw own ? new Refusal(own) : new Refusal('err.number.range', { min, max });
}

function checkDate(question: Question, text: string, context: AnswerContext): string {
  const today = todayOf(context);
  const direction: Direction = question.past ? 'past' : question.future ? 'future' : 'any';
  const day = readDate(text, today, direction);
  if (day === undefined) throw new Refusal('err.date.format');
  const date = dateWords(day, today, context.locale);
  if (question.past && day > today) throw new Refusal('err.date.future', { date });
  if (question.future && day < today) {
    throw new Refusal('err.date.past', { date, example: dateWords(today + 7, today, context.locale) });
  }
  return writeDay(day);
}

function todayOf({ now, zone }: AnswerContext): number {
  return readDay(localTime(zone, now).date);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day as a person would type it; the year only where it is another one. */
function dateWords(day: number, today: number, locale: keyof Words): string {
  const [y = '', m, d] = writeDay(day).split('-');
  const far = y !== writeDay(today).slice(0, 4);
  if (locale === 'zh') return `${far ? `${y}年` : ''}${Number(m)}月${Number(d)}日`;
  return `${Number(d)} ${MONTHS[Number(m) - 1]}${far ? ` ${y}` : ''}`;
}
