import { expect, it } from 'vitest';
import type { Appeal, Status } from '../../src/appeal/appeal.ts';
import { openStatuses } from '../../src/appeal/appeal.ts';
import { type CaseView, loadCase, loadLog } from '../../src/appeal/views.ts';
import { loadViewer } from '../../src/notices/views.ts';
import { renderCard } from '../../src/text/card.ts';
import { writeFull } from '../../src/text/case-full.ts';
import { writeTimeline } from '../../src/text/case-timeline.ts';
import type { Locale } from '../../src/text/locale.ts';
import { viewerOf } from '../../src/text/viewer.ts';
import { at, expectSound, labels, withFacts } from '../support/screens.ts';
import { createTown, type Part } from '../support/town.ts';
import { createWorld } from '../support/world.ts';

const world = await createWorld({
  at: '2026-11-19T09:12:00+08:00',
  policy: 'town: { phone: "0871-0000-0000", offices: { 经发办: "0871-0000-0001" } }',
});
const { deps, clock } = world;
const town = await createTown(world);
const power = {
  description: '2 号车间下午电压只有 340 伏',
  kind: 'low',
  level: 'v380',
  hours: ['afternoon'],
  since: '2026-11-10',
  location: '2 号车间',
  urgency: 'affected',
  wanted: '电压稳在 380 伏左右',
};

async function card(appeal: Pick<Appeal, 'id'>, part: Part, locale: Locale = 'zh') {
  const view = await loadCase(deps, appeal.id);
  const viewer = { ...(await loadViewer(deps, view, town.who[part])), locale };
  return renderCard(view, viewer, at(locale, deps.now()));
}

it("shows the enterprise's card as the copy deck has it, in both languages", async () => {
  clock.set('2026-11-19T09:12:00+08:00');
  const appeal = await town.files({ category: 'PWR', answers: power });
  await town.does('owner', { type: 'acknowledge' }, appeal);
  clock.set('2026-11-19T10:30:00+08:00');
  const called = {
    type: 'log_contact',
    at: deps.now().getTime(),
    how: 'phone',
    note: '明早 9 点去',
  } as const;
  await town.does('owner', called, appeal);
  clock.set('2026-11-19T10:41:00+08:00');
  await town.does('owner', { type: 'progress', text: '供电所明早来量电压' }, appeal);

  const zh = await card(appeal, 'contact');
  expect(zh.html).toBe(
    [
      '⚡ 急 · <b>杨企诉-2026-0001</b> · 用电',
      '用电 · 低电压 · 2 号车间',
      '状态：<b>办理中</b>',
      '👉 轮到李示范：正在办，明天（周五）17:30 前告诉您进展',
      '⏰ 周二 11月24日 17:30 前办结，还剩 3 个工作日 4 小时',
      '👤 李示范（经发办）0871-0000-0001',
      '📝 今天 10:41 供电所明早来量电压',
      '🕓 您已等 1 小时 29 分，其中干部用时 1 小时 29 分',
    ].join('\n'),
  );
  expect(labels(zh)).toBe('补充说明 催办 / 给干部留言 撤回 / 反映作风问题');
  expect((await card(appeal, 'contact', 'en')).html).toBe(
    [
      '⚡ Urgent · <b>杨企诉-2026-0001</b> · Power',
      'Power · Low voltage · 2 号车间',
      'Status: <b>In progress</b>',
      "👉 李示范's turn: working on it, news by tomorrow (Fri) 17:30",
      '⏰ Done by Tue 24 Nov, 17:30, 3 working days 4 h left',
      '👤 李示范 (经发办) 0871-0000-0001',
      '📝 today 10:41 供电所明早来量电压',
      "🕓 You have waited 1 h 29 min; on the cadre's clock 1 h 29 min",
    ].join('\n'),
  );
});

it("shows an emergency to its cadre with the minutes left and the contact's number whole", async () => {
  clock.set('2026-11-19T21:40:00+08:00');
  const out = { ...power, kind: 'out', urgency: 'stopped', location: '全厂', wanted: '今晚恢复一条线供电' };
  const appeal = await town.files({ category: 'PWR', answers: out });
  clock.set('2026-11-19T21:42:00+08:00');

  const shown = await card(appeal, 'owner');
  expect(shown.html.split('\n').slice(3)).toEqual([
    '状态：<b>待签收</b> · 第 1 轮',
    '👉 轮到您：今天 22:10 前（还有 28 分钟）签收',
    '⏰ 今天 22:40 前（还有 58 分钟）联系企业，明天（周五）21:40 前办结',
    '📞 王示例 13800000001',
    '🎯 希望：今晚恢复一条线供电',
  ]);
  expect(labels(shown)).toBe('签收 / 查看全文 更多');
});

