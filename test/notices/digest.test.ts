import { expect, it } from 'vitest';
import type { Appeal } from '../../src/appeal/appeal.ts';
import { startDraft } from '../../src/appeal/compose.ts';
import { renderBundle, renderCatchup } from '../../src/notices/bundle.ts';
import { renderDigest } from '../../src/notices/digest.ts';
import { planDigests } from '../../src/notices/daily.ts';
import { makeFire } from '../../src/notices/fire.ts';
import type { DueTimer, Notice } from '../../src/notices/notice.ts';
import { loadTelling, makeRenderBundle } from '../../src/notices/tell.ts';
import type { Telling } from '../../src/notices/telling.ts';
import { at, expectSound, labels } from '../support/screens.ts';
import { createTown, type Part } from '../support/town.ts';
import { createWorld } from '../support/world.ts';

const world = await createWorld({ at: '2026-11-20T09:00:00+08:00' });
const { deps, clock } = world;
const town = await createTown(world);
const speak = (part: Part, locale: string) =>
  deps.sql`update people set locale = ${locale} where id = ${town.who[part]}`;

async function telling(appeal: Pick<Appeal, 'id'>, part: Part) {
  return await loadTelling(deps, {
    kind: 'card',
    appealId: appeal.id,
    eventId: null,
    personId: town.who[part],
  });
}

const power = { kind: 'low', urgency: 'affected', location: '2 号车间' };

it('lists in the morning what the cadre must do, nearest limit first, in the reader’s language', async () => {
  const first = await town.files({ category: 'PWR', answers: power });
  await town.does('owner', { type: 'acknowledge' }, first);
  const called = { type: 'log_contact', at: deps.now().getTime(), how: 'phone', note: '在看' } as const;
  await town.does('owner', called, first);
  const second = await town.files();
  await town.does('owner', { type: 'acknowledge' }, second);
  const third = await town.files();
  await town.does('owner', { type: 'acknowledge' }, third);
  await town.does('owner', { type: 'ask_info', items: ['电费单'] }, third);
  clock.set('2026-11-23T08:45:00+08:00');

  const list = await renderDigest(deps, town.who.owner);
  expect(list?.html).toBe(
    [
      '<b>周一 11月23日 · 今日清单</b>　要动手的 2 件：',
      '1. ⚡ 急 · 2026-0001 示例精密材料　更新进展：今天 17:30',
      '2. 2026-0002 示例精密材料　联系企业：今天 17:30',
      '',
      '在办 3　等企业 1　超期 0',
    ].join('\n'),
  );
  expect(list && labels(list)).toBe('1 2 / 我的待办');
  await speak('owner', 'en');
  expect((await renderDigest(deps, town.who.owner))?.html).toBe(
    [
      '<b>Morning list, Mon 23 Nov</b>　To do: 2',
      '1. ⚡ Urgent · 2026-0001 示例精密材料　write progress: today 17:30',
      '2. 2026-0002 示例精密材料　contact: today 17:30',
      '',
      'Open 3, waiting for the enterprise 1, overdue 0',
    ].join('\n'),
  );
  await speak('owner', 'zh');
});

it('gives the list of somebody on leave to the deputy', async () => {
  expect(await renderDigest(deps, town.who.deputy)).toBeNull();
  await deps.sql`
    update people set leave_from = ${'2026-11-22T00:00:00Z'}, leave_until = ${'2026-11-30T00:00:00Z'}
    where id = ${town.who.owner}`;

  expect(await renderDigest(deps, town.who.owner)).toBeNull();
  expect((await renderDigest(deps, town.who.deputy))?.html).toContain('要动手的 2 件');
  await deps.sql`update people set leave_from = null, leave_until = null`;
});

it('is silent when nothing asks for anything, and says nothing when nothing is open', async () => {
  expect(await renderDigest(deps, town.who.stranger)).toBeNull();
  const [one] = await deps.sql<{ id: string }[]>`select id from appeals where status = 'need_info'`;
  await deps.sql`update appeals set owner_id = ${town.who.stranger} where id = ${one?.id ?? ''}`;

  const list = await renderDigest(deps, town.who.stranger);
  expect(list).toMatchObject({ silent: true });
  expect(list?.html).toBe('<b>周一 11月23日 · 今日清单</b>　今天没有要动手的。在办 1，等企业 1。');
});

it.each(['leader', 'head', 'supervisor', 'dispatcher'] as const)(
  'gives the %s the state of the town',
  async (part) => {
    await deps.sql`update appeals set level = 3 where no like '%0001'`;
    for (const locale of ['zh', 'en'] as const) {
      await speak(part, locale);
      const list = await renderDigest(deps, town.who[part]);
      if (list !== null) expectSound(list, list.html);
      if (part !== 'dispatcher') expect(list?.html).toMatch(/超期 1|[Oo]verdue 1/);
    }
  },
);

it('makes one message of several that are due, with numbered buttons that act at once', async () => {
  const filed = [await town.files({ category: 'PWR', answers: power }), await town.files()];
  for (const locale of ['zh', 'en'] as const) {
    const reader = at(locale, deps.now());
    const told = await Promise.all([...filed, ...filed].map((appeal) => telling(appeal, 'owner')));
    const items = told.map((t) => ({ ...t, viewer: { ...t.viewer, locale } }));
    const stop = { from: new Date('2026-11-23T08:00:00+08:00'), until: deps.now() };

    const bundle = renderBundle(items, reader);
    expectSound(bundle, bundle.html);
    expectSound(renderCatchup(items, stop, reader), 'catch-up');
    expect(bundle.buttons[0]?.[0]).toMatchObject({ action: { verb: 'acknowledge' } });
    expect(labels(bundle)).toBe(
      locale === 'zh' ? '1 签收 2 签收 / 我的待办' : '1 Acknowledge 2 Acknowledge / My tasks',
    );
  }
});

