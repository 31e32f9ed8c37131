import { deck, isTextKey } from './deck.ts';
import type { Locale } from './locale.ts';

/**
 * A reason as people read it: the option tapped, in the reader's language, then what was typed. A code that is no
 * option stands as it is, for reasons that were typed whole.
 */
export function reasonText(locale: Locale, code: string, text = ''): string {
  const known = [`opt.${code}`, `opt.rj.${code}`, `label.${code}`, `reason.${code}`, `opt.src.${code}`].find(
    isTextKey,
  );
  const tapped =
    known === undefined || code === 'other' ? (code === 'other' ? '' : code) : deck[known][locale];
  return [tapped, text].filter((part) => part !== '').join(locale === 'zh' ? '，' : ', ');
}
