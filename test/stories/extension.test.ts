import { afterAll, expect, it } from 'vitest';
import { loadLog } from '../../src/appeal/views.ts';
import { createSystem, on } from '../support/system.ts';

const system = await createSystem();
afterAll(system.stop);

it('gives a case more time, with everybody concerned knowing', { timeout: 60_000 }, async () => {
  const [contact, owner, leader] = await system.phones('contact', 'owner', 'leader');
  const appeal = await system.town.files();
  await owner.tap('签收');
  await owner.sees(/状态：办理中/);
  const at = system.deps.now().getTime();
  await system.town.does('owner', { type: 'log_contact', at, how: 'phone', note: '明早来' }, appeal);
  await system.at(on('03-04 10:00'));

  await owner.write('我的待办');
  await owner.tap('1');
  await owner.tap('申请延期');
  await owner.tap(/3月12日/);
  await owner.sees(/企业会看到原话/);
  await owner.write('供电所下周四才有停电窗口');
  await leader.sees(/要延期，等您定/);
  // Nobody reads the first hour; a restart in between loses nothing.
  await system.stop();
  await system.start();
  await leader.tap('同意');
  await contact.sees(/办结日子改了/);
  await owner.sees(/延期同意了/);
  await contact.tap('有异议');
  await contact.sees(/不赞成延期，为什么/);
  await contact.write('等不起，下周一要交货');
  await leader.sees(/企业不赞成延期/);

  const log = await loadLog(system.deps, appeal.id);
  const steps = log.map(({ event }) => event.type);
  expect(steps.slice(-3)).toEqual(['ask_extension', 'extend', 'object_extension']);
});
