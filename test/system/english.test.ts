import { afterEach, expect, it, vi } from 'vitest';
import { createInvitations } from '../../src/people/invitations.ts';
import { buttonsOf, openPhone, type Phone, textOf } from '../support/phone.ts';
import { noteProgress, reportDone } from '../support/story.ts';
import { createSystem, on, type System } from '../support/system.ts';

vi.setConfig({ testTimeout: 90_000 });

let system: System;
afterEach(() => system.stop());

async function englishPhone(): Promise<Phone> {
  const personId = system.town.who.contact;
  const [invitation] = await createInvitations(system.deps, { personIds: [personId] });
  const phone = await openPhone(system.running.url, system.running.botId, invitation?.code ?? '', 'en');
  await phone.tap(/^(Approve|Agree)$/);
  await phone.sees(/王示例/);
  return phone;
}

const taps = (...labels: string[]) => labels.map((label) => ({ tap: label }));
const intake = [
  [/What happened/, [{ write: 'Voltage drops to 340 V, three machines stall' }]],
  [/What kind of power/, taps('Low voltage')],
  [/Which supply voltage/, taps('380 V')],
  [/At what time of day/, taps('Afternoon', 'Done')],
  [/Since when/, taps('This week')],
  [/Where\?/, [{ write: 'Workshop 2, east switch box' }]],
  [/How is production/, taps('Affected')],
  [/What should the result be/, [{ write: 'Steady 380 V' }]],
] as const;

async function file(phone: Phone): Promise<void> {
  await phone.write('New appeal');
  await phone.tap('Power');
  for (const [question, steps] of intake) {
    const from = await phone.mark();
    await phone.sees(question);
    for (const step of steps) {
      if ('tap' in step) await phone.tap(step.tap);
      else await phone.write(step.write);
    }
    expect(await phone.mark()).toBeGreaterThanOrEqual(from);
  }
  await phone.tap(/summary/i);
  await phone.tap('Submit');
  await phone.sees(/2026-0001/);
}

/** What people typed, and names and numbers, which stay as they are. */
const asTyped =
  /明早 9 点带供电所去量电压|已量 340 伏，线路超负荷，周五再量|周四停电调了档，三次都是 380 伏|[王李赵钱孙吴陈郑冯](示例|示范|样本|范例|模拟|演示|样例)|示例精密材料有限公司|示例精密|经发办|营商办|镇政府|督查室|示范园区(片区)?( 8 号)?|杨企诉|中文|简体/g;

it('speaks English alone to a contact who reads English, from the intake to the signature', async () => {
  system = await createSystem();
  const [owner] = await system.phones('owner');
  const contact = await englishPhone();
  const from = await contact.mark();
  await file(contact);
  await owner.sees(/新诉求/);
  await owner.tap('签收');
  await contact.sees(/Status: In progress/i);
  await owner.tap('已联系');
  await owner.tap('打电话');
  await owner.tap('刚才');
  await owner.sees(/说了什么/);
  await owner.write('明早 9 点带供电所去量电压');
  await contact.sees(/明早 9 点带供电所去量电压/);
  await contact.tap('Yes');
  await noteProgress(owner, '已量 340 伏，线路超负荷，周五再量');
  await contact.sees(/已量 340 伏/);
  await reportDone(owner, '周四停电调了档，三次都是 380 伏');
  await contact.sees(/三次都是 380 伏/);
  await system.at(on('03-03 08:30'));
  await contact.sees(/Your turn: is it resolved/);
  await contact.write('/help');
  await contact.write('/my');
  await contact.write('/me');
  await system.idle();
  await contact.tap('Resolved');
  await contact.tap('Satisfied');
  await contact.sees(/full name/i);
  await contact.write('王示例');
  await contact.sees(/Closed.*signed|signed.*王示例/i);
  await contact.write('what next?');
  await system.idle();

  const said = (await contact.all()).filter((m) => m.message_id > from && m.from?.is_bot === true);
  const words = said.flatMap((m) => [textOf(m), ...buttonsOf(m).map((b) => b.text)]);
  const foreign = words.filter((text) => /\p{Script=Han}/u.test(text.replace(asTyped, '')));
  expect(foreign).toEqual([]);
  expect(said.length).toBeGreaterThan(15);
});
