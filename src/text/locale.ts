/** The languages the bot speaks. A person's own is in `people.locale`. */
export type Locale = 'zh' | 'en';

/** One text in both languages. */
export type Words = { readonly zh: string; readonly en: string };

export type Texts = Record<string, Words>;

/** Reads the locale of a row, which the database keeps as text. */
export function toLocale(value: string): Locale {
  return value === 'en' ? 'en' : 'zh';
}

/** Reads what Telegram says of somebody's client: `en`, `en-GB`, `zh-hans`, or nothing. */
export function readLanguage(code: string | undefined): Locale {
  return toLocale(code?.slice(0, 2).toLowerCase() ?? '');
}
