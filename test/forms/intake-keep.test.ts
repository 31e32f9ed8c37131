import { expect, it } from 'vitest';
import { alarmChange, dropUnfit, sorted, unneeded } from '../../src/forms/intake-keep.ts';
import { policy } from '../support/answering.ts';

it('keeps apart what belongs to the conversation and what belongs to the appeal', () => {
  expect(sorted(policy, { category: 'PWR' })).toEqual({ spokenOnes: {}, own: { category: 'PWR' } });
  expect(sorted(policy, { category: 'danger' })).toEqual({ spokenOnes: { alarm: 'button' }, own: {} });
  expect(sorted(policy, { category: 'COND' })).toEqual({ spokenOnes: { confidential: '1' }, own: {} });
  expect(sorted(policy, { optional: 'go' })).toEqual({ spokenOnes: { optional: 'go' }, own: {} });
});

it('brings the danger screen once for each reason, and never after the call', () => {
  const category = 'PWR';
  const out = alarmChange(policy, { category }, { kind: 'out' });
  expect(out).toEqual({ alarm: 'answer', danger: null, danger_seen: ['answer'] });
  expect(alarmChange(policy, { category, danger: 'none', danger_seen: ['answer'] }, { kind: 'out' })).toEqual(
    {},
  );
  expect(
    alarmChange(policy, { category, danger: 'none', danger_seen: ['answer'] }, { description: '有人触电' }),
  ).toMatchObject({
    alarm: 'word:触电',
    danger: null,
  });
  expect(alarmChange(policy, { category, danger: 'called' }, { description: '有人触电' })).toEqual({});
  expect(alarmChange(policy, { category }, { kind: 'low' })).toEqual({});
});

it('keeps shared answers when the category changes, and drops those of other options', () => {
  const answers = {
    description: '压力不够',
    since: '2026-11-10',
    kind: 'low',
    level: 'v380',
    urgency: 'affected',
  };
  const change = dropUnfit(policy, { category: 'PWR', answers }, 'GAS');
  expect(change).toEqual({ kind: null, level: null });
  expect(dropUnfit(policy, { category: 'PWR', answers }, 'PWR')).toEqual({});
});

it('submits no answer to a question that does not apply any more', () => {
  const answers = { kind: 'bill', level: 'v380', alarm: 'answer', danger: 'none', danger_seen: ['answer'] };
  expect(unneeded(policy, { category: 'PWR', answers })).toEqual({
    level: null,
    alarm: null,
    danger_seen: null,
  });
});