it('asks the enterprise for several words in one message', async () => {
  const [one, two] = [await town.files(), await town.files()];
  await town.does('owner', { type: 'acknowledge' }, one);
  await town.does('owner', { type: 'ask_info', items: ['电费单'] }, one);
  await town.does('owner', { type: 'acknowledge' }, two);
  await town.does('owner', { type: 'report_done', outcome: 'resolved', text: '办好了', left: '' }, two);
  const items = await Promise.all([one, two].map((appeal) => telling(appeal, 'contact')));

  const bundle = renderBundle(items, at('zh', deps.now()));
  expect(bundle.html).toMatch(/^有 2 件在等您一句话：\n1\. \S+ 其他.*　补材料\n2\. \S+ 其他.*　确认结果$/);
  expect(labels(bundle)).toBe('1 补充说明 2 查看 / 我的诉求');
});

it('tells the enterprise of progress in several cases as news, not as something to answer', async () => {
  const filed = [await town.files(), await town.files()];
  const told: Telling[] = [];
  for (const appeal of [filed[0], filed[0], filed[1]]) {
    if (!appeal) continue;
    const item = await telling(appeal, 'contact');
    const event = { type: 'progress', text: `量过 <${told.length}>` } as const;
    told.push({
      ...item,
      kind: 'progress.enterprise',
      recorded: { event, at: 0, actorId: null, relation: 'owner' as const },
    });
  }
  for (const locale of ['zh', 'en'] as const) {
    const news = renderBundle(told, at(locale, deps.now()));
    expectSound(news, news.html);
    expect(news.html).toMatch(
      locale === 'zh' ? /^有进展的 2 件：\n📝 \S+ 其他.*：量过 &lt;1&gt;\n📝/ : /^News of: 2\n/,
    );
    expect(news.html).toContain(locale === 'zh' ? '还有 1 条进展' : 'More news today: 1');
    expect(labels(news)).toBe(locale === 'zh' ? '我的诉求' : 'My appeals');
  }
});

it('names a draft in a bundle by its title, and goes on with it at a tap', async () => {
  const draft = await startDraft(deps, {
    personId: town.who.contact,
    enterpriseId: town.enterpriseId,
    category: 'PWR',
  });
  const item = { ...(await telling(draft, 'contact')), kind: 'draft.remind' };
  const bundle = renderBundle([item], at('zh', deps.now()));

  expect(bundle.html).toBe('有 1 件在等您一句话：\n1. 草稿：用电');
  expect(labels(bundle)).toBe('1 继续填写 / 我的诉求');
});

it('leaves out of a bundle what no longer holds, and says honestly that it was down', async () => {
  const [open, signed] = [await town.files(), await town.files()];
  await town.does('owner', { type: 'acknowledge' }, signed);
  const late = { from: '2026-11-23T00:00:00Z', until: '2026-11-23T00:40:00Z' };
  const notice = (appeal: Pick<Appeal, 'id'>, data: Notice['data']): Notice => ({
    id: `notice ${appeal.id}`,
    seq: 1,
    appealId: appeal.id,
    eventId: null,
    personId: town.who.owner,
    kind: 'ladder.2.cadre.unsigned',
    manner: 'remind',
    audience: 'staff',
    urgent: false,
    data,
    createdAt: deps.now(),
    notBefore: deps.now(),
    attempts: 0,
    why: null,
  });
  const render = makeRenderBundle(deps);
  const reader = { personId: town.who.owner, chatId: 1 };

  const alone = await render([notice(open, {}), notice(signed, {})], reader);
  expect(alone).toMatchObject({ stale: [`notice ${signed.id}`] });
  expect(alone).toMatchObject({ html: expect.stringMatching(/^🟡 黄/) });
  expect(await render([notice(signed, {})], reader)).toBe('stale');
  expect(await render([notice(open, { late })], reader)).toMatchObject({
    html: expect.stringMatching(/^小二停了今天 08:00 到今天 08:40，现在好了。/),
  });
});

it('looks at the town each morning though the policy sends no lists', async () => {
  const quiet = await createWorld({ at: '2026-11-20T09:00:00+08:00', policy: 'digest: off\n' });
  const { sql } = quiet.deps;
  const small = await createTown(quiet);
  for (let i = 0; i < 3; i++) {
    const appeal = await small.files();
    await small.does('owner', { type: 'acknowledge' }, appeal);
    await small.does('owner', { type: 'progress', text: '已到现场查看，正在协调供电所处理' }, appeal);
  }
  await planDigests(quiet.deps);
  const own = () => sql<DueTimer[]>`
    select id, appeal_id as "appealId", kind, due_at as "dueAt" from timers where appeal_id is null`;
  const [first] = await own();
  expect(first).toMatchObject({ kind: 'flags', dueAt: new Date('2026-11-23T08:45:00+08:00') });
  quiet.clock.set('2026-11-23T08:45:00+08:00');
  if (first !== undefined) await makeFire(quiet.deps)(first, undefined);
  expect(await sql`select kind from flags`).toEqual([{ kind: 'same_words' }]);
  expect(await sql`select 1 from notices where kind = 'digest'`).toEqual([]);
  expect(await own()).toMatchObject([{ kind: 'flags', dueAt: new Date('2026-11-24T08:45:00+08:00') }]);
});
