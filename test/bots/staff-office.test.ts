import { expect, it } from 'vitest';
import { openStage } from './staff-stage.ts';

/** What the office must have read by the end. */
const said = {
  zh: [
    '李示范超期 18 分（签收）',
    '签收了，比时限晚 18 分，已记下。',
    '✅ 记下了：等外单位，等供电所停电窗口，周四 11月26日。企业也看得到。下一次今天 17:30 问。',
    '🟠 橙 · 2026-0001 示例精密材料 · 李示范 ⏎ ❗ 超期 1 个工作日　等外单位',
    '周六 11月28日不上班。换一个工作日，例：周一 11月30日',
    '✅ 开出了：督-2026-0001，李示范周一 11月30日 17:30 前回复。',
    '⏰ 回复督办单（督-2026-0001）：周一 11月30日 17:30',
    '⏰ 督办单有回复（督-2026-0001）',
    '吴演示报到您这里： ⏎ 停电窗口定不下来',
    '换了负责人：赵样本（经发办）12345 ⏎ 原因：李示范手上太多。',
    '这件镇里不能受理：法定途径 ⏎ 欠薪归劳动监察管，镇里没有处罚权 ⏎ 该找：县人社局劳动监察，0871-0000-0005',
    '这个命令要分管领导、党政主要领导、督查才有。',
  ],
  en: [
    '李示范 was to acknowledge, 18 min overdue',
    'Acknowledged 18 min late, noted.',
    'Asked again today 17:30.',
    '🟠 Orange · 2026-0001 示例精密材料 · 李示范 ⏎ ❗ 1 working day overdue, waiting for others',
    'Sat 28 Nov is not a working day. Another one, for example Mon 30 Nov',
    '✅ Issued: 督-2026-0001, 李示范 answers by Mon 30 Nov, 17:30.',
    '⏰ answer order 督-2026-0001: Mon 30 Nov, 17:30',
    '⏰ read the answer to 督-2026-0001',
    'Taken to you by 吴演示',
    'New owner: 赵样本 (经发办) 12345',
    'The town cannot take this: Legal route',
    'That command is for the leader / head of the township / supervisor.',
  ],
};

for (const locale of ['zh', 'en'] as const) {
  it(`leads the office through an overdue case, ${locale}`, async () => {
    const stage = await openStage();
    const cadre = await stage.chat('owner', locale);
    await stage.chat('contact', locale);
    const leader = await stage.chat('leader', locale);
    const supervisor = await stage.chat('supervisor', locale);
    const dispatcher = await stage.chat('dispatcher', locale);
    const deputy = await stage.chat('deputy', locale);
    const w = (zh: string, en: string) => (locale === 'zh' ? zh : en);
    const appeal = await stage.town.files({ category: 'PWR' });
    await stage.deliver();
    await stage.at('2026-11-19T11:30+08:00');
    await leader.says('/overdue');
    await cadre.taps(w('签收', 'Acknowledge'));
    const at = stage.clock.now().getTime();
    await stage.town.does('owner', { type: 'log_contact', at, how: 'phone', note: '明早来' }, appeal);
    await stage.at('2026-11-20T16:00+08:00');
    await stage.town.does('owner', { type: 'progress', text: '量了电压，340 伏，周四调档' }, appeal);
    await stage.at('2026-11-23T08:46+08:00');
    await stage.at('2026-11-24T08:46+08:00');
    await stage.at('2026-11-24T17:31+08:00');
    await stage.at('2026-11-25T08:46+08:00');
    await cadre.taps(w('等外单位', 'Waiting for others'));
    await cadre.says('等供电所停电窗口，周四 11月26日');
    await stage.at('2026-11-25T17:31+08:00');
    await stage.at('2026-11-26T08:46+08:00');
    await supervisor.says('/overdue');
    await supervisor.says('/board');
    await supervisor.taps(w('按片区', 'By grid'));
    await supervisor.taps(w('上一步', 'Back'));
    await supervisor.taps(w('按类别', 'By category'));
    await supervisor.taps(w('督办单', 'Supervision order'));
    await supervisor.says('周五前把 2 号车间电压恢复到 376 伏以上');
    await supervisor.says(w('11月28日', '28 Nov'));
    await supervisor.says(w('11月30日', '30 Nov'));
    await supervisor.taps(w('确认', 'Confirm'));
    await cadre.says('/tasks');
    await cadre.taps(w('已收到', 'Received'));
    await cadre.taps(w('回复督办', 'Answer order'));
    await cadre.says('周四停电两小时调档，周五再量');
    await supervisor.says('/tasks');
    await supervisor.taps(w('办结督办', 'Close order'));
    await supervisor.taps(w('报领导', 'Take to leader'));
    await supervisor.says('停电窗口定不下来，请您和供电公司说一声');
    await leader.taps(w('转派', 'Reassign'));
    await leader.taps('赵样本 经发办');
    await leader.says('李示范手上太多');
    await deputy.says('/tasks');
    await dispatcher.says('/intake');
    await stage.town.files({ category: 'PWR' });
    await stage.deliver();
    await dispatcher.says('/intake');
    await dispatcher.taps('1');
    await dispatcher.taps(w('不予受理', 'Reject'));
    await dispatcher.taps(w('法定途径', 'Legal route'));
    await dispatcher.says('欠薪归劳动监察管，镇里没有处罚权');
    await dispatcher.says('县人社局劳动监察，0871-0000-0005');
    await dispatcher.taps(w('确认', 'Confirm'));
    await dispatcher.says('/board');
    await cadre.says('/overdue');
    const transcript = stage.transcript().join('\n');
    expect(transcript).not.toMatch(/\{\w|undefined|null|NaN|\[object/);
    for (const text of locale === 'zh' ? said.zh : said.en) expect(transcript).toContain(text);
  });
}

for (const locale of ['zh', 'en'] as const)
  it(`lets the cadre sign for a case right where the enterprise urges, ${locale}`, async () => {
    const stage = await openStage();
    const cadre = await stage.chat('owner', locale);
    await stage.chat('contact', locale);
    const appeal = await stage.town.files();
    await stage.at('2026-11-19T16:00+08:00');
    await stage.town.does('contact', { type: 'urge', what: 'want_news', text: '' }, appeal);
    await stage.deliver();
    expect(cadre.buttons().flat()).toContain(locale === 'zh' ? '签收' : 'Acknowledge');
  });
