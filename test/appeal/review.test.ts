import { expect, it } from 'vitest';
import { alarmsOf } from '../../src/appeal/alarms.ts';
import { type Appeal, newAppeal, type Relation } from '../../src/appeal/appeal.ts';
import type { AppealEvent } from '../../src/appeal/events.ts';
import { cadreClock, enterpriseClock, signDue, stageDue } from '../../src/appeal/limits.ts';
import { step } from '../../src/appeal/step.ts';
import { timersOf } from '../../src/appeal/timers.ts';
import { turnOf, waitsOn } from '../../src/appeal/turn.ts';
import { office, policy, rules } from '../support/walk.ts';

const at = (text: string): number => Date.parse(`2026-${text.replace(' ', 'T')}:00+08:00`);
const start = at('03-02 09:00');

const filed: Appeal = {
  ...newAppeal('a', 'e', 'person-enterprise', policy.version, start),
  status: 'submitted',
  ownerId: 'person-owner',
  submittedAt: start,
  roundAt: start,
  ownedAt: start,
  contactFrom: start,
};
const reject = { type: 'reject', reason: 'legal', text: '归劳动监察', where: '县人社局' } as const;
const ask = { type: 'ask_review', text: '镇里该管' } as const;
const accept = { type: 'accept_review', text: '先调解' } as const;
const uphold = { type: 'uphold_review', text: '没有处罚权' } as const;

type Who = { as: Relation; id?: string };
function take(a: Appeal, event: AppealEvent, { as, id = `person-${as}` }: Who, now = at('03-02 10:00')) {
  const setting = { ...rules, now, actorId: id, relations: [as], ownerAway: false, office };
  return step(a, event, setting).appeal;
}
const rejected = take(filed, reject, { as: 'dispatcher' });
const asked = take(rejected, ask, { as: 'enterprise' });

it('lets a cadre propose it, once, and the dispatcher decide, while the limits run on', () => {
  const propose = { type: 'propose_reject', reason: 'legal', text: '归劳动监察' } as const;
  const proposed = take(filed, propose, { as: 'owner' });
  expect(waitsOn(proposed)).toEqual(['owner', 'dispatcher']);
  expect(timersOf(rules, proposed, start)).toEqual(timersOf(rules, filed, start));
  expect(() => take(proposed, propose, { as: 'owner' })).toThrow('refuse.reject_asked');
  expect(() => take(filed, propose, { as: 'enterprise' })).toThrow('refuse.not_yours');
  const kept = take(proposed, { type: 'decline_reject' }, { as: 'dispatcher' });
  expect(waitsOn(kept)).toEqual(['owner']);
  expect(() => take(kept, { type: 'decline_reject' }, { as: 'dispatcher' })).toThrow('refuse.stale_button');
  expect(() => take(proposed, { type: 'decline_reject' }, { as: 'owner' })).toThrow('refuse.not_yours');
  expect(take(proposed, reject, { as: 'dispatcher' })).toMatchObject({
    status: 'rejected',
    rejectAsked: null,
    rejection: { where: '县人社局' },
  });
});

it('lets nobody reject a case of their own, and nobody but the desk another', () => {
  const own = { ...filed, ownerId: 'person-dispatcher' };
  expect(() => take(own, reject, { as: 'dispatcher' })).toThrow('refuse.conflict');
  expect(take(own, reject, { as: 'leader' }).status).toBe('rejected');
  expect(() => take(filed, reject, { as: 'leader' })).toThrow('refuse.conflict');
  expect(() => take(filed, reject, { as: 'owner' })).toThrow('refuse.not_yours');
});

it('is reviewed once, within five working days', () => {
  expect(() => take(rejected, ask, { as: 'enterprise' }, at('03-09 17:31'))).toThrow('refuse.review_late');
  expect(take(rejected, ask, { as: 'enterprise' }, at('03-09 17:30')).rejection?.review).not.toBeNull();
  expect(() => take(asked, ask, { as: 'enterprise' })).toThrow('refuse.reject_appeal_used');
  expect(() => take(rejected, ask, { as: 'owner' })).toThrow('refuse.not_yours');
});

it('waits for the leader, with a limit that climbs', () => {
  expect(waitsOn(rejected)).toEqual([]);
  expect(waitsOn(asked)).toEqual(['leader']);
  expect(turnOf(rules, asked, start)).toEqual({ who: 'leader', what: 'review', due: at('03-09 17:30') });
  const kinds = timersOf(rules, asked, start).map((t) => t.kind);
  expect(kinds).toEqual(['review', 'review.2', 'review.3']);
  for (const kind of kinds) expect(alarmsOf(rules, asked, kind)).not.toEqual([]);
});

it('is not reviewed by whoever rejected it, leader or not', () => {
  const both = { ...filed, ownerId: 'person-owner' };
  const byLeader = { ...take(both, reject, { as: 'dispatcher' }) };
  const own = {
    ...byLeader,
    rejection: byLeader.rejection && { ...byLeader.rejection, by: 'person-leader' },
  };
  const review = take(own, ask, { as: 'enterprise' });
  for (const event of [uphold, accept])
    expect(() => take(review, event, { as: 'leader' })).toThrow('refuse.own_request');
  expect(take(review, uphold, { as: 'head' }).status).toBe('rejected');
  for (const as of ['owner', 'enterprise'] as const)
    expect(() => take(asked, accept, { as })).toThrow('refuse.not_yours');
  expect(() => take(asked, accept, { as: 'dispatcher' })).toThrow('refuse.own_request');
});

it('takes the case up again with fresh limits, on the clock that the enterprise has waited', () => {
  const now = at('03-04 10:00');
  const back = take(asked, accept, { as: 'leader' }, now);
  expect(back).toMatchObject({ status: 'submitted', ending: null, acknowledgedAt: null });
  expect(signDue(rules, back)).toBe(at('03-04 16:00'));
  expect(enterpriseClock(back, now)).toBe(now - start);
  expect(cadreClock(rules, back, now)).toBe(3_600_000);
  expect(waitsOn(back)).toEqual(['owner']);
  expect(() => take(back, reject, { as: 'dispatcher' }, now)).toThrow('refuse.overruled');
  const later = at('03-10 10:00');
  const after = take(
    take(asked, accept, { as: 'leader' }, later),
    { type: 'acknowledge' },
    { as: 'owner' },
    later,
  );
  expect(stageDue(rules, after)).toBeGreaterThan(later);
  expect(() => take(back, accept, { as: 'leader' }, now)).toThrow('refuse.wrong_state');
});

it('stays rejected where the leader upholds it', () => {
  const upheld = take(asked, uphold, { as: 'leader' });
  expect(waitsOn(upheld)).toEqual([]);
  expect(timersOf(rules, upheld, start)).toEqual([]);
  expect(() => take(upheld, accept, { as: 'leader' })).toThrow('refuse.stale_button');
});
