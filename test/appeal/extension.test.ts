import { expect, it } from 'vitest';
import { alarmsOf } from '../../src/appeal/alarms.ts';
import type { Appeal, Relation } from '../../src/appeal/appeal.ts';
import type { AppealEvent } from '../../src/appeal/events.ts';
import { doneDue, firstDue, latestExtension } from '../../src/appeal/limits.ts';
import { openEvents, step } from '../../src/appeal/step.ts';
import { timersOf } from '../../src/appeal/timers.ts';
import { turnOf, waitsOn } from '../../src/appeal/turn.ts';
import { ids, rules } from '../support/walk.ts';
import { at, settingOf, shown, workingCase } from '../support/working-case.ts';

const filed = (change: Partial<Appeal> = {}): Appeal =>
  workingCase({ acknowledgedAt: at('02 09:10'), ...change });
const as = (who: Relation, when: string, actorId = ids[who] ?? null) =>
  settingOf(who, at(when), who === 'clock' ? {} : { actorId });
const take = (a: Appeal, who: Relation, when: string, event: AppealEvent): Appeal =>
  step(a, event, as(who, when)).appeal;
const ask = (a: Appeal, to: string, when = '04 10:00'): Appeal =>
  take(a, 'owner', when, { type: 'ask_extension', dueAt: at(to), text: '供电所周四才有停电窗口' });

it('leaves the limit and every alarm as they are until it is decided', () => {
  const asked = ask(filed(), '12 17:30');
  const now = at('04 10:00');

  expect(shown(doneDue(rules, asked, now))).toBe('09 17:30');
  const alarms = (a: Appeal) => timersOf(rules, a, now).filter((t) => !/^(decide|extension)/.test(t.kind));
  expect(alarms(asked)).toEqual(alarms(filed({ version: 1 })));
  expect([turnOf(rules, asked, now)?.who, waitsOn(asked)]).toEqual(['owner', ['owner', 'leader']]);
});

it('moves the limit once approved, and keeps the first one on record', () => {
  const extended = take(ask(filed(), '12 17:30'), 'leader', '04 11:00', { type: 'extend' });
  const now = at('04 11:00');

  expect(extended.extension).toMatchObject({ to: at('12 17:30'), reason: '供电所周四才有停电窗口' });
  expect([shown(doneDue(rules, extended, now)), shown(firstDue(rules, extended))]).toEqual([
    '12 17:30',
    '09 17:30',
  ]);
  expect(waitsOn(extended)).toEqual(['owner']);
  expect(() => ask(extended, '13 17:30', '05 10:00')).toThrow('refuse.extension_once');
});

it('warns of the new limit anew', () => {
  const warned = take(ask(filed({ rung: { warn: at('06 17:30') } }), '12 17:30'), 'leader', '04 11:00', {
    type: 'extend',
  });

  expect(shown(timersOf(rules, warned, at('04 11:00')).find((t) => t.kind === 'warn')?.dueAt ?? 0)).toBe(
    '11 10:00',
  );
});

it('may be asked for again once it was declined, for only one that is given uses up the round', () => {
  const declined = take(ask(filed(), '12 17:30'), 'leader', '04 11:00', {
    type: 'decline_extension',
    text: '先请协办',
  });

  expect(declined).toMatchObject({ extensionAsked: null, extension: null });
  expect(ask(declined, '11 17:30', '05 10:00').extensionAsked?.to).toBe(at('11 17:30'));
});

it('is asked for a working day before the limit at the latest', () => {
  expect(ask(filed(), '12 17:30', '06 17:30').extensionAsked).not.toBeNull();
  expect(() => ask(filed(), '12 17:30', '06 17:31')).toThrow(
    expect.objectContaining({ code: 'refuse.extension_late', params: { deadline: at('06 17:30') } }),
  );
});

it('reaches as far beyond the limit as first set as the grade allows, and no nearer than that limit', () => {
  expect(shown(latestExtension(rules, filed(), at('04 10:00')))).toBe('16 17:30');
  expect(ask(filed(), '16 17:30').extensionAsked?.to).toBe(at('16 17:30'));
  expect(() => ask(filed(), '17 17:30')).toThrow(
    expect.objectContaining({ code: 'refuse.extension_too_long', params: { max_due: at('16 17:30') } }),
  );
  expect(() => ask(filed(), '09 17:30')).toThrow('refuse.extension_too_short');
});

