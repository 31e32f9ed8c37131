import { expect, it } from 'vitest';
import { Refusal } from '../../src/refusal.ts';
import { sayRefusal } from '../../src/text/refused.ts';

const now = new Date('2026-11-19T01:12:00Z');

it('writes the times of a refusal in the reader’s language and the township’s zone', () => {
  const late = new Refusal('refuse.promise_late', { done_due: new Date('2026-11-24T09:30:00Z') });

  expect(sayRefusal({ locale: 'zh', zone: 'Asia/Shanghai', now }, late)).toBe(
    '约的日子最晚到周二 11月24日 17:30（办结时限）。要延，用“申请延期”。',
  );
  expect(sayRefusal({ locale: 'en', zone: 'Asia/Shanghai', now }, late)).toContain(
    'the limit Tue 24 Nov, 17:30.',
  );
});

it('is a fault of ours where a refusal has no words', () => {
  expect(() => sayRefusal({ locale: 'zh', zone: 'UTC', now }, new Refusal('refuse.nothing_such'))).toThrow(
    'no text',
  );
});
