import type { MessageEntity } from '../message.ts';

/**
 * Where a link in a text leads, as Telegram understands it, or null where Telegram drops the link and keeps the
 * words: a host without a dot (`http://localhost`) is such a case.
 */
export function checkedLink(href: string): Partial<MessageEntity> | null {
  const url = webAddress(href);
  return url ? { url } : null;
}

/** The address with its scheme, or null if Telegram would not take it. */
export function webAddress(href: string): string | null {
  const trimmed = href.trim();
  if (/^(tg|ton|tonsite):\/\/\S+$/i.test(trimmed)) return trimmed;
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`;
  if (!/^https?:\/\//i.test(withScheme) || /\s/.test(trimmed) || !URL.canParse(withScheme)) return null;
  const { hostname, href: full } = new URL(withScheme);
  return hostname.includes('.') ? full : null;
}

const FOUND: { type: string; pattern: RegExp }[] = [
  {
    type: 'url',
    pattern: /https?:\/\/[^\s<>"'，。、；：！？（）《》“”]+|www\.[^\s<>"'，。、；：！？（）《》“”]+/gi,
  },
  { type: 'email', pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g },
  { type: 'bot_command', pattern: /(?<![\w/@<>])\/[a-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])/gi },
  { type: 'mention', pattern: /(?<![\w@/])@[a-z]\w{2,31}(?!\w)/gi },
  { type: 'hashtag', pattern: /(?<![\p{L}\p{N}_&])#[\p{L}\p{N}_]*[\p{L}_][\p{L}\p{N}_]*/gu },
];

/** What Telegram marks by itself in any text: links, addresses, commands, mentions, hashtags. */
export function findEntities(text: string, given: MessageEntity[] = []): MessageEntity[] {
  const found = [...given];
  for (const { type, pattern } of FOUND) {
    for (const match of text.matchAll(pattern)) {
      const whole = type === 'url' ? match[0].replace(/[.,;:!?)\]]+$/, '') : match[0];
      const entity = { type, offset: match.index, length: whole.length };
      if (!found.some((other) => overlaps(other, entity) && isClosed(other, given))) found.push(entity);
    }
  }
  return found.sort((a, b) => a.offset - b.offset || b.length - a.length);
}

// Bold and the like may hold a link; code, links and what was found before may not.
function isClosed(entity: MessageEntity, given: MessageEntity[]): boolean {
  return !given.includes(entity) || ['code', 'pre', 'text_link', 'text_mention'].includes(entity.type);
}

function overlaps(a: MessageEntity, b: MessageEntity): boolean {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length;
}
