import { afterAll, expect, it } from 'vitest';
import { loadLog } from '../../src/appeal/views.ts';
import { signSatisfied } from '../support/story.ts';
import { textOf } from '../support/phone.ts';
import { createSystem, on } from '../support/system.ts';

const system = await createSystem();
afterAll(system.stop);
const { town, deps } = system;

const done = (text: string) => ({ type: 'report_done', outcome: 'resolved', text, left: '' }) as const;

it('opens a case again within 30 days, and later a new one that is linked to it', {
  timeout: 60_000,
}, async () => {
  const [contact, owner, leader] = await system.phones('contact', 'owner', 'leader');
  const appeal = await town.files();
  await town.does('owner', { type: 'acknowledge' }, appeal);
  await town.does('owner', done('换了 120 米主线'), appeal);
  await signSatisfied(contact, /换了 120 米主线/, '王示例');
  await contact.sees(/销号，签名：王示例/);

  await system.at(on('03-20 09:00'));
  await contact.tap('问题又出现');
  await contact.sees(/现在怎么样|又出现/);
  const asked = await contact.mark();
  await contact.write('坏');
  await contact.sees(/./, { after: asked + 1 });
  expect((await loadLog(deps, appeal.id)).at(-1)?.event.type).toBe('sign');
  await contact.write('又掉到 342 伏');
  // Rework: contact within a working day, done within five; one level up.
  expect(textOf(await contact.sees(/重新打开，第 2 轮/))).toMatch(
    /3月23日 17:30 前联系您，.*3月27日 17:30 前办完/,
  );
  await owner.sees(/问题又出现，第 2 轮/);
  await leader.sees(/办好的问题又出现，第 2 轮/);
  await town.does('owner', done('换了变压器'), appeal);
  const signing = await contact.mark();
  await signSatisfied(contact, /换了变压器/, '王示例');
  await contact.sees(/销号，签名：王示例/, { after: signing });

  await system.at(on('04-20 09:01'));
  const late = await contact.mark();
  await contact.write('我的诉求');
  await contact.tap('全部查看');
  await contact.tap('1');
  await contact.sees(/重新打开的期限已过/, { after: late });
  await contact.tap('问题又出现');
  await contact.tap('确认');
  await contact.tap('看汇总');
  await contact.tap('提交');
  await owner.sees(new RegExp(`🔗 和${appeal.no} 连着`));
  const rows =
    await deps.sql`select status, round, state -> 'linkedTo' ->> 'no' as linked from appeals order by no`;
  expect(rows).toEqual([
    { status: 'satisfied', round: 2, linked: null },
    { status: 'submitted', round: 1, linked: appeal.no },
  ]);
});
