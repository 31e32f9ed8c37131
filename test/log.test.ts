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
