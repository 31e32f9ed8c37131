import { expect, it } from 'vitest';
import { eventually } from '../support/backends.ts';
import { createTelegramTown } from '../support/telegram-town.ts';

const lines = (texts: string[], part: string) => texts.filter((text) => text.includes(part));

it('goes on with everybody else while Telegram hangs in one chat, and tells that one once it answers', async () => {
  const { system, person, api } = await createTelegramTown({ pace: { patienceMs: 300 } });
  const [contact, owner] = [await person('contact'), await person('owner')];
  const { files, does } = system.town;
  const appeal = await files();
  await eventually(owner.texts, (texts) => texts.some((text) => text.includes(appeal.no ?? '?')));

  let hung = 0;
  api.meddle(({ chatId }) => {
    if (chatId !== contact.chatId) return undefined;
    hung += 1;
    return 'hang';
  });
  owner.taps('签收');
  contact.says('有人来吗');
  await eventually(owner.texts, (texts) => texts.some((text) => text.includes('办理中')));
  await does('owner', { type: 'message', text: '已在路上' }, appeal);
  await eventually(
    () => hung,
    (n) => n >= 3,
  );
  expect(lines(contact.texts(), '已在路上')).toEqual([]);

  api.meddle(() => undefined);
  await eventually(contact.texts, (texts) => lines(texts, '已在路上').length > 0);
  await eventually(contact.texts, (texts) => lines(texts, '有人来吗').length > 0);
  await system.idle();
  expect(lines(contact.texts(), '已在路上')).toHaveLength(1);
  const { sql, metrics } = system.deps;
  expect(await sql`select status from appeals`).toEqual([{ status: 'in_progress' }]);
  expect(await sql`select 1 from notices where state in ('failed', 'sending')`).toEqual([]);
  expect(await sql`select 1 from inbox where error is not null or done_at is null`).toEqual([]);
  expect(await metrics.registry.metrics()).toMatch(/possibly_twice_total\{why="no_answer"\} [1-9]/);
  await system.stop();
});
