import type { MessageEntity } from '../message.ts';
import { ApiError, badRequest } from './api-error.ts';
import { type Formatted, parseHtml } from './html.ts';
import { findEntities } from './links.ts';
import { parseJson } from './params.ts';

/** Raw text above this is refused before anything is parsed, in bytes. */
const MAX_RAW = 32_768;
const MAX_ENTITIES = 100;

export type RawText = { text: string; parseMode: string | undefined; entities: string | undefined };

/** Reads a text or caption as Telegram does: markup or given entities, trimmed, links found. */
export function readFormatted({ text, parseMode = '', entities }: RawText): Formatted {
  if (Buffer.byteLength(text) > MAX_RAW) throw badRequest('text is too long');
  if (/\p{Surrogate}/u.test(text)) throw badRequest('strings must be encoded in UTF-8');
  const formatted = parsed(text, parseMode.toLowerCase(), entities);
  const { text: clean, entities: own } = trimmed(formatted);
  return { text: clean, entities: findEntities(clean, own).slice(0, MAX_ENTITIES) };
}

function parsed(text: string, mode: string, entities: string | undefined): Formatted {
  if (mode === 'html') return parseHtml(clean(text));
  if (mode === 'markdown' || mode === 'markdownv2') {
    throw badRequest('Markdown is not supported by this server, use parse_mode HTML');
  }
  if (mode && mode !== 'none') throw badRequest('unsupported parse_mode');
  return { text: clean(text), entities: givenEntities(entities) };
}

// Same length in, same length out: given entities count in these characters.
function clean(text: string): string {
  return text.replace(/[^\P{Cc}\n]|[\u2028\u2029]/gu, ' ');
}

function givenEntities(json: string | undefined): MessageEntity[] {
  if (!json) return [];
  const list = parseJson(json);
  if (!Array.isArray(list)) return [];
  return list.map((item: Partial<MessageEntity> | null) => {
    const { type, offset, length } = item ?? {};
    if (typeof type !== 'string') throw badRequest(`can't parse MessageEntity: Can't find field "type"`);
    if (typeof offset !== 'number') throw badRequest(`can't parse MessageEntity: Can't find field "offset"`);
    if (typeof length !== 'number') throw badRequest(`can't parse MessageEntity: Can't find field "length"`);
    return { ...item, type, offset, length };
  });
}

function trimmed({ text, entities }: Formatted): Formatted {
  const start = text.length - text.trimStart().length;
  const kept = text.trim();
  const moved = entities.map((entity) => {
    const from = Math.max(0, entity.offset - start);
    const to = Math.min(kept.length, entity.offset - start + entity.length);
    return { ...entity, offset: from, length: to - from };
  });
  return { text: kept, entities: moved.filter(({ length }) => length > 0) };
}

/** Length as Telegram counts it: in code points, so an emoji is 1. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** The text of a message; sent and edited ones that are too long are told so in different words. */
export function messageText(raw: RawText, edited = false): Formatted {
  if (!raw.text) throw badRequest('message text is empty');
  const formatted = readFormatted(raw);
  if (!formatted.text) throw badRequest('text must be non-empty');
  if (codePoints(formatted.text) > 4096) {
    throw edited ? badRequest('MESSAGE_TOO_LONG') : badRequest('message is too long');
  }
  return formatted;
}

export function messageCaption(raw: RawText): Formatted {
  const formatted = readFormatted(raw);
  if (codePoints(formatted.text) > 1024) throw new ApiError(400, 'Bad Request: message caption is too long');
  return formatted;
}
