import { expect, it } from 'vitest';
import { loadLog } from '../../src/appeal/views.ts';
import { photo, startChats } from '../support/chat.ts';
import { createTown } from '../support/town.ts';
import { createWorld } from '../support/world.ts';

it('keeps a file once, though its message comes again after it went with a step', async () => {
  const world = await createWorld({ at: '2026-11-19T09:12+08:00' });
  const { deps } = world;
  const town = await createTown(world);
  const server = await startChats(world);
  const chat = await server.chatOf(town.who.contact);
  const { id, no } = await town.files();
  const reply = { reply_to_message: { message_id: 1, text: `${no}` } };

  await chat.sends(photo('meter', { caption: '电表拍在这里了', ...reply }));
  await server.redeliver();
  expect((await loadLog(deps, id)).filter(({ event }) => event.type === 'add_info')).toHaveLength(1);
  expect(await deps.sql`select 1 from files where event_id is not null`).toHaveLength(1);
});
