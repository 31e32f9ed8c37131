import { expect, it } from 'vitest';
import { alarmsOf } from '../../src/appeal/alarms.ts';
import { type Appeal, newAppeal, type Status } from '../../src/appeal/appeal.ts';
import type { AppealEvent, EventType } from '../../src/appeal/events.ts';
import { desksOf, isVacant } from '../../src/appeal/desks.ts';
import { levelOf } from '../../src/appeal/evolve.ts';
import { officeOf } from '../../src/appeal/office.ts';
import { relationsOf } from '../../src/appeal/relations.ts';
import type { Setting } from '../../src/appeal/setting.ts';
import { openEvents, openOnSub, step } from '../../src/appeal/step.ts';
import { foremost, helps, subNumber } from '../../src/appeal/subs.ts';
import { timersOf } from '../../src/appeal/timers.ts';
import { waitsOn } from '../../src/appeal/turn.ts';
import { ids, policy, relations, rules } from '../support/walk.ts';

/** Monday 2 March 2026, 09:00 in Shanghai. */
const monday = Date.parse('2026-03-02T09:00+08:00');
const at = (time: string): number => Date.parse(`2026-03-${time}:00+08:00`);

const begun = (change: Partial<Appeal> = {}): Appeal => ({
  ...newAppeal('a', 'e', 'person-enterprise', policy.version, monday),
  no: '杨企诉-2026-0042',
  status: 'in_progress',
  ownerId: 'person-owner',
  submittedAt: monday,
  roundAt: monday,
  ownedAt: monday,
  contactFrom: monday,
  acknowledgedAt: monday,
  ...change,
});

const as = (who: (typeof relations)[number], now = monday, actorId = ids[who] ?? null): Setting => ({
  ...rules,
  now,
  actorId: who === 'clock' ? null : actorId,
  relations: [who],
  ownerAway: who === 'deputy',
  office: { dispatcher: [], leader: [], head: [], supervisor: [], away: {} },
});

const give = { type: 'give_sub', helperId: 'person-helper', task: '量电压', phone: false } as const;

type Move = [who: (typeof relations)[number], event: AppealEvent, time?: number];
const after = (a: Appeal, ...moves: Move[]): Appeal =>
  moves.reduce((now, [who, event, time]) => step(now, event, as(who, time ?? now.updatedAt)).appeal, a);
const lead = (event: AppealEvent, time?: number): Move => ['owner', event, time ?? monday];
const helper = (event: AppealEvent, time?: number): Move => ['helper', event, time ?? monday];

const given = after(begun(), lead(give));
const working = after(given, helper({ type: 'ack_sub', sub: 1 }));
const reported = after(working, helper({ type: 'report_sub', sub: 1, text: '量得 338 伏' }));
const stateOf = (a: Appeal, n = 1) => a.subs.find((sub) => sub.n === n)?.state;

it('gives several sub-tasks side by side, each with its number, and moves nothing of the lead', () => {
  const two = after(given, lead({ ...give, helperId: 'person-x', task: '查管网' }));

  expect(two.subs.map((sub) => subNumber(two, sub))).toEqual([
    '杨企诉-2026-0042-协1',
    '杨企诉-2026-0042-协2',
  ]);
  const own = (a: Appeal) => timersOf(rules, a, monday).filter(({ kind }) => !kind.startsWith('sub.'));
  expect(own(two)).toEqual(own(begun()));
  expect(two.status).toBe('in_progress');
  expect(waitsOn(two)).toEqual(['owner', 'helper:person-helper', 'helper:person-x']);
});

it('gives them only while the case is worked on', () => {
  const elsewhere: Status[] = ['submitted', 'disputed', 'need_info', 'pending_confirm', 'callback'];
  for (const status of elsewhere) {
    const a = begun({ status, callback: { about: 'result', at: monday, calls: [] } });
    expect(() => step(a, give, as('owner')), status).toThrow('refuse.sub_when_waiting');
    expect(openEvents(a, as('owner'))).not.toContain('give_sub');
  }
  expect(stateOf(after(begun({ status: 'long_term' }), lead(give)))).toBe('asked');
  expect(() => step(begun({ status: 'satisfied' }), give, as('owner'))).toThrow('refuse.wrong_state');
});

