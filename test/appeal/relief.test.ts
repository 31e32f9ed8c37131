import { expect, it } from 'vitest';
import { alarmsOf } from '../../src/appeal/alarms.ts';
import type { Appeal, Relation } from '../../src/appeal/appeal.ts';
import type { AppealEvent } from '../../src/appeal/events.ts';
import { doneDue, regradeDue } from '../../src/appeal/limits.ts';
import { meanwhileOf } from '../../src/appeal/relief.ts';
import { openEvents, step } from '../../src/appeal/step.ts';
import { timersOf } from '../../src/appeal/timers.ts';
import { turnAtDesk, turnOf, waitsOn } from '../../src/appeal/turn.ts';
import { rules } from '../support/walk.ts';
import { at, settingOf, shown, workingCase } from '../support/working-case.ts';

/** An emergency of Friday night, signed for at once. */
const filed = (over: Partial<Appeal> = {}): Appeal =>
  workingCase({ grade: 'top', acknowledgedAt: at('06 22:10'), ...over }, at('06 22:00'));
const does = (a: Appeal, who: Relation, event: AppealEvent, when: string) =>
  step(a, event, settingOf(who, at(when)));
const relieve = { type: 'relieve', text: '换了主保险' } as const;
const none = { type: 'no_relief', text: '变压器烧了' } as const;
const confirm = (yes: boolean) => ({ type: 'confirm_relief', yes }) as const;
const told = (rulesOf: ReturnType<typeof alarmsOf>) => rulesOf.map(({ to, what }) => `${to} ${what}`);
const kinds = (a: Appeal, now: string) =>
  Object.fromEntries(timersOf(rules, a, at(now)).map(({ kind, dueAt }) => [kind, shown(dueAt)]));

it('counts an emergency day and night, asks before each word that is due, and climbs where it is not relieved', () => {
  expect(kinds(filed({ acknowledgedAt: null, status: 'submitted' }), '06 22:01').sign).toBe('06 22:30');
  expect(kinds(filed(), '06 22:11')).toMatchObject({
    contact: '06 23:00',
    'relief.ask': '06 23:36',
    stage: '07 02:00',
    warn: '07 17:12',
    'late.2': '07 22:00',
    'late.3': '08 22:00',
  });
  const again = does(filed(), 'owner', { type: 'progress', text: '抢修车 23 点到' }, '06 23:00').appeal;
  expect(kinds({ ...again, rung: {} }, '06 23:01')['relief.ask']).toBe('07 00:36');
  expect(
    does(filed({ rung: { 'relief.ask': 1 } }), 'owner', { type: 'progress', text: '到了' }, '06 23:40').appeal
      .rung,
  ).toEqual({});
});

it('rings deputy and leader at once about whatever an emergency misses', () => {
  const rung = ['deputy top.missed', 'leader top.missed'];
  expect(told(alarmsOf(rules, filed(), 'contact'))).toEqual(['owner ladder.2.cadre.contact', ...rung]);
  expect(told(alarmsOf(rules, filed(), 'stage'))).toEqual(['owner ladder.2.cadre.stage', ...rung]);
  expect(told(alarmsOf(rules, filed(), 'late.2'))).toEqual(['owner top.relief_late.cadre', ...rung]);
  expect(told(alarmsOf(rules, filed(), 'warn'))).toEqual([
    'owner top.relief_soon.cadre',
    'deputy ladder.1.deputy',
  ]);
  expect(told(alarmsOf(rules, filed({ grade: 'urgent' }), 'late.2'))).toEqual([
    'owner ladder.2.cadre.due',
    'leader ladder.2.leader',
  ]);
});

it('puts an emergency that works again for now before the dispatcher, to be graded anew', () => {
  const { appeal, tells } = does(filed(), 'owner', relieve, '07 03:00');
  expect(tells.map(({ to, what }) => `${to} ${what}`)).toEqual([
    'enterprise top.relief.enterprise',
    'dispatcher top.relief.dispatcher',
  ]);
  expect(doneDue(rules, appeal, at('07 03:00'))).toBeNull();
  expect(shown(regradeDue(rules, appeal))).toBe('10 17:30');
  expect(kinds(appeal, '07 03:01')).toMatchObject({ 'regrade.1': '10 17:30', 'regrade.2': '11 17:30' });
  expect(Object.keys(kinds(appeal, '07 03:01')).join(' ')).not.toMatch(/late|warn|relief/);
  expect(told(alarmsOf(rules, appeal, 'regrade.1'))).toEqual([
    'dispatcher top.regrade.late',
    'leader top.regrade.late',
  ]);
  expect(told(alarmsOf(rules, appeal, 'regrade.2'))).toEqual(['supervisor top.regrade.late']);
  expect(waitsOn(appeal)).toEqual(['owner', 'dispatcher']);
  expect(turnOf(rules, appeal, at('07 03:00'))?.who).toBe('owner');
  const contacted = { ...appeal, contact: null, contactFrom: null };
  expect(turnAtDesk(rules, contacted, at('07 03:00'))).toMatchObject({ who: 'dispatcher', what: 'regrade' });
  expect(meanwhileOf(appeal)).toBe('换了主保险');

  const normal = does(
    appeal,
    'dispatcher',
    { type: 'set_grade', grade: 'normal', text: '先顶着' },
    '09 09:00',
  ).appeal;
  expect(shown(doneDue(rules, normal, at('09 09:00')))).toBe('16 17:30');
  expect(waitsOn(normal)).toEqual(['owner']);
  expect(meanwhileOf(normal)).toBe('换了主保险');
  expect(Object.keys(kinds(normal, '09 09:00')).join(' ')).not.toMatch(/regrade/);
});

