import type { CheckName } from '../policy/policy.ts';
import { Refusal } from '../refusal.ts';
import type { Answers } from './appeal.ts';
import {
  chineseNumber,
  forbiddenCondition,
  lengthOf,
  namesChild,
  namesSomebody,
  numbersIn,
  plain,
} from './answer-text.ts';

export type CheckSetting = {
  /** The other answers of the form, for checks that compare. */
  answers: Answers;
  /** Yuan a month; 0 where it is not checked. */
  minimumWage: number;
  /** The person has looked at a doubtful value and means it. */
  confirmed: boolean;
};

type Check = (text: string, setting: CheckSetting) => void;

/** Doubts, not faults: with 确认 the answer is taken as it is. */
export const confirmable: ReadonlySet<string> = new Set(['err.power.voltage.range', 'err.job.pay_low']);

/** Refuses what does not fit, with the text that says why. Numbers are checked where they are read. */
export const checks: Record<CheckName, Check> = {
  power_meter: (text) => {
    if (!/^\d{10,16}$/.test(plain(text).replace(/\s/g, ''))) throw new Refusal('err.power.meter', { text });
  },
  power_voltage: checkVoltage,
  power_capacity: (text) => {
    if (numbersIn(text).length !== 2) throw new Refusal('err.power.capacity');
  },
  school_count: () => {},
  school_grades: (text, { answers }) => {
    if (namesChild(text)) throw new Refusal('err.school.name');
    const sum = sumOfGrades(text);
    const count = Number(answers.count);
    if (sum !== undefined && count > 0 && sum !== count)
      throw new Refusal('err.school.grades.sum', { sum, count });
  },
  school_insurance: (text) => {
    if (numbersIn(text).length < 2) throw new Refusal('err.school.insurance');
  },
  school_text: (text) => {
    if (namesSomebody(text)) throw new Refusal('err.school.name');
  },
  job_number: () => {},
  job_conditions: (text) => {
    const word = forbiddenCondition(text);
    if (word !== undefined) throw new Refusal('err.job.discrimination', { word });
  },
  job_pay: checkPay,
};

/** What is said of a number out of its range, where the question has words of its own. */
export const rangeErrors: Partial<Record<CheckName, string>> = {
  school_count: 'err.school.count',
  job_number: 'err.job.number',
};

const VOLTS: Record<string, [volts: number, written: string]> = {
  v220: [220, '220 V'],
  v380: [380, '380 V'],
  kv10: [10_000, '10 kV'],
  kv35: [35_000, '35 kV'],
};

/** A measured voltage is a figure, as a rule with the time. Half or one and a half times the supply is a slip. */
function checkVoltage(text: string, { answers, confirmed }: CheckSetting): void {
  const [figure] = numbersIn(plain(text).replace(/\d{1,2}\s*[:点时]\s*\d{0,2}/g, ' '));
  if (figure === undefined) throw new Refusal('err.power.voltage.number');
  const [volts, level] = VOLTS[String(answers.level)] ?? [];
  if (volts === undefined || confirmed) return;
  const value = /kv|千伏/i.test(text) || (volts >= 10_000 && figure < 100) ? figure * 1000 : figure;
  if (value < volts / 2 || value > volts * 1.5)
    throw new Refusal('err.power.voltage.range', { value, level });
}

const PAY =
  /^(?:从|from)?\s*(\d+(?:\.\d+)?)\s*(k|千|万)?\s*(?:(?:-|~|–|—|到|至|to)\s*(\d+(?:\.\d+)?)\s*(k|千|万)?)?/i;
const PAY_REST =
  /^\s*(?:元|块|yuan|rmb)?\s*(?:\/|每|一个?|a|per)?\s*(?:月|month)?\s*(?:起|以上|左右|upwards?|and up)?\s*$/i;
const TIMES: Record<string, number> = { k: 1000, 千: 1000, 万: 10_000 };

/** Yuan a month, as one figure or a range. */
function checkPay(text: string, { minimumWage, confirmed }: CheckSetting): void {
  const said = plain(text)
    .trim()
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
    .replace(/^(?:月薪|工资|每月|monthly)[:：\s]*/i, '');
  const found = PAY.exec(said);
  if (!found || !PAY_REST.test(said.slice(found[0].length))) throw new Refusal('err.job.pay');
  const [, low = '', lowUnit, high, highUnit] = found;
  const value = yuan(low, lowUnit ?? (high === undefined ? undefined : highUnit));
  if (high !== undefined && yuan(high, highUnit) < value) throw new Refusal('err.job.pay');
  if (value < minimumWage && !confirmed)
    throw new Refusal('err.job.pay_low', { value, minimum: minimumWage });
}

function yuan(figure: string, unit = ''): number {
  return Number(figure) * (TIMES[unit.toLowerCase()] ?? 1);
}

const GRADE = /[一二三四五六七八九\d]+\s*年级|[初高][一二三123]|[大中小]班|(?:grade|year|g)\s*\d+\s*[:：]?/gi;

/**
 * The children in a list of grades (一年级 2 人，四年级 1 人); undefined where no number can be made out.
 */
export function sumOfGrades(text: string): number | undefined {
  const said = plain(text);
  const each = /各\s*(\d+|[一二两三四五六七八九十])/.exec(said)?.[1];
  const parts = said.split(/[,，、;；。\n和及]|\band\b/i).filter((part) => lengthOf(part.trim()) > 0);
  const counts = parts.map((part) => numberOf(part.replace(GRADE, ' ')));
  if (each !== undefined)
    return parts.filter((part) => part.search(GRADE) >= 0).length * (numberOf(each) ?? 0);
  if (counts.some((count) => count === undefined)) return undefined;
  return counts.reduce((sum: number, count) => sum + (count ?? 0), 0);
}

function numberOf(text: string): number | undefined {
  const figures = numbersIn(text);
  return figures.length === 1 ? figures[0] : figures.length === 0 ? chineseNumber(text) : undefined;
}
