import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Appeal } from '../../src/appeal/appeal.ts';
import { buttonsOf, type Phone, textOf } from '../support/phone.ts';
import { redisBinary, startRedis, type TestRedis } from '../support/redis.ts';
import { signSatisfied } from '../support/story.ts';
import { createSystem, on, type System } from '../support/system.ts';

vi.setConfig({ testTimeout: 90_000 });

let redis: TestRedis | undefined;
let system: System;
afterEach(() => system.stop());

async function asked(): Promise<Appeal> {
  const appeal = await system.town.files();
  await system.town.does('owner', { type: 'acknowledge' }, appeal);
  return appeal;
}

const done = { type: 'report_done', outcome: 'resolved', text: '调了档，量了三次', left: '' } as const;

/** What stands in the chat and still asks for an answer. */
async function asking(phone: Phone, button: string): Promise<string[]> {
  const messages = await phone.all();
  return messages.filter((m) => buttonsOf(m).some((b) => b.text.includes(button))).map(textOf);
}

function suite(): void {
  it('reminds the enterprise after 1, 3 and 5 working days, then has the dispatcher call; it may still answer', async () => {
    system = await createSystem({ redisUrl: redis?.url });
    const [contact, dispatcher] = await system.phones('contact', 'dispatcher');
    const appeal = await asked();
    await system.town.does('owner', done, appeal);
    await system.idle();
    const from = await contact.mark();

    await system.at(on('03-03 08:29'));
    expect(await contact.heard(from)).toEqual([]);
    await system.at(on('03-03 08:30'));
    expect(await contact.heard(from)).toEqual([expect.stringContaining('轮到您：事情解决了吗？（')]);
    await system.at(on('03-04 17:00'));
    expect(await contact.heard(from)).toHaveLength(1);

    await system.at(on('03-05 08:30'));
    expect((await contact.heard(from)).at(-1)).toContain('还等您一句话');
    expect((await asking(contact, '部分解决')).filter((text) => text.includes('轮到您：事情'))).toEqual([]);
    await system.at(on('03-09 08:30'));
    expect((await contact.heard(from)).at(-1)).toContain('最后一次发消息问');
    expect((await asking(contact, '部分解决')).filter((text) => text.includes('还等您一句话'))).toEqual([]);
    expect(await dispatcher.heard(2)).not.toContainEqual(expect.stringContaining('回访'));

    await system.at(on('03-10 08:30'));
    const call = await dispatcher.sees(/要电话回访/);
    expect(textOf(call)).toContain('13800000001');

    await signSatisfied(contact, /最后一次/, '王示例');
    await contact.sees(/销号，签名：王示例/);
    await system.at(on('03-20 09:00'));
    expect((await contact.heard(from)).filter((text) => text.includes('最后一次'))).toHaveLength(1);
    const [row] = await system.deps.sql<{ status: string }[]>`select status from appeals`;
    expect(row).toEqual({ status: 'satisfied' });
  });

  it('asks for missing items after 1, 3 and 5 working days, and has the dispatcher call after 10', async () => {
    system = await createSystem({ redisUrl: redis?.url });
    const [contact, dispatcher, owner] = await system.phones('contact', 'dispatcher', 'owner');
    const appeal = await asked();
    await system.town.does('owner', { type: 'ask_info', items: ['近三个月电费单'] }, appeal);
    await system.idle();
    const from = await contact.mark();

    for (const [day, times] of [
      ['03', 1],
      ['05', 2],
      ['09', 3],
      ['13', 3],
    ] as const) {
      await system.at(on(`03-${day} 08:30`));
      const { length } = await system.deps
        .sql`select 1 from notices where kind = 'info.remind' and state = 'sent'`;
      expect([day, length]).toEqual([day, times]);
      const open = (await asking(contact, '不合理')).filter((text) => text.includes('还差 1 样材料'));
      expect([day, open]).toEqual([day, [expect.any(String)]]);
    }
    expect(await contact.heard(from)).toContainEqual(expect.stringContaining('还差 1 样材料'));

    await system.at(on('03-17 08:30'));
    expect(textOf(await dispatcher.sees(/一直没补材料/))).toContain('13800000001');
    await contact.sees(/不会因此结掉您的件/);
    await contact.tap('补充说明');
    await contact.sees(/1\/1.*近三个月电费单/);
    await contact.write('1 月 820 元');
    await owner.sees(/企业补好了/);
  });

  it('writes to an enterprise once a day, unasked, and makes one message of what is due together', async () => {
    system = await createSystem({ at: on('03-02 09:00'), redisUrl: redis?.url });
    const [contact] = await system.phones('contact');
    const { sql } = system.deps;
    // A draft begun now is spoken of in a week, half an hour after the last reminders.
    await contact.write('提诉求');
    await contact.tap('用电');
    for (let i = 0; i < 2; i++) {
      const appeal = await asked();
      await system.town.does('owner', done, appeal);
    }
    await system.idle();
    const from = await contact.mark();

    await system.at(on('03-03 08:30'));
    expect(await contact.heard(from)).toEqual([expect.stringMatching(/有 2 件在等您一句话.*0001.*0002/s)]);
    await system.at(on('03-09 08:30'));
    const before = await contact.mark();
    await system.at(on('03-09 12:00'));
    expect(await contact.heard(before)).toEqual([]);
    const [held] = await sql`select kind, state, not_before as at from notices where kind = 'draft.remind'`;
    expect(held).toEqual({ kind: 'draft.remind', state: 'waiting', at: new Date(on('03-10 08:30')) });
    await system.at(on('03-10 08:30'));
    expect((await contact.heard(before)).join()).toContain('填了一半的');
  });

  it('keeps quiet after hours, but for an emergency, which rings everybody who may help after 30 minutes', async () => {
    system = await createSystem({ redisUrl: redis?.url });
    const staff = ['owner', 'deputy', 'leader', 'dispatcher', 'supervisor'] as const;
    const [contact, owner, ...others] = await system.phones('contact', ...staff);
    const appeal = await asked();
    await system.at(on('03-02 20:00'));
    const [forContact, forOwner] = [await contact.mark(), await owner.mark()];

    const said = {
      type: 'log_contact',
      at: Date.parse(on('03-02 19:50')),
      how: 'phone',
      note: '明早去',
    } as const;
    await system.town.does('owner', said, appeal);
    await system.town.does('contact', { type: 'add_info', text: '又跳闸了' }, appeal);
    await system.idle();
    expect([await contact.heard(forContact), await owner.heard(forOwner)]).toEqual([[], []]);

    const marks = await Promise.all(others.map((phone) => phone.mark()));
    await system.at(on('03-02 23:00'));
    await system.town.files({ category: 'PWR', answers: { urgency: 'stopped' } });
    await system.idle();
    expect(await owner.heard(forOwner)).toEqual([expect.stringMatching(/^🚨/)]);
    await system.at(on('03-02 23:29'));
    expect(await others[0]?.heard(marks[0])).toEqual([]);
    await system.at(on('03-02 23:30'));
    for (const [i, phone] of others.entries())
      expect([staff[i + 1], await phone.heard(marks[i])]).toEqual([
        staff[i + 1],
        [expect.stringMatching(/🚨.*30 分钟/s)],
      ]);
    expect((await contact.heard(forContact)).join()).not.toContain('明早去');

    await system.at(on('03-03 08:30'));
    await contact.sees(/明早去/);
    await owner.sees(/又跳闸了/);
  });
}

describe('with the queues in PostgreSQL', suite);
describe.skipIf(redisBinary === undefined)('with the queues in Redis', () => {
  // A new one each time: the ids and hours of one test are those of the next.
  beforeEach(async () => {
    await redis?.stop();
    redis = await startRedis();
  });
  afterAll(() => redis?.stop());
  suite();
});
