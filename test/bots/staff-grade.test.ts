import { expect, it } from 'vitest';
import { openStage } from './staff-stage.ts';

for (const locale of ['zh', 'en'] as const) {
  it(`changes a grade, hears the enterprise out and answers, ${locale}`, async () => {
    const w = (zh: string, en: string) => (locale === 'zh' ? zh : en);
    const stage = await openStage();
    const cadre = await stage.chat('owner', locale);
    const contact = await stage.chat('contact', locale);
    const dispatcher = await stage.chat('dispatcher', locale);
    const leader = await stage.chat('leader', locale);
    const deputy = await stage.chat('deputy', locale);
    const appeal = await stage.town.files();
    await stage.town.does('owner', { type: 'acknowledge' }, appeal);
    await stage.deliver();

    await cadre.presses({ verb: 'grade', id: appeal.id });
    expect(cadre.buttons().flat()).not.toContain(w('咨询', 'Question'));
    await cadre.taps(w('急', 'Urgent'));
    await cadre.says('停电影响两条线');
    await dispatcher.taps(w('调整等级', 'Change grade'));
    await dispatcher.taps(w('一般', 'Normal'));
    await dispatcher.says('只停一条线，能轮班');
    await contact.taps(w('有异议', 'Object'));
    await contact.says('两条线都停了');
    await dispatcher.says('/tasks');
    await dispatcher.taps(w('维持', 'Uphold'));
    await dispatcher.says('现场看过，一条线在转');
    await dispatcher.presses({ verb: 'recategorise', id: appeal.id });
    await dispatcher.taps(w('用电', 'Power'));
    await cadre.presses({ verb: 'grade', id: appeal.id });
    await cadre.taps(w('特急', 'Emergency'));
    await cadre.says('全厂停了');

    const heard = stage.transcript().join('\n');
    expect(heard).not.toMatch(/\{\w|undefined|null|NaN|\[object/);
    for (const text of [
      w('提高到哪一级？（只能往上）', 'Raise to which grade?'),
      w('等级改为急：停电影响两条线', 'The grade is now Urgent: 停电影响两条线'),
      w('李示范把等级提到急', '李示范 raised the grade to Urgent'),
      w('等级改为一般：只停一条线，能轮班', 'The grade is now Normal: 只停一条线'),
      w('钱范例把等级改为一般', '钱范例 set the grade to Normal'),
      w(
        '派单员 明天（周五）17:30 前答复您'.replace(' ', ''),
        'the dispatcher answers by tomorrow (Fri) 17:30',
      ),
      w('企业对等级（一般）有异议', 'The enterprise objects to the grade (Normal)'),
      w('等级不变（一般）：现场看过，一条线在转', 'The grade stays (Normal): 现场看过'),
    ])
      expect(heard).toContain(text);
    for (const other of [leader, deputy])
      expect(other.texts().join('\n')).toMatch(w('变成特急：全厂停了', 'is an emergency now: 全厂停了'));
    const [row] = await stage.deps.sql<{ category: string; grade: string }[]>`
      select category, grade from appeals where id = ${appeal.id}`;
    expect(row).toEqual({ category: 'PWR', grade: 'top' });
  });
}

it('turns away whoever may not change a grade, answer an objection or change the category', async () => {
  const stage = await openStage();
  const appeal = await stage.town.files();
  const others = [await stage.chat('contact'), await stage.chat('supervisor'), await stage.chat('stranger')];
  await stage.deliver();

  for (const other of others)
    for (const verb of ['grade', 'set_grade', 'keep_grade', 'recategorise']) {
      const before = other.toasts().length;
      await other.presses({ verb, id: appeal.id });
      expect(other.toasts().slice(before).join()).toMatch(/不归您|派单员|旧了/);
    }
  const [row] = await stage.deps.sql<{ n: number }[]>`
    select count(*)::int as n from appeal_events where appeal_id = ${appeal.id}`;
  expect(row?.n).toBe(1);
});
