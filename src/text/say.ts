import { deck, isTextKey, type TextKey } from './deck.ts';
import { fill, placeholders } from './fill.ts';
import { cut, escapeHtml, type Html, raw, tame, tameLine } from './html.ts';
import { lengthOf } from './lengths.ts';
import type { Locale } from './locale.ts';

/** What fills a placeholder. `undefined` and '' are nothing to say: what speaks of it is left out. */
export type Value = string | number | Html | undefined;

type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never;

/** The placeholders of a text. Both languages have the same; a test sees to it. */
export type Params<K extends TextKey> = Record<Names<(typeof deck)[K]['zh']>, Value>;

type Filling<K extends TextKey> = [Names<(typeof deck)[K]['zh']>] extends [never] ? [] : [params: Params<K>];

/**
 * A text of the deck as HTML for Telegram. Values are escaped, freed of characters that would disturb
 * the text around them, and cut to their lengths, unless they are `raw`.
 */
export function say<K extends TextKey>(locale: Locale, key: K, ...[params]: Filling<K>): string {
  return sayKey(locale, key, params);
}

/** The same, to be put into another text. */
export function piece<K extends TextKey>(locale: Locale, key: K, ...filling: Filling<K>): Html {
  return raw(say(locale, key, ...filling));
}

/** For a key that is made at run time. Throws where there is no such text or a placeholder has no value. */
export function sayKey(locale: Locale, key: string, params: Record<string, Value> = {}): string {
  if (!isTextKey(key)) throw new Error(`no text ${key}`);
  const template = deck[key][locale];
  const values = new Map<string, string>();
  for (const name of placeholders(template)) {
    if (!Object.hasOwn(params, name)) throw new Error(`text ${key}: nothing given for {${name}}`);
    values.set(name, toHtml(key, name, params[name]));
  }
  // Dates keep their spaces: 2027年1月3日 周日.
  return fill(template, (name) => values.get(name) ?? '', locale === 'zh' && !key.startsWith('time.'));
}

function toHtml(key: string, placeholder: string, value: Value): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'object') return value.html;
  const { max, oneLine } = lengthOf(key, placeholder);
  return escapeHtml(cut(oneLine ? tameLine(value) : tame(value), max));
}
