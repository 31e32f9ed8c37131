import { expect, it } from 'vitest';
import { loadCase } from '../../src/appeal/views.ts';
import { openStage } from './staff-stage.ts';

for (const locale of ['zh', 'en'] as const) {
  const w = (zh: string, en: string) => (locale === 'zh' ? zh : en);

  it(`links a new case to one that can be reopened no more, ${locale}`, async () => {
    const stage = await openStage();
    const contact = await stage.chat('contact', locale);
    const cadre = await stage.chat('owner', locale);
    const { does, files, who } = stage.town;
    const old = await files({ category: 'LAND', answers: { wanted: '路修通' } });
    await does('owner', { type: 'acknowledge' }, old);
    await does('owner', { type: 'report_done', outcome: 'resolved', text: '路修通了，验过', left: '' }, old);
    await does('contact', { type: 'sign', solved: 'resolved', name: '王示例', differs: false }, old);
    await stage.deliver();
    await stage.at('2026-12-31T09:00+08:00');
    await contact.says('/my');
    await contact.taps(w('全部查看', 'See all')).catch(() => {});
    await contact.taps('1');
    expect(contact.texts().join('\n')).toContain(w('重新打开的期限已过', 'Too late to reopen'));
    await contact.taps(w('问题又出现', 'It is back'));
    expect(contact.texts().at(-1)).toContain(w(`编号和 ${old.no} 连着`, `Too late to reopen ${old.no}`));
    await contact.taps(w('取消', 'Cancel'));
    await contact.taps(w('问题又出现', 'It is back'));
    await contact.taps(w('确认', 'Confirm'));
    await contact.taps(w('看汇总', 'See summary')).catch(() => {});
    expect(contact.texts().at(-1)).toContain(w(`和${old.no} 连着`, `Linked to ${old.no}`));
    expect(contact.texts().at(-1)).toContain('路修通');
    await contact.taps(w('提交', 'Submit'));
    const [row] = await stage.deps.sql<{ id: string; no: string }[]>`
      select id, no from appeals where no is not null and id <> ${old.id}`;
    const fresh = await loadCase(stage.deps, row?.id ?? '');
    expect(fresh).toMatchObject({ linked: [old.no], appeal: { category: 'LAND', filedBy: who.contact } });
    expect((await loadCase(stage.deps, old.id)).linked).toEqual([row?.no]);
    expect(cadre.texts().join('\n')).toContain(w(`🔗 和${old.no} 连着`, `🔗 Linked to ${old.no}`));
    expect(stage.transcript().join('\n')).not.toMatch(/\{\w|undefined|null|NaN|\[object/);
  });
}

it('opens no linked case from one that is not finished, or not theirs', async () => {
  const stage = await openStage();
  const contact = await stage.chat('contact');
  const stranger = await stage.chat('stranger');
  const old = await stage.town.files();
  await stage.deliver();
  await contact.presses({ verb: 'relapse.yes', id: old.id });
  await stranger.presses({ verb: 'relapse.yes', id: old.id });
  await stranger.presses({ verb: 'reopen', id: old.id });
  const [row] = await stage.deps.sql<{ n: number }[]>`select count(*)::int as n from appeals`;
  expect(row?.n).toBe(1);
});

for (const locale of ['zh', 'en'] as const)
  it(`offers a linked case to whoever says too late that it is back, ${locale}`, async () => {
    const w = (zh: string, en: string) => (locale === 'zh' ? zh : en);
    const stage = await openStage();
    const contact = await stage.chat('contact', locale);
    const { does, files } = stage.town;
    const old = await files();
    const bad = { solved: 'unresolved', rating: 'dissatisfied', reason: 'not_done', text: '没好' } as const;
    const done = { type: 'report_done', outcome: 'resolved', text: '路修通了，验过', left: '' } as const;
    await does('owner', { type: 'acknowledge' }, old);
    await does('owner', done, old);
    await does('contact', { type: 'refuse_result', ...bad }, old);
    await does('owner', done, old);
    await does('contact', { type: 'sign', solved: 'resolved', name: '王示例', differs: false }, old);
    await stage.at('2026-12-18T09:12+08:00');
    await stage.at('2026-12-31T09:00+08:00');
    await contact.taps(w('又坏了', 'It is back'));
    expect(contact.texts().at(-1)).toContain(w('重新打开的期限已过', 'too late to reopen'));
    expect(contact.buttons()).toEqual([[w('问题又出现', 'It is back'), w('只告诉督查', 'Supervisor only')]]);
    await contact.taps(w('问题又出现', 'It is back'));
    const [draft] = await stage.deps
      .sql`select state -> 'linkedTo' as linked from appeals where status = 'draft'`;
    expect(draft?.linked).toEqual({ id: old.id, no: old.no });
    expect(stage.transcript().join('\n')).not.toMatch(/\{\w|undefined|null|NaN|\[object/);
  });
