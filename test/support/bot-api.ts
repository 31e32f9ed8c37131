import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Call = {
  method: string;
  chatId: number;
  params: Record<string, unknown>;
  at: number;
  /** The address that was called; whoever calls may be told by it. */
  host: string;
  /** It was carried out, whether the caller heard so or not. */
  done?: boolean;
  /** The message that a call which sends became. */
  messageId?: number;
};
export type Message = {
  messageId: number;
  text: string;
  markup?: unknown;
  silent: boolean;
  /** Written by the person; by the bot without. */
  mine?: true;
};
/**
 * What a test may have the server do instead of the usual; `lost`: carried out, but the answer never comes. `late`: the
 * usual, after so many ms. `html`: what a gateway answers, not Telegram itself.
 */
export type Mischief = Odd | 'reset' | 'hang' | 'lost' | undefined;
type Odd = { code?: number; description?: string; retryAfter?: number; late?: number; html?: number };

export type Update = { update_id: number } & Record<string, unknown>;

export type BotApi = {
  url: string;
  token: string;
  /** Every call that came in, in order. */
  calls: Call[];
  /** What stands in a chat now. */
  chat: (chatId: number) => Message[];
  /** Puts what a person writes into a chat. @returns its id there */
  write: (chatId: number, text: string) => number;
  /** Puts an update up for getUpdates, where it stays until it is confirmed. */
  feed: (...updates: Update[]) => void;
  /** Takes away an update that reached us another way than by a poll. */
  confirm: (updateId: number) => void;
  /** Updates that were not confirmed yet. */
  waiting: () => Update[];
  /** Called for each call before the usual answer. */
  meddle: (how: (call: Call) => Mischief) => void;
  close: () => Promise<void>;
};

type Answer = { result: unknown } | { code: number; description: string; retryAfter?: number };
const bad = (description: string): Answer => ({ code: 400, description: `Bad Request: ${description}` });

/** The smallest Bot API: keeps the messages of chats and records what was asked of it. */
export async function startBotApi(): Promise<BotApi> {
  const calls: Call[] = [];
  const chats = new Map<number, Map<number, Message>>();
  let mischief: (call: Call) => Mischief = () => undefined;
  let updates: Update[] = [];

  const server = createServer((request, response) => {
    read(request).then(
      (params) => {
        const method = request.url?.split('/').at(-1) ?? '';
        const { host = '' } = request.headers;
        const call: Call = {
          method,
          chatId: Number(params.chat_id ?? 0),
          params,
          at: performance.now(),
          host,
        };
        calls.push(call);
        if (method === 'getUpdates')
          updates = updates.filter((u) => u.update_id >= Number(params.offset ?? 0));
        respond(response, call, mischief(call), { chats, updates });
      },
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    token: '7000000001:AAfakefakefakefakefakefakefakefakefake',
    calls,
    write: (chatId, text) => put(chats, chatId, { text, silent: false, mine: true }),
    chat: (chatId) => [...(chats.get(chatId)?.values() ?? [])],
    feed: (...more) => {
      updates = [...updates, ...more];
    },
    confirm: (updateId) => {
      updates = updates.filter((update) => update.update_id !== updateId);
    },
    waiting: () => updates,
    meddle: (how) => {
      mischief = how;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function read(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString();
  if (!request.headers['content-type']?.includes('json')) return { multipart: body };
  return body === '' ? {} : JSON.parse(body);
}

type Kept = { chats: Chats; updates: Update[] };

function respond(response: ServerResponse, call: Call, mischief: Mischief, kept: Kept): void {
  if (mischief === 'hang') return;
  if (mischief === 'reset') return void response.destroy();
  const odd: Odd = typeof mischief === 'object' ? mischief : {};
  if (odd.html !== undefined) return void fromGateway(response, odd.html);
  const answer =
    odd.code === undefined
      ? usual(call, kept)
      : { ...odd, code: odd.code, description: odd.description ?? '' };
  call.done = 'result' in answer;
  if (mischief === 'lost') return void response.destroy();
  const send = () => answerWith(response, answer);
  // A poll without updates is held, or a poller would ask as fast as it can.
  if (call.method === 'getUpdates' && kept.updates.length === 0) setTimeout(send, 30);
  else if (odd.late !== undefined) setTimeout(send, odd.late);
  else send();
}

function fromGateway(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/html' });
  response.end(`<html><body><center><h1>${status} Bad Gateway</h1></center></body></html>`);
}

function answerWith(response: ServerResponse, answer: Answer): void {
  const ok = 'result' in answer;
  const body = ok
    ? { ok, result: answer.result }
    : {
        ok,
        error_code: answer.code,
        description: answer.description,
        parameters: answer.retryAfter === undefined ? undefined : { retry_after: answer.retryAfter },
      };
  response.writeHead(ok ? 200 : answer.code, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

type Chats = Map<number, Map<number, Message>>;

function put(chats: Chats, chatId: number, message: Omit<Message, 'messageId'>): number {
  const chat = chats.get(chatId) ?? new Map<number, Message>();
  chats.set(chatId, chat);
  const messageId = Math.max(0, ...chat.keys()) + 1;
  chat.set(messageId, { messageId, ...message });
  return messageId;
}

function usual(call: Call, { chats, updates }: Kept): Answer {
  const { method, chatId, params } = call;
  const chat = chats.get(chatId) ?? new Map<number, Message>();
  const post = (text: string): Answer => {
    const silent = params.disable_notification === true;
    call.messageId = put(chats, chatId, { text, markup: params.reply_markup, silent });
    return { result: { message_id: call.messageId, date: 0, chat: { id: chatId, type: 'private' } } };
  };
  if (method.startsWith('get')) return { result: facts(method, updates) };
  if (method === 'sendMessage') return post(String(params.text));
  if (method === 'sendMediaGroup') {
    const sent = (params.media as unknown[]).map((_, n) => post(`[album ${n}]`));
    return { result: sent.map((one) => ('result' in one ? one.result : null)) };
  }
  if (/^send(Photo|Document|Voice)$/.test(method)) return post(`[${method.slice(4).toLowerCase()}]`);
  if (method === 'editMessageText') return edit(chat, params);
  if (method === 'editMessageReplyMarkup') return edit(chat, { ...params, text: undefined });
  return method.startsWith('deleteMessage') ? remove(chat, params) : { result: true };
}

function remove(chat: Map<number, Message>, { message_id, message_ids }: Call['params']): Answer {
  if (message_ids === undefined)
    return chat.delete(Number(message_id)) ? { result: true } : bad('message to delete not found');
  for (const id of message_ids as number[]) chat.delete(id);
  return { result: true };
}

function facts(method: string, updates: Update[]): unknown {
  if (method === 'getUpdates') return updates.slice(0, 100);
  if (method !== 'getMe') return {};
  return { id: 7000000001, is_bot: true, username: 'fake_bot', first_name: 'Fake' };
}

function edit(chat: Map<number, Message>, params: Record<string, unknown>): Answer {
  const message = chat.get(Number(params.message_id));
  if (!message) return bad('message to edit not found');
  const text = params.text === undefined ? message.text : String(params.text);
  const same =
    text === message.text && JSON.stringify(params.reply_markup) === JSON.stringify(message.markup);
  if (same)
    return bad(
      'message is not modified: specified new message content and reply markup are exactly the same',
    );
  Object.assign(message, { text, markup: params.reply_markup });
  return { result: { message_id: message.messageId } };
}
