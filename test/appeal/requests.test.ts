import { expect, it } from 'vitest';
import type { Appeal, Relation } from '../../src/appeal/appeal.ts';
import type { AppealEvent } from '../../src/appeal/events.ts';
import { cadreClock, doneDue } from '../../src/appeal/limits.ts';
import { openEvents, step } from '../../src/appeal/step.ts';
import { timersOf } from '../../src/appeal/timers.ts';
import { turnOf, waitsOn } from '../../src/appeal/turn.ts';
import { rules, start } from '../support/walk.ts';
import { at, settingOf, workingCase } from '../support/working-case.ts';

const working = workingCase();
const as = (who: Relation, now: number, id = `person-${who}`, away = false) =>
  settingOf(who, now, { actorId: id, ownerAway: away });
const stepBy = (a: Appeal, event: AppealEvent, who: Relation, now = at('03-02 10:00')) =>
  step(a, event, as(who, now));
const take = (...given: Parameters<typeof stepBy>): Appeal => stepBy(...given).appeal;
const kinds = (a: Appeal, now = a.updatedAt): string[] => timersOf(rules, a, now).map(({ kind }) => kind);

const back = { type: 'take_back' } as const;
const partly = { type: 'propose_done', outcome: 'partly', text: '先调了档', left: '换变压器' } as const;
const bylaw = {
  type: 'propose_bylaw',
  basis: '《电力法》第五十三条',
  text: '高压线下不能建房',
  redress: '',
} as const;
const more = { type: 'ask_extension', dueAt: at('03-11 17:30'), text: '等停电窗口' } as const;
const steps = [
  { due: at('03-20 17:30'), who: '经发办', what: '征迁' },
  { due: at('04-20 17:30'), who: '供电公司', what: '投运' },
];
const plan = { type: 'propose_plan', text: '要建变电站', steps, relief: '', body: '' } as const;

it.each([partly, bylaw, more, plan] as AppealEvent[])(
  'takes back $type: only whoever answers for the case, and once',
  (asking) => {
    const asked = take(working, asking, 'owner');
    for (const as of ['leader', 'dispatcher', 'supervisor', 'enterprise', 'deputy'] as const)
      expect(() => take(asked, back, as)).toThrow('refuse.not_yours');
    const { appeal, tells } = stepBy(asked, back, 'owner');
    expect(waitsOn(appeal)).toEqual(['owner']);
    expect(kinds(appeal)).not.toContain('decide.1');
    expect(tells).toEqual([
      { to: 'decider', what: 'request.taken_back.leader' },
      { to: 'asker', what: 'request.taken_back.asker' },
    ]);
    expect(() => take(appeal, back, 'owner')).toThrow('refuse.stale_button');
    expect(take(appeal, asking, 'owner').status).toBe('in_progress');
  },
);

it('lets the owner back at work take back what the deputy asked, and the deputy of one away the owner’s', () => {
  const inPlace = as('deputy', at('03-02 11:00'), 'person-deputy', true);
  const asked = step(working, partly, inPlace).appeal;
  expect(take(asked, back, 'owner').proposal).toBeNull();
  const own = take(working, partly, 'owner');
  expect(step(own, back, inPlace).appeal.proposal).toBeNull();
});

it('takes back a change of a plan and leaves the plan in force', () => {
  const longTerm = take(take(working, plan, 'owner'), { type: 'go_long_term' }, 'leader');
  const asked = take(longTerm, { type: 'propose_change', text: '雨季', steps }, 'owner');
  const { status, planned, plan: inForce } = take(asked, back, 'owner');
  expect({ status, planned, inForce }).toMatchObject({
    status: 'long_term',
    planned: null,
    inForce: longTerm.plan,
  });
});

const done = { type: 'report_done', outcome: 'resolved', text: '调了档，量过了', left: '' } as const;
const reported = take(working, done, 'owner', at('03-03 09:00'));
const proposed = take(reported, bylaw, 'owner', at('03-04 09:00'));

it('ends by law what the enterprise has not confirmed, with the leader alone', () => {
  expect(waitsOn(proposed)).toEqual(['leader']);
  expect(turnOf(rules, proposed, at('03-04 09:00'))).toMatchObject({ who: 'leader', what: 'approve' });
  expect(() => take(proposed, { type: 'explain' }, 'supervisor')).toThrow('refuse.own_request');
  expect(() => take(proposed, bylaw, 'owner')).toThrow('refuse.plan_wait');
  expect(take(proposed, { type: 'explain' }, 'leader', at('03-04 10:00'))).toMatchObject({
    status: 'explained',
  });
});

