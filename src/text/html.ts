/** Ready-made HTML, which is put in as it is. Everything else that goes into a text is escaped. */
export type Html = { readonly html: string };

/** Marks HTML of ours (another text of the deck) so that it is not escaped again. */
export function raw(html: string): Html {
  return { html };
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const CHARACTERS: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>]/g, (character) => ENTITIES[character] ?? character);
}

/** Shortens to at most `max` code points, the last of them … where anything was cut. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const points = Array.from(text);
  if (points.length <= max) return text;
  const kept = points.slice(0, max - 1).join('');
  return `${kept.replace(/[\s\u200d]+$/u, '')}…`;
}

// Control, format, zero-width and bidi characters and letters that show as blanks. U+200D stays where it joins
// an emoji, and U+FE0E and U+FE0F choose how one is drawn.
const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const INVISIBLE = /(?!\t|\n|\u200d|\ufe0e|\ufe0f)[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const STRAY_JOINER =
  /(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d|\u200d(?!\p{Extended_Pictographic})/gu;
const PILED_MARKS = /(\p{M}{3})\p{M}+/gu;

/** Takes from people's text what would disturb the text around it, and leaves what can be read. */
export function tame(text: string): string {
  return text
    .replace(LINE_ENDS, '\n')
    .replace(INVISIBLE, '')
    .replace(STRAY_JOINER, '')
    .replace(PILED_MARKS, '$1')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** The same on one line, for names and lines of a card. */
export function tameLine(text: string): string {
  return tame(text).replace(/\s+/g, ' ');
}

/** The words of a text without its tags, for places that show none. */
export function plain(html: string): string {
  return html.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt);/g, (entity) => CHARACTERS[entity] ?? entity);
}

/** What Telegram shows of an answer to a tapped button: 200 characters, no tags. */
export function toast(html: string): string {
  return cut(plain(html), 200);
}
