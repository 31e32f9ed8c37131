import type { TextKey } from '../text/deck.ts';
import { plain } from '../text/html.ts';
import type { Locale } from '../text/locale.ts';
import { sayKey, type Value } from '../text/say.ts';

/** A text of the deck for a page, without tags; JSX escapes what it is put into. */
export const word = (locale: Locale, key: TextKey, params?: Record<string, Value>): string =>
  plain(sayKey(locale, key, params));