it('is given by the lead alone, and not to the lead', () => {
  for (const who of relations.filter((one) => one !== 'owner' && one !== 'deputy'))
    expect(() => step(begun(), give, as(who)), who).toThrow('refuse.not_yours');
  expect(() => step(begun(), give, { ...as('deputy'), ownerAway: false })).toThrow('refuse.not_yours');
  expect(stateOf(after(begun(), ['deputy', give]))).toBe('asked');
  const own = { ...give, helperId: 'person-owner' };
  expect(() => step(begun(), own, as('owner'))).toThrow('refuse.sub_own');
  expect(() => step(begun(), { ...give, helperId: 'person-deputy' }, as('deputy'))).toThrow('refuse.sub_own');
});

it('makes whoever has a live sub-task a helper, and nobody else', () => {
  const standing = {
    personId: 'person-helper',
    active: true,
    roles: ['cohandler'],
    isContact: false,
    ownerId: 'person-owner',
    ownerDeputyId: null,
  };
  expect(relationsOf({ ...standing, helps: helps(given, 'person-helper') })).toEqual(['helper']);
  expect(relationsOf({ ...standing, helps: helps(given, 'person-x') })).toEqual([]);
  expect(relationsOf({ ...standing, isContact: true, helps: true })).toEqual(['enterprise']);
  expect(relationsOf({ ...standing, active: false, helps: true })).toEqual([]);
  const over = after(reported, lead({ type: 'accept_sub', sub: 1 }));
  expect(helps(over, 'person-helper')).toBe(false);
});

it('lets a helper do nothing else on the case', () => {
  const own: EventType[] = ['sub_progress', 'report_sub', 'explain_sub', 'return_sub', 'tell_lead'];
  expect(openEvents(working, as('helper'))).toEqual([...own].sort(inOrder));
  expect(openEvents(given, as('helper'))).toEqual(['ack_sub', 'return_sub', 'tell_lead']);
  expect(openEvents(reported, as('helper'))).toEqual(['add_to_sub', 'tell_lead']);
  for (const type of ['progress', 'message', 'log_contact', 'report_done', 'give_reason'] as const)
    expect(() => step(working, { type, text: '…' } as unknown as AppealEvent, as('helper'))).toThrow(
      'refuse.not_yours',
    );
});

const table: EventType[] = ['sub_progress', 'report_sub', 'explain_sub', 'return_sub', 'tell_lead'];
const inOrder = (a: EventType, b: EventType): number => table.indexOf(a) - table.indexOf(b);

it("keeps a helper's hands off the sub-task of another one", () => {
  const two = after(working, lead({ ...give, helperId: 'person-x' }));
  const other = as('helper', monday, 'person-x');

  expect(openOnSub(two, 1, other)).toEqual([]);
  expect(openOnSub(two, 2, other)).toContain('ack_sub');
  for (const type of ['report_sub', 'return_sub', 'tell_lead', 'sub_progress', 'explain_sub'] as const)
    expect(() => step(two, { type, sub: 1, reason: 'other', text: '…' }, other), type).toThrow(
      'refuse.stale_button',
    );
  expect(() => step(two, { type: 'ack_sub', sub: 1 }, other)).toThrow('refuse.stale_button');
  expect(() => step(two, { type: 'ack_sub', sub: 9 }, other)).toThrow('refuse.stale_button');
});

it('goes from the report to its acceptance, or once more with the same time', () => {
  expect(waitsOn(reported)).toEqual(['owner', 'lead']);
  expect(() => step(reported, { type: 'accept_sub', sub: 1 }, as('helper'))).toThrow('refuse.not_yours');
  const own = as('deputy', monday, 'person-helper');
  expect(() => step(reported, { type: 'accept_sub', sub: 1 }, own)).toThrow('refuse.stale_button');
  const accepted = after(reported, lead({ type: 'accept_sub', sub: 1 }));
  expect(accepted.subs[0]).toMatchObject({ state: 'ended', ended: { why: 'accepted' } });
  expect(() => step(accepted, { type: 'redo_sub', sub: 1, text: '…' }, as('owner'))).toThrow(
    'refuse.stale_button',
  );

  const again = after(reported, lead({ type: 'redo_sub', sub: 1, text: '下午再量' }, at('04 09:00')));
  expect(again.subs[0]).toMatchObject({ state: 'redo', again: { text: '下午再量' } });
  expect(kindsAt(again)).toContainEqual(['sub.1.late.2', at('09 17:30')]);
});

