import { expect, it } from 'vitest';
import type { Appeal } from '../../src/appeal/appeal.ts';
import type { AppealEvent, Recorded } from '../../src/appeal/events.ts';
import { alarmsOf } from '../../src/appeal/alarms.ts';
import { eventTypes, lifecycle } from '../../src/appeal/lifecycle.ts';
import type { Rule } from '../../src/appeal/lifecycle-row.ts';
import { type CaseView, loadCase } from '../../src/appeal/views.ts';
import { isKnownKind, isStale, renderNotice } from '../../src/notices/render.ts';
import { toldOfLadder } from '../../src/notices/told-alarms.ts';
import { loadTelling, makeRender } from '../../src/notices/tell.ts';
import type { Telling } from '../../src/notices/telling.ts';
import { loadViewer } from '../../src/notices/views.ts';
import { seesContactPhone } from '../../src/text/case-people.ts';
import type { Viewer } from '../../src/text/viewer.ts';
import { at, expectSound, labels, withFacts } from '../support/screens.ts';
import { events, facts, id, now } from '../support/events.ts';
import { createTown, type Part } from '../support/town.ts';
import { createWorld } from '../support/world.ts';

const world = await createWorld({ at: '2026-11-19T09:12:00+08:00' });
const { deps, clock } = world;
const town = await createTown(world);

const parts: Record<string, Part> = {
  enterprise: 'contact',
  owner: 'owner',
  former_owner: 'stranger',
  asker: 'owner',
  other_side: 'owner',
  decider: 'leader',
  reviewer: 'supervisor',
  above_reviewer: 'head',
  former_helper: 'helper',
};

type Kind = { what: string; to: string; event: AppealEvent };

/** Every kind of notice that a step or an alarm can send, to whom, and because of what. */
function everyKind(view: CaseView): Kind[] {
  const steps = eventTypes.flatMap((type) =>
    (lifecycle[type] as Rule).tells.map(([to, what]) => ({ what, to, event: events[type] })),
  );
  const steps7 = ['half', 'warn', 'sign', 'contact', 'stage', 'notice', 'callback', 'draft.remind', 'info.1'];
  const others = ['late.2', 'late.3', 'late.4', 'late.5', 'confirm.1', 'confirm.2', 'confirm.3', 'confirm.4'];
  const milestone = ['warn', '2', '3', '4', '5', 'notice'].map((step) => `milestone.2.${step}`);
  const waits = ['objection.1', 'objection.2', 'plan.soon', 'plan.missing'];
  const plans = [...milestone, ...waits, 'stage.1', 'stage.2'];
  const subs = ['sign', 'half', 'warn', 'late.2', 'late.3', 'late.4', 'look', 'rule'].map(
    (what) => `sub.1.${what}`,
  );
  const kinds = [
    ...steps7,
    ...others,
    ...plans,
    'callback.2',
    'callback.3',
    'stands',
    'rule.1',
    'rule.2',
    'grade.1',
    'grade.2',
    'relief.ask',
    'regrade.1',
    'regrade.2',
    'review',
    'review.2',
    'review.3',
    'bylaw',
    'bylaw.2',
    'bylaw.3',
    `order.unacked.${id}`,
    `order.due.${id}`,
    ...subs,
  ];
  const grades = [view.appeal, { ...view.appeal, grade: 'top' as const }];
  const alarms = kinds.flatMap((kind) =>
    grades.flatMap((appeal) =>
      alarmsOf(view.rules, appeal, kind).map(({ to, what }) => ({
        what,
        to,
        event: { type: 'ring', kind } as const,
      })),
    ),
  );
  const besides = [
    { what: 'sub.ended.helper', to: 'former_helper', event: events.withdraw },
    { what: 'sub.inherited.lead', to: 'owner', event: events.reassign },
  ];
  const all = [...steps, ...besides, ...alarms];
  return [...new Map(all.map((kind) => [JSON.stringify(kind), kind])).values()];
}

