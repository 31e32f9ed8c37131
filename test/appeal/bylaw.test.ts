import { expect, it } from 'vitest';
import type { Appeal, Relation } from '../../src/appeal/appeal.ts';
import type { AppealEvent } from '../../src/appeal/events.ts';
import { openEvents, step } from '../../src/appeal/step.ts';
import { timersOf } from '../../src/appeal/timers.ts';
import { turnOf, waitsOn } from '../../src/appeal/turn.ts';
import { policyWith } from '../support/policies.ts';
import { rules, start } from '../support/walk.ts';
import { at, settingOf, workingCase } from '../support/working-case.ts';

const working = workingCase();
const proposal = {
  type: 'propose_bylaw',
  basis: '《电力法》第五十三条',
  text: '高压线下不能建房',
  redress: '',
} as const;

type Who = { as: Relation; id?: string; rules?: typeof rules };
const as = ({ as: who, id, rules: own = rules }: Who, now: number) =>
  settingOf(who, now, { ...own, ...(id === undefined ? {} : { actorId: id }) });
const take = (a: Appeal, event: AppealEvent, who: Who, now = at('03-02 10:00')): Appeal =>
  step(a, event, as(who, now)).appeal;

const proposed = take(working, proposal, { as: 'owner' });
const ended = take(proposed, { type: 'explain' }, { as: 'leader' });
const objected = take(ended, { type: 'object_bylaw', text: '隔壁建了' }, { as: 'enterprise' });

it('waits for the leader alone once it is proposed, and for one thing at a time', () => {
  expect(waitsOn(proposed)).toEqual(['leader']);
  expect(turnOf(rules, proposed, start)).toMatchObject({ who: 'leader', what: 'approve' });
  expect(timersOf(rules, proposed, at('03-02 10:00')).map((t) => t.kind)).toContain('decide.1');
  const done = { type: 'report_done', outcome: 'resolved', text: '办好了，量过了', left: '' } as const;
  for (const other of [proposal, done, { type: 'ask_info', items: ['电费单'] } as AppealEvent])
    expect(() => take(proposed, other, { as: 'owner' })).toThrow('refuse.plan_wait');
});

it('ends only by somebody who neither owns it nor proposed it', () => {
  const explain = { type: 'explain' } as const;
  expect(() => take(working, explain, { as: 'leader' })).toThrow('refuse.stale_button');
  for (const as of ['owner', 'deputy', 'dispatcher', 'enterprise'] as const)
    expect(() => take(proposed, explain, { as })).toThrow('refuse.not_yours');
  expect(() => take(proposed, explain, { as: 'leader', id: 'person-owner' })).toThrow('refuse.own_request');
  const own = { ...working, ownerId: 'person-leader' };
  const byLeader = take(own, proposal, { as: 'owner', id: 'person-leader' });
  expect(() => take(byLeader, explain, { as: 'leader' })).toThrow('refuse.own_request');
  expect(take(byLeader, explain, { as: 'head' }).status).toBe('explained');
  expect(ended).toMatchObject({ status: 'explained', ending: { by: 'person-leader' } });
});

it('goes on with the work when it is declined', () => {
  const declined = take(proposed, { type: 'decline_bylaw', text: '再谈谈' }, { as: 'leader' });
  expect(declined).toMatchObject({ status: 'in_progress', bylaw: null });
  expect(waitsOn(declined)).toEqual(['owner']);
});

it('does not exist where the policy says so', () => {
  const off = { ...rules, policy: policyWith({ ends: { explained: false } }) };
  const open = openEvents(working, as({ as: 'owner', rules: off }, start));
  expect(open).not.toContain('propose_bylaw');
  expect(() => take(working, proposal, { as: 'owner', rules: off })).toThrow('refuse.explained_off');
  expect(() => take(proposed, { type: 'explain' }, { as: 'leader', rules: off })).toThrow(
    'refuse.explained_off',
  );
});

it('keeps the opinion of the enterprise whatever it is, and nobody else’s', () => {
  const opine = { type: 'opine', rating: 'dissatisfied', text: '不服' } as const;
  expect(take(ended, opine, { as: 'enterprise' })).toMatchObject({
    status: 'explained',
    opinion: { solved: 'unresolved', rating: 'dissatisfied', text: '不服' },
  });
  expect(() => take(ended, opine, { as: 'owner' })).toThrow('refuse.not_yours');
  expect(() => take(working, opine, { as: 'enterprise' })).toThrow('refuse.wrong_state');
});

it('hears one objection within thirty days', () => {
  const object = { type: 'object_bylaw', text: '隔壁建了' } as const;
  expect(() => take(ended, object, { as: 'enterprise' }, at('04-01 10:01'))).toThrow('refuse.object_late');
  expect(() => take(objected, object, { as: 'enterprise' })).toThrow('refuse.objected_before');
  expect(() => take(ended, object, { as: 'owner' })).toThrow('refuse.not_yours');
});

it('waits for the supervisor while an objection is open, and climbs to the head', () => {
  expect(waitsOn(objected)).toEqual(['supervisor']);
  expect(turnOf(rules, objected, start)).toEqual({
    who: 'supervisor',
    what: 'review',
    due: at('03-09 17:30'),
  });
  expect(timersOf(rules, objected, start).map((t) => t.kind)).toContain('bylaw.2');
  expect(waitsOn(ended)).toEqual([]);
});

it('is looked at again by somebody else than who agreed to it', () => {
  const uphold = { type: 'uphold_bylaw', text: '在线下' } as const;
  for (const as of ['owner', 'deputy', 'enterprise'] as const)
    expect(() => take(objected, uphold, { as })).toThrow('refuse.not_yours');
  expect(() => take(objected, uphold, { as: 'leader' })).toThrow('refuse.conflict');
  expect(() => take(objected, uphold, { as: 'dispatcher' })).toThrow('refuse.not_yours');
  expect(() => take(objected, uphold, { as: 'supervisor', id: 'person-leader' })).toThrow('refuse.conflict');
  expect(() => take(ended, uphold, { as: 'supervisor' })).toThrow('refuse.stale_button');
  const upheld = take(objected, uphold, { as: 'supervisor' });
  expect(upheld).toMatchObject({ status: 'explained', bylaw: { objection: { answer: { text: '在线下' } } } });
  expect(waitsOn(upheld)).toEqual([]);
  const redo = { type: 'redo_bylaw', text: '再量' } as const;
  expect(() => take(upheld, redo, { as: 'supervisor' })).toThrow('refuse.stale_button');
  expect(() => take(objected, redo, { as: 'dispatcher' })).toThrow('refuse.not_yours');
  expect(take(objected, redo, { as: 'supervisor' })).toMatchObject({
    status: 'in_progress',
    round: 2,
    bylaw: null,
    ending: null,
  });
});

it('is not looked at again by whoever proposed it or has the case, whatever else they are', () => {
  for (const event of [
    { type: 'uphold_bylaw', text: '条文就是这样' },
    { type: 'redo_bylaw', text: '再办' },
  ] as const) {
    const own = { ...as({ as: 'supervisor', id: 'person-owner' }, at('03-03 10:00')) };
    const now = { ...own, relations: ['owner', 'supervisor'] as const };
    expect(() => step(objected, event, now)).toThrow('refuse.conflict');
    const passedOn = { ...objected, ownerId: 'person-other' };
    expect(() => step(passedOn, event, { ...own, relations: ['supervisor'] })).toThrow('refuse.conflict');
  }
});
