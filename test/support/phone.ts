import type { ChatSummary, MessagesPage, Problem, Sent, State } from '../../src/chat/api.ts';
import type { Message } from '../../src/chat/message.ts';

export type InlineButton = { text: string; callback_data?: string };

/** What a person does with a chat, on whatever messenger. */
export type Thumb = {
  write: (text: string) => Promise<unknown>;
  /** Taps the newest button with this label (emoji before it aside). Waits for it to be there. */
  tap: (label: string | RegExp) => Promise<Message>;
  /** Taps again what was tapped, as a nervous thumb does. */
  press: (message: Message, label: string | RegExp) => Promise<void>;
  /** The newest message that fits, once it is there; only those after `after` count. */
  sees: (text: string | RegExp, options?: { after?: number }) => Promise<Message>;
  /** Everything in the chat, oldest first. */
  all: () => Promise<Message[]>;
  /** The id of the newest message, to look only behind it. */
  mark: () => Promise<number>;
};

/** Somebody's phone on the chat page, spoken to over HTTP as the page does. */
export type Phone = Thumb & {
  write: (text: string) => Promise<Message[]>;
  replyTo: (messageId: number, text: string) => Promise<Message[]>;
  upload: (files: { name: string; type: string; bytes: Uint8Array }[]) => Promise<Message[]>;
  /** What the page gets for a file. */
  file: (fileId: string) => Promise<{ status: number; body: string }>;
  /** What the bot has said after a mark, oldest first. */
  heard: (after?: number) => Promise<string[]>;
  /** What the page asks for when it opens. */
  state: () => Promise<State>;
  /** The chat as the list of chats shows it. */
  summary: () => Promise<ChatSummary>;
  /** Stops the bot, or takes it up again; reading to the end. */
  settle: (what: 'block' | 'unblock' | 'read') => Promise<void>;
};

const PATIENCE_MS = 20_000;
const LOOK_MS = 40;

/** Opens an invitation link, taps the one button of that page, and is logged in. */
export async function openPhone(url: string, bot: number, code: string, language = 'zh'): Promise<Phone> {
  const body = new URLSearchParams({ code });
  const joined = await fetch(`${url}/chat/join`, {
    method: 'POST',
    redirect: 'manual',
    body,
    headers: { 'accept-language': language },
  });
  const cookie = joined.headers
    .getSetCookie()
    .map((c) => c.split(';')[0])
    .join('; ');
  if (joined.status >= 400 || cookie === '')
    throw new Error(`the invitation does not open: ${joined.status}`);
  return phoneOf(url, bot, cookie);
}

const headers = { 'X-Requested-With': 'xiaoer' };
let sent = 0;

function phoneOf(url: string, bot: number, cookie: string): Phone {
  const auth = { ...headers, cookie };
  async function call<T>(path: string, body?: object): Promise<T> {
    const post = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const typed = body === undefined ? {} : { 'content-type': 'application/json' };
    const response = await patiently(() =>
      fetch(`${url}/chat${path}`, { ...post, headers: { ...auth, ...typed } }),
    );
    if (!response.ok)
      throw new Error(`${path}: ${response.status} ${((await response.json()) as Problem).error}`);
    return (await response.json()) as T;
  }
  const all = async () => (await call<MessagesPage>(`/messages?bot=${bot}&limit=100`)).messages;
  const write = async (text: string, replyTo?: number) =>
    (await call<Sent>('/send', { bot, clientId: `c${++sent}`, text, replyTo })).messages;

  async function press(message: Message, label: string | RegExp): Promise<void> {
    const button = buttonOf(message, label);
    if (button?.callback_data === undefined) throw new Error(`no button ${label} under: ${textOf(message)}`);
    await call('/press', { bot, messageId: message.message_id, data: button.callback_data });
  }
  const phone: Phone = {
    ...thumbOn({ all, press, write: (text) => write(text) }),
    write: (text) => write(text),
    replyTo: (messageId, text) => write(text, messageId),
    async upload(files) {
      const form = new FormData();
      form.set('bot', String(bot));
      form.set('clientId', `c${++sent}`);
      for (const f of files) form.append('files', new File([Buffer.from(f.bytes)], f.name, { type: f.type }));
      const response = await fetch(`${url}/chat/upload`, { method: 'POST', headers: auth, body: form });
      if (!response.ok) throw new Error(`upload: ${response.status}`);
      return ((await response.json()) as Sent).messages;
    },
    async file(fileId) {
      const answer = await fetch(`${url}/chat/file/${fileId}`, { headers: auth });
      return { status: answer.status, body: await answer.text() };
    },
    heard: async (after = 0) =>
      (await all()).filter((m) => m.message_id > after && m.from?.is_bot === true).map(textOf),
    state: () => call<State>('/state'),
    async summary() {
      const { chats } = await phone.state();
      const [chat] = chats.filter((one) => one.bot.id === bot);
      if (chat === undefined) throw new Error('there is no such chat');
      return chat;
    },
    async settle(what) {
      await call(`/${what}`, what === 'read' ? { bot, upTo: await phone.mark() } : { bot });
    },
  };
  return phone;
}