it('lets the limit run on where the enterprise says that it is not relieved', () => {
  const said = does(filed(), 'owner', relieve, '07 03:00').appeal;
  expect(does(said, 'enterprise', confirm(true), '07 03:10').tells).toEqual([]);
  const { appeal, tells } = does(said, 'enterprise', confirm(false), '07 03:10');
  expect(tells.map(({ to, what }) => `${to} ${what}`)).toEqual([
    'owner top.denied.cadre',
    'dispatcher top.denied.office',
    'leader top.denied.office',
    'supervisor top.denied.office',
  ]);
  expect(shown(doneDue(rules, appeal, at('07 03:10')))).toBe('07 22:00');
  expect(waitsOn(appeal)).toEqual(['owner']);
  expect(() => does(appeal, 'enterprise', confirm(true), '07 03:11')).toThrow('refuse.stale_button');
  expect(does(appeal, 'owner', relieve, '07 04:00').appeal.relief?.confirmed).toBeNull();
});

it('moves no limit where nothing helps for now, and tells those who can', () => {
  const { appeal, tells } = does(filed(), 'owner', none, '07 03:00');
  expect(tells.map(({ to }) => to)).toEqual(['enterprise', 'dispatcher', 'leader']);
  expect(shown(doneDue(rules, appeal, at('07 03:00')))).toBe('07 22:00');
  expect([waitsOn(appeal), meanwhileOf(appeal)]).toEqual([['owner'], '']);
  expect(() => does(appeal, 'owner', none, '07 03:01')).toThrow('refuse.stale_button');
  expect(() => does(appeal, 'enterprise', confirm(true), '07 03:01')).toThrow('refuse.stale_button');
  expect(does(appeal, 'owner', relieve, '07 05:00').appeal.relief?.works).toBe(true);
});

it('keeps a late relief on record, and asks again in another emergency', () => {
  const late = does(filed({ rung: { 'late.2': 1 }, level: 2 }), 'owner', relieve, '08 03:00').appeal;
  expect([late.level, late.rung]).toEqual([2, { 'late.2': 1 }]);
  const lowered = does(
    late,
    'dispatcher',
    { type: 'set_grade', grade: 'urgent', text: '先顶着' },
    '08 04:00',
  ).appeal;
  const again = does(
    lowered,
    'enterprise',
    { type: 'worsen', urgency: 'stopped', grade: 'top' },
    '09 10:00',
  ).appeal;
  expect(again.relief).toBeNull();
  expect(openEvents(again, settingOf('owner', at('09 10:00')))).toContain('relieve');
});

it('belongs to the cadre, and to emergencies', () => {
  for (const who of ['enterprise', 'dispatcher', 'leader', 'supervisor'] as const)
    expect(() => does(filed(), who, relieve, '07 03:00')).toThrow('refuse.not_yours');
  expect(() => does(filed({ grade: 'urgent' }), 'owner', relieve, '07 03:00')).toThrow('refuse.stale_button');
  const said = does(filed(), 'owner', relieve, '07 03:00').appeal;
  expect(() => does(said, 'owner', relieve, '07 03:01')).toThrow('refuse.stale_button');
  expect(() => does(said, 'owner', confirm(true), '07 03:01')).toThrow('refuse.not_yours');
});

it('says that nothing helps in an emergency alone, and not once it is relieved', () => {
  expect(() => does(filed({ grade: 'urgent' }), 'owner', none, '06 23:00')).toThrow('refuse.stale_button');
  const relieved = does(filed(), 'owner', relieve, '06 23:00').appeal;
  expect(() => does(relieved, 'owner', none, '06 23:10')).toThrow('refuse.stale_button');
  const denied = does(relieved, 'enterprise', confirm(false), '06 23:20').appeal;
  expect(does(denied, 'owner', none, '06 23:30').appeal.relief).toMatchObject({ works: false });
});

it('begins another round of an emergency unrelieved', () => {
  const relieved = does(filed(), 'owner', relieve, '06 23:00').appeal;
  const done = { type: 'report_done', outcome: 'resolved', text: '线路换了', left: '' } as const;
  const no = {
    type: 'refuse_result',
    solved: 'unresolved',
    rating: 'dissatisfied',
    reason: 'not_done',
    text: '又停了',
  } as const;
  const again = does(does(relieved, 'owner', done, '07 09:00').appeal, 'enterprise', no, '07 10:00').appeal;
  expect(again).toMatchObject({ round: 2, grade: 'top', relief: null });
  expect(shown(doneDue(rules, again, at('07 10:00')))).toBe('08 10:00');
});
