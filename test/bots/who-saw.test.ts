import { expect, it } from 'vitest';
import { askCard } from '../../src/notices/show.ts';
import { holdCase } from '../../src/retain/hold.ts';
import { openStage } from './staff-stage.ts';

const seen = {
  zh: [
    '起留存（审计 <2026>），到期也不清除',
    '谁看过：',
    '吴演示（督查室）　1 次，今天 09:12',
    '李示范（经发办）　3 次，最近周四 11月19日 09:12',
  ],
  en: [
    '(审计 <2026>): nothing of it is erased',
    'Who has seen it:',
    '吴演示 (督查室), views: 1, today 09:12',
    '李示范 (经发办), views: 3, last Thu 19 Nov, 09:12',
  ],
};

for (const locale of ['zh', 'en'] as const) {
  it(`shows the supervisor alone who of the staff looked at a case, ${locale}`, async () => {
    const stage = await openStage();
    const { deps, town } = stage;
    const w = (zh: string, en: string) => (locale === 'zh' ? zh : en);
    const contact = await stage.chat('contact', locale);
    const cadre = await stage.chat('owner', locale);
    const supervisor = await stage.chat('supervisor', locale);
    const appeal = await town.files({ category: 'PWR' });
    await stage.deliver();
    const opens = async (personId: string) => {
      await askCard(deps, appeal.id, personId);
      await stage.deliver();
    };

    await opens(town.who.contact);
    await cadre.taps(w('查看全文', 'Full text'));
    await opens(town.who.owner);
    await opens(town.who.owner);
    await stage.at('2026-11-20T09:12+08:00');
    await opens(town.who.supervisor);
    await holdCase(deps, { no: appeal.no ?? '', reason: '审计 <2026>', actorId: null });
    await supervisor.taps(w('更多', 'More'));
    await supervisor.taps(w('谁看过', 'Who has seen it'));

    for (const words of seen[locale]) expect(supervisor.last()).toContain(words);
    expect(supervisor.last()).not.toContain('王示例');
    expect(await deps.sql`select day, count from case_reads order by day`).toEqual([
      { day: '2026-11-19', count: 3 },
      { day: '2026-11-20', count: 1 },
    ]);
    for (const chat of [contact, cadre])
      await expect(chat.taps(w('谁看过', 'Who has seen it'))).rejects.toThrow(/no button/);
  });
}
