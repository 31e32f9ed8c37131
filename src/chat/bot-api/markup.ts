import type { InlineButton, InlineKeyboard, ReplyButton, ReplyKeyboard } from '../message.ts';
import { badRequest } from './api-error.ts';
import { webAddress } from './links.ts';
import { parseJson } from './params.ts';

export type Markup =
  | { kind: 'inline'; inline: InlineKeyboard }
  | { kind: 'reply'; keyboard: ReplyKeyboard }
  | { kind: 'remove' }
  | { kind: 'force'; placeholder?: string };

const MAX_BYTES = 10_240;
const INLINE = { total: 100, row: 8 };
const REPLY = { total: 300, row: 12 };
const MAX_CALLBACK_BYTES = 64;

// biome-ignore lint/suspicious/noExplicitAny: unchecked JSON of a bot
type Json = any;

/** Reads `reply_markup`; null is none, and an inline keyboard without buttons is none too. */
export function readMarkup(json: string | undefined): Markup | null {
  if (!json) return null;
  const value: Json = parseJson(json);
  if (value === undefined) throw badRequest("can't parse reply keyboard markup JSON object");
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw badRequest('object expected as reply markup');
  }
  if (Buffer.byteLength(json) > MAX_BYTES) throw badRequest('reply markup is too long');
  const { input_field_placeholder: placeholder } = value;
  const rows = readRows(value.keyboard, 'Field "keyboard" must be an Array of Arrays', readReplyButton);
  if (rows.length > 0) return { kind: 'reply', keyboard: replyKeyboard(value, cut(rows)) };
  const inline = readInline(value.inline_keyboard);
  if (inline) return { kind: 'inline', inline };
  if (value.remove_keyboard || value.hide_keyboard) return { kind: 'remove' };
  if (value.force_reply)
    return { kind: 'force', ...(placeholder ? { placeholder: String(placeholder) } : {}) };
  return null;
}

function readRows<T>(rows: Json, fault: string, read: (button: Json) => T | null): T[][] {
  if (!Array.isArray(rows)) return [];
  const made = rows.map((row: Json) => {
    if (!Array.isArray(row)) throw badRequest(fault);
    return row.map(read).filter((button) => button !== null);
  });
  return made.filter((row) => row.length > 0);
}

function replyKeyboard(value: Json, keyboard: ReplyButton[][]): ReplyKeyboard {
  return {
    keyboard,
    ...(value.is_persistent ? { is_persistent: true } : {}),
    ...(value.resize_keyboard ? { resize_keyboard: true } : {}),
    ...(value.one_time_keyboard ? { one_time_keyboard: true } : {}),
    ...(value.input_field_placeholder
      ? { input_field_placeholder: String(value.input_field_placeholder).slice(0, 64) }
      : {}),
  };
}

function readReplyButton(button: Json): ReplyButton | null {
  if (typeof button === 'string') return button ? { text: button } : null;
  if (typeof button !== 'object' || button === null) {
    throw badRequest("can't parse keyboard button: KeyboardButton must be a String or an Object");
  }
  if (typeof button.text !== 'string') {
    throw badRequest(`can't parse keyboard button: Can't find field "text"`);
  }
  if (!button.text.trim()) return null;
  return {
    text: button.text,
    ...(button.request_contact ? { request_contact: true } : {}),
    ...(button.request_location ? { request_location: true } : {}),
    ...(button.style ? { style: String(button.style) } : {}),
  };
}

// Telegram cuts silently here, so a bot tested on this server sees the same.
function cut(rows: ReplyButton[][]): ReplyButton[][] {
  let left = REPLY.total;
  const kept = rows.map((row) => {
    const part = row.slice(0, Math.min(REPLY.row, left));
    left -= part.length;
    return part;
  });
  return kept.filter((row) => row.length > 0);
}

function readInline(rows: Json): InlineKeyboard | null {
  const fault = 'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays';
  const keyboard = readRows(rows, fault, readInlineButton);
  const total = keyboard.reduce((sum, row) => sum + row.length, 0);
  if (total > INLINE.total || keyboard.some((row) => row.length > INLINE.row)) {
    throw badRequest('reply markup is too long');
  }
  return total > 0 ? { inline_keyboard: keyboard } : null;
}

function readInlineButton(button: Json): InlineButton | null {
  if (typeof button !== 'object' || button === null) {
    throw badRequest("can't parse inline keyboard button: InlineKeyboardButton must be an Object");
  }
  if (typeof button.text !== 'string') {
    throw badRequest(`can't parse inline keyboard button: Can't find field "text"`);
  }
  const style = button.style ? { style: String(button.style) } : {};
  const does = button.url ? linkOf(button.url) : pressOf(button.callback_data);
  return button.text.trim() ? { text: button.text, ...does, ...style } : null;
}

function linkOf(given: Json): { url: string } {
  const url = webAddress(String(given));
  if (!url) throw badRequest(`inline keyboard button URL '${given}' is invalid: Wrong HTTP URL`);
  return { url };
}

function pressOf(data: Json): { callback_data: string } {
  if (!data) {
    throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
  }
  if (typeof data !== 'string') {
    throw badRequest(`can't parse inline keyboard button: Field "callback_data" must be of type String`);
  }
  if (Buffer.byteLength(data) > MAX_CALLBACK_BYTES) throw badRequest('BUTTON_DATA_INVALID');
  return { callback_data: data };
}
