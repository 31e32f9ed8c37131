import type { Locale } from './locale.ts';
import { say } from './say.ts';

const locales = ['zh', 'en'] as const satisfies Locale[];
const made = locales.map(
  (locale) => new RegExp(`^${say(locale, 'info.files', { n: 0 }).replace('0', '(\\d+)')}$`),
);

/**
 * Words of a step as their reader reads them: what stands for files that came without a word was made in the sender's
 * language. Pure.
 */
export function readWords(text: string, locale: Locale): string {
  const n = made.map((words) => words.exec(text)?.[1]).find((count) => count !== undefined);
  return n === undefined ? text : say(locale, 'info.files', { n: Number(n) });
}
