import { expect, it } from 'vitest';
import type { Appeal, Relation } from '../../src/appeal/appeal.ts';
import { alarmsOf } from '../../src/appeal/alarms.ts';
import type { AppealEvent } from '../../src/appeal/events.ts';
import { deskFallsTo } from '../../src/appeal/pending.ts';
import { ruleDue } from '../../src/appeal/limits.ts';
import { openEvents, step } from '../../src/appeal/step.ts';
import { timersOf } from '../../src/appeal/timers.ts';
import { turnOf, waitsOn } from '../../src/appeal/turn.ts';
import { office, rules, start } from '../support/walk.ts';
import { settingOf, workingCase } from '../support/working-case.ts';

const HOUR = 3_600_000;
const taken = workingCase({ acknowledgedAt: start + HOUR }, start);
const setting = (who: Relation, now: number, relations: readonly Relation[] = [who]) =>
  settingOf(who, now, { actorId: `person-${who}`, relations });
const does = (a: Appeal, who: Relation, event: AppealEvent, now = start + 2 * HOUR): Appeal =>
  step(a, event, setting(who, now)).appeal;
const dispute = { type: 'dispute', unit: '供电所', text: '线路归供电所' } as const;
const ruleTo = (toId: string) => ({ type: 'rule', toId, text: '按职责清单' }) as const;
const kinds = (a: Appeal, now: number) => timersOf(rules, a, now).map(({ kind }) => kind);

it('lets only the owner dispute, within a working day of receipt, and not while a request waits for the leader', () => {
  expect(does(taken, 'owner', dispute)).toMatchObject({ status: 'disputed', dispute: { unit: '供电所' } });
  for (const other of ['deputy', 'helper', 'dispatcher', 'leader', 'enterprise', 'supervisor'] as const)
    expect(() => does(taken, other, dispute)).toThrow('refuse.not_yours');
  const nextClose = start + 32.5 * HOUR; // Tuesday 17:30
  expect(does(taken, 'owner', dispute, nextClose).status).toBe('disputed');
  expect(() => does(taken, 'owner', dispute, nextClose + 1)).toThrow('refuse.dispute_late');
  const proposal = { outcome: 'partly', text: '', left: '', by: 'person-owner', at: start } as const;
  expect(() => does({ ...taken, proposal }, 'owner', dispute)).toThrow('refuse.plan_wait');
});

it('lets nobody pass an own case on, whatever office they hold', () => {
  const toOther = { type: 'reassign', toId: 'person-deputy', text: '不归我' } as const;
  const both = { ...setting('owner', start, ['owner', 'dispatcher']), actorId: 'person-owner' };

  expect(() => step(taken, toOther, both)).toThrow('refuse.conflict');
  expect(openEvents(taken, both)).not.toContain('reassign');
  expect(does(taken, 'dispatcher', toOther).ownerId).toBe('person-deputy');
});

it('lets the dispatcher rule, and the leader only once that is late', () => {
  const disputed = does(taken, 'owner', dispute);
  const close = start + 8.5 * HOUR; // Monday 17:30

  expect(turnOf(rules, disputed, start)).toEqual({ who: 'dispatcher', what: 'rule', due: close });
  for (const other of ['owner', 'deputy', 'enterprise', 'admin'] as const)
    expect(() => does(disputed, other, ruleTo('someone'), close + 1)).toThrow('refuse.not_yours');
  for (const other of ['supervisor', 'head'] as const)
    expect(() => does(disputed, other, ruleTo('someone'), close + 1)).toThrow('refuse.not_allowed');
  expect(() => does(disputed, 'leader', ruleTo('someone'), close - 1)).toThrow('refuse.not_allowed');
  expect(does(disputed, 'leader', ruleTo('someone'), close).ownerId).toBe('someone');
  expect(() => does(disputed, 'supervisor', { type: 'reassign', toId: 'someone', text: '' })).toThrow(
    'refuse.wrong_state',
  );
});

it('lets nobody rule on an own case or dispute, and has somebody rule in every town', () => {
  const own = does({ ...taken, ownerId: 'person-dispatcher' }, 'owner', dispute);
  const mine = { ...own, ownerId: 'person-dispatcher' };
  const bare = { dispatcher: [], leader: [], head: [], supervisor: ['person-supervisor'], away: {} };
  const supervisor = { ...setting('supervisor', start + 3 * HOUR), office: bare };

  expect(() => does(mine, 'dispatcher', ruleTo('someone'))).toThrow('refuse.own_ruling');
  expect(does(mine, 'leader', ruleTo('someone')).ownerId).toBe('someone');
  const disputed = does(taken, 'owner', dispute);
  expect(step(disputed, ruleTo('someone'), supervisor).appeal.ownerId).toBe('someone');
  expect(deskFallsTo(disputed, bare)).toBe('supervisor');
  expect(deskFallsTo(mine, office)).toBe('leader');
  expect(deskFallsTo(disputed, office)).toBeNull();
});

