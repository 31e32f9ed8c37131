import { DrizzleQueryError } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { makeLogger } from '../src/log.ts';
import { createTestDatabase } from './support/database.ts';

function written(log: (logger: ReturnType<typeof makeLogger>) => void): string {
  const lines: string[] = [];
  log(makeLogger('info', { write: (line) => lines.push(line) }));
  return lines.join('');
}

it('keeps personal data and secrets out of the log', () => {
  const line = written((log) => {
    log.info({ appeal: 'a1', phone: '13800000000', person: { name: '张三', phone: '13800000000' } }, 'told');
    log.info({ token: '110201543:AAH', message: { text: '我要投诉' } }, 'sent');
  });

  expect(line).toContain('"appeal":"a1"');
  expect(line).not.toMatch(/13800000000|张三|AAH|投诉/);
});

it('logs what an error is and where, but not the values that libraries hang on it', () => {
  const telegram = Object.assign(new Error('403: Forbidden: bot was blocked by the user'), {
    on: { method: 'sendMessage', payload: { text: '我要投诉' } },
  });
  const query = new DrizzleQueryError('insert into people values ($1)', ['张三'], new Error('duplicate key'));
  const line = written((log) => {
    log.error({ err: telegram }, 'not sent');
    log.error({ err: query }, 'not saved');
  });

  expect(line).not.toMatch(/投诉|张三/);
  expect(line).toContain('"method":"sendMessage"');
  expect(line).toContain('bot was blocked');
  expect(line).toContain('duplicate key');
  expect(line).toContain('log.test.ts');
});

it('does not repeat the row that PostgreSQL complains about', async () => {
  const { sql, drop } = await createTestDatabase({ empty: true });
  await sql`create table t (phone text primary key)`;
  await sql`insert into t values ('13800000000')`;
  const error = await sql`insert into t values ('13800000000')`.catch((caught) => caught);
  await drop();

  expect(error.detail).toContain('138');
  const line = written((log) => log.error({ err: error }, 'not saved'));
  expect(line).toContain('23505');
  expect(line).not.toContain('13800000000');
});

it('does not repeat what a library could not read, nor the address that it could not reach', async () => {
  const { sql, drop } = await createTestDatabase({ empty: true });
  const unread = await sql`select ${'王示例 13800000000'}::text::date`.catch((caught: unknown) => caught);
  await drop();
  const broken = await new Response('{"name": 王示例').json().catch((caught: unknown) => caught);
  // As node-fetch has it.
  const unreached = new Error(
    'request to http://127.0.0.1:1/bot110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw/getMe failed, reason: ECONNREFUSED',
  );

  expect([unread, broken, unreached].map(String).join()).toMatch(/王示例[\s\S]*王示例/);
  const line = written((log) => {
    for (const err of [unread, broken, unreached])
      log.error({ err: new Error('outer', { cause: err }) }, 'x');
  });
  expect(line).toContain('22007');
  expect(line).toContain('is not valid JSON');
  expect(line).toContain('ECONNREFUSED');
  expect(line).not.toMatch(/王|13800000000|AAH/);
});
