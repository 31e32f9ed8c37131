import { expect, it } from 'vitest';
import type { Appeal } from '../../src/appeal/appeal.ts';
import { evolve } from '../../src/appeal/evolve.ts';
import { contactDue, doneDue, signDue } from '../../src/appeal/limits.ts';
import { rules } from '../support/walk.ts';
import { at, shown, workingCase } from '../support/working-case.ts';

const filed = (over: Partial<Appeal> = {}): Appeal => workingCase({ acknowledgedAt: null, ...over });

function worsened(a: Appeal, when: number, grade: 'urgent' | 'top' = 'urgent'): Appeal {
  const event = { type: 'worsen', urgency: 'stopped', grade } as const;
  return evolve(a, { event, at: when, actorId: 'person-enterprise', relation: 'enterprise' });
}

it('never lets a case that became more pressing be acknowledged or called about later than before', () => {
  const submitted = filed({ status: 'submitted' });
  expect(shown(signDue(rules, submitted))).toBe('02 15:00');
  expect(shown(signDue(rules, worsened(submitted, at('02 14:00'))))).toBe('02 15:00');
  expect(shown(signDue(rules, worsened(submitted, at('02 09:30'))))).toBe('02 11:30');

  expect(shown(contactDue(rules, submitted))).toBe('03 17:30');
  expect(shown(contactDue(rules, worsened(submitted, at('03 16:00'))))).toBe('03 17:30');
});

it('gives what was late already the new limit, for the old one was told of', () => {
  const late = filed({ status: 'submitted', rung: { sign: at('02 15:00') } });
  const raised = worsened(late, at('02 15:30'));
  expect(shown(signDue(rules, raised))).toBe('02 17:30');
  expect(raised.rung).toEqual({});
});

it('never gives a later round more time because the case became more pressing', () => {
  const second = filed({ round: 2 });
  expect(shown(doneDue(rules, second, at('04 10:00')))).toBe('09 17:30');
  expect(shown(doneDue(rules, worsened(second, at('06 10:00')), at('06 10:00')))).toBe('09 17:30');
  const top = worsened(second, at('04 10:00'), 'top');
  expect(shown(doneDue(rules, top, at('04 10:00')))).toBe('05 10:00');
});

it('does not add to the limit of a raised case what was waited before the raise', () => {
  // Two working days of waiting move 09 17:30 to 11 17:30; the raise on the 5th gives three days from there.
  const waited = filed({ pauses: [[at('02 10:00'), at('04 10:00')]] });
  expect(shown(doneDue(rules, waited, at('05 10:00')))).toBe('11 17:30');
  expect(shown(doneDue(rules, worsened(waited, at('05 10:00')), at('05 10:00')))).toBe('10 17:30');
});

it('lets a raise shorten a limit that was extended before it', () => {
  const extended = filed({
    extension: { to: at('16 17:30'), at: at('03 10:00'), reason: '等材料', objected: false },
  });
  expect(shown(doneDue(rules, worsened(extended, at('04 10:00')), at('04 10:00')))).toBe('09 17:30');
});
