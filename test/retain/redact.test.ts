import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keptSince } from '../../src/retain/period.ts';
import { redacted } from '../../src/retain/redact.ts';
import { play, walks } from '../support/walk.ts';

const HAN = /[\u3400-\u9fff]/;
/** Numbers of cases, orders and leads. */
const NUMBER = /[^"]*-2026-\d{4}/g;

/** Every value that is no text, with where it stands. */
function figures(value: unknown, path = ''): [string, unknown][] {
  if (typeof value === 'string') return [];
  if (value === null || typeof value !== 'object') return [[path, value]];
  return Object.entries(value).flatMap(([key, one]) => figures(one, `${path}.${key}`));
}

it('leaves no word of anybody in whatever state a case can come to, and every figure', () => {
  fc.assert(
    fc.property(walks, (moves) => {
      const { appeal } = play(moves);
      const full = { ...appeal, answers: { description: '王示例', phone: '13800000001' } };
      const left = redacted(full);
      const text = JSON.stringify(left);
      expect(text.replaceAll(NUMBER, '')).not.toMatch(HAN);
      expect(text).not.toMatch(/1\d{10}"/);
      const { answers: _, phoned: __, ...rest } = full;
      const { answers: ___, phoned: ____, ...same } = left;
      expect(figures(same)).toEqual(figures(rest));
      const { status, grade, category, no, result, opinion, ending, rejection, leads, survey } = full;
      expect(left).toMatchObject({
        status,
        grade,
        category,
        no,
        leads: leads.map(({ no, verdict }) => ({ no, verdict })),
      });
      expect(left.result?.outcome).toBe(result?.outcome);
      expect([left.opinion?.rating, left.opinion?.solved, left.opinion?.reason]).toEqual([
        opinion?.rating,
        opinion?.solved,
        opinion?.reason,
      ]);
      expect([left.rejection?.reason, left.survey?.answer]).toEqual([rejection?.reason, survey?.answer]);
      expect(left.ending?.at).toBe(ending?.at);
      expect(redacted(left)).toEqual(left);
    }),
    { numRuns: 40 },
  );
});

it('counts years, months and days back on the calendar of the township', () => {
  const since = (keep: string, now: string) => keptSince(keep, 'Asia/Shanghai', new Date(now))?.toISOString();
  expect(since('10y', '2036-03-02T01:00:00Z')).toBe('2026-03-01T16:00:00.000Z');
  // In Shanghai it is the 1st of March already.
  expect(since('1y', '2036-02-29T17:00:00Z')).toBe('2035-02-28T16:00:00.000Z');
  expect(since('1y', '2036-02-29T01:00:00Z')).toBe('2035-02-27T16:00:00.000Z');
  expect(since('6mo', '2026-08-31T01:00:00Z')).toBe('2026-02-27T16:00:00.000Z');
  expect(since('14mo', '2026-01-15T01:00:00Z')).toBe('2024-11-14T16:00:00.000Z');
  expect(since('90d', '2026-03-02T01:00:00Z')).toBe('2025-12-01T16:00:00.000Z');
  expect(since('off', '2026-03-02T01:00:00Z')).toBeUndefined();
});
