import { afterEach, expect, it, vi } from 'vitest';
import { textOf } from '../support/phone.ts';
import { createSystem, type System } from '../support/system.ts';

vi.setConfig({ testTimeout: 90_000 });

let system: System;
afterEach(() => system.stop());

async function restart(): Promise<void> {
  await system.stop();
  await system.start();
  await system.idle();
}

it('keeps an open question, a draft and the unread messages over a restart', async () => {
  system = await createSystem();
  const [contact, owner] = await system.phones('contact', 'owner');
  await contact.write('提诉求');
  await contact.tap('用电');
  await contact.sees(/出了什么事/);
  await restart();
  await contact.write('2 号车间下午电压只有 340 伏');
  await contact.sees(/用电是哪一种/);

  await restart();
  await contact.write('提诉求');
  await contact.sees(/有一份没填完的/);
  await contact.tap('继续填写');
  await contact.sees(/接着上次.*用电是哪一种/s);
  await contact.tap('低电压');
  await contact.sees(/多少伏/);

  await owner.settle('read');
  const appeal = await system.town.files();
  await system.idle();
  expect((await owner.summary()).unread).toBe(1);
  await restart();
  expect(await owner.summary()).toMatchObject({ unread: 1, blocked: false, started: true });
  expect(textOf((await owner.summary()).lastMessage as never)).toContain(appeal.no);
  await owner.settle('read');
  await restart();
  expect((await owner.summary()).unread).toBe(0);
  // A button from before still acts.
  await owner.tap('签收');
  await owner.sees(/状态：办理中/);
});
