import { expect, it } from 'vitest';
import { countFlags } from '../../src/supervision/views-flags.ts';
import { openStage } from './staff-stage.ts';

const said = {
  zh: [
    '2026-0001 能答应企业什么？只写事，日子下一步定。',
    '没看懂是哪天几点。这样写：周四 15:00，或 11月26日 17:30',
    '约的日子最晚到周四 11月26日 17:30（办结时限）。要延，用“申请延期”。',
    '发给企业了，等王示例点头',
    '李示范约定：周一 11月23日 15:00 前把电压调上来 ⏎ 行不行？',
    '📅 李示范想约定周一 11月23日 15:00 前把电压调上来，行不行？',
    '企业没同意约定的日子： ⏎ 周一太晚',
    '说定了：明天（周六）15:00 前把电压调上来',
    '📅 李示范约定明天（周六）15:00 前把电压调上来',
    '企业同意了：明天（周六）15:00 前把电压调上来。',
    '说好的周六 11月21日 15:00 到了：把电压调上来 ⏎ 做到了点“做到了”。没做到，原因？企业会看到。',
    '📅 约定今天 15:00 前把电压调上来，到点了',
    '李示范说好的没做到：把电压调上来 ⏎ 原因：等外单位 ⏎ 新的日子：明天（周二）17:30',
    '李示范说，答应的事做到了： ⏎ 调好了，量了三次，381 伏',
    '约定没做到：等外单位',
    '李示范说好的没做到：把电压调上来 ⏎ 原因：技术难题',
  ],
  en: [
    '2026-0001 What can you promise? The thing alone, the date comes next.',
    'Which day and hour? Write for example: Thu 15:00, or 26 Nov 17:30',
    'A promise cannot pass the limit Thu 26 Nov, 17:30.',
    'Sent to the enterprise; 王示例 has to agree',
    '李示范 promises: 把电压调上来, by Mon 23 Nov, 15:00 ⏎ Is that all right?',
    '📅 李示范 offers: 把电压调上来, by Mon 23 Nov, 15:00. All right?',
    'The enterprise does not agree with the promised date: ⏎ 周一太晚',
    'Agreed: 把电压调上来, by tomorrow (Sat) 15:00.',
    '📅 李示范 promised: 把电压调上来, by tomorrow (Sat) 15:00',
    'The enterprise agrees: 把电压调上来, by tomorrow (Sat) 15:00.',
    'The time of the promise has come, Sat 21 Nov, 15:00: 把电压调上来',
    'that time has come',
    'A promise of 李示范 was not kept: 把电压调上来 ⏎ Reason: Waiting for others ⏎ New date: tomorrow (Tue) 17:30',
    '李示范 says that the promise is kept: ⏎ 调好了，量了三次，381 伏',
    'did not keep the promise: Waiting for others',
    'A promise of 李示范 was not kept: 把电压调上来 ⏎ Reason: Technical trouble',
  ],
};

for (const locale of ['zh', 'en'] as const) {
  it(`promises, is told no, promises again, slips and keeps it, ${locale}`, async () => {
    const stage = await openStage();
    const cadre = await stage.chat('owner', locale);
    const contact = await stage.chat('contact', locale);
    const leader = await stage.chat('leader', locale);
    const w = (zh: string, en: string) => (locale === 'zh' ? zh : en);
    const { id } = await stage.town.files();
    await stage.deliver();
    await cadre.taps(w('签收', 'Acknowledge'));
    const at = stage.clock.now().getTime();
    await stage.town.does('owner', { type: 'log_contact', at, how: 'phone', note: '明早来' }, { id });
    await stage.at('2026-11-20T10:00+08:00');
    const promise = async (...date: string[]) => {
      await cadre.says('/tasks');
      await cadre.taps('1');
      await cadre.taps(w('更多', 'More'));
      await cadre.taps(w('约定日期', 'Promise a date'));
      await cadre.says('把电压调上来');
      for (const one of date) await cadre.says(one);
    };

    await leader.presses({ verb: 'make_promise', id });
    expect(leader.toasts().at(-1)).toMatch(/不归您|not yours/);
    await promise('尽快', w('11月27日', '27 Nov'), w('周一 15:00', 'Mon 15:00'));
    await contact.says('/my');
    await contact.taps('1');
    await contact.taps(w('不同意', 'Decline'));
    await contact.says('周一太晚');
    await promise(w('明天 15:00', 'tomorrow 15:00'));
    const asked = contact.messages().at(-1)?.messageId;
    await leader.presses({ verb: 'accept_promise', id });
    await contact.taps(w('同意', 'Approve'));
    expect(contact.buttons(asked)).toEqual([]);
    await contact.presses({ verb: 'accept_promise', id });
    expect(contact.toasts().at(-1)).toMatch(/按钮旧了|out of date/);

    // The Saturday is asked about at the next opening.
    await stage.at('2026-11-21T15:01+08:00');
    await stage.at('2026-11-23T08:46+08:00');
    const { supervisor } = stage.town.who;
    expect(await countFlags(stage.deps, supervisor)).toBe(1);
    await cadre.taps(w('等外单位', 'Waiting for others'));
    await cadre.taps(w('明天（周二）17:30', 'tomorrow (Tue) 17:30'));
    await contact.taps(w('同意', 'Approve'));
    await stage.at('2026-11-24T08:31+08:00');
    await cadre.presses({ verb: 'keep_promise', id });
    await cadre.says('调好了，量了三次，381 伏');

    // Another one slips, and nobody can say when: what was promised is named all the same.
    await promise(w('今天 10:00', 'today 10:00'));
    await contact.taps(w('同意', 'Approve'));
    await stage.at('2026-11-24T10:01+08:00');
    await cadre.taps(w('技术难题', 'Technical trouble'));
    await cadre.taps(w('跳过', 'Skip'));
    await stage.deliver();
    await contact.says('/my');
    await contact.taps('1');
    await contact.presses({ verb: 'timeline', id });
    await stage.deliver();

    const transcript = stage.transcript().join('\n');
    expect(transcript).not.toMatch(/\{\w|undefined|null|NaN|\[object/);
    for (const text of said[locale]) expect(transcript).toContain(text);
  });
}