it('presses nobody for an answer while the leader has it, and asks anew once it is declined or taken back', () => {
  expect(kinds(reported)).toContain('confirm.1');
  expect(kinds(proposed).filter((kind) => kind.startsWith('confirm'))).toEqual([]);
  expect(kinds(proposed)).toContain('decide.1');
  const now = at('03-09 09:00');
  const reminded = { ...proposed, rung: { 'confirm.1': at('03-04 08:30') } };
  for (const again of [
    take(reminded, { type: 'decline_bylaw', text: '再谈谈' }, 'leader', now),
    take(reminded, back, 'owner', now),
  ]) {
    expect(again).toMatchObject({ status: 'pending_confirm', bylaw: null });
    const first = timersOf(rules, again, now).find(({ kind }) => kind === 'confirm.1');
    expect(first?.dueAt).toBeGreaterThan(now);
    expect(waitsOn(again)).toEqual(['enterprise']);
  }
});

it('counts the days with the leader as the town’s own, not as waiting on the enterprise', () => {
  const now = at('03-06 09:00');
  const declined = take(proposed, { type: 'decline_bylaw', text: '再谈谈' }, 'leader', now);
  const spent = cadreClock(rules, declined, now) - cadreClock(rules, reported, at('03-03 09:00'));
  expect(spent).toBe(2 * 7 * 3_600_000);
  expect(doneDue(rules, declined, now)).toBeLessThan(doneDue(rules, reported, now) ?? 0);
});

it('lets the enterprise answer meanwhile, and its word ends the proposal', () => {
  const sign = { type: 'sign', solved: 'resolved', name: '王示例', differs: false } as const;
  const signed = stepBy(proposed, sign, 'enterprise', at('03-04 10:00'));
  expect(signed.appeal).toMatchObject({ status: 'satisfied', bylaw: null });
  expect(signed.tells).toContainEqual({ to: 'decider', what: 'request.overtaken.leader' });
  const no = {
    type: 'refuse_result',
    solved: 'unresolved',
    rating: 'dissatisfied',
    reason: 'not_done',
    text: '还是跳闸',
  } as const;
  const refused = stepBy(proposed, no, 'enterprise', at('03-04 10:00'));
  expect(refused.appeal).toMatchObject({ status: 'in_progress', round: 2, bylaw: null });
  expect(refused.tells).toContainEqual({ to: 'decider', what: 'request.overtaken.leader' });
  const early = stepBy(reported, sign, 'enterprise', at('03-04 10:00'));
  expect(early.tells.map(({ what }) => what)).not.toContain('request.overtaken.leader');
});

it('proposes nothing in the place of an answer that was given, or that follows another case', () => {
  const open = (a: Appeal) => openEvents(a, as('owner', at('03-04 09:00')));
  expect(open(reported)).toContain('propose_bylaw');
  expect(open({ ...reported, signedAhead: true })).not.toContain('propose_bylaw');
  const joined = { parentId: 'p', no: '杨企诉-2026-0031', at: start, seen: start, resultAt: start };
  expect(open({ ...reported, joined })).not.toContain('propose_bylaw');
});

it('can be asked once about a result, so that nobody keeps the call-back away for ever', () => {
  const once = 'refuse.bylaw_once';
  const declined = take(proposed, { type: 'decline_bylaw', text: '再谈谈' }, 'leader', at('03-05 09:00'));
  const withdrawn = take(proposed, back, 'owner', at('03-05 09:00'));
  for (const over of [declined, withdrawn]) {
    expect(() => take(over, bylaw, 'owner', at('03-05 10:00'))).toThrow(once);
    expect(kinds(over)).toContain('confirm.callback');
  }
  const no = {
    type: 'refuse_result',
    solved: 'unresolved',
    rating: 'dissatisfied',
    reason: 'not_done',
    text: '还是跳闸',
  } as const;
  const again = take(withdrawn, no, 'enterprise', at('03-05 11:00'));
  expect(take(again, bylaw, 'owner', at('03-05 12:00')).bylaw).not.toBeNull();
  const anew = take(again, done, 'owner', at('03-06 09:00'));
  expect(take(anew, bylaw, 'owner', at('03-06 10:00')).bylaw).not.toBeNull();
});
