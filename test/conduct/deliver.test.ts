import { expect, it } from 'vitest';
import { claimNotices } from '../../src/conduct/store-notices.ts';
import { startBotApi } from '../support/bot-api.ts';
import { cleanUp } from '../support/clean-up.ts';
import { startPost } from '../support/post.ts';
import { createTown } from '../support/town.ts';
import { createWorld } from '../support/world.ts';
import { deskOf } from './support.ts';

/** A report of which the office is to hear, and what it hears. */
async function open() {
  const world = await createWorld({ at: '2026-11-19T14:12+08:00' });
  const { deps } = world;
  const town = await createTown(world);
  const api = await startBotApi();
  cleanUp(api.close);
  const post = await startPost(world, api);
  await deps.sql`
    insert into accounts (id, bot_id, user_id, chat_id, person_id, bound_at)
    values (${deps.newId()}, 7000000001, 61, 61, ${town.who.discipline}, ${deps.now()})`;
  await deskOf(world, town).files();
  const again = async () =>
    (await deps.metrics.registry.metrics()).match(/(?<=possibly_twice_total\{why=").*$/gm) ?? [];
  return { ...world, api, post, again, heard: () => api.chat(61).length };
}

it('says once what the database could not note just when it was said', async () => {
  const { deps, clock, api, post, again, heard } = await open();
  const away = deps.sql`alter table conduct_messages rename to conduct_away`;
  api.meddle(({ method }) => {
    if (method !== 'sendMessage') return undefined;
    void away.execute();
    setTimeout(() => void deps.sql`alter table conduct_away rename to conduct_messages`.execute(), 150);
    return { late: 50 };
  });
  await post.deliver();
  clock.advance('2h');
  api.meddle(() => undefined);
  await post.deliver();

  expect(heard()).toBe(1);
  expect(await again()).toEqual([]);
});

it('counts what is said again because nobody knows what became of it', async () => {
  const { deps, clock, api, post, again, heard } = await open();
  await claimNotices(deps.sql, deps.box, deps.now());
  await deps.sql`update conduct_notices set claimed_until = now() - interval '1 s'`;
  let lost = 1;
  api.meddle(({ method }) => (method === 'sendMessage' && lost-- > 0 ? 'lost' : undefined));
  await post.deliver();
  clock.advance('2h');
  await post.deliver();

  expect(heard()).toBe(2);
  expect(await again()).toEqual(['crash"} 1', 'no_answer"} 1']);
});
