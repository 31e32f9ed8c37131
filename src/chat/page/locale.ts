import { signal } from '@preact/signals';

export type Locale = 'zh' | 'en';

export const locale = signal<Locale>('zh');
/** The township's time zone; set from the page's shell. */
export const zone = { name: 'Asia/Shanghai' };

export type Words = Record<string, readonly [zh: string, en: string]>;

/** A function that says a word in the language in force; `{name}` places are filled from `params`. */
export function speaker<W extends Words>(words: W) {
  return (word: keyof W, params: Record<string, string | number> = {}): string => {
    const text = words[word]?.[locale.value === 'zh' ? 0 : 1] ?? '';
    return text.replace(/\{(\w+)\}/g, (place, key: string) => String(params[key] ?? place));
  };
}

const languages: Record<Locale, string> = { zh: 'zh-CN', en: 'en' };

export function setLocale(next: Locale): void {
  locale.value = next;
  document.documentElement.lang = languages[next];
}

/** The `lang` a text needs where it differs from the page's own, so that it is read and drawn right. */
export function langOf(text: string): string | undefined {
  const found: Locale = /[\u3400-\u9fff]/.test(text) ? 'zh' : 'en';
  return found === locale.value || !/\p{L}/u.test(text) ? undefined : languages[found];
}