const appeal = await town.files();
const plainView = await loadCase(deps, appeal.id);
const fullView = withFacts(plainView, facts(town, plainView.appeal));

const viewers = new WeakMap<CaseView, Map<Part, Promise<Viewer>>>();

/** What somebody is to a case, looked up once for each case as it is. */
function viewerIn(view: CaseView, part: Part): Promise<Viewer> {
  const known = viewers.get(view) ?? new Map<Part, Promise<Viewer>>();
  viewers.set(view, known);
  const viewer = known.get(part) ?? loadViewer(deps, view, town.who[part]);
  known.set(part, viewer);
  return viewer;
}

async function tellings({ what, to, event }: Kind, view: CaseView): Promise<Telling[]> {
  const part = parts[to] ?? (to as Part);
  const viewer = await viewerIn(view, part);
  const recorded: Recorded = { event, at: now, actorId: town.who.owner, relation: 'owner' };
  return (['zh', 'en'] as const).map((locale) => ({
    kind: what,
    view,
    viewer: { ...viewer, locale },
    clock: at(locale, deps.now()),
    recorded,
  }));
}

it('has words for every kind that a step or an alarm sends, whatever roles a policy puts on the ladder', () => {
  const kinds = everyKind(plainView).map(({ what }) => what);
  const roles = ['cadre', 'deputy', 'dispatcher', 'leader', 'head', 'supervisor', 'discipline'];
  const ladder = [1, 2, 3, 4, 5].flatMap((level) => roles.map((role) => `ladder.${level}.${role}`));

  expect(kinds.length).toBeGreaterThan(80);
  expect([...kinds, ...ladder, 'card', 'show'].filter((kind) => !isKnownKind(kind))).toEqual([]);
  expect(isKnownKind('ladder.6.leader')).toBe(false);
});

const PHONE = '13800000001';

it('tells every kind in both languages without a hole, and a whole number to whom the page names', {
  timeout: 90_000,
}, async () => {
  const nobody = { deputy: null, leader: null, dispatcher: null, supervisor: null };
  const bare = { ...withFacts(fullView, { progress: null, reason: null, urges: [] }), ...nobody };
  const called = new Set<string>();
  async function tellIn(view: CaseView, round: number): Promise<void> {
    for (const kind of everyKind(view)) {
      for (const telling of await tellings(kind, withFacts(view, { round }))) {
        const { screen } = renderNotice(telling);
        expectSound(screen, `${kind.what} to ${kind.to}, round ${round}\n${screen.html}`);
        if (screen.html.includes(PHONE) && !seesContactPhone(telling.viewer)) called.add(kind.what);
      }
    }
  }
  for (const view of [fullView, bare]) for (const round of [1, 2, 3, 4]) await tellIn(view, round);

  // To who is to call at once in an emergency: docs/security.md, "Whose number". The deputy of `bare` is nobody's.
  expect([...called].toSorted()).toEqual([
    ...['grade.top', 'ladder.top.deputy', 'ladder.top.leader', 'top.denied.office', 'top.missed'],
    'top.no_relief.office',
  ]);
});

it('has on record whom the alarm of an emergency told a number', async () => {
  const top = await town.files({ category: 'PWR' });
  await town.does('contact', { type: 'worsen', urgency: 'stopped', grade: 'top' }, top);
  const ring = { appealId: top.id, kind: 'ladder.top.leader', manner: 'ring', audience: 'staff' } as const;
  const rest = {
    urgent: true,
    data: {},
    createdAt: deps.now(),
    notBefore: deps.now(),
    attempts: 0,
    why: null,
  };
  const [event] = await deps.sql<{ id: string }[]>`
    select id from appeal_events where appeal_id = ${top.id} order by seq desc limit 1`;
  const personId = town.who.leader;
  const notice = { ...ring, ...rest, id: deps.newId(), seq: 9, eventId: event?.id ?? null, personId };
  const render = makeRender(deps);

  for (let time = 0; time < 2; time++)
    expect(await render(notice, { personId, chatId: 1 })).toMatchObject({
      html: expect.stringContaining(PHONE),
    });

  expect(await deps.sql`select person_id, what from reads where appeal_id = ${top.id}`).toEqual([
    { person_id: personId, what: 'phone' },
  ]);
});