it('says the minutes left once, and is overdue by a minute from the first moment on', async () => {
  clock.set('2026-11-19T09:12:00+08:00');
  const appeal = await town.files({ category: 'PWR', answers: power });
  await town.does('owner', { type: 'acknowledge' }, appeal);
  const line = async () => (await card(appeal, 'owner')).html.split('\n').filter((l) => /办结|超期/.test(l));

  clock.set('2026-11-24T17:00:00+08:00');
  expect(await line()).toEqual(['⏰ 今天 17:30 前（还有 30 分钟）办结']);
  for (const now of ['17:30:01', '17:30:50', '21:00:00']) {
    clock.set(`2026-11-24T${now}+08:00`);
    expect(await line()).toContain('👉 轮到您：已超期 1 分');
  }
});

it('keeps the call on top while the enterprise says that nobody called, whatever is due before it', async () => {
  clock.set('2026-11-19T09:12:00+08:00');
  const appeal = await town.files({ category: 'PWR', answers: power });
  await town.does('owner', { type: 'acknowledge' }, appeal);
  clock.set('2026-11-20T17:20:00+08:00');
  const called = { type: 'log_contact', at: deps.now().getTime(), how: 'phone', note: '说了' } as const;
  await town.does('owner', called, appeal);
  expect(labels(await card(appeal, 'owner'))).not.toContain('已联系');
  await town.does('contact', { type: 'confirm_contact', yes: false }, appeal);

  const shown = await card(appeal, 'owner');
  expect(shown.html).toContain('今天 17:30 前（还有 10 分钟）更新进展');
  expect(labels(shown)).toMatch(/^已联系 \/ 更新进展 请企业补充 \//);
});

it('tells the supervisor of level, delay, reason and order within ten lines', async () => {
  clock.set('2026-11-19T09:12:00+08:00');
  const appeal = await town.files({ category: 'PWR', answers: power });
  await town.does('owner', { type: 'acknowledge' }, appeal);
  await town.does('owner', { type: 'progress', text: '变压器调档，下午再测' }, appeal);
  clock.set('2026-11-25T17:30:00+08:00');
  await town.does('owner', { type: 'give_reason', reason: 'wait_other', text: '' }, appeal);
  const dueAt = new Date('2026-11-30T17:30:00+08:00').getTime();
  const order = { type: 'issue_order', id: deps.newId(), text: '恢复电压', dueAt } as const;
  await town.does('supervisor', order, appeal);

  const shown = await card(appeal, 'supervisor');
  expect(shown.html.split('\n')).toEqual([
    expect.stringMatching(/^🟠 橙 · ⚡ 急 · <b>杨企诉-2026-\d{4}<\/b> · 用电$/),
    '示例精密材料有限公司 · 示范园区片区',
    '用电 · 低电压 · 2 号车间',
    '状态：<b>办理中</b> · 第 1 轮',
    '👉 轮到李示范：已超期 1 个工作日',
    '⏰ 应在周二 11月24日 17:30 前办结',
    '👤 李示范（经发办）13800000002，AB角赵样本',
    '📝 周四 11月19日 09:12 李示范：变压器调档，下午再测',
    '❗ 原因：等外单位（今天 17:30 说明）',
    expect.stringMatching(/^📋 督-2026-\d{4} 督办单，周一 11月30日 17:30 前回复$/),
  ]);
  expect(labels(shown)).toBe('督办单 转派 / 报领导 更多');
  expect(labels(await card(appeal, 'owner'))).toMatch(/^已收到 \/ /);
  clock.set('2026-12-01T09:00:00+08:00');
  expect((await card(appeal, 'supervisor')).html).toContain('督办单，应在周一 11月30日 17:30 前回复，还没有');
});

const cast = [
  'contact',
  'owner',
  'deputy',
  'supervisor',
  'leader',
  'head',
  'dispatcher',
  'discipline',
  'stranger',
] as const;
const ended: Status[] = [
  'satisfied',
  'phone_closed',
  'explained',
  'rejected',
  'merged',
  'withdrawn',
  'unconfirmed',
];
const statuses: Status[] = ['draft', ...openStatuses, ...ended];

/** A case in any state, with every fact that a state may have. */
async function inState(status: Status): Promise<CaseView> {
  const now = deps.now().getTime();
  const by = town.who.owner;
  const appeal = await town.files({ category: 'PWR', answers: power });
  const isEnded = ended.includes(status);
  return withFacts(await loadCase(deps, appeal.id), {
    status,
    acknowledgedAt: status === 'submitted' ? null : now,
    info: { items: ['电费单', '铭牌照片'], at: now, asked: 1 },
    callback: status === 'callback' ? { about: 'result', at: now, calls: [] } : null,
    result: { outcome: 'resolved', text: '调了档 <b> & 量过', left: '', by, at: now },
    ending: isEnded ? { reason: 'legal', text: '县人社局 <0871>', by: town.who.dispatcher, at: now } : null,
    rejection:
      status === 'rejected'
        ? {
            reason: 'legal',
            text: '归县里管',
            where: '县人社局 <0871>',
            by: town.who.dispatcher,
            at: now,
            review: null,
          }
        : null,
    signature: { name: '王 <示例>', by: town.who.contact, at: now, differs: false, keptPartly: false },
  });
}

it('tells where to go with a rejected case, and that a leader reviews it once', async () => {
  const view = await inState('rejected');
  const viewer = await loadViewer(deps, view, town.who.contact);
  const { html } = renderCard(view, viewer, at('zh', deps.now()));
  expect(html).toContain('该找：县人社局');
  expect(html).toContain('前可请领导复核一次');
});

/** Everybody who might see a case, in both languages, now and nine days later. */
async function viewersOf(view: CaseView) {
  const viewers = await Promise.all(cast.map((part) => loadViewer(deps, view, town.who[part])));
  const now = deps.now();
  const later = new Date(now.getTime() + 9 * 86_400_000);
  return viewers.flatMap((viewer) =>
    (['zh', 'en'] as const).flatMap((locale) =>
      [now, later].map((moment) => ({ viewer: { ...viewer, locale }, clock: at(locale, moment) })),
    ),
  );
}

it.each(statuses)('draws a sound card of a case that is %s for everybody', async (status) => {
  clock.set('2026-11-19T10:00:00+08:00');
  const view = await inState(status);
  for (const { viewer, clock } of await viewersOf(view)) {
    const [main, more] = [renderCard(view, viewer, clock), renderCard(view, viewer, clock, 'more')];
    expectSound(main, `${status} ${viewer.frame}\n${main.html}`);
    expectSound(more, `${status} ${viewer.frame}, more`);
    expect(main.html.split('\n').length).toBeLessThanOrEqual(10);
    if (viewer.frame !== 'none') expect(main.html).toMatch(/^(?:状态：|Status: )<b>[^<]+<\/b>/m);
  }
});

it('offers nothing that has no conversation yet', async () => {
  const later = /情况表/;
  for (const status of statuses) {
    const view = await inState(status);
    for (const part of cast) {
      const viewer = await loadViewer(deps, view, town.who[part]);
      for (const page of ['main', 'more'] as const)
        expect(labels(renderCard(view, viewer, at('zh', deps.now()), page))).not.toMatch(later);
    }
  }
});

it('keeps names and words of people from being read as tags', async () => {
  const view = await inState('in_progress');
  const odd = { ...view, enterprise: { ...view.enterprise, name: '<b>A & B</b>' } };
  const viewer = await loadViewer(deps, odd, town.who.owner);

  expect(renderCard(odd, viewer, at('zh', deps.now())).html).toContain('&lt;b&gt;A &amp; B&lt;/b&gt;');
});

it('shows a private number to the enterprise only with its owner’s consent', async () => {
  const view = await inState('in_progress');
  const viewer = await loadViewer(deps, view, town.who.contact);
  const phone = (owner: CaseView['owner']) =>
    renderCard({ ...view, owner }, viewer, at('zh', deps.now())).html.match(/👤.*）(\S+)/)?.[1];
  if (view.owner === null) throw new Error('no owner');

  expect(phone(view.owner)).toBe('0871-0000-0001');
  expect(phone({ ...view.owner, unit: '别处' })).toBe('0871-0000-0000');
  expect(phone({ ...view.owner, phoneShown: true })).toBe('13800000002');
});

it('shows the deputy the turn of the owner, and the buttons of the work only while the owner is away', async () => {
  const view = await inState('in_progress');
  const deputy = {
    id: town.who.deputy,
    locale: 'zh',
    active: true,
    roles: ['cadre'],
    isContact: false,
  } as const;
  const draw = (ownerAway: boolean) =>
    renderCard(view, viewerOf({ ...deputy, ownerAway }, view, deps.now()), at('zh', deps.now()));

  expect(draw(false).html).toContain('👉 轮到李示范');
  expect(labels(draw(false))).not.toContain('报办结');
  expect(draw(true).html).toContain('👉 轮到您');
  expect(labels(draw(true))).toContain('报办结');
});

it('shows an administrator nothing of a case', async () => {
  const view = await inState('in_progress');
  const admin = {
    id: town.who.stranger,
    locale: 'zh',
    active: true,
    roles: ['admin'],
    isContact: false,
  } as const;

  const { html, buttons } = renderCard(
    view,
    viewerOf({ ...admin, ownerAway: false }, view, deps.now()),
    at('zh', deps.now()),
  );

  expect(html).not.toContain(view.enterprise.name);
  expect(buttons).toEqual([]);
});

it('says how much of a draft is filled in, without owner or clocks', async () => {
  const view = await inState('draft');
  const viewer = await loadViewer(deps, view, town.who.contact);
  const shown = renderCard(withFacts(view, { no: null }), viewer, at('zh', deps.now()));

  expect(shown.html).toMatch(/✏️ 草稿，已填 8\/\d+/);
  expect(shown.html).not.toMatch(/👤|🕓/);
  expect(shown.html.split('\n').slice(0, 2)).toEqual(['⚡ 急 · <b>用电</b>', '低电压 · 2 号车间']);
  expect(labels(shown)).toBe('继续填写 删除草稿');
});

it('writes the whole text within one message, whatever was typed', async () => {
  const view = await inState('pending_confirm');
  const long = withFacts(view, {
    answers: { ...power, description: '电 & '.repeat(1000), wanted: '稳'.repeat(3000) },
  });
  const viewer = await loadViewer(deps, view, town.who.owner);
  for (const locale of ['zh', 'en'] as const) {
    expectSound({ html: writeFull(view, viewer, at(locale, deps.now())), buttons: [] }, 'full');
    expectSound({ html: writeFull(long, viewer, at(locale, deps.now())), buttons: [] }, 'full, long');
  }
  expect(writeFull(view, viewer, at('en', deps.now()))).toContain('Kind: Low voltage\nSupply: 380 V');
});

it('keeps what passes inside the house out of the timeline of the enterprise', async () => {
  clock.set('2026-11-19T09:12:00+08:00');
  const appeal = await town.files({ category: 'PWR', answers: power });
  await town.does('owner', { type: 'acknowledge' }, appeal);
  await town.does('supervisor', { type: 'to_leader', text: '请协调' }, appeal);
  const [view, log] = [await loadCase(deps, appeal.id), await loadLog(deps, appeal.id)];
  const write = async (part: Part) =>
    writeTimeline(view, log, await loadViewer(deps, view, town.who[part]), at('zh', deps.now()));

  expect(await write('contact')).toBe(
    `<b>${view.appeal.no}</b> 办理记录（新的在前）\n今天 09:12　李示范签收\n今天 09:12　王示例提出诉求`,
  );
  expect(await write('owner')).toContain('吴演示报领导：请协调');
});

it('tells a co-handler that the main case is long-term now, and that the own limit runs on', async () => {
  clock.set('2026-11-19T09:12:00+08:00');
  const appeal = await town.files({ category: 'PWR', answers: power });
  await town.does('owner', { type: 'acknowledge' }, appeal);
  const task = { type: 'give_sub', helperId: town.who.helper, task: '量电压', phone: false } as const;
  await town.does('owner', task, appeal);
  await town.does('helper', { type: 'ack_sub', sub: 1 }, appeal);
  const view = withFacts(await loadCase(deps, appeal.id), { status: 'long_term' });
  const viewer = await loadViewer(deps, view, town.who.helper);

  expect(renderCard(view, viewer, at('zh', deps.now())).html).toContain('主诉求转挂账攻坚了，您的时限照算');
  expect(renderCard(view, { ...viewer, locale: 'en' }, at('en', deps.now())).html).toContain(
    'the main case is long-term now; your limit runs on',
  );
});

it('says that a call-back is late to whoever is to make it, and to the enterprise', async () => {
  clock.set('2026-11-19T10:00:00+08:00');
  const view = await inState('callback');
  const later = new Date('2026-11-27T10:00:00+08:00');
  const read = async (part: Part, locale: Locale) =>
    renderCard(view, { ...(await loadViewer(deps, view, town.who[part])), locale }, at(locale, later)).html;

  expect(await read('dispatcher', 'zh')).toContain('👉 轮到您：回访晚了，应在');
  expect(await read('dispatcher', 'en')).toContain('the call is late, was due');
  expect(await read('contact', 'zh')).toContain('前给您打电话，晚了');
});

it('tells the offices why an enterprise withdrew, and never whoever had the case: it may be that they asked for it', async () => {
  const appeal = await town.files({ category: 'PWR', answers: power });
  await town.does('owner', { type: 'acknowledge' }, appeal);
  const words = { reason: 'pushed', text: '李示范上门说别再提了' } as const;
  await town.does('contact', { type: 'withdraw', ...words }, appeal);
  const view = await loadCase(deps, appeal.id);
  const log = await loadLog(deps, appeal.id);

  const shown = async (part: Part) => {
    const viewer = await loadViewer(deps, view, town.who[part]);
    const when = at('zh', deps.now());
    return (
      (await card(appeal, part)).html + writeTimeline(view, log, viewer, when) + writeFull(view, viewer, when)
    );
  };
  for (const part of ['owner', 'deputy'] as const) expect(await shown(part)).not.toMatch(/劝|别再提/);
  for (const part of ['contact', 'supervisor', 'leader', 'dispatcher'] as const)
    expect(await shown(part)).toMatch(/劝/);
});
