import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Order, Report } from './fake-api-program.ts';

export type FakeApi = {
  url: string;
  /** Hands updates to the bot of this token and gives the ms until so many messages have come back. */
  run: (work: { expect: number; start: () => Promise<void> | void }) => Promise<number>;
  load: (token: string, updates: { update_id: number }[]) => void;
  stop: () => void;
};

const PATIENCE_MS = 40_000;

/** The fake Bot API on loopback, in a process of its own. */
export async function startFakeApi(): Promise<FakeApi> {
  const child = fork(fileURLToPath(new URL('./fake-api-program.ts', import.meta.url)), {
    execArgv: process.execArgv,
  });
  const order = (what: Order) => child.send(what);
  const next = <T extends Report>(is: (report: Report) => report is T, ms: number, what: string) =>
    new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${what}: nothing within ${ms} ms`)), ms);
      const hear = (report: Report) => {
        if (!is(report)) return;
        clearTimeout(timer);
        child.off('message', hear as (message: unknown) => void);
        resolve(report);
      };
      child.on('message', hear as (message: unknown) => void);
    });
  const isPort = (report: Report): report is { port: number } => 'port' in report;
  const isSent = (report: Report): report is { sent: number } => 'sent' in report;
  const { port } = await next(isPort, PATIENCE_MS, 'the fake Bot API');
  return {
    url: `http://127.0.0.1:${port}`,
    load: (token, updates) => order({ load: { token, updates } }),
    async run({ expect, start }) {
      order({ expect });
      const came = next(isSent, PATIENCE_MS, `${expect} messages`);
      const began = performance.now();
      await Promise.all([came, start()]);
      return performance.now() - began;
    },
    stop: () => child.disconnect(),
  };
}
