import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiError } from '../../src/chat/bot-api/api-error.ts';
import { type Chats, openChats, type Params } from './chats.ts';

export type Telegram = Chats & {
  url: string;
  token: string;
  botId: number;
  /** Where updates are to be sent to, once the bot has said so. */
  webhook: () => { path: string; secret: string } | undefined;
  close: () => Promise<void>;
};

const BOT = 7_000_000_001;

/**
 * The Bot API over HTTP, as strict as Telegram: whatever it would refuse is refused and remembered, with everything that
 * looks as if words of a person had been taken for mark-up.
 */
export async function startTelegram(): Promise<Telegram> {
  const chats = openChats();
  let hook: { path: string; secret: string } | undefined;
  const perform = async (method: string, params: Params): Promise<unknown> => {
    if (method === 'getMe') return { id: BOT, is_bot: true, username: 'fuzz_bot', first_name: 'Fuzz' };
    if (method === 'setWebhook') {
      hook = { path: new URL(String(params.url)).pathname, secret: String(params.secret_token) };
      return true;
    }
    return chats.perform(method, params);
  };
  const server = createServer((request, response) => {
    void answer(request, response, chats, perform);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...chats,
    url: `http://127.0.0.1:${port}`,
    token: `${BOT}:AAfuzzfuzzfuzzfuzzfuzzfuzzfuzzfuzzfuz`,
    botId: BOT,
    webhook: () => hook,
    close: () => close(server),
  };
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

type Perform = (method: string, params: Params) => Promise<unknown>;

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  chats: Chats,
  perform: Perform,
): Promise<void> {
  const say = (code: number, body: unknown) => {
    response.writeHead(code, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
  const path = decodeURI(request.url ?? '');
  const file = /^\/file\/bot[^/]+\/(.+)$/.exec(path)?.[1];
  try {
    if (file !== undefined) return void response.end(chats.bytesAt(file));
    const method = path.split('/').at(-1) ?? '';
    say(200, { ok: true, result: await perform(method, await readParams(request)) });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    say(error.code, { ok: false, error_code: error.code, description: error.message });
  }
}

async function readParams(request: IncomingMessage): Promise<Params> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (type.includes('json')) return body.length === 0 ? {} : (JSON.parse(body.toString()) as Params);
  const response = new Response(new Uint8Array(body), { headers: { 'content-type': type } });
  const form = await response.formData().catch(() => []);
  return Object.fromEntries(form);
}
