import type { Category, Policy } from './policy.ts';

/** The word of the danger list that a text holds, as the list writes it. Latin words count whole only. */
export function dangerWord({ danger_words }: Policy, text: string): string | undefined {
  const said = text.normalize('NFKC').toLowerCase();
  return danger_words.find((word) => {
    const at = said.indexOf(word.toLowerCase());
    if (at < 0 || !/^[\x20-\x7e]+$/.test(word)) return at >= 0;
    return new RegExp(`\\b${word.replace(/[^\w ]/g, '\\$&')}\\b`, 'i').test(said);
  });
}

/** Whether a category, by itself or by this answer, brings the danger screen. */
export function isDangerous({ danger }: Category, key?: string, answerKeys: readonly string[] = []): boolean {
  if (danger === undefined || danger === 'always') return danger === 'always';
  return key !== undefined && answerKeys.some((answer) => danger[key]?.includes(answer));
}
