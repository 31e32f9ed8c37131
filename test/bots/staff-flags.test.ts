import { expect, it } from 'vitest';
import { raiseFlags } from '../../src/supervision/flags-daily.ts';
import { openStage } from './staff-stage.ts';

const said = {
  zh: [
    '提示：刚联系就改成满意　今天 09:12 ⏎ 2026-0001 示例精密材料 ⏎ 上一轮企业答“不满意”：还是跳闸 ⏎ 李示范联系以后 0 秒，签了满意。 ⏎ 联系记录：来看过了 ⏎ 对不对由您判断。  [2026-0001] / [看过了][提示件]',
    '提示：签名和名册不一样　今天 09:12 ⏎ 2026-0001 示例精密材料 ⏎ 签的是“王样例”，名册上是“王示例”。',
    '提示件　没看过的 2 条',
    '2. 签名和名册不一样　2026-0001',
    '吴演示今天 09:12 看过了。',
    '提示件　没看过的 1 条',
    '没有没看过的提示。',
    '这个命令要督查才有。',
    '这件不归您，所以点不了。',
  ],
  en: [
    'Flag: Satisfied after a contact　today 09:12 ⏎ 2026-0001 示例精密材料 ⏎ In the round before “Not satisfied”:',
    'The judgement is yours.  [2026-0001] / [Looked at][Flags]',
    'Flag: Signature differs　today 09:12 ⏎ 2026-0001 示例精密材料 ⏎ Signed “王样例”; the roster has “王示例”.',
    'Flags　Not looked at: 2',
    'Looked at by 吴演示, today 09:12.',
    'No flag that nobody has looked at.',
    'That command is for the supervisor.',
  ],
};

for (const locale of ['zh', 'en'] as const) {
  it(`lays facts before the supervisor and nobody else, ${locale}`, async () => {
    const stage = await openStage();
    const { town } = stage;
    const w = (zh: string, en: string) => (locale === 'zh' ? zh : en);
    const supervisor = await stage.chat('supervisor', locale);
    const leader = await stage.chat('leader', locale);
    const cadre = await stage.chat('owner', locale);
    const appeal = await town.files();
    const at = stage.clock.now().getTime();
    const report = { type: 'report_done', outcome: 'resolved', text: '换好了', left: '' } as const;
    await town.does('owner', { type: 'acknowledge' }, appeal);
    await town.does('owner', report, appeal);
    const no = {
      solved: 'unresolved',
      rating: 'dissatisfied',
      reason: 'not_done',
      text: '还是跳闸',
    } as const;
    await town.does('contact', { type: 'refuse_result', ...no }, appeal);
    await town.does('owner', { type: 'log_contact', at, how: 'meet', note: '来看过了' }, appeal);
    await town.does('owner', report, appeal);
    await town.does('contact', { type: 'sign', solved: 'resolved', name: '王样例', differs: true }, appeal);
    await stage.deliver();
    await supervisor.says('/flags');
    await supervisor.taps('1');
    await supervisor.taps(w('看过了', 'Looked at'));
    await supervisor.says('/flags');
    await supervisor.taps('1');
    await supervisor.taps('2026-0001');
    await supervisor.taps(w('看过了', 'Looked at'));
    await supervisor.says('/flags');
    const [flag] = await stage.deps.sql<{ id: string }[]>`select id from flags limit 1`;
    for (const other of [cadre, leader]) {
      await other.says('/flags');
      await other.presses({ verb: 'list', arg: 'flags.0' });
      await other.presses({ verb: 'flag', id: flag?.id });
      await other.presses({ verb: 'flag.looked', id: flag?.id });
    }
    const transcript = stage.transcript().join('\n').replaceAll('  ⏎', ' ⏎');
    expect(transcript).not.toMatch(/\{\w|undefined|null|NaN|\[object/);
    for (const text of said[locale]) expect(transcript).toContain(text);
    expect(
      await stage.deps.sql`select 1 from notices where kind = 'flag' and person_id <> ${town.who.supervisor}`,
    ).toEqual([]);
  });
}

it('tells in the morning of the same words on three cases, once, and not to whom they concern', async () => {
  const stage = await openStage();
  const { town, deps } = stage;
  const supervisor = await stage.chat('supervisor');
  await deps.sql`update people set roles = '{cadre,supervisor}' where id = ${town.who.owner}`;
  const cadre = await stage.chat('owner');
  for (let i = 0; i < 3; i++) {
    const appeal = await town.files();
    await town.does('owner', { type: 'acknowledge' }, appeal);
    await town.does(
      'owner',
      { type: 'progress', text: `已到现场查看，正在协调供电所处理${'。'.repeat(i)}` },
      appeal,
    );
  }
  await raiseFlags(deps);
  await raiseFlags(deps);
  await stage.deliver();
  expect(supervisor.last()).toContain('李示范在 3 件里写的几乎一样：\n2026-0001：');
  expect(supervisor.buttons()).toEqual([['2026-0001', '2026-0002'], ['2026-0003'], ['看过了', '提示件']]);
  expect(supervisor.texts().filter((text) => text.includes('几乎一样'))).toHaveLength(1);
  await cadre.says('/flags');
  expect(cadre.last()).toBe('没有没看过的提示。');
  await cadre.presses({ verb: 'flag', id: (await deps.sql<{ id: string }[]>`select id from flags`)[0]?.id });
  expect(cadre.toasts().at(-1)).toContain('这个按钮旧了');
});
