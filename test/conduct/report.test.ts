import { expect, it } from 'vitest';
import { isConflicted } from '../../src/conduct/conflict.ts';
import { letterOf, limitsOf, nextOf, nextTimer, objectUntil, type Report } from '../../src/conduct/report.ts';
import { course, type ReportEvent, step } from '../../src/conduct/steps.ts';
import { Refusal } from '../../src/refusal.ts';
import { createTown } from '../support/town.ts';
import { createWorld } from '../support/world.ts';
import { deskOf } from './support.ts';

const world = await createWorld({ at: '2026-11-19T09:12+08:00' });
const town = await createTown(world);
const desk = deskOf(world, town);
const rules = desk.rules();
const filed = await desk.files();
const at = (iso: string): number => new Date(`2026-${iso}+08:00`).getTime();
const office = { side: 'office', personId: 'a' } as const;
const author = { side: 'author' } as const;
const clock = { side: 'clock' } as const;
const go = (
  r: Report,
  event: ReportEvent,
  who: typeof office | typeof author | typeof clock,
  iso = '11-19T10:00',
) => step(r, event, who, { ...rules, now: at(iso) });
const signed = go(filed, { type: 'sign' }, office).report;
const answer = { type: 'answer', text: '窗口已经公示清单', outcome: 'partly' } as const;
const answered = go(signed, answer, office, '11-23T10:00').report;

it('has the limits of the grade 作风: one working day, five, fifteen', () => {
  expect(limitsOf(rules, filed).map(({ kind, dueAt }) => [kind, dueAt])).toEqual([
    ['sign', at('11-20T17:30')],
    ['stage', at('11-26T17:30')],
    ['done', at('12-10T17:30')],
  ]);
  expect(nextOf(rules, signed)).toEqual({ kind: 'stage', dueAt: at('11-26T17:30') });
  expect(nextOf(rules, answered)).toBeNull();
});

it('reminds the office of a limit that passed, and again after a working day, until it is met', () => {
  const rung = go(filed, { type: 'ring' }, clock, '11-20T17:30');

  expect(rung.tells).toEqual([{ to: 'office', kind: 'report.overdue' }]);
  expect(nextTimer(rules, rung.report)).toBe(at('11-23T17:30'));
  expect(go(filed, { type: 'ring' }, clock, '11-20T17:29').tells).toEqual([]);
  expect(nextTimer(rules, go(rung.report, { type: 'sign' }, office).report)).toBe(at('11-26T17:30'));
});

it('asks about trouble 30 days after the last answer, once, and then closes', () => {
  expect(nextTimer(rules, answered)).toBe(at('12-23T10:00'));
  const asked = go(answered, { type: 'ring' }, clock, '12-23T10:00');
  const closed = go(asked.report, { type: 'ring' }, clock, '12-24T10:00');

  expect(asked.tells).toEqual([{ to: 'author', kind: 'conduct.check30' }]);
  expect(closed.report.status).toBe('ended');
  expect(closed.tells).toEqual([]);
  expect(nextTimer(rules, closed.report)).toBeNull();
  const trouble = go(closed.report, { type: 'trouble', text: '又来查了两次' }, author, '12-25T10:00');
  expect(trouble.report).toMatchObject({ status: 'working', since: at('12-25T10:00'), notedAt: null });
  expect(trouble.tells).toEqual([{ to: 'office', kind: 'report.trouble', word: 1 }]);
  expect(() => go(trouble.report, { type: 'calm' }, author)).toThrow(Refusal);
});

it('counts the 30 days anew after another answer', () => {
  const objected = go(answered, { type: 'say', text: '清单还是没有' }, author, '11-24T10:00').report;
  const second = go(objected, answer, office, '12-01T10:00').report;

  expect(nextTimer(rules, second)).toBe(at('12-31T10:00'));
});

it('takes an objection as long as its time runs, with limits anew, and no later', () => {
  const event = { type: 'say', text: '清单还是没有' } as const;
  const until = objectUntil(rules, answered) ?? 0;
  const objected = step(answered, event, author, { ...rules, now: until });

  expect(objected.report).toMatchObject({ status: 'working', since: until });
  expect(objected.tells).toEqual([{ to: 'handler', kind: 'report.objection', word: 1 }]);
  expect(() => step(answered, event, author, { ...rules, now: until + 1 })).toThrow('conduct.object_late');
});

it('goes from anonymous to named, never back', () => {
  const named = go(filed, { type: 'name' }, author).report;

  expect(named.named).toBe(true);
  expect(() => go(named, { type: 'name' }, author)).toThrow('conduct.named_already');
});

it('asks, notes and answers once it is acknowledged', () => {
  for (const type of ['ask', 'note', 'answer'] as const)
    expect(() => go(filed, { ...answer, type } as ReportEvent, office)).toThrow('report.not_now');
  expect(go(signed, { type: 'note', text: '问过窗口了' }, office).report.notedAt).toBe(at('11-19T10:00'));
  expect(() => go(signed, { type: 'sign' }, office)).toThrow('report.signed_already');
});

it('lets each side take its own steps alone', () => {
  for (const [type, { by }] of Object.entries(course))
    for (const actor of [office, author, clock])
      if (actor.side !== by)
        expect(() => go(signed, { type, text: '…' } as ReportEvent, actor)).toThrow('refuse.stale_button');
});

it('knows its officers by letters, in the order in which they opened it', () => {
  const openings = ['x', 'y', 'x'].map((by) => ({ by, at: 0 }));

  expect(letterOf({ ...filed, openings }, 'y')).toBe('B');
});

const officer = { id: 'o', name: '冯模拟', unit: '镇纪委', locale: 'zh', contactOf: [] } as const;

it('is hidden from an officer whom it names, or who is a party to it', () => {
  const is = (change: Partial<Report>, parties: string[] = [], contactOf: string[] = []) =>
    isConflicted({ ...officer, contactOf }, { ...filed, ...change }, parties);

  expect(is({})).toBe(false);
  expect(is({ told: { ...filed.told, who: '镇政府 冯 模拟' } })).toBe(true);
  expect(is({ told: { ...filed.told, said: '冯模拟说办不了' } })).toBe(true);
  expect(is({ told: { ...filed.told, who: '镇纪委的人' } })).toBe(true);
  expect(is({ words: [{ what: 'more', text: '后来知道是冯模拟', at: 0 }] })).toBe(true);
  expect(is({ words: [{ what: 'note', text: '冯模拟去看过', at: 0 }] })).toBe(false);
  expect(is({ author: { ...filed.author, personId: 'o' } })).toBe(true);
  expect(is({}, ['o'])).toBe(true);
  expect(is({}, [], [town.enterpriseId])).toBe(true);
});
