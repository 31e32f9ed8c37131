import { afterAll, expect, it } from 'vitest';
import { loadLog } from '../../src/appeal/views.ts';
import { createSystem, on } from '../support/system.ts';

const system = await createSystem({ at: on('03-02 09:00') });
afterAll(system.stop);
const { town } = system;
const picture = { name: 'meter.png', type: 'image/png', bytes: png() };

/** The smallest picture there is. */
function png(): Uint8Array {
  const data =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  return Buffer.from(data, 'base64');
}

it('carries words and pictures both ways by replies, and asks where several cases are open', {
  timeout: 60_000,
}, async () => {
  const [contact, owner] = await system.phones('contact', 'owner');
  const first = await town.files({ category: 'PWR' });
  const card = await owner.sees(new RegExp(`${first.no}`));
  const second = await town.files({ category: 'GAS' });
  await owner.sees(new RegExp(`${second.no}`));

  // A reply to the older card is about that case.
  await owner.replyTo(card.message_id, '明早 9 点到，留个懂电的人');
  const words = await contact.sees(/李示范（经发办）：\n明早 9 点到/);
  expect(words.text).toContain(first.no);
  expect(words.text).not.toMatch(/1380000/);

  // A reply to what was passed on goes back to the same case.
  await contact.replyTo(words.message_id, '好，小王在');
  const answer = await owner.sees(/王示例（示例精密材料有限公司）：\n好，小王在/);
  expect(answer.text).toContain(first.no);

  // Words and pictures out of the blue: the person says which case they are for.
  await owner.upload([picture]);
  await owner.sees(/这是给哪件的？/);
  const from = await contact.mark();
  await owner.tap(new RegExp(`^${second.no?.slice(-4)} `));
  await contact.sees(new RegExp(`${second.no}.*李示范`, 's'), { after: from });
  await system.idle();
  const photo = (await contact.all()).findLast((m) => m.photo !== undefined);
  await contact.replyTo(photo?.message_id ?? 0, '表就是这个');
  await owner.sees(/表就是这个/);
  expect((await loadLog(system.deps, second.id)).at(-1)?.event).toEqual({
    type: 'add_info',
    text: '表就是这个',
  });

  // At night each is told when the other reads it, and reads it then, in order.
  await system.at(on('03-02 21:00'));
  await contact.replyTo(words.message_id, '又停了');
  await contact.sees(/李示范明天（周二）08:30 看到/);
  await contact.replyTo(words.message_id, '来电了');
  const night = await owner.mark();
  await system.idle();
  expect(await owner.heard(night)).toEqual([]);
  await system.at(on('03-03 08:31'));
  await owner.sees(/来电了/);
  const heard = (await owner.heard(night)).filter((text) => text.includes('王示例（'));
  expect(heard.map((text) => text.split('\n')[1])).toEqual(['又停了', '来电了']);
});
