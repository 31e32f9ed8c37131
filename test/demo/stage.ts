import { pino } from 'pino';
import { demoSettings } from '../../src/cli/demo.ts';
import { readConfig } from '../../src/config.ts';
import { createDemo } from '../../src/demo/demo.ts';
import type { DemoContext } from '../../src/demo/context.ts';
import { run, type Running } from '../../src/run/run.ts';
import { openDeps, type Opened } from '../../src/start.ts';
import { cleanUp } from '../support/clean-up.ts';
import { createTestDatabase } from '../support/database.ts';

export type DemoStage = {
  ctx: DemoContext;
  opened: Opened;
  running: Running;
  get: <T>(path: string) => Promise<T>;
  post: (path: string, body?: unknown) => Promise<Response>;
};

/** The whole of Xiaoer with the demo's page, not seeded yet; a browser that has opened the page. */
export async function openDemoStage(locale: 'zh' | 'en' = 'zh'): Promise<DemoStage> {
  const database = await createTestDatabase();
  const { host, port, user, database: name } = database.target;
  const databaseUrl = `postgres://${user}@localhost:${port}/${name}?host=${encodeURIComponent(host)}`;
  const settings = demoSettings(readConfig({ PORT: '0' }, '/there/is/no/such/file'), {});
  const config = { ...settings, databaseUrl };
  const opened = await openDeps(config, { what: 'demo', mode: 'own', log: pino({ level: 'silent' }) });
  const { deps, clock } = opened;
  const running = await run({
    config,
    opened,
    demo: (chat) => createDemo({ deps, clock, chat, locale, paceMs: 0 }),
  });
  cleanUp(async () => {
    await running.stop();
    await opened.close();
    await database.drop();
  });
  const { chat, botId, url } = running;
  if (chat === undefined) throw new Error('no chat');
  const opening = await fetch(`${url}/demo`);
  const cookie = opening.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return {
    ctx: { deps, clock, chat, botId, locale },
    opened,
    running,
    get: async <T>(path: string) => (await (await fetch(url + path, { headers: { cookie } })).json()) as T,
    post: (path, body = {}) =>
      fetch(url + path, {
        method: 'POST',
        headers: { cookie, 'x-requested-with': 'xiaoer', 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
  };
}
