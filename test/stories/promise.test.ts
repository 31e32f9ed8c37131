import { afterAll, expect, it } from 'vitest';
import { loadLog } from '../../src/appeal/views.ts';
import { createSystem, on } from '../support/system.ts';

const system = await createSystem();
afterAll(system.stop);

it('carries a promise from the word given to the word kept', { timeout: 60_000 }, async () => {
  const [contact, owner] = await system.phones('contact', 'owner');
  const appeal = await system.town.files();
  await owner.tap('签收');
  await owner.sees(/状态：办理中/);
  await owner.tap('更多');
  await owner.tap('约定日期');
  await owner.sees(/能答应企业什么/);
  await owner.write('把电压调上来');
  await owner.sees(/哪天几点前/);
  await owner.write('周三 15:00');
  await contact.sees(/行不行/);
  await system.stop();
  await system.start();
  await contact.tap('同意');
  await contact.sees(/说定了/);
  await owner.sees(/企业同意了/);

  await system.at(on('03-03 08:30'));
  await owner.sees(/答应企业的/);
  await system.at(on('03-04 15:00'));
  await owner.sees(/说好的.*到了/);
  await owner.tap('做到了');
  await owner.sees(/做到了什么/);
  await owner.write('调好了，量了三次，381 伏');
  await contact.sees(/答应的事做到了/);

  const log = await loadLog(system.deps, appeal.id);
  const steps = log.map(({ event }) => event.type).filter((type) => type.endsWith('promise'));
  expect(steps).toEqual(['make_promise', 'accept_promise', 'keep_promise']);
});
