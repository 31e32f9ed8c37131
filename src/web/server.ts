import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { requestId } from 'hono/request-id';
import type { Logger } from 'pino';
import { SetupError } from '../setup-error.ts';
import { bodyLimits } from './body-limits.ts';
import { type Check, sharedReadiness } from './readiness.ts';
import { securityHeaders } from './security-headers.ts';

export type ServeOptions = {
  host: string;
  /** 0: any free port. */
  port: number;
  /** The routes of all parts. */
  app: Hono;
  /** What must be well for `/readyz` to say 200. */
  checks?: readonly Check[];
  /** Largest body in bytes by path prefix; elsewhere 1 MB. */
  bodyLimits?: Readonly<Record<string, number>>;
  /** Prefixes whose routes count what they read themselves. */
  counted?: readonly string[];
  log: Logger;
};

export type Served = { url: string; port: number; close: () => Promise<void> };

/** Requests under way get this long at a close. */
const GRACE_MS = 1000;

/** The one HTTP server of a process. Throws a SetupError when it cannot listen. */
export async function serve(options: ServeOptions): Promise<Served> {
  const { host, port, log } = options;
  const server = createAdaptorServer({ fetch: wrap(options).fetch, overrideGlobalObjects: false }) as Server;
  // Longer than the proxies in front of us keep theirs, so that they never send into a closing connection.
  server.keepAliveTimeout = 65_000;
  const streams = trackStreams(server);
  await listen(server, host, port);
  server.on('error', (error) => log.error({ err: error }, 'the web server'));
  const { port: actual } = server.address() as AddressInfo;
  const close = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const response of streams) response.destroy();
    server.closeIdleConnections();
    const timer = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    await closed;
    clearTimeout(timer);
  };
  return { url: urlOf(host, actual), port: actual, close };
}

function wrap({ app, checks = [], bodyLimits: limits = {}, counted, log }: ServeOptions): Hono {
  const outer = new Hono();
  // Ours alone: a sender could write anything into theirs, and it is logged.
  outer.use(requestId({ headerName: '' }));
  outer.use(securityHeaders);
  outer.use(bodyLimits(limits, counted));
  outer.get('/healthz', (context) => context.json({ ok: true }));
  const ready = sharedReadiness(checks);
  outer.get('/readyz', async (context) => {
    const result = await ready();
    return context.json(result, result.ok ? 200 : 503);
  });
  outer.route('/', app);
  outer.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    // No path in the log: it may hold a bot's token or an invitation's code.
    const requestId = context.get('requestId');
    log.error({ err: error, requestId, method: context.req.method }, 'a request failed');
    return context.json({ error: 'internal' }, 500);
  });
  return outer;
}

/** Event streams never end by themselves; browsers come back to them with Last-Event-ID, so they are cut at a close. */
function trackStreams(server: Server): Set<ServerResponse> {
  const streams = new Set<ServerResponse>();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (!request.headers.accept?.includes('text/event-stream')) return;
    streams.add(response);
    response.once('close', () => streams.delete(response));
  });
  return streams;
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(error, host, port)));
    server.listen(port, host, () => {
      server.removeAllListeners('error');
      resolve();
    });
  });
}

function cannotListen({ code, message }: NodeJS.ErrnoException, host: string, port: number): SetupError {
  const other = port < 1024 ? 3000 : Math.min(port + 1, 65_535);
  if (code === 'EADDRINUSE') {
    return new SetupError({
      zh: `端口 ${port} 已被别的程序占用。换一个：PORT=${other}（写进 .env 或放在命令前面），或先关掉那个程序。`,
      en: `Port ${port} is taken by another program. Choose another: PORT=${other} (in .env or before the command), or stop that program.`,
    });
  }
  if (code === 'EACCES') {
    return new SetupError({
      zh: `没有权限使用端口 ${port}（1024 以下要管理员）。换一个：PORT=${other}，前面放一个反向代理。`,
      en: `This user may not use port ${port} (below 1024 it takes root). Choose another, PORT=${other}, behind a reverse proxy.`,
    });
  }
  return new SetupError({
    zh: `不能在 ${host}:${port} 上监听：${message}。本机用 HOST=127.0.0.1，整个网络用 HOST=0.0.0.0。`,
    en: `Cannot listen on ${host}:${port}: ${message}. Use HOST=127.0.0.1 for this machine, HOST=0.0.0.0 for the network.`,
  });
}

/** An address to open on this machine: "any address" is no address for a browser. */
function urlOf(host: string, port: number): string {
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}
