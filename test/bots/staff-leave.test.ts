import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { contacts, people } from '../../src/db/schema/people.ts';
import { takeLeave } from '../../src/people/leave.ts';
import { clearLeave } from '../../src/people/profile.ts';
import { openStage, type Stage } from './staff-stage.ts';

const until = new Date('2026-11-25T23:59:59+08:00');

async function onLeave(stage: Stage, from = stage.clock.now()): Promise<void> {
  await takeLeave(stage.deps, {
    personId: stage.town.who.owner,
    from,
    until,
    once: stage.deps.newId(),
    actorId: null,
  });
  await stage.deliver();
}

for (const locale of ['zh', 'en'] as const) {
  it(`tells both sides who acts while the cadre is away, and nobody else, ${locale}`, async () => {
    const w = (zh: string, en: string) => (locale === 'zh' ? zh : en);
    const stage = await openStage();
    const [contact, deputy, dispatcher] = [
      await stage.chat('contact', locale),
      await stage.chat('deputy', locale),
      await stage.chat('dispatcher', locale),
    ];
    const appeal = await stage.town.files();
    await stage.deliver();
    await onLeave(stage);

    expect(contact.last()).toContain(w('赵样本 12345 接着办', '赵样本 12345 goes on with your cases (1)'));
    expect(deputy.last()).toContain(w('由您代管', 'you stand in'));
    expect(dispatcher.texts()).toEqual([]);
    const card = () => contact.texts().findLast((text) => /状态：|Status:/.test(text));
    expect(card()).toContain(w('轮到赵样本（代李示范）', "赵样本's turn (for 李示范)"));
    await deputy.presses({ verb: 'acknowledge', id: appeal.id });
    expect(deputy.toasts().at(-1)).toMatch(w('签收了', 'Acknowledged'));

    // Back early, or on the day that was said: the card in the chat follows without anybody's step.
    if (locale === 'zh') await clearLeave(stage.deps, stage.town.who.owner, null);
    else stage.clock.set('2026-11-26T09:00+08:00');
    await stage.deliver();
    expect(card()).toContain(w('轮到李示范', "李示范's turn"));
  });

  it(`says so where nobody stands in, and lets the dispatcher know, ${locale}`, async () => {
    const w = (zh: string, en: string) => (locale === 'zh' ? zh : en);
    const stage = await openStage();
    const [contact, deputy, dispatcher] = [
      await stage.chat('contact', locale),
      await stage.chat('deputy', locale),
      await stage.chat('dispatcher', locale),
    ];
    const { deputy: deputyId } = stage.town.who;
    const away = { leaveFrom: stage.clock.now(), leaveUntil: until };
    await stage.deps.db.update(people).set(away).where(eq(people.id, deputyId));
    await stage.town.files();
    await stage.deliver();
    await onLeave(stage);

    expect(contact.last()).toContain(w('没有人代管您的 1 件', 'nobody stands in for your cases (1)'));
    expect(deputy.texts()).toEqual([]);
    expect(dispatcher.last()).toContain(w('没有人代管，在办 1 件', 'nobody stands in. Open cases: 1'));
  });
}

it('does not let a deputy act for an enterprise that the deputy speaks for', async () => {
  const stage = await openStage();
  const contact = await stage.chat('contact');
  const deputy = await stage.chat('deputy');
  const appeal = await stage.town.files();
  const own = { enterpriseId: stage.town.enterpriseId, personId: stage.town.who.deputy, position: 1 };
  await stage.deps.db.insert(contacts).values(own);
  await stage.deliver();
  await onLeave(stage);

  expect(contact.last()).toContain('没有人代管您的 1 件');
  await deputy.presses({ verb: 'acknowledge', id: appeal.id });
  expect(deputy.toasts().at(-1)).not.toContain('签收了');
});

