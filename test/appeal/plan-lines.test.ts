import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueOf, lineOf, type PlanLine, readLine, readPlan, writeLine } from '../../src/appeal/plan-lines.ts';
import { readDay, writeDay } from '../../src/calendar/zone.ts';
import { Refusal } from '../../src/refusal.ts';
import { rules } from '../support/walk.ts';

const now = Date.parse('2026-11-19T09:12:00+08:00');
const today = readDay('2026-11-19');
const read = (text: string) => {
  const line = readLine(text, today);
  return line && [writeDay(line.day), line.time, line.who, line.what].join('|');
};

it.each([
  ['12月31日，经发办，征迁完成', '2026-12-31||经发办|征迁完成'],
  ['12月31日 经发办 征迁完成', '2026-12-31||经发办|征迁完成'],
  ['1. 12月31日前，经发办、征迁完成', '2026-12-31||经发办|征迁完成'],
  ['2027-06-30，供电公司，变电站投运', '2027-06-30||供电公司|变电站投运'],
  ['② 2027年6月30日 供电公司：变电站投运', '2027-06-30||供电公司：变电站投运|'],
  ['31 Dec, 经发办, land cleared', '2026-12-31||经发办|land cleared'],
  ['Dec 31 2026; works dept; land cleared, fence up', '2026-12-31||works dept|land cleared, fence up'],
  ['6月30日，供电公司，投运', '2027-06-30||供电公司|投运'],
  ['今天 15:30，供电所，调档', '2026-11-19|15:30|供电所|调档'],
  ['3天后，供电所，量电压', '2026-11-22||供电所|量电压'],
  ['12.31，经发办，征迁', '2026-12-31||经发办|征迁'],
])('reads %s', (text, wanted) => {
  expect(read(text)).toBe(wanted.endsWith('|') ? undefined : wanted);
});

it.each(['经发办 12月31日 征迁完成', '12月31日', '12月31日，经发办', '尽快办', '', '13月40日，经发办，征迁'])(
  'does not guess at %s',
  (text) => {
    expect(read(text)).toBeUndefined();
  },
);

const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .map((text) => text.normalize('NFC').trim())
  .filter((text) => text !== '');
const lines: fc.Arbitrary<PlanLine> = fc.record({
  day: fc.integer({ min: today, max: today + 1500 }),
  time: fc.constantFrom('', '08:30', '23:59'),
  who: word.filter((text) => !/[\s，,、;；:：]/u.test(text)),
  what: word.filter((text) => !/[\n\r\u2028\u2029]/u.test(text) && !/^[\s，,、;；:：]/u.test(text)),
});

it('reads back what it writes', () => {
  fc.assert(
    fc.property(lines, (line) => {
      expect(readLine(writeLine(line), today)).toEqual(line);
    }),
  );
});

it('writes a step so that it is due at the same moment when it is sent again', () => {
  fc.assert(
    fc.property(lines, (line) => {
      const due = dueOf(rules, line);
      const again = readLine(writeLine(lineOf(rules, { due, who: line.who, what: line.what })), today);
      expect(again && dueOf(rules, again)).toBe(due);
    }),
  );
});

describe('a plan', () => {
  const refusalOf = (text: string, done = 0) => {
    try {
      readPlan(text.split('\n'), { rules, now, done });
    } catch (error) {
      if (error instanceof Refusal) return [error.code, error.params];
      throw error;
    }
    return null;
  };

  it('ends each step with the business of its day, the next working day where that is off', () => {
    const [first, second] = readPlan(['11月28日，经发办，方案', '2027-06-30，供电公司，投运'], {
      rules,
      now,
    });
    // 28 November 2026 is a Saturday.
    expect(new Date(first?.due ?? 0).toISOString()).toBe('2026-11-30T09:30:00.000Z');
    expect(new Date(second?.due ?? 0).toISOString()).toBe('2027-06-30T09:30:00.000Z');
    expect(new Date(dueOf(rules, { day: today, time: '15:30', who: '', what: '' })).toISOString()).toBe(
      '2026-11-19T07:30:00.000Z',
    );
  });

  it('names the line that is wrong, and what is wrong with it', () => {
    const good = '11月30日，经发办，方案';
    expect(refusalOf(`${good}\n尽快，经发办`)).toEqual(['err.plan.lines', { i: 2, text: '尽快，经发办' }]);
    expect(refusalOf(`10月30日，经发办，方案\n${good}`)?.[0]).toBe('err.plan.past');
    expect(refusalOf('今天 09:00，经发办，方案')?.[0]).toBe('err.plan.past');
    expect(refusalOf(`${good}\n11月25日，经发办，签字`)).toEqual(['err.plan.order', { i: 2 }]);
    expect(refusalOf(good)).toEqual(['err.plan.two', { n: 1 }]);
    expect(refusalOf(good, 1)).toBeNull();
    expect(refusalOf(Array(21).fill(good).join('\n'))).toEqual(['err.plan.many', { n: 21, max: 20 }]);
    expect(refusalOf(`${good}\n${good}`)).toBeNull();
  });
});
