import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Redis } from 'ioredis';

export type TestRedis = {
  url: string;
  /** Kills it as a power cut would and starts it again on its files, once `meanwhile` is done. */
  crash: (meanwhile?: () => Promise<void>) => Promise<void>;
  stop: () => Promise<void>;
};

/** The redis-server of this machine, or undefined: then the variants on Redis are skipped, visibly. */
export const redisBinary: string | undefined = [
  process.env.REDIS_SERVER ?? '',
  ...(process.env.PATH ?? '').split(path.delimiter).map((dir) => path.join(dir, 'redis-server')),
].find(isExecutable);

function isExecutable(file: string): boolean {
  if (file === '') return false;
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

async function answers(url: string): Promise<void> {
  const redis = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: null });
  redis.on('error', () => {});
  await redis.ping();
  redis.disconnect();
}

/** @param settings of redis-server, over the safe ones */
export async function startRedis(settings: Record<string, string> = {}): Promise<TestRedis> {
  const dir = mkdtempSync(path.join(tmpdir(), 'xiaoer-redis-'));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const all = { 'maxmemory-policy': 'noeviction', appendonly: 'yes', save: '', ...settings };
  const flags = Object.entries(all).flatMap(([key, value]) => [`--${key}`, value]);
  const start = (): ChildProcess =>
    spawn(
      redisBinary ?? 'redis-server',
      ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', dir, ...flags],
      {
        stdio: 'ignore',
      },
    );
  let server = start();
  const end = async (signal: NodeJS.Signals) => {
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill(signal);
    await gone;
  };
  await answers(url);
  const crash = async (meanwhile = async () => {}) => {
    await end('SIGKILL');
    await meanwhile();
    server = start();
    await answers(url);
  };
  const stop = async () => {
    await end('SIGKILL');
    rmSync(dir, { recursive: true, force: true });
  };
  return { url, crash, stop };
}
