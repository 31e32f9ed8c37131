import { afterAll, expect, it } from 'vitest';
import { textOf } from '../support/phone.ts';
import { writeDown } from '../support/story.ts';
import { createSystem, on } from '../support/system.ts';

const system = await createSystem({ at: on('03-06 22:00') });
afterAll(system.stop);

it('starts an emergency that a cadre wrote down only when the enterprise itself submits it, and says so', {
  timeout: 60_000,
}, async () => {
  const [cadre, contact, other] = await system.phones('owner', 'contact', 'deputy');
  await writeDown(cadre, {
    heard: '来电',
    what: '全厂停电，三条线都停了',
    since: '今天',
    where: '总配电房',
    hurts: '已停产',
    wanted: '先恢复供电',
  });
  expect(textOf(await cadre.sees(/像是特急/))).toContain('现在就打王示例 13800000001');

  // At night, too: it cannot wait for the morning.
  const asked = await contact.sees(/李示范替您记下了/);
  await system.idle();
  const statuses = async () =>
    (await system.deps.sql`select status from appeals`).map(({ status }) => status);
  for (const one of [cadre, other]) await expect(one.press(asked, '提交')).rejects.toThrow();
  expect(await statuses()).toEqual(['draft']);

  await contact.press(asked, '提交');
  await contact.sees(/收到了，编号 杨企诉-2026-0001/);
  await cadre.sees(/🚨 特急，今天 22:30/);
  expect(await statuses()).toEqual(['submitted']);
});
