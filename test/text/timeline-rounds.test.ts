import { expect, it } from 'vitest';
import type { Appeal } from '../../src/appeal/appeal.ts';
import { loadCase, loadLog, membersById } from '../../src/appeal/views.ts';
import { loadViewer } from '../../src/notices/views.ts';
import { writeTimeline } from '../../src/text/case-timeline.ts';
import type { Locale } from '../../src/text/locale.ts';
import { at } from '../support/screens.ts';
import { createTown, type Part } from '../support/town.ts';
import { createWorld } from '../support/world.ts';

const { deps, clock } = await createWorld({ at: '2026-11-19T09:12:00+08:00' });
const { who, does, files } = await createTown({ deps });
const done = { type: 'report_done', outcome: 'resolved', text: '修好了', left: '' } as const;
const no = {
  type: 'refuse_result',
  solved: 'unresolved',
  rating: 'dissatisfied',
  reason: 'not_done',
  text: '没好',
} as const;
const yes = { type: 'sign', solved: 'resolved', name: '王示例', differs: false } as const;

async function lines(
  { id }: Pick<Appeal, 'id'>,
  { part = 'supervisor' as Part, locale = 'zh' as Locale, most = 3800 } = {},
): Promise<string[]> {
  const view = await loadCase(deps, id);
  const people = { ...view.people, ...(await membersById(deps, Object.values(who))) };
  const viewer = { ...(await loadViewer(deps, view, who[part])), locale };
  const whole = { ...view, people };
  const html = writeTimeline(whole, await loadLog(deps, id), viewer, at(locale, deps.now()), most);
  return html
    .split('\n')
    .slice(1)
    .map((line) => line.replace(/^.*?　/, ''));
}

/** Filed, refused twice, so that the leader has it; signed, and opened again. */
async function fourRounds(): Promise<Appeal> {
  clock.set('2026-11-19T09:12:00+08:00');
  const appeal = await files();
  await does('owner', { type: 'acknowledge' }, appeal);
  await does('owner', done, appeal);
  await does('contact', no, appeal);
  await does('owner', done, appeal);
  await does('contact', no, appeal);
  await does('leader', done, appeal);
  await does('contact', yes, appeal);
  await does('contact', { type: 'reopen', text: '又坏了' }, appeal);
  return appeal;
}

it('puts each step under the heading of its round, and says to whom the third one went', async () => {
  const appeal = await fourRounds();
  const told = [
    '——第 4 轮——',
    '王示例重新打开：又坏了',
    '——第 3 轮——',
    '王示例确认满意，签名：王示例',
    '孙模拟报办结：已解决，修好了',
    '转给孙模拟（第 3 轮）',
    '王示例没满意，接着办：未解决，不满意，没办成，没好',
    '——第 2 轮——',
    '李示范报办结：已解决，修好了',
    '王示例没满意，接着办：未解决，不满意，没办成，没好',
    '——第 1 轮——',
    '李示范报办结：已解决，修好了',
    '李示范签收',
    '王示例提出诉求',
  ];
  expect(await lines(appeal)).toEqual(told);
  expect(await lines(appeal, { part: 'contact' })).toEqual(told);
  const english = await lines(appeal, { locale: 'en' });
  expect(english.filter((line) => /^—|passed/i.test(line))).toEqual([
    '— Round 4 —',
    '— Round 3 —',
    'Passed to 孙模拟 (round 3)',
    '— Round 2 —',
    '— Round 1 —',
  ]);
});

it('keeps the headings over what is shown where older steps are left out', async () => {
  const appeal = await fourRounds();
  const all = await lines(appeal);
  for (let most = 60; most < 600; most += 7) {
    const cut = await lines(appeal, { most });
    const left = Number(/^更早的 (\d+) 条/.exec(cut.at(-1) ?? '')?.[1] ?? 0);
    const shown = left === 0 ? cut : cut.slice(0, -1);
    expect(shown).toEqual(all.slice(0, shown.length));
    // No heading stands over nothing, and none is counted as a step.
    expect(shown.at(-1) ?? '').not.toContain('——');
    expect(left).toBe(all.slice(shown.length).filter((line) => !line.startsWith('——')).length);
  }
});

it('has no heading in the only round, nor for one that a wrong record began', async () => {
  clock.set('2026-11-19T09:12:00+08:00');
  const appeal = await files();
  await does('owner', { type: 'acknowledge' }, appeal);
  await does('owner', done, appeal);
  expect((await lines(appeal)).join()).not.toContain('轮');
  clock.set('2026-12-01T10:00:00+08:00');
  await does('clock', { type: 'call_back', about: 'result' }, appeal);
  const noted = { solved: 'partly', rating: 'fairly', text: '差一点', number: '13800000001' } as const;
  await does('dispatcher', { type: 'record_refusal', ...noted, at: deps.now().getTime() }, appeal);
  const rounds = async () => (await lines(appeal)).filter((line) => line.startsWith('——'));
  expect(await rounds()).toEqual(['——第 2 轮——', '——第 1 轮——']);
  await does('contact', { type: 'revert_opinion' }, appeal);
  expect(await rounds()).toEqual([]);
  await does('contact', no, appeal);
  const [heading, first, next] = await lines(appeal);
  expect([heading, next]).toEqual(['——第 2 轮——', '——第 1 轮——']);
  expect(first).toContain('没满意');
});