it('tells of a leave when it begins, and at an hour at which people may be written to', async () => {
  const stage = await openStage();
  const contact = await stage.chat('contact');
  await stage.town.files();
  await stage.deliver();
  const before = contact.texts().length;
  await onLeave(stage, new Date('2026-11-20T00:00:00+08:00'));

  await stage.at('2026-11-20T07:00+08:00');
  expect(contact.texts()).toHaveLength(before);
  await stage.at('2026-11-20T08:31+08:00');
  expect(contact.texts().join('\n')).toContain('赵样本 12345 接着办');
});

for (const locale of ['zh', 'en'] as const) {
  it(`names who is at work wherever the case is read while the cadre is away, ${locale}`, async () => {
    const w = (zh: string, en: string) => (locale === 'zh' ? zh : en);
    const zhao = w('赵样本（代李示范）', '赵样本 (for 李示范)');
    const stage = await openStage();
    const contact = await stage.chat('contact', locale);
    const owner = await stage.chat('owner', locale);
    const deputy = await stage.chat('deputy', locale);
    const leader = await stage.chat('leader', locale);
    const appeal = await stage.town.files();
    await stage.deliver();
    await onLeave(stage);
    const opens = async (chat: typeof contact) => {
      await chat.presses({ verb: 'open', id: appeal.id });
      return chat.last();
    };

    await contact.says('/my');
    expect(contact.last()).toContain(w(`轮到${zhao}`, "赵样本's turn (for 李示范)"));
    expect(await opens(contact)).toContain(w(`轮到${zhao}：`, "赵样本's turn (for 李示范): "));
    expect(await opens(contact)).toContain(`👤 ${zhao} 12345`);
    expect(await opens(leader)).toContain(`👤 ${zhao} 13800000003`);
    expect(await opens(deputy)).toContain(w('👉 轮到您', '👉 Your turn'));
    expect(await opens(owner)).toContain(w(`👉 轮到${zhao}`, "👉 赵样本's turn (for 李示范)"));
    await leader.says('/board');
    await leader.taps(w('全部在办', 'All open'));
    expect(leader.last()).toContain(zhao);
    await deputy.presses({ verb: 'acknowledge', id: appeal.id });
    await contact.says('/help');
    expect(contact.last()).toContain(zhao);
    expect(await opens(contact)).toMatch(
      w('李示范休假，赵样本今天 09:12 代签收', '李示范 is on leave; 赵样本 acknowledged today'),
    );

    await stage.at('2026-11-26T09:00+08:00');
    expect(await opens(contact)).toContain(w('👤 李示范（经发办）', '👤 李示范 (经发办)'));
    expect(await opens(contact)).toContain(w('赵样本周四 11月19日', '赵样本 acknowledged Thu 19 Nov'));
  });
}

for (const locale of ['zh', 'en'] as const) {
  it(`keeps the card of the enterprise up to date while the cadre is away, ${locale}`, async () => {
    const w = (zh: string, en: string) => (locale === 'zh' ? zh : en);
    const stage = await openStage();
    const contact = await stage.chat('contact', locale);
    const deputy = await stage.chat('deputy', locale);
    const [kept, taken] = [await stage.town.files(), await stage.town.files()];
    await stage.deliver();
    await onLeave(stage);
    const card = (no: string | null) =>
      contact.texts().findLast((text) => text.includes(String(no)) && /状态：|Status:/.test(text));

    await deputy.presses({ verb: 'take_over', id: taken.id });
    expect(deputy.toasts().at(-1)).toBe(
      w(
        '您接手了。今天 15:12 前签收，明天（周五）17:30 前联系王示例',
        'It is yours now. Acknowledge by today 15:12, contact 王示例 by tomorrow (Fri) 17:30',
      ),
    );
    expect(card(taken.no)).toContain(w('轮到赵样本：', "赵样本's turn: "));
    for (const { id, no } of [kept, taken]) {
      await deputy.presses({ verb: 'acknowledge', id });
      expect(card(no)).toContain(w('状态：办理中', 'Status: In progress'));
    }
  });
}