it('keeps what was done where the owner is upheld, and never hears of a dispute again, in any round', () => {
  const upheld = does(does(taken, 'owner', dispute), 'dispatcher', ruleTo('person-owner'));

  expect(upheld).toMatchObject({ status: 'in_progress', hops: 0, ownedAt: start, dispute: null });
  expect(upheld.acknowledgedAt).toBe(taken.acknowledgedAt);
  expect(() => does(upheld, 'owner', dispute)).toThrow('refuse.dispute_once');
  const done = does(upheld, 'owner', { type: 'report_done', outcome: 'resolved', text: '好了', left: '' });
  const again = does(done, 'enterprise', {
    type: 'refuse_result',
    solved: 'unresolved',
    rating: 'dissatisfied',
    reason: 'not_done',
    text: '没好',
  });
  expect(again).toMatchObject({ round: 2, ruling: { text: '按职责清单' } });
});

it('takes the ruling for the signature of one who disputed before signing', () => {
  const fresh: Appeal = { ...taken, status: 'submitted', acknowledgedAt: null };
  const ruledAt = start + 3 * HOUR;
  const upheld = does(does(fresh, 'owner', dispute), 'dispatcher', ruleTo('person-owner'), ruledAt);

  expect(upheld).toMatchObject({ status: 'in_progress', acknowledgedAt: ruledAt });
  expect(turnOf(rules, upheld, ruledAt)?.what).toBe('contact');
});

it('gives a new owner the limit for 签收 and no other', () => {
  const disputed = does(taken, 'owner', dispute);
  const ruledAt = start + 3 * HOUR;
  const moved = does(disputed, 'dispatcher', ruleTo('someone'), ruledAt);
  const due = start + 24 * HOUR; // noon; four working hours later it is Tuesday 09:00
  const owner = { ...setting('owner', ruledAt), actorId: 'someone' };

  expect(moved).toMatchObject({ status: 'in_progress', hops: 1, acknowledgedAt: null, ownedAt: ruledAt });
  expect(turnOf(rules, moved, ruledAt)).toEqual({ who: 'owner', what: 'sign', due });
  expect(kinds(moved, ruledAt)).toContain('sign');
  expect(moved.contactFrom).toBe(start);
  const signed = step(moved, { type: 'receive' }, owner).appeal;
  expect(signed.acknowledgedAt).toBe(ruledAt);
  expect(kinds(signed, ruledAt)).not.toContain('sign');
  expect(openEvents(signed, owner)).not.toContain('receive');
  expect(() => does(moved, 'dispatcher', { type: 'receive' })).toThrow('refuse.not_yours');
});

it('needs no signature from whoever begins to work on a case that was given to them', () => {
  const moved = does(taken, 'leader', { type: 'reassign', toId: 'person-owner2', text: '' });
  const noted = step(
    moved,
    { type: 'progress', text: '去现场看过了' },
    { ...setting('owner', start + 3 * HOUR), actorId: 'person-owner2' },
  ).appeal;

  expect(moved.acknowledgedAt).toBeNull();
  expect(noted.acknowledgedAt).toBe(start + 3 * HOUR);
});

it('counts 签收 from the return of a case that was given away while the enterprise had the word', () => {
  const asked = does(taken, 'owner', { type: 'ask_info', items: ['电费单'] });
  const moved = does(asked, 'dispatcher', { type: 'reassign', toId: 'someone', text: '' });
  const back = start + 50 * HOUR;
  const answered = does(moved, 'enterprise', { type: 'answer_info', answers: [] }, back);

  expect(kinds(moved, start + 2 * HOUR)).not.toContain('sign');
  expect(turnOf(rules, answered, back)).toMatchObject({ what: 'sign' });
  expect(turnOf(rules, answered, back)?.due).toBeGreaterThan(back);
});

it('alarms dispatcher and leader about a late ruling, then the supervisor, and no contact that nobody can log', () => {
  const disputed = does(taken, 'owner', dispute);
  const timers = timersOf(rules, disputed, start).filter(({ kind }) => kind.startsWith('rule'));

  expect(timers).toEqual([
    { kind: 'rule.1', dueAt: start + 8.5 * HOUR },
    { kind: 'rule.2', dueAt: start + 32.5 * HOUR },
  ]);
  expect(alarmsOf(rules, disputed, 'rule.1').map(({ to }) => to)).toEqual(['dispatcher', 'leader']);
  expect(alarmsOf(rules, disputed, 'rule.2').map(({ to }) => to)).toEqual(['supervisor']);
  expect(kinds(disputed, start)).not.toContain('contact');
  expect(kinds(disputed, start)).toContain('late.2');
  const rung = step(disputed, { type: 'ring', kind: 'rule.1' }, setting('clock', start + 9 * HOUR)).appeal;
  expect(waitsOn(rung)).toEqual(['dispatcher', 'leader']);
  const ruled = does(rung, 'dispatcher', ruleTo('person-owner'), start + 10 * HOUR);
  expect(kinds(ruled, start + 10 * HOUR).filter((kind) => kind.startsWith('rule'))).toEqual([]);
});

it('rules on an emergency as fast as it must be signed for', () => {
  const top: Appeal = { ...taken, grade: 'top' };
  const night = start + 14 * HOUR; // Monday 23:00
  const disputed = does({ ...top, ownedAt: night }, 'owner', dispute, night);

  expect(turnOf(rules, disputed, night)?.due).toBe(night + HOUR / 2);
});

it('gives the dispatcher a day to rule where every hour counts, too', () => {
  const disputed = does(taken, 'owner', dispute);
  const asked = disputed.dispute?.at ?? 0;
  expect(ruleDue({ ...rules, calendar: rules.always }, disputed)).toBe(asked + 24 * HOUR);
});
