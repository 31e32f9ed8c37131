import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { maskSecret, readConfig } from '../src/config.ts';
import { SetupError } from '../src/setup-error.ts';
import { cleanUp } from './support/clean-up.ts';

const none = path.join(tmpdir(), 'there-is-no-such-file');

function refusal(env: NodeJS.ProcessEnv): SetupError {
  try {
    readConfig(env, none);
  } catch (error) {
    if (error instanceof SetupError) return error;
  }
  throw new Error('it was taken');
}

it('needs nothing at all', () => {
  expect(readConfig({}, none)).toEqual({
    databaseUrl: undefined,
    redisUrl: undefined,
    botToken: undefined,
    telegramApiRoot: undefined,
    webhookUrl: undefined,
    webhookSecret: undefined,
    dataDir: '.xiaoer',
    host: '127.0.0.1',
    port: 3000,
    policyFile: undefined,
    zone: 'Asia/Shanghai',
    logLevel: 'info',
    telegramPacing: true,
    lagBoundMs: 120_000,
  });
});

it('takes an empty value for none, and cuts blanks and closing slashes', () => {
  const config = readConfig(
    { BOT_TOKEN: '', PORT: ' 8080 ', WEBHOOK_URL: 'https://town.example/', TELEGRAM_PACING: 'off' },
    none,
  );

  expect(config).toMatchObject({
    botToken: undefined,
    port: 8080,
    webhookUrl: 'https://town.example',
    telegramPacing: false,
  });
});

it('reads a .env file, over which the environment wins', () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'xiaoer-env-'));
  cleanUp(() => rmSync(dir, { recursive: true }));
  const file = path.join(dir, '.env');
  writeFileSync(file, '# a comment\nPORT=4000\nHOST="0.0.0.0"\nTZ_NAME=\n');

  expect(readConfig({ PORT: '5000' }, file)).toMatchObject({
    port: 5000,
    host: '0.0.0.0',
    zone: 'Asia/Shanghai',
  });
});

it('reads every secret from a file, in the environment and in .env, and never shows what is in it', () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'xiaoer-secrets-'));
  cleanUp(() => rmSync(dir, { recursive: true }));
  const secrets = {
    DATABASE_URL: 'postgres://town:hunter2@db:5432/xiaoer',
    REDIS_URL: 'redis://:hunter2@redis:6379',
    BOT_TOKEN: '7:hunter2',
    WEBHOOK_SECRET: 'a-secret-of-the-webhook',
    METRICS_TOKEN: 'a-token-of-the-metrics',
  };
  const files = Object.entries(secrets).map(([name, secret]) => {
    writeFileSync(path.join(dir, name), `${secret}\n`);
    return [`${name}_FILE`, path.join(dir, name)];
  });
  const read = {
    databaseUrl: secrets.DATABASE_URL,
    redisUrl: secrets.REDIS_URL,
    botToken: secrets.BOT_TOKEN,
    webhookSecret: secrets.WEBHOOK_SECRET,
    metricsToken: secrets.METRICS_TOKEN,
  };
  expect(readConfig(Object.fromEntries(files), none)).toMatchObject(read);
  const file = path.join(dir, '.env');
  writeFileSync(file, files.map(([name, at]) => `${name}=${at}`).join('\n'));
  expect(readConfig({}, file)).toMatchObject(read);
  expect(readConfig({ METRICS_TOKEN: 'another-of-the-metrics' }, file).metricsToken).toBe(
    'another-of-the-metrics',
  );

  const both = refusal({ BOT_TOKEN: '1:a', BOT_TOKEN_FILE: path.join(dir, 'BOT_TOKEN') });
  const away = refusal({ BOT_TOKEN_FILE: path.join(dir, 'away') });
  writeFileSync(path.join(dir, 'bad'), 'hunter2');
  const bad = refusal({ BOT_TOKEN_FILE: path.join(dir, 'bad') });
  expect(both.message).toContain('not both');
  expect(away.message).toContain('ENOENT');
  expect(bad.message).toContain('BOT_TOKEN=(secret, 7 characters)');
  expect([both, away, bad].map(({ words }) => words.zh + words.en).join()).not.toMatch(/hunter2/);
});

it('names every bad setting at once, each with how to mend it, in both languages', () => {
  const bad = {
    DATABASE_URL: 'mysql://root:hunter2@db/x',
    REDIS_URL: 'localhost:6379',
    BOT_TOKEN: 'my-secret-token',
    TELEGRAM_API_ROOT: 'api.telegram.org',
    WEBHOOK_URL: 'http://town.example',
    WEBHOOK_SECRET: 'short!',
    HOST: 'a b',
    PORT: '99999',
    XIAOER_POLICY: none,
    TZ_NAME: 'Asia/Yanglin',
    LOG_LEVEL: 'loud',
    TELEGRAM_PACING: 'maybe',
  };
  const { words } = refusal(bad);

  for (const name of Object.keys(bad)) {
    expect(words.en).toContain(`\n  ${name}=`);
    expect(words.zh).toContain(`\n  ${name}=`);
  }
  expect(words.en).toMatch(/^12 bad setting/);
  expect(words.en).toContain('PORT="99999"  must be a whole number from 0 to 65535, such as PORT=3000');
});

it('never shows a secret, good or bad', () => {
  const { words } = refusal({ BOT_TOKEN: 'my-secret-token', DATABASE_URL: 'pg://u:hunter2@h/d', PORT: 'x' });

  expect(words.en + words.zh).not.toMatch(/my-secret|hunter2/);
  expect(maskSecret('7112345678:AAFdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1')).toBe('71…:AAF…');
  expect(maskSecret('postgres://app:hunter2@db:5432/xiaoer?password=x')).toBe(
    'postgres://app:…@db:5432/xiaoer',
  );
  expect(maskSecret('whatever')).toBe('…');
});
