import { expect, it } from 'vitest';
import { claimNext, noteOut, settle } from '../../src/notices/store.ts';
import { BOT, rowsOf } from '../support/workers.ts';
import { createWorld } from '../support/world.ts';

const world = await createWorld();
const { sql, now } = world.deps;
const rows = rowsOf(world);

it('knows a message that went out in the chat it went to, and in no other', async () => {
  const personId = await rows.person(11);
  const id = await rows.tell(personId, { kind: 'a' });
  /** Claims it, as its files were put off; `out` is the message it becomes. */
  async function turn(out?: number) {
    const claim = await claimNext(sql, { botId: BOT, personId, now: now() });
    if (claim === null) throw new Error('it waits');
    if (out !== undefined) await noteOut(sql, claim, out);
    await settle(sql, claim, [{ id, state: 'waiting' }], { now: now() });
    return { chatId: claim.chatId, messageId: claim.notices[0]?.messageId ?? null };
  }
  expect(await turn(5)).toEqual({ chatId: 11, messageId: null });
  expect(await turn()).toEqual({ chatId: 11, messageId: 5 });

  await sql`update accounts set user_id = 12, chat_id = 12 where person_id = ${personId}`;
  expect(await turn(3)).toEqual({ chatId: 12, messageId: null });
  expect(await turn()).toEqual({ chatId: 12, messageId: 3 });
});
