import { expect, it } from 'vitest';
import { openStage } from './staff-stage.ts';

/** What a cadre must have read by the evening. */
const said = {
  zh: [
    '签收了。今天 15:12 前联系王示例',
    '记下了，企业会核实一下',
    '只有 4 个字',
    '几乎一样',
    '更新了，下次明天（周五）17:30 前',
    '这轮第 1 次，最多 2 次',
    '发出了，您的时钟停着',
    '企业对材料清单有话说（不合理）',
    '报给孙模拟会签了，会签前时限照算',
    '会签了，已发给企业',
    '手头清了，没有要您动手的。在办 1，等企业 1。',
  ],
  en: [
    'Acknowledged. Contact 王示例 by today 15:12',
    'Noted; the enterprise is asked to check',
    '4 characters say too little',
    'Almost the same as today 10:05',
    'Updated; next by tomorrow (Fri) 17:30',
    'request 1 of 2 in this round',
    'Sent; your clock is stopped',
    'the enterprise objects to the list (Unreasonable)',
    'With 孙模拟 to countersign; until then the limit runs on',
    'Countersigned and sent to the enterprise',
    'All clear, nothing waits for you. Open 1, waiting for the enterprise 1.',
  ],
};

for (const locale of ['zh', 'en'] as const) {
  it(`leads a cadre through a case, ${locale}`, async () => {
    const stage = await openStage();
    const cadre = await stage.chat('owner', locale);
    const firm = await stage.chat('contact', locale);
    const leader = await stage.chat('leader', locale);
    const w = (zh: string, en: string) => (locale === 'zh' ? zh : en);
    await stage.town.files({ category: 'PWR' });
    await stage.deliver();
    await cadre.says('/tasks');
    await stage.at('2026-11-19T10:05+08:00');
    await cadre.taps(w('签收', 'Acknowledge'));
    await cadre.taps(w('已联系', 'Log contact'));
    await cadre.taps(w('打电话', 'By phone'));
    await cadre.taps(w('刚才', 'Just now'));
    await cadre.says('明早 9 点带供电所去量电压');
    await firm.taps(w('是', 'Yes'));
    await cadre.taps(w('更新进展', 'Progress'));
    await cadre.says('正在推进');
    await cadre.says('已量 340 伏，线路超负荷；周四停电窗口调档后再量');
    await cadre.taps(w('更新进展', 'Progress'));
    await cadre.says('已量 340 伏，线路超负荷，周四停电窗口调档后再量！');
    await cadre.taps(w('取消', 'Cancel'));
    await cadre.taps(w('请企业补充', 'Ask for info'));
    await cadre.says('1. 近三个月电费单\n2. 变压器铭牌照片');
    await cadre.taps(w('修改', 'Edit'));
    await cadre.says('近三个月电费单\n变压器铭牌照片');
    await cadre.taps(w('确认', 'Confirm'));
    await cadre.taps(w('查看全文', 'Full text'));
    await cadre.taps(w('办理记录', 'Timeline'));
    await cadre.says('明早 9 点到，麻烦留个懂电的人');
    await cadre.taps('0001 示例精密材料');
    await firm.taps(w('不合理', 'Unreasonable'));
    await firm.says('铭牌照片要不着');
    await cadre.taps(w('报办结', 'Report done'));
    await cadre.taps(w('部分解决', 'Partly resolved'));
    await cadre.says('调了档，量了三次，376 到 382 伏');
    await cadre.says('变压器要换，等供电公司');
    await cadre.taps(w('跳过', 'Skip'));
    await cadre.taps(w('确认', 'Confirm'));
    await leader.says('/tasks');
    await leader.taps(w('同意', 'Approve'));
    await cadre.says('/tasks');
    await cadre.says('/enterprises');
    await cadre.taps('1');
    await cadre.taps(w('查看电话', 'Show phone'));
    const transcript = stage.transcript().join('\n');
    expect(transcript).not.toMatch(/\{\w|undefined|null|NaN|\[object/);
    for (const text of locale === 'zh' ? said.zh : said.en) expect(transcript).toContain(text);
  });
}

for (const locale of ['zh', 'en'] as const)
  it(`says when the enterprise reads news that does not go out at once, ${locale}`, async () => {
    const w = (zh: string, en: string) => (locale === 'zh' ? zh : en);
    const stage = await openStage();
    const cadre = await stage.chat('owner', locale);
    const contact = await stage.chat('contact', locale);
    const appeal = await stage.town.files();
    await stage.town.does('owner', { type: 'acknowledge' }, appeal);
    await stage.deliver();
    const writes = async (text: string) => {
      await cadre.presses({ verb: 'progress', id: appeal.id });
      await cadre.says(text);
      return cadre.last();
    };

    expect(await writes('已约供电所明早量电压，量完告诉您')).toContain(w('更新了', 'Updated'));
    expect(await writes('供电所改到周五早上九点，先备好图纸')).toContain(
      w(
        '今天给这家企业发过一条，这条并到明天（周五）',
        'One message went out today; this one joins tomorrow',
      ),
    );
    await stage.at('2026-11-19T21:00+08:00');
    expect(await writes('图纸已经送到供电所，周五早上带过去')).toContain(
      w('发给企业（现在不打扰）', '(quiet hours now)'),
    );

    await stage.at('2026-11-20T09:00+08:00');
    expect(contact.texts().join('\n')).toContain('图纸已经送到供电所');
    await stage.town.does(
      'owner',
      { type: 'log_contact', at: stage.clock.now().getTime(), how: 'phone', note: '量完再打' },
      appeal,
    );
    await stage.town.does('contact', { type: 'withdraw', reason: 'no_more', text: '' }, appeal);
    await cadre.presses({ verb: 'timeline', id: appeal.id });
    expect(cadre.texts().join('\n')).toContain(
      w('企业没有答联系上没有，按“未答”记', 'the enterprise did not say; kept as no answer'),
    );
    await contact.presses({ verb: 'timeline', id: appeal.id });
    expect(contact.texts().join('\n')).not.toContain(w('未答', 'no answer'));
  });
