import type { Words } from '../policy/policy.ts';
import { deck } from '../text/deck.ts';
import { escapeHtml, plain } from '../text/html.ts';
import type { LabelKey } from '../text/labels.ts';
import type { Locale } from '../text/locale.ts';
import { sayKey } from '../text/say.ts';
import type { Wording } from './form.ts';

/** A wording as HTML. */
export function sayWording(locale: Locale, wording: Wording): string {
  if ('html' in wording) return wording.html;
  if ('words' in wording) return escapeHtml(wording.words[locale]);
  return sayKey(locale, wording.say, wording.params);
}

/** The same for a button, which knows no tags. */
export function buttonText(locale: Locale, wording: Wording): string {
  return 'words' in wording ? wording.words[locale] : plain(sayWording(locale, wording));
}

/** Both languages, unfilled: what people may type for it, and where examples are looked for. */
export function wordsOf(wording: Wording): Words {
  if ('html' in wording) return { zh: plain(wording.html), en: plain(wording.html) };
  if ('words' in wording) return wording.words;
  const text: Words = deck[wording.say];
  return text;
}

export const labelled = (key: LabelKey): Wording => ({ say: `label.${key}` });

/** Words that are the same in both languages: names, numbers, what somebody typed. */
export const plainly = (text: string): Wording => ({ words: { zh: text, en: text } });
