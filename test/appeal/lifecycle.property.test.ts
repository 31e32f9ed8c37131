import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isOpen, newAppeal, type Status } from '../../src/appeal/appeal.ts';
import { evolve } from '../../src/appeal/evolve.ts';
import { eventTypes, lifecycle } from '../../src/appeal/lifecycle.ts';
import type { Rule } from '../../src/appeal/lifecycle-row.ts';
import { openEvents, step } from '../../src/appeal/step.ts';
import { timersOf } from '../../src/appeal/timers.ts';
import { turnOf, waitsOn } from '../../src/appeal/turn.ts';
import { Refusal } from '../../src/refusal.ts';
import {
  eventOf,
  ids,
  type Move,
  move,
  play,
  policy,
  relations,
  rules,
  settingOf,
  start,
  walks,
} from '../support/walk.ts';

function legalTargets(from: Status): Set<Status> {
  const rows = eventTypes.map((type): Rule => lifecycle[type]).filter((rule) => rule.from.includes(from));
  return new Set(rows.map((rule) => (rule.to === 'same' ? from : rule.to)));
}

it('walks far enough to mean something', () => {
  const reached = new Set(
    fc.sample(walks, { numRuns: 160, seed: 1 }).flatMap((moves) => {
      const { appeal, log, statuses } = play(moves);
      return [...statuses, `round ${Math.min(appeal.round, 3)}`, ...log.map((r) => r.event.type)];
    }),
  );
  const statuses: Status[] = [
    'submitted',
    'in_progress',
    'need_info',
    'pending_confirm',
    'callback',
    'satisfied',
    'withdrawn',
    'rejected',
    'long_term',
    'disputed',
  ];
  for (const wanted of [...statuses, 'round 2']) expect(reached).toContain(wanted);
  expect(eventTypes.filter((type) => reached.has(type)).length).toBeGreaterThan(30);
});

it('never leaves the table, whoever tries what', () => {
  fc.assert(
    fc.property(walks, (moves) => {
      const { log } = play(moves);
      let appeal = newAppeal('a', 'e', ids.enterprise ?? '', policy.version, start);
      for (const recorded of log) {
        const next = evolve(appeal, recorded);
        expect(legalTargets(appeal.status)).toContain(next.status);
        expect((lifecycle[recorded.event.type] as Rule).by).toContain(recorded.relation);
        appeal = next;
      }
    }),
    { numRuns: 60 },
  );
});

it('is satisfied only after the enterprise itself signed', () => {
  fc.assert(
    fc.property(walks, (moves) => {
      const { appeal, log } = play(moves);
      if (appeal.status !== 'satisfied') return;
      const signed = log.findLast((r) => r.event.type === 'sign' || r.event.type === 'sign_ahead');
      expect(signed?.relation).toBe('enterprise');
      expect(appeal.signature?.by).toBe(ids.enterprise);
    }),
    { numRuns: 60 },
  );
});

it('is what its log says, and so are its timers', () => {
  fc.assert(
    fc.property(walks, (moves) => {
      const { appeal, log } = play(moves);
      const blank = newAppeal('a', 'e', ids.enterprise ?? '', policy.version, start);
      const folded = log.reduce(evolve, blank);
      expect(folded).toEqual(appeal);
      const now = appeal.updatedAt;
      expect(timersOf(rules, folded, now)).toEqual(timersOf(rules, appeal, now));
      const kinds = timersOf(rules, appeal, now).map((t) => t.kind);
      expect(new Set(kinds).size).toBe(kinds.length);
    }),
    { numRuns: 60 },
  );
});

it('leaves no open appeal without a timer or somebody whose move it is', () => {
  fc.assert(
    fc.property(walks, (moves) => {
      const { appeal } = play(moves);
      if (!isOpen(appeal.status)) return;
      const now = appeal.updatedAt;
      const someone = relations.some(
        (who) =>
          openEvents(
            appeal,
            settingOf(
              { type: 'ring', who, hours: 0, away: true, lawful: null, data: {} as Move['data'] },
              now,
            ),
          ).length > 0,
      );
      expect(someone || timersOf(rules, appeal, now).length > 0).toBe(true);
    }),
    { numRuns: 60 },
  );
});

it('waits first on whoever has the turn', () => {
  fc.assert(
    fc.property(walks, (moves) => {
      const { appeal } = play(moves);
      // A lead waits for the discipline office though nobody has the turn any more.
      const first = waitsOn(appeal).find((one) => one !== 'discipline');
      expect(first).toBe(turnOf(rules, appeal, appeal.updatedAt)?.who);
    }),
    { numRuns: 60 },
  );
});

it('offers exactly what it then accepts, but for what depends on the words themselves', () => {
  fc.assert(
    fc.property(walks, move, (moves, last) => {
      const { appeal } = play(moves);
      const s = settingOf(last, appeal.updatedAt);
      const open = openEvents(appeal, s);
      // What the clock may do is named by its timers, not offered to anybody.
      if (open.includes(last.type) || last.who === 'clock') return;
      expect(() => step(appeal, eventOf(last, s.now, appeal), s)).toThrow(Refusal);
    }),
    { numRuns: 60 },
  );
});