const kindsAt = (a: Appeal) =>
  timersOf(rules, a, a.updatedAt)
    .filter(({ kind }) => kind.startsWith('sub.'))
    .map(({ kind, dueAt }) => [kind, dueAt]);

it('is returned once, to the lead, who asks somebody else or lets the dispatcher decide', () => {
  const returned = after(given, helper({ type: 'return_sub', sub: 1, text: '归县公司' }));
  expect(waitsOn(returned)).toEqual(['owner', 'lead']);
  expect(helps(returned, 'person-helper')).toBe(false);
  expect(waitsOn(after(returned, lead({ ...give, helperId: 'person-x' })))).toEqual([
    'owner',
    'helper:person-x',
  ]);

  const passed = after(returned, lead({ type: 'pass_sub', sub: 1 }));
  expect(waitsOn(passed)).toEqual(['owner', 'ruling']);
  expect(() => step(passed, { type: 'pass_sub', sub: 1 }, as('owner'))).toThrow('refuse.stale_button');
  const rule = { type: 'rule_sub', sub: 1, helperId: 'person-helper', text: '归供电所' } as const;
  expect(() => step(passed, rule, as('owner'))).toThrow('refuse.not_yours');
  expect(() => step(returned, rule, as('dispatcher'))).toThrow('refuse.stale_button');
  expect(() => step(passed, { ...rule, helperId: 'person-owner' }, as('dispatcher'))).toThrow(
    'refuse.sub_own',
  );

  const ruled = after(passed, ['dispatcher', rule]);
  expect(ruled.subs[1]).toMatchObject({ n: 2, task: '量电压', ruled: true, state: 'asked' });
  expect(waitsOn(ruled)).toEqual(['owner', 'helper:person-helper']);
  expect(() => step(ruled, { type: 'return_sub', sub: 2, text: '…' }, as('helper'))).toThrow(
    'refuse.stale_button',
  );
  expect(() => step(ruled, rule, as('dispatcher'))).toThrow('refuse.stale_button');
});

it('has a sub-task ruled on by whoever has the desk, and never by its lead', () => {
  const returned = after(given, helper({ type: 'return_sub', sub: 1, text: '归县公司' }));
  const passed = after(returned, lead({ type: 'pass_sub', sub: 1 }));
  const rule = { type: 'rule_sub', sub: 1, helperId: 'person-x', text: '归供电所' } as const;
  const byHead = { ...as('head'), office: officeOf([{ id: 'person-head', roles: ['head'] }]) };
  expect(() => step(passed, rule, as('head'))).toThrow('refuse.not_yours');
  expect(step(passed, rule, byHead).appeal.subs).toHaveLength(2);
  const both = { ...as('owner'), relations: ['owner', 'dispatcher'] as const };
  expect(() => step(passed, rule, both)).toThrow('refuse.conflict');
});

it('lies with whoever can rule on it, with the leader too once that is late', () => {
  const returned = after(given, helper({ type: 'return_sub', sub: 1, text: '归县公司' }));
  const passed = after(returned, lead({ type: 'pass_sub', sub: 1 }));
  const desks = (a: Appeal, ...members: Parameters<typeof officeOf>[0]) => desksOf(a, officeOf(members));
  const desk = { id: 'person-dispatcher', roles: ['dispatcher'] };
  const head = { id: 'person-head', roles: ['head'] };
  const supervisor = { id: 'person-supervisor', roles: ['supervisor'] };
  expect(desks(passed, desk, head)).toEqual(['owner', 'ruling']);
  expect(desks(passed, { ...desk, id: 'person-owner' }, head, supervisor)).toContain('ruling:leader');
  expect(desks(passed, supervisor)).toContain('ruling:supervisor');
  expect(isVacant(passed, officeOf([]))).toBe(true);
  const late = { ...passed, rung: { 'sub.1.rule': passed.updatedAt } };
  expect(desks(late, desk, head)).toEqual(['owner', 'ruling', 'ruling:leader']);
});

