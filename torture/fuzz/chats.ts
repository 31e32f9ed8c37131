import { ApiError } from '../../src/chat/bot-api/api-error.ts';
import type { Markup } from '../../src/chat/bot-api/markup.ts';
import { methods, put } from './rules.ts';

export type Params = Record<string, unknown>;
export type Kept = { id: number; text: string; markup: Markup | null; key: string; isOurs: boolean };
export type KeptFile = { kind: string; bytes: Buffer };
export type Chat = { messages: Map<number, Kept>; last: number; blocked: boolean; calls: number };

/** What Telegram has before it while it carries out a call. */
export type Desk = {
  chats: Map<number, Chat>;
  /** Taps that wait for their answer, and the chat of each. */
  taps: Map<string, number>;
  files: Map<string, KeptFile>;
  complain: (what: string, example: unknown) => void;
};

export type Chats = {
  /** Throws ApiError where Telegram would refuse. */
  perform: (method: string, params: Params) => unknown;
  /** Makes a chat known to the bot, as by a first word. */
  open: (chatId: number) => void;
  block: (chatId: number, blocked: boolean) => void;
  /** A message of the person's gets the next id of the chat. */
  nextId: (chatId: number) => number;
  /** What stands in the chat, oldest first; only the newest are kept. */
  messages: (chatId: number) => Kept[];
  /** Everything that the bot has done to this chat so far, as a count. */
  callsOf: (chatId: number) => number;
  tap: (id: string, chatId: number) => void;
  /** Whether a tap is still without its answer; it is asked once. */
  unanswered: (id: string) => boolean;
  keepFile: (fileId: string, file: KeptFile) => void;
  bytesAt: (path: string) => Buffer;
  /** What Telegram would have refused, and what gives words of people away as mark-up. */
  complaints: Map<string, { n: number; example: string }>;
  sent: () => number;
};

/** The chats of one bot, and the rules by which Telegram takes or refuses what the bot does there. */
export function openChats(): Chats {
  const complaints: Chats['complaints'] = new Map();
  const complain = (what: string, example: unknown) => {
    const known = complaints.get(what);
    const first = known?.example ?? JSON.stringify(example).slice(0, 1500);
    complaints.set(what, { n: (known?.n ?? 0) + 1, example: first });
  };
  const desk: Desk = { chats: new Map(), taps: new Map(), files: new Map(), complain };
  const { chats, taps, files } = desk;
  let sent = 0;
  return {
    complaints,
    sent: () => sent,
    perform(method, params) {
      sent += 1;
      return perform(desk, method, params);
    },
    open: (chatId) => {
      if (!chats.has(chatId)) chats.set(chatId, { messages: new Map(), last: 0, blocked: false, calls: 0 });
    },
    block: (chatId, blocked) => {
      const chat = chats.get(chatId);
      if (chat !== undefined) chat.blocked = blocked;
    },
    nextId: (chatId) => {
      const chat = chats.get(chatId);
      return chat === undefined ? 1 : put(chat, '', {}, false).message_id;
    },
    messages: (chatId) => [...(chats.get(chatId)?.messages.values() ?? [])],
    callsOf: (chatId) => chats.get(chatId)?.calls ?? 0,
    tap: (id, chatId) => void taps.set(id, chatId),
    unanswered: (id) => taps.delete(id),
    keepFile: (fileId, file) => void files.set(fileId, file),
    bytesAt: (path) => files.get(path.split('/').at(-1) ?? '')?.bytes ?? Buffer.alloc(0),
  };
}

/** Taken without a look. */
const FINE = /^(deleteWebhook|setMy|setChatMenuButton|get)/;

function perform(desk: Desk, method: string, params: Params): unknown {
  try {
    const run = methods[method];
    if (run !== undefined) return run(desk, params);
    if (FINE.test(method)) return method.startsWith('get') ? {} : true;
    throw new ApiError(404, 'Not Found: method not found');
  } catch (error) {
    if (error instanceof ApiError && !isNormal(error, params))
      desk.complain(`${method}: ${error.message}`, params);
    throw error;
  }
}

/** Answers that every bot gets in the course of a day, or to an update whose chat was made up. */
const isNormal = ({ message }: ApiError, { chat_id }: Params): boolean =>
  Math.abs(Number(chat_id)) < 10 ||
  /not modified|to (edit|delete) not found|blocked by the user|QUERY_ID_INVALID|temporarily/.test(message);
