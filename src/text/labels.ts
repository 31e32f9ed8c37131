import { deck, type TextKey } from './deck.ts';
import { labels } from './deck/labels.ts';
import type { Locale } from './locale.ts';

/** A button's word, without the `label.` before it. */
export type LabelKey = TextKey extends infer K ? (K extends `label.${infer Name}` ? Name : never) : never;

export function label(locale: Locale, key: LabelKey): string {
  return deck[`label.${key}`][locale];
}

const byWord = new Map<string, LabelKey>(
  Object.entries(labels).flatMap(([key, { zh, en }]) => {
    const name = key.slice('label.'.length) as LabelKey;
    return [[zh, name] as const, [en.toLowerCase(), name] as const];
  }),
);

/** Which label a person typed, or tapped on a reply keyboard, in either language, with or without its emoji. */
export function readLabel(text: string): LabelKey | undefined {
  return byWord.get(
    text
      .replace(/^[^\p{L}]+/u, '')
      .trim()
      .toLowerCase(),
  );
}