it('shares the phone when the lead says so, then or later', () => {
  expect(after(begun(), lead({ ...give, phone: true })).subs[0]?.phoneAt).toBe(monday);
  expect(given.subs[0]?.phoneAt).toBeNull();
  expect(() => step(given, { type: 'grant_phone', sub: 1 }, as('helper'))).toThrow('refuse.not_yours');
  const granted = after(given, lead({ type: 'grant_phone', sub: 1 }));
  expect(granted.subs[0]?.phoneAt).toBe(monday);
  expect(() => step(granted, { type: 'grant_phone', sub: 1 }, as('owner'))).toThrow('refuse.stale_button');
});

it('ends every sub-task with the case and with its report, and a next round revives none', () => {
  const done = { type: 'report_done', outcome: 'resolved', text: '调了档', left: '' } as const;
  const { appeal, tells } = step(working, done, as('owner'));
  expect(appeal.subs[0]).toMatchObject({ state: 'ended', ended: { why: 'case', status: 'pending_confirm' } });
  expect(tells).toContainEqual({ to: 'former_helper', what: 'sub.ended.helper' });
  const no = {
    type: 'refuse_result',
    solved: 'unresolved',
    rating: 'dissatisfied',
    reason: 'not_done',
    text: '…',
  };
  const second = after(appeal, ['enterprise', no as AppealEvent]);
  expect(second).toMatchObject({ status: 'in_progress', round: 2, subs: [{ state: 'ended' }] });
  expect(openEvents(second, as('helper'))).toEqual([]);

  const withdrawn = step(working, { type: 'withdraw', reason: 'fine_now', text: '' }, as('enterprise'));
  expect(stateOf(withdrawn.appeal)).toBe('ended');
  expect(kindsAt(withdrawn.appeal)).toEqual([]);
  expect(waitsOn(withdrawn.appeal)).toEqual([]);
  const returned = after(
    given,
    helper({ type: 'return_sub', sub: 1, text: '…' }),
    lead({ type: 'pass_sub', sub: 1 }),
  );
  const joinAsked = { parentId: 'p', no: '0001', by: 'person-dispatcher', at: monday };
  const merged = step({ ...returned, joinAsked }, { type: 'merge' }, as('enterprise'));
  expect(merged.appeal.subs[0]).toMatchObject({ state: 'returned', settledAt: monday });
  expect(merged.tells).not.toContainEqual({ to: 'former_helper', what: 'sub.ended.helper' });
});

it('stays with the case when its lead changes, but for that of the new lead', () => {
  const to = (toId: string) => step(working, { type: 'reassign', toId, text: '…' }, as('dispatcher'));
  expect(stateOf(to('person-x').appeal)).toBe('working');
  expect(to('person-x').tells).toContainEqual({ to: 'owner', what: 'sub.inherited.lead' });
  expect(to('person-helper').appeal.subs[0]).toMatchObject({ state: 'ended', ended: { why: 'leads' } });
  expect(to('person-helper').tells.map(({ what }) => what)).not.toContain('sub.inherited.lead');
});

it('climbs its own ladder, and leaves the level of the case where it is', () => {
  expect(kindsAt(given)).toEqual([
    ['sub.1.sign', at('02 15:00')],
    ['sub.1.half', at('04 08:45')],
    ['sub.1.warn', at('05 10:00')],
    ['sub.1.late.2', at('05 17:30')],
    ['sub.1.late.3', at('06 17:30')],
    ['sub.1.late.4', at('10 17:30')],
  ]);
  expect(
    kindsAt(after(working, ['enterprise', { type: 'urge', what: 'want_news', text: '' }, at('04 09:00')])),
  ).toEqual(kindsAt(working));
  const waiting = after(working, lead({ type: 'ask_info', items: ['电费单'] }));
  expect(kindsAt(waiting)).toEqual(kindsAt(working));

  const rung = after(given, ['clock', { type: 'ring', kind: 'sub.1.late.2' }, at('05 17:30')]);
  expect(rung.level).toBe(0);
  expect(levelOf('sub.1.late.4')).toBe(0);
  expect(kindsAt(rung).map(([kind]) => kind)).not.toContain('sub.1.late.2');
  const raised = after(rung, [
    'enterprise',
    { type: 'worsen', urgency: 'stopped', grade: 'urgent' },
    at('05 17:40'),
  ]);
  expect(kindsAt(raised).map(([kind]) => kind)).not.toContain('sub.1.late.2');
});

