import { expect, it } from 'vitest';
import { openStage } from './staff-stage.ts';

const said = {
  zh: [
    '2026-0001 延到哪天？最晚到周四 12月3日 17:30。只能延一次，原定日子照样记。',
    '周六 11月28日不上班。换一个工作日，例：周一 11月30日',
    '最多延到周四 12月3日 17:30。',
    '报给孙模拟了，批之前原时限照算',
    '⏰ 已申请延到周一 11月30日 17:30，等孙模拟定',
    '理由（李示范）：供电所周五才有停电窗口',
    '延期没同意：先请协办看看 ⏎ 时限不变，周四 11月26日 17:30 前。',
    '(同意了，企业和李示范都会收到)',
    '办结日子改了：周四 11月26日 17:30 → 周二 12月1日 17:30',
    '原因：停电窗口改到下周一 ⏎ 孙模拟同意的。',
    '企业不赞成延期（周四 11月26日 17:30 → 周二 12月1日 17:30）： ⏎ 等不起，周五要交货',
    '记下了，孙模拟和督查会看到。',
    '前办结，原定周四 11月26日 17:30',
    '这轮延过一次了（停电窗口改到下周一）',
  ],
  en: [
    '2026-0001 Extend to which day? At latest Thu 3 Dec, 17:30.',
    'Sat 28 Nov is not a working day. Another one, for example Mon 30 Nov',
    'At most until Thu 3 Dec, 17:30.',
    'With 孙模拟; until decided the old limit stands',
    '⏰ Extension to Mon 30 Nov, 17:30 asked for; 孙模拟 decides',
    'Reason (李示范): 供电所周五才有停电窗口',
    'Extension declined: 先请协办看看 ⏎ The limit stays Thu 26 Nov, 17:30.',
    '(Approved; the enterprise and 李示范 are told)',
    'New date: Thu 26 Nov, 17:30 → Tue 1 Dec, 17:30',
    'Reason: 停电窗口改到下周一 ⏎ Approved by 孙模拟.',
    'The enterprise objects to the extension (Thu 26 Nov, 17:30 → Tue 1 Dec, 17:30): ⏎ 等不起，周五要交货',
    'Noted; 孙模拟 and the supervisor see it.',
    'first set Thu 26 Nov, 17:30',
    'This round was extended once (停电窗口改到下周一)',
  ],
};

for (const locale of ['zh', 'en'] as const) {
  it(`asks for more time, is declined, asks again and gets it, ${locale}`, async () => {
    const stage = await openStage();
    const cadre = await stage.chat('owner', locale);
    const contact = await stage.chat('contact', locale);
    const leader = await stage.chat('leader', locale);
    const supervisor = await stage.chat('supervisor', locale);
    const w = (zh: string, en: string) => (locale === 'zh' ? zh : en);
    const { id } = await stage.town.files();
    await stage.deliver();
    await cadre.taps(w('签收', 'Acknowledge'));
    const at = stage.clock.now().getTime();
    await stage.town.does('owner', { type: 'log_contact', at, how: 'phone', note: '明早来' }, { id });
    await stage.at('2026-11-20T10:00+08:00');

    await supervisor.presses({ verb: 'ask_extension', id });
    expect(supervisor.toasts().at(-1)).toBe(
      w('这件不归您，所以点不了。', 'This case is not yours, so the button does nothing here.'),
    );
    await cadre.says('/tasks');
    await cadre.taps('1');
    await cadre.taps(w('申请延期', 'Ask for extension'));
    await cadre.says(w('11月28日', '28 Nov'));
    await cadre.says(w('12月4日', '4 Dec'));
    await cadre.says(w('11月30日', '30 Nov'));
    await cadre.says('供电所周五才有停电窗口');
    await cadre.says('/tasks');
    await cadre.taps('1');
    await contact.presses({ verb: 'extend', id });
    await leader.taps(w('不同意', 'Decline'));
    await leader.says('先请协办看看');

    await stage.at('2026-11-23T10:00+08:00');
    await cadre.says('/tasks');
    await cadre.taps('1');
    await cadre.taps(w('申请延期', 'Ask for extension'));
    await cadre.taps(w('周二 12月1日 17:30', 'Tue 1 Dec, 17:30'));
    await cadre.says('停电窗口改到下周一');
    const request = leader.messages().findLast((m) => m.text.includes('停电窗口改到下周一'));
    await leader.taps(w('同意', 'Approve'));
    expect(leader.buttons(request?.messageId)).toEqual([]);
    await contact.taps(w('有异议', 'Object'));
    await contact.says('等不起，周五要交货');
    await contact.presses({ verb: 'object_extension', id });
    await cadre.presses({ verb: 'ask_extension', id });
    await contact.says('/my');
    await contact.taps('1');
    await stage.deliver();

    const transcript = stage.transcript().join('\n');
    expect(transcript).not.toMatch(/\{\w|undefined|null|NaN|\[object/);
    for (const text of said[locale]) expect(transcript).toContain(text);
    for (const reader of ['leader', 'supervisor'])
      expect(transcript).toMatch(new RegExp(`→ ${reader}: .*等不起，周五要交货`));
  });
}

it('reminds whoever decides, tells head and supervisor, and lets a request lapse with the limit', async () => {
  const stage = await openStage();
  const cadre = await stage.chat('owner');
  const leader = await stage.chat('leader');
  const head = await stage.chat('head', 'en');
  const supervisor = await stage.chat('supervisor');
  const { id } = await stage.town.files();
  await stage.town.does('owner', { type: 'acknowledge' }, { id });
  await stage.at('2026-11-23T10:00+08:00');
  const dueAt = Date.parse('2026-12-01T17:30+08:00');
  await stage.town.does('owner', { type: 'ask_extension', dueAt, text: '停电窗口改到下周一' }, { id });
  await stage.at('2026-11-24T08:30+08:00');
  expect(leader.last()).toContain('还等您定：延期到周二 12月1日 17:30');
  await stage.at('2026-11-25T08:30+08:00');
  expect(supervisor.last()).toMatch(/报的“延期到周二 12月1日 17:30”还没有定，在等孙模拟/);
  expect(head.last()).toContain('Waiting for 孙模拟');
  await stage.at('2026-11-26T17:31+08:00');
  await leader.presses({ verb: 'extend', id });
  expect(leader.toasts().at(-1)).toBe('这个按钮旧了，那件事已经变了。最新的卡在下面。');
  await stage.at('2026-11-27T08:46+08:00');
  expect(cadre.texts().join('\n')).toMatch(/超期|作废/);
});
