import type { MessageEntity } from '../message.ts';
import { badRequest } from './api-error.ts';
import { checkedLink } from './links.ts';

export type Formatted = { text: string; entities: MessageEntity[] };

type Open = { tag: string; argument: string; from: number };
type Scan = { source: string; at: number; text: string; open: Open[]; entities: MessageEntity[] };

const TYPES: Record<string, string> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  a: 'text_link',
  'tg-emoji': 'custom_emoji',
};
const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/**
 * Telegram's HTML → text and entities, with the faults that Telegram finds and its words for them
 * (tdlib, MessageEntity.cpp, parse_html).
 */
export function parseHtml(source: string): Formatted {
  const scan: Scan = { source, at: 0, text: '', open: [], entities: [] };
  while (scan.at < source.length) {
    const char = source.charAt(scan.at);
    if (char === '<') readTag(scan);
    else if (char === '&') scan.text += readCharacter(scan);
    else {
      scan.text += char;
      scan.at += 1;
    }
  }
  const unclosed = scan.open.at(-1);
  if (unclosed) throw cannotParse(`Can't find end tag corresponding to start tag "${unclosed.tag}"`);
  return { text: scan.text, entities: scan.entities };
}

function readTag(scan: Scan): void {
  if (scan.source.charAt(scan.at + 1) === '/') readEndTag(scan);
  else readStartTag(scan);
}

function readStartTag(scan: Scan): void {
  const begin = scan.at;
  scan.at += 1;
  const name = takeUntil(scan, /[\s>]/);
  if (scan.at >= scan.source.length)
    throw cannotParse(`Unclosed start tag at byte offset ${bytes(scan, begin)}`);
  const tag = name.toLowerCase();
  if (!Object.hasOwn(TYPES, tag)) {
    throw cannotParse(`Unsupported start tag "${tag}" at byte offset ${bytes(scan, begin)}`);
  }
  const argument = readAttributes(scan, tag, begin);
  if (tag === 'span' && argument !== 'spoiler') {
    throw cannotParse(`Tag "span" must have class "tg-spoiler" at byte offset ${bytes(scan, begin)}`);
  }
  scan.at += 1;
  scan.open.push({ tag, argument, from: scan.text.length });
}

function readAttributes(scan: Scan, tag: string, begin: number): string {
  let argument = '';
  for (skipSpace(scan); scan.source.charAt(scan.at) !== '>'; skipSpace(scan)) {
    const name = takeUntil(scan, /[\s=>/"']/);
    if (!name) {
      throw cannotParse(`Empty attribute name in the tag "${tag}" at byte offset ${bytes(scan, begin)}`);
    }
    argument = argumentOf(tag, name, readValue(scan, tag, begin)) ?? argument;
  }
  return argument;
}

function readValue(scan: Scan, tag: string, begin: number): string {
  skipSpace(scan);
  if (scan.source.charAt(scan.at) !== '=') {
    if (scan.at >= scan.source.length) {
      throw cannotParse(`Unclosed start tag "${tag}" at byte offset ${bytes(scan, begin)}`);
    }
    return '';
  }
  scan.at += 1;
  skipSpace(scan);
  const quote = scan.source.charAt(scan.at);
  const value = quote === '"' || quote === "'" ? readQuoted(scan, quote) : readBare(scan);
  if (scan.at >= scan.source.length) {
    throw cannotParse(`Unclosed start tag at byte offset ${bytes(scan, begin)}`);
  }
  return value;
}

function readQuoted(scan: Scan, quote: string): string {
  let value = '';
  scan.at += 1;
  while (scan.at < scan.source.length && scan.source.charAt(scan.at) !== quote) {
    if (scan.source.charAt(scan.at) === '&') value += readCharacter(scan);
    else {
      value += scan.source.charAt(scan.at);
      scan.at += 1;
    }
  }
  scan.at += 1;
  return value;
}

function readBare(scan: Scan): string {
  const begin = scan.at;
  const value = takeUntil(scan, /[^a-z0-9.-]/i);
  if (!/[\s>]/.test(scan.source.charAt(scan.at) || '>')) {
    throw cannotParse(`Unexpected end of name token at byte offset ${bytes(scan, begin)}`);
  }
  return value.toLowerCase();
}

/** The one attribute of a tag that means something, without its prefix. */
function argumentOf(tag: string, name: string, value: string): string | undefined {
  const key = `${tag} ${name}`;
  if (key === 'a href' || key === 'tg-emoji emoji-id') return value;
  if (key === 'code class' && value.startsWith('language-')) return value.slice('language-'.length);
  if (key === 'span class' && value.startsWith('tg-')) return value.slice('tg-'.length);
  return key === 'blockquote expandable' ? '1' : undefined;
}

function readEndTag(scan: Scan): void {
  const begin = scan.at;
  const open = scan.open.pop();
  if (!open) throw cannotParse(`Unexpected end tag at byte offset ${bytes(scan, begin)}`);
  scan.at += 2;
  const name = takeUntil(scan, /[\s>]/);
  skipSpace(scan);
  if (scan.source.charAt(scan.at) !== '>') {
    throw cannotParse(`Unclosed end tag at byte offset ${bytes(scan, begin)}`);
  }
  if (name && name !== open.tag) {
    throw cannotParse(
      `Unmatched end tag at byte offset ${bytes(scan, begin)}, expected "</${open.tag}>", found "</${name}>"`,
    );
  }
  scan.at += 1;
  if (scan.text.length > open.from) addEntity(scan, open);
}

function addEntity(scan: Scan, { tag, argument, from }: Open): void {
  const entity = { type: TYPES[tag] ?? tag, offset: from, length: scan.text.length - from };
  const last = scan.entities.at(-1);
  const same = last?.offset === entity.offset && last.length === entity.length;
  // <pre><code class="language-x"> is one entity, a `pre` with a language.
  if (tag === 'pre' && same && last.type === 'code' && last.language) last.type = 'pre';
  else {
    const details = detailsOf(tag, argument, scan.text.slice(from));
    if (details) scan.entities.push({ ...entity, ...details });
  }
}

/** What the argument of a tag adds to its entity; null drops the entity and keeps the text. */
function detailsOf(tag: string, argument: string, text: string): Partial<MessageEntity> | null {
  if (tag === 'a') return checkedLink(argument || text);
  if (tag === 'tg-emoji') return { custom_emoji_id: argument };
  if (tag === 'blockquote' && argument) return { type: 'expandable_blockquote' };
  return tag === 'code' && argument ? { language: argument } : {};
}

/** `&lt;`, `&#38;`, `&#x26;`, with or without the semicolon; anything else stays as it stands. */
function readCharacter(scan: Scan): string {
  const rest = scan.source.slice(scan.at, scan.at + 12);
  const match = /^&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));?/i.exec(rest);
  const [whole = '', hex, decimal, name = ''] = match ?? [];
  const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : 0;
  const found = code > 0 && code < 0x110000 ? String.fromCodePoint(code) : NAMED[name];
  scan.at += found ? whole.length : 1;
  return found ?? '&';
}

function takeUntil(scan: Scan, end: RegExp): string {
  const begin = scan.at;
  while (scan.at < scan.source.length && !end.test(scan.source.charAt(scan.at))) scan.at += 1;
  return scan.source.slice(begin, scan.at);
}

function skipSpace(scan: Scan): void {
  while (/\s/.test(scan.source.charAt(scan.at))) scan.at += 1;
}

function bytes(scan: Scan, at: number): number {
  return Buffer.byteLength(scan.source.slice(0, at));
}

function cannotParse(what: string) {
  return badRequest(`can't parse entities: ${what}`);
}
