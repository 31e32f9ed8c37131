import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import type { FaultPoint } from '../src/fault-point.d.ts';

const preload = path.join(import.meta.dirname, 'preload.mjs');

/** One process of Xiaoer. */
export type Process = {
  /** What it does. */
  only: 'bots' | 'workers';
  /** `http://127.0.0.1:port`, once it is up. */
  url: string;
  /** Its exit code or signal, once it is gone. */
  exited: Promise<number | string>;
  /** All that it printed. */
  said: () => string;
  /** Ends it, or holds it up, when it comes past this point for the nth time from now on. */
  arm: (at: FaultPoint, how: 'kill' | 'hold', nth?: number) => void;
  /** Resolves when it is held up at the point it was armed with. */
  held: () => Promise<void>;
  /** Lets go on what is held up. */
  go: () => void;
  /** Its clock is off by so much from now on. */
  shift: (ms: number) => void;
  /** Sends a signal and waits for the end. */
  end: (signal: NodeJS.Signals) => Promise<number | string>;
};

const START_MS = 60_000;

/** Starts `xiaoer start` with these settings and waits until it says where it is. */
export async function startProcess(
  main: string,
  only: Process['only'],
  env: Record<string, string>,
): Promise<Process> {
  const child = spawn(process.execPath, ['--import', preload, main, 'start', '--only', only], {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (said += text));
  const exited = new Promise<number | string>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal ?? ''));
  });
  const url = await whereItIs(child, () => said, exited);
  return {
    only,
    url,
    exited,
    said: () => said,
    arm: (at, how, nth = 1) => void child.send({ at, how, nth }),
    held: () => new Promise((resolve) => child.once('message', () => resolve())),
    go: () => void child.send({ go: true }),
    shift: (shiftMs) => void child.send({ shiftMs }),
    end: async (signal) => {
      child.kill(signal);
      return await exited;
    },
  };
}

async function whereItIs(
  child: ChildProcess,
  said: () => string,
  exited: Promise<number | string>,
): Promise<string> {
  const gone = exited.then((how) => {
    throw new Error(`a process did not start (${how}): ${said()}`);
  });
  gone.catch(() => {});
  const up = new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`a process is not up after ${START_MS} ms: ${said()}`));
    }, START_MS);
    child.stdout?.on('data', () => {
      const [, url] = /(http:\/\/\S+)\/(?:chat|healthz)/.exec(said()) ?? [];
      if (url === undefined) return;
      clearTimeout(late);
      resolve(url);
    });
    void exited.then(() => clearTimeout(late));
  });
  return await Promise.race([up, gone]);
}
