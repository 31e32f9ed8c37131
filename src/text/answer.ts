import type { AnswerValue } from '../appeal/appeal.ts';
import type { Question } from '../policy/policy.ts';
import { instantOf, readDay } from '../calendar/zone.ts';
import { type Clock, writeDate } from './when.ts';

const NOON_MS = 12 * 3_600_000;

/** What an answer is written with: the reader's clock, and the enterprise for the option that names its plant. */
export type AnswerSetting = { clock: Clock; address: string };

/** An answer of the intake form as people read it, on one line; options in the reader's language. */
export function writeAnswer(
  question: Question | undefined,
  value: AnswerValue,
  setting: AnswerSetting,
): string {
  if (Array.isArray(value)) return value.map((one) => writeOne(question, one, setting)).join(joiner(setting));
  if (typeof value !== 'object') return writeOne(question, String(value), setting);
  return Object.values(value)
    .map((part) => writeAnswer(undefined, part, setting))
    .filter((part) => part !== '')
    .join(joiner(setting));
}

const joiner = ({ clock }: AnswerSetting): string => (clock.locale === 'zh' ? '、' : ', ');

function writeOne(question: Question | undefined, value: string, setting: AnswerSetting): string {
  const option = question?.options?.find(({ key }) => key === value);
  if (option !== undefined) return optionLabel(option.label[setting.clock.locale], setting);
  return question?.type === 'date' ? writeDay(value, setting.clock) : value;
}

function optionLabel(label: string, { address }: AnswerSetting): string {
  return label.replace('{address}', address).trim();
}

/** A day has no hour of its own: its noon in the town is taken. */
function writeDay(value: string, clock: Clock): string {
  const day = readDay(value);
  return Number.isNaN(day) ? value : writeDate(clock, new Date(instantOf(clock.zone, day, NOON_MS)));
}
