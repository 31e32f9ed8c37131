import { expect, it, vi } from 'vitest';
import { eventually } from '../support/backends.ts';
import { startOwnServer } from '../support/own-server.ts';
import { createTelegramTown } from '../support/telegram-town.ts';

vi.setConfig({ testTimeout: 60_000 });

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const AWAY_MS = 3000;

it('tells people once that the database is away, and does what they did meanwhile when it is back', async () => {
  const server = await startOwnServer();
  const { system, person, api } = await createTelegramTown({ database: server.database });
  const [contact, owner] = [await person('contact'), await person('owner')];
  const { files, does } = system.town;
  const appeal = await files();
  await eventually(owner.texts, (texts) => texts.some((text) => text.includes(appeal.no ?? '?')));
  await system.idle();
  const heard = owner.texts().length;

  // On its way when the database goes, and to be noted as sent when there is none.
  api.meddle(({ params }) => (String(params.text).includes('已在路上') ? { late: 800 } : undefined));
  await does('owner', { type: 'message', text: '已在路上' }, appeal);
  await eventually(
    () => api.calls,
    (calls) => calls.some(({ params }) => String(params.text).includes('已在路上')),
  );
  await server.stop();
  owner.taps('签收');
  contact.says('有人来吗');
  await eventually(contact.texts, (texts) => texts.some((text) => text.includes('连不上')));
  await eventually(owner.toasts, (toasts) => toasts.length > 0);
  // Longer than the pause between two tries.
  await pause(AWAY_MS);
  contact.says('还在吗');
  await pause(300);
  const apologies = contact.texts().filter((text) => text.includes('连不上'));
  expect(apologies).toEqual([expect.stringMatching(/现在连不上，您发的没有丢，好了就办/)]);
  expect(owner.toasts()).toEqual([expect.stringMatching(/现在连不上，您点的没有丢/)]);
  expect(owner.texts()).toHaveLength(heard);

  const since = performance.now();
  await server.start();
  await eventually(
    () => system.deps.sql`select status from appeals`.catch(() => []),
    ([row]) => row?.status === 'in_progress',
    20_000,
  );
  await system.idle();
  const recovered = performance.now() - since;
  expect(recovered).toBeLessThan(15_000);
  expect(api.waiting()).toEqual([]);
  // What they did is done, once, and told to both.
  const events = await system.deps.sql<
    { type: string }[]
  >`select type from appeal_events where type = 'acknowledge'`;
  expect(events).toHaveLength(1);
  expect(owner.toasts().at(-1)).toContain('签收了');
  expect(contact.texts().filter((text) => text.includes('已在路上'))).toHaveLength(1);
  expect(contact.texts().filter((text) => text.includes('连不上'))).toHaveLength(1);
  expect(contact.texts().some((text) => text.includes('有人来吗'))).toBe(true);
  const odd = await system.deps.sql`select kind, why from notices where why in ('unsure', 'unknown')`;
  expect(odd).toEqual([]);

  // Every connection that waits for news was made again: what comes now is told at once.
  const before = performance.now();
  await does('owner', { type: 'message', text: '周五上门' }, appeal);
  await eventually(contact.texts, (texts) => texts.some((text) => text.includes('周五上门')));
  expect(performance.now() - before).toBeLessThan(2000);
  await system.stop();
});
