import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * The least that bots need of a Bot API, in a process of its own so that it takes nothing of what is measured: it hands
 * out the updates it is given and counts the messages that come. Told what to do by its parent.
 */
type Box = { updates: { update_id: number }[]; waiting: (() => void) | null };
export type Order = { load: { token: string; updates: { update_id: number }[] } } | { expect: number };
export type Report = { port: number } | { sent: number };

const boxes = new Map<string, Box>();
const BATCH = 100;
let sent = 0;
let expected = Number.POSITIVE_INFINITY;
let nextMessage = 1;

const tell = (report: Report) => process.send?.(report);

function boxOf(token: string): Box {
  const box = boxes.get(token) ?? { updates: [], waiting: null };
  boxes.set(token, box);
  return box;
}

async function read(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString();
  return body === '' ? {} : JSON.parse(body);
}

function answer(response: ServerResponse, result: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ ok: true, result }));
}

function poll(box: Box, params: Record<string, unknown>, response: ServerResponse): void {
  const offset = Number(params.offset ?? 0);
  box.updates = box.updates.filter((update) => update.update_id >= offset);
  const give = () => {
    box.waiting = null;
    answer(response, box.updates.slice(0, BATCH));
  };
  if (box.updates.length > 0) return void give();
  const timer = setTimeout(give, Number(params.timeout ?? 0) * 1000);
  box.waiting = () => {
    clearTimeout(timer);
    give();
  };
  response.once('close', () => clearTimeout(timer));
}

function count(params: Record<string, unknown>): object {
  sent += 1;
  if (sent === expected) tell({ sent });
  return {
    message_id: nextMessage++,
    date: 0,
    chat: { id: params.chat_id, type: 'private' },
    text: params.text,
  };
}

const server = createServer((request, response) => {
  const [, token = '', method = ''] = /^\/bot([^/]+)\/(\w+)/.exec(request.url ?? '') ?? [];
  read(request).then(
    (params) => {
      if (method === 'getUpdates') poll(boxOf(token), params, response);
      else if (method === 'sendMessage') answer(response, count(params));
      else if (method === 'getMe') answer(response, me(token));
      else answer(response, true);
    },
    () => response.destroy(),
  );
});

const me = (token: string) => ({
  id: Number(token.split(':')[0]),
  is_bot: true,
  first_name: 'Bench',
  username: 'bench_bot',
});

process.on('message', (order: Order) => {
  if ('expect' in order) {
    sent = 0;
    expected = order.expect;
    return;
  }
  const box = boxOf(order.load.token);
  box.updates.push(...order.load.updates);
  box.waiting?.();
});
process.on('disconnect', () => process.exit(0));
server.listen(0, '127.0.0.1', () => tell({ port: (server.address() as AddressInfo).port }));
