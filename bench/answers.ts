import type { Answers } from '../src/appeal/appeal.ts';
import type { Policy } from '../src/policy/policy.ts';

export const CATEGORY = 'OTH';
const TEXT = '2 号车间下午电压只有 340 伏，三台机器停了两台';

/** An answer to every question that must be answered. */
export function answersFor({ categories }: Policy): Answers {
  const questions = categories.find(({ code }) => code === CATEGORY)?.questions ?? [];
  const needed = questions.filter(({ required }) => required);
  return Object.fromEntries(needed.map(({ key, options }) => [key, options?.at(-1)?.key ?? TEXT]));
}
