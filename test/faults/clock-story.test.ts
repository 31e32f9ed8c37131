import { expect, it } from 'vitest';
import { eventually } from '../support/backends.ts';
import { createTelegramTown, type TelegramPerson } from '../support/telegram-town.ts';

const HOUR_MS = 3_600_000;
const saying = ({ texts }: TelegramPerson, part: string) => texts().filter((text) => text.includes(part));

/** A whole system in the middle of a case, whose clock may be set. */
async function open() {
  const { system, person, api } = await createTelegramTown({ pace: { clockMs: 100 } });
  const [contact, owner] = [await person('contact'), await person('owner')];
  const appeal = await system.town.files();
  await eventually(
    () => saying(owner, appeal.no ?? '?').length,
    (n) => n > 0,
  );
  await system.idle();
  const jump = (hours: number) => system.clock.set(new Date(system.deps.now().getTime() + hours * HOUR_MS));
  const rings = async () =>
    (
      await system.deps.sql<
        { kind: string }[]
      >`select kind from notices where manner = 'remind' order by kind`
    ).map(({ kind }) => kind);
  return { system, api, contact, owner, appeal, jump, rings };
}

it('rings once, early, when the clock is set forward by an hour, and not again once it is right', async () => {
  const { system, contact, owner, appeal, jump, rings } = await open();
  const [next] = await system.deps.sql<
    { at: Date }[]
  >`select min(due_at) as at from timers where appeal_id = ${appeal.id}`;
  // Half an hour before the first reminder.
  await system.at(new Date((next?.at.getTime() ?? 0) - HOUR_MS / 2).toISOString());
  const before = await rings();
  jump(1);
  await system.deps.sql`select pg_notify('timers', '')`;
  const early = await eventually(rings, (all) => all.length > before.length);
  await system.idle();

  jump(-1);
  await system.pass('45m');
  await system.idle();
  expect(await rings()).toEqual(early);
  owner.taps('签收');
  contact.says('有人来吗');
  await eventually(
    () => [saying(owner, '办理中'), saying(contact, '有人来吗')].map(({ length }) => length),
    (said) => said.every((n) => n > 0),
  );
  await system.idle();
  expect(await system.deps.sql`select status from appeals`).toEqual([{ status: 'in_progress' }]);
  await system.stop();
});

it('tells within moments what waited when the clock was set back by an hour, once', async () => {
  const { system, api, contact, owner, appeal, jump } = await open();
  // On its way, and not to be had yet.
  let isSlow = true;
  api.meddle(({ chatId }) =>
    isSlow && chatId === contact.chatId
      ? { code: 429, description: 'Too Many Requests: retry after 1', retryAfter: 1 }
      : undefined,
  );
  const { does } = system.town;
  await does('owner', { type: 'acknowledge' }, appeal);
  await eventually(
    () => api.calls.filter(({ chatId }) => chatId === contact.chatId).length,
    (n) => n > 0,
  );
  jump(-1);
  isSlow = false;
  owner.says('/tasks');
  await eventually(
    () => saying(owner, '我的待办').length,
    (n) => n > 0,
  );
  await eventually(
    () => saying(contact, '办理中').length,
    (n) => n > 0,
  );
  await system.idle();
  expect(saying(contact, '李示范今天')).toHaveLength(1);
  expect(await system.deps.sql`select 1 from notices where state <> 'sent' and state <> 'dropped'`).toEqual(
    [],
  );
  await system.stop();
});
