import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { browserCommand } from '../../src/cli/browser.ts';
import { demoSettings } from '../../src/cli/demo.ts';
import { freePort } from '../../src/cli/free-port.ts';
import { readConfig } from '../../src/config.ts';
import { readPolicy } from '../../src/policy/load.ts';
import { cleanUp } from '../support/clean-up.ts';

const earnest = {
  BOT_TOKEN: '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw',
  DATABASE_URL: 'postgres://app@db/town',
  REDIS_URL: 'redis://cache:6379',
  WEBHOOK_URL: 'https://town.example',
  DATA_DIR: '/srv/xiaoer',
};

it('touches nothing that is set for earnest use, but takes a data folder that is named for it', () => {
  const fromFile = demoSettings(readConfig(earnest, '/none'), {});
  expect(fromFile).toMatchObject({ dataDir: '.xiaoer-demo', telegramPacing: false });
  const touched = [fromFile.botToken, fromFile.databaseUrl, fromFile.redisUrl, fromFile.webhookUrl];
  expect(touched).toEqual([undefined, undefined, undefined, undefined]);
  expect(demoSettings(readConfig(earnest, '/none'), { DATA_DIR: '/tmp/town' }).dataDir).toBe('/tmp/town');
});

it('plays by the fast policy unless another is named', () => {
  const { policyFile } = demoSettings(readConfig({}, '/none'), {});
  expect(readPolicy(policyFile).grades.normal.done).toBe('5m');
  const own = { ...readConfig({}, '/none'), policyFile: 'own.yaml' };
  expect(demoSettings(own, {}).policyFile).toBe('own.yaml');
});

it('goes to the next port when somebody listens on the one wished for', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUp(() => void server.close());
  const { port } = server.address() as { port: number };

  expect(await freePort('127.0.0.1', port)).toBeGreaterThan(port);
  expect(await freePort('127.0.0.1', 0)).toBe(0);
});

it('opens a browser only for somebody who sits before a display', () => {
  const there = { env: { DISPLAY: ':0' }, isTty: true, platform: 'linux' } as const;
  expect(browserCommand(there)).toEqual(['xdg-open']);
  expect(browserCommand({ ...there, isTty: false })).toBeNull();
  expect(browserCommand({ ...there, env: {} })).toBeNull();
  expect(browserCommand({ ...there, env: { DISPLAY: ':0', CI: '1' } })).toBeNull();
  expect(browserCommand({ ...there, env: { DISPLAY: ':0', SSH_CONNECTION: '::1' } })).toBeNull();
  expect(browserCommand({ ...there, env: {}, platform: 'darwin' })).toEqual(['open']);
});
