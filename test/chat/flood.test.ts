import { TelegramError } from 'telegraf';
import { expect, it } from 'vitest';
import { openBudgets } from '../../src/chat/rate.ts';
import { guest, openStage } from './stage.ts';

it('lets a short burst through, then one a second', () => {
  let at = 0;
  const { take } = openBudgets(() => at);
  const rate = { burst: 3, perSecond: 1 };

  expect([1, 2, 3, 4].map(() => take('a', rate))).toEqual([0, 0, 0, 1]);
  expect(take('b', rate)).toBe(0);
  at = 1000;
  expect([take('a', rate), take('a', rate, 2)]).toEqual([0, 2]);
});

it('answers a flood with 429 and how long to wait, and stores nothing of it', async () => {
  const stage = await openStage({ limits: 'telegram' });
  const user = await guest(stage);
  const errors: TelegramError[] = [];

  for (let i = 0; i < 30; i += 1) {
    await stage.telegram.sendMessage(user, `${i}`).catch((error: unknown) => {
      if (error instanceof TelegramError) errors.push(error);
      else throw error;
    });
  }

  expect(errors.length).toBeGreaterThan(5);
  expect(errors[0]).toMatchObject({
    code: 429,
    description: 'Too Many Requests: retry after 1',
    parameters: { retry_after: 1 },
  });
  const [row] = await stage.world.deps.sql`
    select count(*) as n from chat.messages where user_id = ${user} and from_bot`;
  expect(row?.n).toBe(30 - errors.length);
});