export function buttonsOf(message: Message): InlineButton[] {
  const markup = message.reply_markup as { inline_keyboard?: InlineButton[][] } | undefined;
  return markup?.inline_keyboard?.flat() ?? [];
}

export function textOf(message: Message): string {
  return message.text ?? message.caption ?? '';
}

/** A thumb on a chat of which the messages can be read and the buttons pressed. */
export function thumbOn(
  chat: Pick<Thumb, 'all' | 'press' | 'write'>,
  patienceMs = PATIENCE_MS,
  lookMs = LOOK_MS,
): Thumb {
  const { all } = chat;
  const until = (what: string, find: (all: Message[]) => Message | undefined) =>
    waitFor(what, all, find, { patienceMs, lookMs });
  return {
    ...chat,
    async tap(label) {
      const message = await until(`a button ${label}`, (messages) =>
        messages.findLast((m) => buttonsOf(m).some((b) => fits(bare(b.text), label))),
      );
      await chat.press(message, label);
      return message;
    },
    sees: (text, { after = 0 } = {}) =>
      until(`a message ${text}`, (messages) =>
        messages.findLast((m) => m.message_id > after && m.from?.is_bot === true && fits(textOf(m), text)),
      ),
    mark: async () => (await all()).at(-1)?.message_id ?? 0,
  };
}

/** The button that a label names. */
export const buttonOf = (message: Message, label: string | RegExp): InlineButton | undefined =>
  buttonsOf(message).find((b) => fits(bare(b.text), label));

const bare = (label: string): string => label.replace(/^[^\p{L}\p{N}]+/u, '').trim();
const fits = (text: string, wanted: string | RegExp): boolean =>
  typeof wanted === 'string'
    ? text === wanted || (wanted.length > 6 && text.includes(wanted))
    : wanted.test(text);

/** A server that is being started again: the page waits too, and sends the same once more. */
async function patiently(send: () => Promise<Response>): Promise<Response> {
  const end = performance.now() + 2 * PATIENCE_MS;
  for (;;) {
    const answer = await send().catch(() => null);
    if (answer !== null && answer.status < 500) return answer;
    if (performance.now() > end) throw new Error('the server did not come back');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function waitFor(
  what: string,
  look: () => Promise<Message[]>,
  find: (all: Message[]) => Message | undefined,
  { patienceMs, lookMs }: { patienceMs: number; lookMs: number },
): Promise<Message> {
  const end = performance.now() + patienceMs;
  let seen: Message[] = [];
  while (performance.now() < end) {
    seen = await look();
    const found = find(seen);
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, lookMs));
  }
  const last = seen.slice(-4).map(
    (m) =>
      `— ${textOf(m)}\n  [${buttonsOf(m)
        .map((b) => b.text)
        .join('][')}]`,
  );
  throw new Error(`never came: ${what}\nThe end of the chat:\n${last.join('\n')}`);
}
