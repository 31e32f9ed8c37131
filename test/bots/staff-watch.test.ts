import { expect, it } from 'vitest';
import { openStage } from './staff-stage.ts';

const said = {
  zh: [
    '4 周前您说 杨企诉-2026-0001（其他 · 2 号车间下午电压只有 340 伏）办好了。现在呢？ ⏎ 只有督查看得到，经办干部看不到。  [还好][又坏了][不方便说]',
    '重新打开这件，还是只告诉督查？  [问题又出现][只告诉督查]',
    '✎ contact: 记下了。',
    '提示：四周后又坏了',
    '企业签了满意，四周后再问，答：又坏了。经办干部看不到这条。',
    '四周回访（近 90 天）：问 1，答 1，还好 0，又坏了 1',
  ],
  en: [
    '4 weeks ago you said 杨企诉-2026-0001',
    'Reopen it, or tell the supervisor only?',
    '✎ contact: Noted.',
    'Flag: Back after 4 weeks',
    'After four weeks (90 days): asked 1, answered 1, still fine 0, back 1',
  ],
};

for (const locale of ['zh', 'en'] as const) {
  it(`asks again after four weeks, for the supervisor alone, ${locale}`, async () => {
    const stage = await openStage();
    const { town, deps } = stage;
    const w = (zh: string, en: string) => (locale === 'zh' ? zh : en);
    const contact = await stage.chat('contact', locale);
    const supervisor = await stage.chat('supervisor', locale);
    const cadre = await stage.chat('owner', locale);
    const leader = await stage.chat('leader', locale);
    const appeal = await town.files();
    const report = { type: 'report_done', outcome: 'resolved', text: '换好了', left: '' } as const;
    const no = {
      solved: 'unresolved',
      rating: 'dissatisfied',
      reason: 'not_done',
      text: '还是跳闸',
    } as const;
    await town.does('owner', { type: 'acknowledge' }, appeal);
    await town.does('owner', report, appeal);
    await town.does('contact', { type: 'refuse_result', ...no }, appeal);
    await town.does('owner', report, appeal);
    await town.does('contact', { type: 'sign', solved: 'resolved', name: '王示例', differs: false }, appeal);
    await stage.deliver();
    const marks = [cadre, leader].map((one) => one.messages().length);
    await stage.at('2026-12-18T09:12+08:00');
    await contact.taps(w('又坏了', 'It is back'));
    await contact.taps(w('只告诉督查', 'Supervisor only'));
    await supervisor.says('/flags');
    expect([cadre, leader].map((one) => one.messages().length)).toEqual(marks);
    for (const one of [cadre, leader, supervisor]) await one.presses({ verb: 'timeline', id: appeal.id });
    const words = w('四周后再问', 'four weeks');
    expect([
      cadre.last().includes(words),
      leader.last().includes(words),
      supervisor.last().includes(words),
    ]).toEqual([false, false, true]);
    const transcript = stage.transcript().join('\n');
    expect(transcript).not.toMatch(/\{\w|undefined|null|NaN|\[object/);
    for (const text of said[locale]) expect(transcript).toContain(text);
    await cadre.presses({ verb: 'survey', id: appeal.id, arg: 'fine' });
    const [row] =
      await deps.sql`select state -> 'survey' ->> 'answer' as answer from appeals where id = ${appeal.id}`;
    expect(row).toEqual({ answer: 'bad' });
  });

  it(`puts a lead before the discipline office, which decides, ${locale}`, async () => {
    const stage = await openStage();
    const { town } = stage;
    const w = (zh: string, en: string) => (locale === 'zh' ? zh : en);
    const discipline = await stage.chat('discipline', locale);
    const cadre = await stage.chat('owner', locale);
    const supervisor = await stage.chat('supervisor', locale);
    const appeal = await town.files({ category: 'PWR' });
    for (let day = 20; day <= 30; day++) await stage.at(`2026-11-${day}T10:00+08:00`);
    for (let day = 1; day <= 12; day++) await stage.at(`2026-12-${String(day).padStart(2, '0')}T10:00+08:00`);
    expect(discipline.texts().join('\n')).toContain(
      w(
        '🔒 督查线索（线索-2026-0001）杨企诉-2026-0001：',
        '🔒 Supervision lead (线索-2026-0001) 杨企诉-2026-0001:',
      ),
    );
    for (const one of [discipline, cadre, supervisor]) await one.says('/tasks');
    const task = w('🔒 线索-2026-0001', '🔒 Supervision lead 线索-2026-0001');
    expect(discipline.last()).toContain(task);
    // The day is when it was raised, and must not read as a limit that has passed.
    expect(discipline.last()).toMatch(w('，要不要了解，报来：', ', to decide, raised: '));
    for (const one of [cadre, supervisor]) expect(one.last()).not.toContain(task);
    await discipline.taps('1');
    expect(discipline.last()).toContain(task);
    await cadre.presses({ verb: 'open', id: appeal.id });
    expect(cadre.last()).not.toContain(task);
    await discipline.taps(w('要了解', 'Look into it'));
    expect(discipline.toasts().at(-1)).toBe(w('记下了：要了解', 'Noted: to be looked into'));
    await discipline.says('/tasks');
    expect(discipline.last()).not.toContain(task);
    await cadre.presses({ verb: 'judge_lead', id: appeal.id, arg: 'no' });
    await supervisor.presses({ verb: 'judge_lead', id: appeal.id, arg: 'no' });
    for (const one of [cadre, supervisor, discipline]) await one.presses({ verb: 'timeline', id: appeal.id });
    const line = w('冯模拟定了线索：要了解', '冯模拟 decided on the lead: Look into it');
    expect(cadre.last()).not.toContain(line);
    expect(supervisor.last()).toContain(line);
    expect(discipline.last()).toContain(line);
    expect(stage.transcript().join('\n')).not.toMatch(/\{\w|undefined|NaN|\[object/);
  });
}

it('puts a milestone that is late without a reason before the discipline office, with buttons that hold', async () => {
  const stage = await openStage();
  const { town } = stage;
  const discipline = await stage.chat('discipline');
  const appeal = await town.files();
  await town.does('owner', { type: 'acknowledge' }, appeal);
  const steps = ['2026-11-26T17:30+08:00', '2027-06-30T17:30+08:00'].map((due) => ({
    due: Date.parse(due),
    who: '经发办',
    what: `征迁 ${due.slice(0, 4)}`,
  }));
  const plan = { type: 'propose_plan', text: '要建变电站', steps, relief: '错峰用电', body: '' } as const;
  await town.does('owner', plan, appeal);
  await town.does('leader', { type: 'go_long_term' }, appeal);
  for (const day of ['12-02', '12-03', '12-04', '12-07']) await stage.at(`2026-${day}T09:00+08:00`);
  expect(discipline.last()).toMatch(/线索-2026-0001.*节点“征迁 2026”晚了.*不下结论/s);
  await discipline.taps('打开诉求');
  expect(
    discipline
      .buttons()
      .flat()
      .filter((button) => button === '不用查'),
  ).toHaveLength(1);
  await discipline.taps('不用查');
  expect(discipline.toasts().at(-1)).toContain('不用查');
  const [row] = await stage.deps.sql`select state -> 'leads' as leads from appeals where id = ${appeal.id}`;
  expect(row?.leads).toMatchObject([{ no: '线索-2026-0001', verdict: 'no', by: town.who.discipline }]);
});