it('makes receipt and announcement the first cards, with the buttons of the card', async () => {
  const [receipt] = await tellings({ what: 'receipt', to: 'enterprise', event: events.submit }, plainView);
  const [fresh] = await tellings({ what: 'new.owner', to: 'owner', event: events.submit }, plainView);
  if (!receipt || !fresh) throw new Error('nothing told');

  expect(renderNotice(receipt)).toMatchObject({ isCard: true });
  expect(labels(renderNotice(receipt).screen)).toBe('补充说明 催办 / 撤回 反映作风问题');
  expect(renderNotice(fresh).screen.html).toMatch(/^📩 新诉求，今天 15:12 前签收（下面就是）\n<b>/);
  expect(labels(renderNotice(fresh).screen)).toBe('签收 / 查看全文 更多');
});

it('says on the receipt what is not as usual: hours, emergency, no owner, unpublished holidays', async () => {
  const receiptOf = async (change: Partial<Appeal>) => {
    const [told] = await tellings(
      { what: 'receipt', to: 'enterprise', event: events.submit },
      withFacts(plainView, change),
    );
    return told ? renderNotice(told).screen.html : '';
  };
  const night = new Date('2026-11-19T22:00:00+08:00').getTime();
  const december = new Date('2026-12-31T16:00:00+08:00').getTime();

  const planned = await receiptOf({ status: 'long_term' });
  expect(planned).not.toMatch(/办结：|办结: |^Done/m);
  expect(await receiptOf({ submittedAt: night })).toContain('现在不是上班时间，从明天（周五）08:30 起算');
  expect(await receiptOf({ grade: 'top' })).toMatch(/^🚨 特急，李示范的手机已经响了/);
  expect(await receiptOf({ ownerId: null })).toContain('暂时没有挂钩干部');
  expect(await receiptOf({ submittedAt: december, roundAt: december })).toContain('放假安排还没公布');
  expect(await receiptOf({})).not.toMatch(/🚨|不是上班时间|没有挂钩干部|放假安排/);
});

it('does not say what has been done meanwhile', async () => {
  const isLate = async (what: string, to: string, event: AppealEvent, change: Partial<Appeal>) => {
    const [told] = await tellings({ what, to, event }, withFacts(plainView, change));
    return told ? isStale(told) : undefined;
  };
  const ring = (kind: string) => ({ type: 'ring', kind }) as const;
  const { owner, stranger } = town.who;
  const signed = { status: 'in_progress', acknowledgedAt: now } as const;

  expect(await isLate('ladder.2.cadre.unsigned', 'owner', ring('sign'), {})).toBe(false);
  expect(await isLate('ladder.2.cadre.unsigned', 'owner', ring('sign'), signed)).toBe(true);
  expect(await isLate('ladder.2.cadre.unsigned', 'owner', ring('sign'), { ownerId: stranger })).toBe(true);
  expect(
    await isLate('confirm.remind.1', 'enterprise', ring('confirm.1'), { status: 'pending_confirm' }),
  ).toBe(false);
  expect(await isLate('confirm.remind.1', 'enterprise', ring('confirm.1'), { status: 'satisfied' })).toBe(
    true,
  );
  expect(await isLate('info.remind', 'enterprise', ring('info.1'), { status: 'in_progress' })).toBe(true);
  expect(await isLate('new.owner', 'owner', events.submit, {})).toBe(false);
  expect(await isLate('new.owner', 'owner', events.submit, { status: 'withdrawn' })).toBe(true);
  expect(await isLate('receipt', 'enterprise', events.submit, { status: 'withdrawn' })).toBe(false);
  const progress = { at: now + 1, by: owner, text: '在办' };
  expect(await isLate('urge.cadre', 'owner', events.urge, { status: 'in_progress' })).toBe(false);
  expect(await isLate('urge.cadre', 'owner', events.urge, { status: 'in_progress', progress })).toBe(true);
  expect(await isLate('ladder.2.leader', 'leader', ring('late.2'), { status: 'need_info' })).toBe(true);
});

