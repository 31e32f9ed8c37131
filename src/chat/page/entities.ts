import type { MessageEntity } from '../message.ts';

/** A piece of text: plain, or an entity with what is inside it. */
export type Piece = string | { entity: MessageEntity; inside: Piece[] };

/**
 * Turns `text` between two offsets (UTF-16, as the Bot API counts) into a tree by its entities.
 * Entities that reach over the range are cut; one that crosses another's end is cut there too.
 */
export function pieces(
  text: string,
  entities: readonly MessageEntity[],
  from = 0,
  to = text.length,
): Piece[] {
  const found: Piece[] = [];
  let at = from;
  const blocks = /blockquote$|^pre$/;
  const sorted = entities
    .filter((entity) => entity.offset < to && entity.offset + entity.length > from)
    .sort((a, b) => a.offset - b.offset || b.length - a.length);
  sorted.forEach((entity, index) => {
    const start = Math.max(entity.offset, from);
    const end = Math.min(entity.offset + entity.length, to);
    if (start < at) return;
    if (start > at) found.push(text.slice(at, start));
    found.push({ entity, inside: pieces(text, sorted.slice(index + 1), start, end) });
    // A block ends its line by itself: the line break behind it would be an empty line.
    at = blocks.test(entity.type) && text[end] === '\n' ? end + 1 : end;
  });
  if (at < to) found.push(text.slice(at, to));
  return found;
}

export type Link = { text: string; href?: string; command?: string };

// No lookbehind: Safari before 16.4 refuses the whole script for it.
const linked =
  /(https?:\/\/[^\s，。；、！？（）()》」]+)|(^|[\s（(：:，,])(\/[a-z0-9_]{1,32})(?![\w/])|(^|[^\d-])(0\d{2,3}-\d{4}-?\d{3,4}|0\d{2,3}-\d{7,8}|1[3-9]\d{9})(?!\d)/g;

/** Finds web addresses, commands and telephone numbers in plain text, as every messenger does. */
export function links(text: string): (string | Link)[] {
  const found: (string | Link)[] = [];
  let at = 0;
  for (const match of text.matchAll(linked)) {
    const [whole, href, , command, , phone = ''] = match;
    const link: Link = href ? { text: href, href } : command ? { text: command, command } : callTo(phone);
    const start = (match.index ?? 0) + whole.length - link.text.length;
    if (start > at) found.push(text.slice(at, start));
    found.push(link);
    at = start + link.text.length;
  }
  if (at < text.length) found.push(text.slice(at));
  return found;
}

function callTo(phone: string): Link {
  return { text: phone, href: `tel:${phone.replace(/-/g, '')}` };
}