it('tells helper, lead and supervisor from the first day over, and the office as the ladder says', () => {
  const to = (kind: string) => alarmsOf(rules, given, kind).map((alarm) => alarm.to);
  expect(to('sub.1.sign')).toEqual(['helper', 'owner']);
  expect(to('sub.1.half')).toEqual(['helper']);
  expect(to('sub.1.warn')).toEqual(['helper']);
  expect(to('sub.1.late.2')).toEqual(['helper', 'owner', 'leader', 'supervisor']);
  expect(to('sub.1.late.4')).toEqual(['helper', 'owner', 'head', 'supervisor']);
});

it('says only the strongest of what a standstill made late', () => {
  const late = at('11 09:00');
  const says = (kind: string) => step(given, { type: 'ring', kind }, as('clock', late)).tells.length;
  expect(says('sub.1.late.4')).toBeGreaterThan(0);
  for (const kind of ['sub.1.half', 'sub.1.warn', 'sub.1.late.2', 'sub.1.late.3']) expect(says(kind)).toBe(0);
  expect(says('sub.1.sign')).toBeGreaterThan(0);
});

it('reminds the lead of what was reported, and the dispatcher of what is to be ruled', () => {
  expect(kindsAt(reported)).toEqual([['sub.1.look', at('02 15:00')]]);
  const returned = after(given, helper({ type: 'return_sub', sub: 1, text: '…' }));
  expect(kindsAt(after(returned, lead({ type: 'pass_sub', sub: 1 }))).map(([kind]) => kind)).toEqual([
    'sub.1.rule',
  ]);
});

it('takes back what nobody does, from a helper who has left the roster too', () => {
  const back = { type: 'take_back_sub', sub: 1, text: '换一家' } as const;
  expect(after(working, lead(back)).subs[0]).toMatchObject({ state: 'ended', ended: { why: 'taken_back' } });
  const returned = after(given, helper({ type: 'return_sub', sub: 1, text: '…' }));
  expect(after(returned, lead(back)).subs[0]).toMatchObject({ state: 'returned', settledAt: monday });
  expect(() => step(working, back, as('helper'))).toThrow('refuse.not_yours');
});

it('shows the newest to sign for first, then what runs out first, then what is reported', () => {
  const two = after(working, lead({ ...give, task: '查管网' }));
  expect(foremost(two.subs)?.n).toBe(2);
  const both = after(two, helper({ type: 'ack_sub', sub: 2 }));
  expect(foremost(both.subs)?.n).toBe(1);
  expect(foremost(after(both, helper({ type: 'report_sub', sub: 1, text: '…' })).subs)?.n).toBe(2);
});

it('hands on what a roster takes from its co-handler, by the clock alone, with the whole time anew', () => {
  const hand = { type: 'hand_sub', sub: 1, helperId: 'person-x' } as const;
  const tuesday = at('03T09:00');
  const passed = after(working, ['clock', hand, tuesday]);
  expect(passed.subs).toMatchObject([{ helperId: 'person-x', state: 'asked', from: tuesday, phoneAt: null }]);
  const alone = after(working, ['clock', { ...hand, helperId: null }, tuesday]);
  expect([stateOf(alone), waitsOn(alone)]).toEqual(['returned', ['owner', 'lead']]);
  expect(stateOf(after(reported, ['clock', hand, tuesday]))).toBe('reported');

  const ended = after(reported, lead({ type: 'accept_sub', sub: 1 }));
  expect(() => step(ended, hand, as('clock'))).toThrow('refuse.stale_button');
  expect(() => step(working, { ...hand, helperId: 'person-owner' }, as('clock'))).toThrow('refuse.sub_own');
  for (const who of ['owner', 'helper', 'dispatcher', 'enterprise'] as const)
    expect(() => step(working, hand, as(who)), who).toThrow('refuse.not_yours');
});