it('asks the enterprise about a contact until it has answered, and about the newest one only', async () => {
  const contact = {
    at: now,
    how: 'phone',
    note: '明早 9 点',
    by: town.who.owner,
    loggedAt: now,
    confirmed: null,
  };
  const ask = async (change: Partial<NonNullable<Appeal['contact']>>) => {
    const view = withFacts(plainView, { status: 'in_progress', contact: { ...contact, ...change } });
    const [told] = await tellings({ what: 'contact.ask', to: 'enterprise', event: events.log_contact }, view);
    return told;
  };
  const open = await ask({});
  if (!open) throw new Error('nothing told');

  expect(isStale(open)).toBe(false);
  expect(labels(renderNotice(open).screen)).toBe('是 否');
  for (const change of [{ confirmed: true }, { loggedAt: now + 1 }]) {
    const told = await ask(change);
    expect(told && isStale(told)).toBe(true);
  }
});

it('sends the files of a step after its words, but not to whoever sent them', async () => {
  const filed = await town.files();
  await town.does('owner', { type: 'acknowledge' }, filed);
  await town.does('owner', { type: 'progress', text: '已量 340 伏，线路超负荷' }, filed);
  const [notice] = await deps.sql<{ id: string; event_id: string }[]>`
    select id, event_id from notices where appeal_id = ${filed.id} and kind = 'progress.enterprise'`;
  if (!notice) throw new Error('no notice');
  await deps.sql`
    insert into files (id, appeal_id, event_id, person_id, kind, file_id, unique_id, at)
    values (${deps.newId()}, ${filed.id}, ${notice.event_id}, ${town.who.owner}, 'photo', 'FILE', 'U', ${deps.now()})`;
  const row = {
    id: notice.id,
    seq: 1,
    appealId: filed.id,
    eventId: notice.event_id,
    kind: 'progress.enterprise',
    manner: 'ring',
    audience: 'enterprise',
    urgent: false,
    data: {},
    createdAt: deps.now(),
    notBefore: deps.now(),
    attempts: 0,
    why: null,
  } as const;
  const render = makeRender(deps);
  const to = (personId: string) => render({ ...row, personId }, { personId, chatId: 1 });

  expect(await to(town.who.contact)).toMatchObject({ files: [{ kind: 'photo', fileId: 'FILE' }] });
  expect(await to(town.who.owner)).toMatchObject({ files: [] });
  expect(
    await render(
      { ...row, kind: 'card', manner: 'card', personId: town.who.owner },
      { personId: town.who.owner, chatId: 1 },
    ),
  ).toMatchObject({ cardOf: filed.id, silent: true, files: [] });
});

it('names whoever took the step, though the case does not name them', async () => {
  clock.set('2026-11-19T09:30:00+08:00');
  const filed = await town.files();
  await town.does('dispatcher', { type: 'reassign', toId: town.who.stranger, text: '归规建办' }, filed);
  const [row] = await deps.sql<{ event_id: string }[]>`
    select event_id from notices where appeal_id = ${filed.id} and kind = 'reassign.cadre.new'`;
  const told = { kind: 'reassign.cadre.new', appealId: filed.id, eventId: row?.event_id ?? null };
  const { html } = renderNotice(await loadTelling(deps, { ...told, personId: town.who.stranger })).screen;

  expect(html).toContain('转到您这里（钱范例）：归规建办');
});

it('lets a cadre who has not signed sign from whatever asks for more', () => {
  const asking = ['0.cadre', '1.cadre', '2.cadre.unsigned', '2.cadre.contact', '2.cadre.due', '3.cadre'];
  const without = asking.filter((name) => {
    const buttons = toldOfLadder[`ladder.${name}`]?.buttons;
    return !Array.isArray(buttons) || !buttons.flat().includes('acknowledge');
  });
  expect(without).toEqual([]);
});
