import { expect, it } from 'vitest';
import { eraseCase } from '../../src/record/erase.ts';
import { openStage } from './staff-stage.ts';

const says = {
  zh: {
    full: '查看全文',
    ask: '核验',
    code: /核验码 (\S{14})，/,
    now: '之后没有变',
    later: '之后又有 1 步',
    no: '核验码对不上',
    wait: '试错太多次',
    erased: /核验码对.*单子是真的.*11月19日已清除/,
  },
  en: {
    full: 'Full text',
    ask: 'check',
    code: /Code (\S{14});/,
    now: 'nothing added since',
    later: 'steps since then: 1',
    no: 'does not match',
    wait: 'Too many wrong codes',
    erased: /code is right: the form is true.*erased on Thu 19 Nov/,
  },
} as const;

for (const locale of ['zh', 'en'] as const) {
  it(`lets both sides check a code and nobody learn of another's case, ${locale}`, async () => {
    const stage = await openStage();
    const { full, ask, code: shown, now, later, no, wait, erased } = says[locale];
    const cadre = await stage.chat('owner', locale);
    const contact = await stage.chat('contact', locale);
    const stranger = await stage.chat('stranger', locale);
    const appeal = await stage.town.files({ category: 'PWR' });
    await stage.deliver();
    await cadre.taps(full);
    const code = shown.exec(cadre.last())?.[1] ?? '';

    await cadre.says(`${ask} 2026-0001 ${code}`);
    expect(cadre.last()).toContain(now);
    await stage.town.does('owner', { type: 'acknowledge' }, appeal);
    await contact.says(`${ask} 0001 ${code.toLowerCase().replaceAll('-', ' ')}`);
    expect(contact.last()).toContain(later);

    await stranger.says(`${ask} 2026-0001 ${code}`);
    const foreign = stranger.last();
    await stranger.says(`${ask} 2026-0099 ${code}`);
    expect([foreign, stranger.last()]).toEqual([expect.stringContaining(no), foreign]);
    await stage.deps.sql.begin((tx) => eraseCase(stage.deps, tx, { appealId: appeal.id, actorId: null }));
    for (const party of [cadre, contact]) {
      await party.says(`${ask} 2026-0001 ${code}`);
      expect(party.last()).toMatch(erased);
    }
    await stranger.says(`${ask} 2026-0001 ${code}`);
    expect(stranger.last()).toBe(foreign);

    for (let i = 0; i < 5; i++) await contact.says(`${ask} 2026-0001 AAAA-AAAA-AAA${i}`);
    expect(contact.last()).toContain(no);
    await contact.says(`${ask} 2026-0001 ${code}`);
    expect(contact.last()).toContain(wait);
  });
}
