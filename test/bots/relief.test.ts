import { expect, it } from 'vitest';
import { openStage } from './staff-stage.ts';

for (const locale of ['zh', 'en'] as const) {
  const w = (zh: string, en: string) => (locale === 'zh' ? zh : en);

  it(`relieves an emergency by night, hears the enterprise and grades it anew, ${locale}`, async () => {
    const stage = await openStage('2026-11-20T22:00+08:00');
    const [contact, cadre, deputy, leader, dispatcher] = await Promise.all(
      (['contact', 'owner', 'deputy', 'leader', 'dispatcher'] as const).map((who) => stage.chat(who, locale)),
    );
    if (!contact || !cadre || !deputy || !leader || !dispatcher) throw new Error('somebody is missing');
    const appeal = await stage.town.files({ category: 'PWR', answers: { danger: 'called' } });
    await stage.deliver();
    await cadre.taps(w('签收', 'Acknowledge'));
    await stage.at('2026-11-20T23:40+08:00');
    expect(cadre.last()).toContain(w('眼下恢复了吗？', 'Does it work again for now?'));
    expect(cadre.buttons()).toEqual([
      [w('临时恢复了', 'Works for now'), w('还没恢复', 'Not yet')],
      [w('没有临时办法', 'No relief yet')],
    ]);
    for (const one of [deputy, leader])
      expect(one.texts().join('\n')).toContain(w('还没联系企业', 'did not contact the enterprise'));

    await cadre.taps(w('没有临时办法', 'No relief yet'));
    await cadre.says('变压器烧了，备用的周四才到');
    for (const one of [contact, leader, dispatcher])
      expect(one.texts().join('\n')).toContain(w('说眼下没有临时办法', 'says that nothing helps for now'));
    await cadre.presses({ verb: 'relieve', id: appeal.id });
    await cadre.says('借来发电车，三条线都转起来了');
    expect(cadre.last()).toContain(w('派单员', 'The dispatcher sets the grade anew by'));
    await contact.taps(w('否', 'No'));
    expect(contact.last()).toContain(w('记下了：还没恢复', 'Noted: it does not work yet'));
    expect(cadre.texts().join('\n')).toMatch(
      locale === 'zh'
        ? /企业说还没恢复：\S+\n👉 轮到您：先让企业恢复，.* 前，还剩 /
        : /does not work yet: \S+\n👉 Your turn: get it .* left/,
    );
    expect(leader.texts().join('\n')).toContain(w('企业说还没有', 'the enterprise says it does not'));

    await cadre.presses({ verb: 'relieve', id: appeal.id });
    await cadre.says('又接了一台，五条线都转起来了');
    await contact.taps(w('是', 'Yes'));
    await cadre.presses({ verb: 'open', id: appeal.id });
    expect(cadre.last()).toContain(w('临时办法：又接了一台', 'Meanwhile: 又接了一台'));
    await dispatcher.says('/tasks');
    expect(dispatcher.last()).toContain(w('重新定等级', 'set the grade anew'));
    await dispatcher.presses({ verb: 'grade', id: appeal.id });
    await dispatcher.taps(w('复杂', 'Complex'));
    await dispatcher.says('发电车先顶着，换变压器要两周');
    await stage.at('2026-11-23T09:00+08:00');
    expect(contact.texts().join('\n')).toContain(w('等级改为复杂', 'The grade is now Complex'));
    await contact.presses({ verb: 'timeline', id: appeal.id });
    expect(contact.last()).toContain(w('说眼下恢复了', 'said it works for now'));
    expect(stage.transcript().join('\n')).not.toMatch(/\{\w|undefined|null|NaN|\[object/);
  });
}

it('need not be typed again in a long-term plan', async () => {
  const stage = await openStage();
  const cadre = await stage.chat('owner');
  const appeal = await stage.town.files({ category: 'PWR', answers: { danger: 'called' } });
  await stage.town.does('owner', { type: 'acknowledge' }, appeal);
  await stage.town.does('owner', { type: 'relieve', text: '发电车顶着，三条线都转' }, appeal);
  const { id } = appeal;
  await cadre.presses({ verb: 'propose_plan', id });
  await cadre.says('线路超设计负荷，要建变电站');
  await cadre.says('11月30日，经发办，方案定下来\n12月31日，供电公司，变电站投运');
  expect(cadre.last()).toContain('现在的办法是：\n发电车顶着，三条线都转');
  await cadre.taps('还这样');
  await cadre.taps('没有');
  expect(cadre.last()).toContain('临时办法：发电车顶着，三条线都转');
  await cadre.taps('确认');
  const [row] = await stage.deps
    .sql`select state -> 'planned' ->> 'relief' as relief from appeals where id = ${id}`;
  expect(row?.relief).toBe('发电车顶着，三条线都转');
});

it('turns away whoever may not say that it works again, and an answer to an earlier word', async () => {
  const stage = await openStage();
  const appeal = await stage.town.files({ category: 'PWR', answers: { danger: 'called' } });
  const contact = await stage.chat('contact');
  const others = [contact, await stage.chat('leader'), await stage.chat('dispatcher')];
  await stage.town.does('owner', { type: 'acknowledge' }, appeal);
  await stage.deliver();
  for (const other of others)
    for (const verb of ['relieve', 'no_relief']) await other.presses({ verb, id: appeal.id });
  await stage.town.does('owner', { type: 'relieve', text: '换了保险' }, appeal);
  await stage.deliver();
  const first = contact.dataOf('是', contact.messages().at(-1)?.messageId);
  await stage.town.does('contact', { type: 'confirm_relief', yes: false }, appeal);
  stage.clock.advance('1m');
  await stage.town.does('owner', { type: 'relieve', text: '又换了一个' }, appeal);
  await contact.tapsData(first.data, first.messageId);
  const [row] = await stage.deps.sql`
    select state -> 'relief' ->> 'text' as text, state -> 'relief' ->> 'confirmed' as confirmed from appeals`;
  expect(row).toEqual({ text: '又换了一个', confirmed: null });
});
