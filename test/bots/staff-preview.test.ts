import { expect, it } from 'vitest';
import { openStage } from './staff-stage.ts';

const said = {
  zh: [
    '往后 7 天会响的提醒　周四 11月19日 ⏎ 这是推算：谁都不动手，才会这样。',
    '⏎  ⏎ 周四 11月19日 ⏎ 👤 李示范 ⏎ 11:12　2026-0001 示例精密材料　🟡 黄 · 没签收',
    '👤 孙模拟 ⏎ 11:12　2026-0001 示例精密材料　🟡 黄 · 没签收',
    '[下一页]',
    '天数写 1 到 30，例：/preview 7d',
    '这几天没有会响的。',
    '这个命令要分管领导、党政主要领导、督查、挂钩干部、AB角才有。',
  ],
  en: [
    'Reminders in the next 7 days　Thu 19 Nov ⏎ A forecast: it comes so only if nobody does anything.',
    '👤 李示范 ⏎ 11:12　2026-0001 示例精密材料　🟡 Yellow · not acknowledged',
    'Days from 1 to 30, for example /preview 7d',
    'Nothing will ring.',
    'That command is for the leader / head of the township / supervisor / cadre / deputy.',
  ],
};

for (const locale of ['zh', 'en'] as const) {
  it(`foretells what will be said to whom, ${locale}`, async () => {
    const stage = await openStage();
    const leader = await stage.chat('leader', locale);
    const cadre = await stage.chat('owner', locale);
    const stranger = await stage.chat('stranger', locale);
    const dispatcher = await stage.chat('dispatcher', locale);
    await stage.town.files({ category: 'PWR' });
    for (let i = 0; i < 2; i++) await stage.town.files();
    const before = await stage.deps.sql`select kind, due_at from timers order by kind`;
    await leader.says('/preview 7d');
    await leader.says('/preview 30');
    await leader.taps(locale === 'zh' ? '下一页' : 'Next page');
    await leader.says('/preview 90d');
    await cadre.says('/preview');
    await stranger.says('/preview 7d');
    await dispatcher.says('/preview');
    const transcript = stage.transcript().join('\n');
    expect(transcript).not.toMatch(/\{\w|undefined|null|NaN|\[object/);
    for (const text of said[locale]) expect(transcript).toContain(text);
    expect(await stage.deps.sql`select kind, due_at from timers order by kind`).toEqual(before);
  });
}

it('foretells what then comes to pass', async () => {
  const stage = await openStage();
  const leader = await stage.chat('leader');
  const cadre = await stage.chat('owner');
  await stage.chat('contact');
  await stage.town.files({ category: 'PWR' });
  await stage.deliver();
  await cadre.says('/preview 1d');
  expect(cadre.last()).toContain('11:12　2026-0001 示例精密材料　🟡 黄 · 没签收');
  const heard = leader.messages().length;
  await stage.at('2026-11-19T11:11+08:00');
  expect(leader.messages()).toHaveLength(heard);
  await stage.at('2026-11-19T11:13+08:00');
  expect(leader.last()).toContain('李示范超期');
});

it('says how many there are where they are too many to play through', async () => {
  const stage = await openStage();
  const leader = await stage.chat('leader');
  const { id } = await stage.town.files();
  await stage.deps.sql`
    with copies as (
      insert into appeals select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'no', 'x-' || n))).*
      from appeals a, generate_series(1, 2000) as n where a.id = ${id} returning id
    ) insert into timers (id, appeal_id, kind, due_at)
      select gen_random_uuid(), copies.id, t.kind, t.due_at from copies, timers t where t.appeal_id = ${id} and t.kind = 'sign'`;
  await leader.says('/preview');
  expect(leader.last()).toContain(
    '有 2001 件会响，太多了，不逐条推算。眼下到点的：提醒 0　🟡 2001 🟠 0 🔴 0',
  );
});