it('counts from the limit as it was moved by waiting on the enterprise', () => {
  const waited = filed({ pauses: [[at('03 09:00'), at('04 09:00')]] });
  const moved = doneDue(rules, waited, at('04 10:00'));

  expect(moved).toBeGreaterThan(at('09 17:30'));
  expect(Number(latestExtension(rules, waited, at('04 10:00')))).toBeGreaterThan(at('16 17:30'));
});

it('is never given to an emergency, or to work done over again', () => {
  expect(() => ask(filed({ grade: 'top' }), '03 10:00', '02 10:00')).toThrow('refuse.extension_none');
  expect(() => ask(filed({ round: 2 }), '12 17:30')).toThrow('refuse.extension_none');
});

it('is the only thing that waits for the leader', () => {
  const asked = ask(filed(), '12 17:30');

  expect(() => ask(asked, '11 17:30', '04 11:00')).toThrow('refuse.plan_wait');
  expect(() => take(asked, 'owner', '04 11:00', { type: 'ask_info', items: ['电费单'] })).toThrow(
    'refuse.plan_wait',
  );
});

const done = { outcome: 'resolved', text: '办好了', left: '' } as const;
it.each<[string, Relation, AppealEvent]>([
  ['a result is reported', 'owner', { type: 'report_done', ...done }],
  ['a result is put to the leader', 'owner', { type: 'propose_done', ...done, outcome: 'partly' }],
  ['the owner changes', 'dispatcher', { type: 'reassign', toId: 'someone', text: '换人' }],
  ['the grade is raised', 'enterprise', { type: 'worsen', urgency: 'affected', grade: 'urgent' }],
  ['it is withdrawn', 'enterprise', { type: 'withdraw', reason: 'no_more', text: '' }],
])('is over once %s', (_, who, event) => {
  const after = take(ask(filed(), '12 17:30'), who, '04 11:00', event);

  expect(after.extensionAsked).toBeNull();
  expect(openEvents(after, as('leader', '04 11:00'))).not.toContain('extend');
});

it('is not approved after the fact', () => {
  const asked = ask(filed(), '12 17:30');
  expect(openEvents(asked, as('leader', '09 17:29'))).toContain('extend');
  expect(openEvents(asked, as('leader', '09 17:30'))).not.toContain('extend');

  const lapsed = take(asked, 'clock', '09 17:30', { type: 'ring', kind: 'extension.lapse' });
  expect(lapsed.extensionAsked).toBeNull();
  expect(timersOf(rules, lapsed, at('09 17:30')).map((t) => t.kind)).not.toContain('decide.1');
});

it('reminds whoever decides the next working morning, then tells head and supervisor', () => {
  const due = timersOf(rules, ask(filed(), '12 17:30'), at('04 10:00')).filter((t) =>
    t.kind.startsWith('decide'),
  );

  expect(due.map((t) => [t.kind, shown(t.dueAt)])).toEqual([
    ['decide.1', '05 08:30'],
    ['decide.2', '06 08:30'],
  ]);
  expect(alarmsOf(rules, filed(), 'decide.1').map(({ to }) => to)).toEqual(['decider']);
  expect(alarmsOf(rules, filed(), 'decide.2').map(({ to }) => to)).toEqual(['head', 'supervisor']);
});

it('is decided by neither the one who asks nor the owner, nor by a supervisor while there is a leader', () => {
  const asked = ask(filed(), '12 17:30');
  const led = { ...asked, ownerId: 'person-leader' };

  expect(() => step(asked, { type: 'extend' }, as('leader', '04 11:00', 'person-owner'))).toThrow(
    'refuse.own_request',
  );
  expect(() => step(led, { type: 'extend' }, as('leader', '04 11:00'))).toThrow('refuse.own_request');
  expect(() => take(asked, 'supervisor', '04 11:00', { type: 'extend' })).toThrow('refuse.own_request');
  expect(take(asked, 'head', '04 11:00', { type: 'extend' }).extension).not.toBeNull();
});

it('may be objected to by the enterprise, once', () => {
  const extended = take(ask(filed(), '12 17:30'), 'leader', '04 11:00', { type: 'extend' });
  const no = { type: 'object_extension', text: '等不起' } as const;
  const objected = take(extended, 'enterprise', '04 12:00', no);

  expect(doneDue(rules, objected, at('04 12:00'))).toBe(at('12 17:30'));
  expect(() => take(objected, 'enterprise', '04 12:05', no)).toThrow('refuse.stale_button');
  expect(() => take(filed(), 'enterprise', '04 12:05', no)).toThrow('refuse.stale_button');
});
