import type { AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import { Telegraf, type Telegram, TelegramError } from 'telegraf';
import { type Chat, createChat } from '../../src/chat/chat.ts';
import type { ChatOptions, Pages } from '../../src/chat/context.ts';
import { cleanUp } from '../support/clean-up.ts';
import { createWorld, type World } from '../support/world.ts';

export const TOKEN = '424242:test-token_of_the_chat';

/** Pages small enough to look into; the real ones are tested in a browser. */
export const plainPages: Pages = {
  chatPage: ({ me, start }) => `chat of ${me.name} ${start ?? ''}`,
  joinPage: ({ name, code }) => `join ${name} ${code}`,
  lostPage: ({ reason }) => `lost ${reason}`,
  demoPage: () => 'demo',
  asset: async (path) => (path === 'chat.js' ? { type: 'text/javascript', body: '0' } : null),
};

export type Stage = {
  world: World;
  chat: Chat;
  url: string;
  /** telegraf's own client, talking to the chat over HTTP. */
  telegram: Telegram;
  botId: number;
  restart: () => Promise<void>;
};

/** A running chat server on a free port, with one bot and a private database. */
export async function openStage(options: Partial<ChatOptions> = {}): Promise<Stage> {
  const world = await createWorld();
  const running = await start(world, options, 0);
  const stage: Stage = {
    world,
    ...running,
    restart: async () => {
      const port = Number(new URL(stage.url).port);
      await stop(stage.chat, servers.get(stage.chat));
      Object.assign(stage, await start(world, options, port));
    },
  };
  cleanUp(() => stop(stage.chat, servers.get(stage.chat)));
  return stage;
}

const servers = new WeakMap<Chat, ServerType>();

async function start(world: World, options: Partial<ChatOptions>, port: number) {
  const { deps } = world;
  const invitations = {
    peek: async (code: string) => (code.startsWith('good') ? { name: '王示例' } : null),
    isOver: async () => false,
  };
  const base = { sql: deps.sql, now: deps.now, newId: deps.newId, random: deps.random, log: deps.log };
  const chat = createChat({ ...base, invitations, limits: 'off', pages: plainPages, ...options });
  const { id: botId } = await chat.registerBot({ token: TOKEN, username: 'xiaoer_bot', name: '小二' });
  const server = await new Promise<ServerType>((resolve) => {
    const opened = serve({ fetch: chat.app.fetch, port, hostname: '127.0.0.1' }, () => resolve(opened));
  });
  servers.set(chat, server);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { telegram } = new Telegraf(TOKEN, { telegram: { apiRoot: url } });
  return { chat, url, telegram, botId };
}

async function stop(chat: Chat, server: ServerType | undefined): Promise<void> {
  await chat.close();
  await new Promise((resolve) => {
    server?.close(resolve);
    if (server && 'closeAllConnections' in server) server.closeAllConnections();
  });
}

/** What a call was refused with. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof TelegramError) return `${error.code} ${error.description}`;
    throw error;
  }
  return 'not refused';
}

/** A person who has written to the bot, with nothing left for the bot to read. */
export async function guest(stage: Stage, name = '王示例'): Promise<number> {
  const user = await stage.chat.addUser({ name });
  await (await stage.chat.as(user, stage.botId)).write('/start');
  await drain(stage);
  return user;
}

/** Reads all updates that wait, and confirms them. */
export async function drain(stage: Stage): Promise<Record<string, unknown>[]> {
  const updates = await stage.telegram.callApi('getUpdates', { timeout: 0 });
  const last = updates.at(-1);
  if (last) await stage.telegram.callApi('getUpdates', { offset: last.update_id + 1, limit: 1 });
  return updates as unknown as Record<string, unknown>[];
}

export type Browser = {
  cookie: string;
  get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  post: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>;
};

/** A browser that keeps its cookies and does not follow redirects. */
export function browser(stage: Stage): Browser {
  const jar = new Map<string, string>();
  const send = async (path: string, init: RequestInit) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { cookie, ...(init.headers as Record<string, string>) };
    const response = await fetch(stage.url + path, { redirect: 'manual', ...init, headers });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      jar.set(name, value);
    }
    return response;
  };
  return {
    get cookie() {
      return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    },
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, body, extra = {}) => {
      const isForm = body instanceof FormData || body instanceof URLSearchParams;
      const type = isForm ? {} : { 'content-type': 'application/json' };
      const headers = { 'x-requested-with': 'xiaoer', ...type, ...extra };
      return send(path, { method: 'POST', headers, body: isForm ? body : JSON.stringify(body ?? {}) });
    },
  };
}

/** A browser that has opened an invitation and tapped the button. */
export async function loggedIn(stage: Stage, code = 'good-1'): Promise<Browser & { userId: number }> {
  const page = browser(stage);
  await page.post('/chat/join', new URLSearchParams({ code }));
  const state = (await (await page.get('/chat/state')).json()) as { me: { id: number } };
  await drain(stage);
  return { ...page, userId: state.me.id };
}

/** A PNG of a size, as far as its header goes. */
export function png(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(64);
  bytes.writeUInt32BE(0x89504e47, 0);
  bytes.writeUInt32BE(0x0d0a1a0a, 4);
  bytes.write('IHDR', 12, 'latin1');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}
