import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeCalendar } from '../../src/calendar/calendar.ts';
import {
  type Appeal,
  type AppealEvent,
  type EventType,
  isOpen,
  newAppeal,
  type Recorded,
  type Relation,
  type Status,
} from '../../src/appeal/appeal.ts';
import { evolve } from '../../src/appeal/evolve.ts';
import type { Setting } from '../../src/appeal/guards.ts';
import { eventTypes, lifecycle, type Rule } from '../../src/appeal/lifecycle.ts';
import { openEvents, step } from '../../src/appeal/step.ts';
import { timersOf } from '../../src/appeal/timers.ts';
import { calendarOf } from '../../src/policy/store.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { Refusal } from '../../src/refusal.ts';

const policy = loadPolicy('');
const zone = 'Asia/Shanghai';
const rules = {
  policy,
  calendar: calendarOf(policy, zone),
  always: makeCalendar({ zone, kind: 'always', hours: [] }),
};
const start = Date.parse('2026-03-02T01:00:00Z');
const HOUR = 3_600_000;

const relations: Relation[] = [
  'enterprise',
  'owner',
  'deputy',
  'helper',
  'dispatcher',
  'leader',
  'head',
  'supervisor',
  'discipline',
  'admin',
  'clock',
];
const ids: Record<string, string> = Object.fromEntries(relations.map((r) => [r, `person-${r}`]));

const words = fc.constantFrom('好', '调档后只好了两天', '《电力法》第五十三条');
const grade = fc.constantFrom('ask', 'normal', 'urgent', 'top');
const data = fc.record({
  grade,
  words,
  yes: fc.boolean(),
  outcome: fc.constantFrom('resolved', 'partly'),
  solved: fc.constantFrom('resolved', 'partly', 'unresolved'),
  rating: fc.constantFrom('satisfied', 'fairly', 'dissatisfied'),
  about: fc.constantFrom<'result' | 'info'>('result', 'info'),
  to: fc.constantFrom('person-owner', 'person-leader', 'someone'),
  kind: fc.constantFrom<string>(
    'sign',
    'contact',
    'half',
    'warn',
    'late.2',
    'late.3',
    'late.4',
    'late.5',
    'notice',
    'stage',
    'info.1',
    'confirm.1',
    'confirm.3',
    'callback',
  ),
});

const move = fc.record({
  type: fc.constantFrom(...eventTypes),
  who: fc.constantFrom(...relations),
  hours: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 100, max: 300 })),
  away: fc.boolean(),
  /** Half of the moves are drawn from what is open to somebody, so that walks get somewhere. */
  lawful: fc.option(fc.nat(), { nil: null, freq: 3 }),
  data,
});
type Move = typeof move extends fc.Arbitrary<infer M> ? M : never;

/** A full event of any type: every field that any type asks for, from one drawing. */
function eventOf({ type, data: d }: Move, now: number, appeal: Appeal): AppealEvent {
  const orderId = type === 'issue_order' ? `order-${appeal.version}` : appeal.orders.at(-1)?.id;
  return {
    type,
    at: now,
    grade: d.grade,
    ownerId: 'person-owner',
    no: '杨企诉-2026-0001',
    answers: {},
    category: 'OTH',
    how: 'phone',
    note: d.words,
    yes: d.yes,
    text: d.words,
    items: [d.words],
    kind: d.kind,
    outcome: d.outcome,
    left: '',
    solved: d.solved,
    rating: d.rating,
    name: '王示例',
    differs: false,
    reason: 'other',
    what: 'news',
    urgency: 'stopped',
    toId: d.to,
    id: orderId,
    dueAt: now + 48 * HOUR,
    about: d.about,
    unit: '',
    basis: '',
    parentId: 'p',
  } as unknown as AppealEvent;
}

type Run = { appeal: Appeal; log: Recorded[]; statuses: Status[] };

function play(moves: Move[]): Run {
  const blank = newAppeal('a', 'e', ids.enterprise ?? '', policy.version, start);
  let run: Run = { appeal: blank, log: [], statuses: [] };
  let now = start;
  for (const m of moves) {
    now += m.hours * HOUR;
    run = tryStep(run, lawful(run.appeal, m, now), now);
  }
  return run;
}

function settingOf(m: Move, now: number): Setting {
  return {
    ...rules,
    now,
    actorId: m.who === 'clock' ? null : (ids[m.who] ?? null),
    relations: [m.who],
    ownerAway: m.away,
  };
}

/** Steps that end a walk early; drawn seldom. */
const endings: EventType[] = ['withdraw', 'reject', 'explain', 'merge'];

/** The move itself, or one that the appeal offers to somebody now. */
function lawful(appeal: Appeal, m: Move, now: number): Move {
  if (m.lawful === null) return m;
  const open = relations.flatMap((who) =>
    openEvents(appeal, settingOf({ ...m, who }, now)).map((type) => ({ ...m, who, type })),
  );
  const due = timersOf(rules, appeal, now).filter((t) => t.dueAt <= now);
  const rings = due.map(
    (t): Move => ({
      ...m,
      who: 'clock',
      type: t.kind.endsWith('.callback') ? 'call_back' : 'ring',
      data: { ...m.data, kind: t.kind, about: t.kind === 'info.callback' ? 'info' : 'result' },
    }),
  );
  const goOn = open.filter((o) => m.lawful === null || m.lawful % 9 === 0 || !endings.includes(o.type));
  const all = rings.length > 0 && m.lawful % 2 === 0 ? rings : goOn;
  return all[m.lawful % all.length] ?? m;
}

function tryStep({ appeal, log, statuses }: Run, m: Move, now: number): Run {
  try {
    const next = step(appeal, eventOf(m, now, appeal), settingOf(m, now));
    return { appeal: next.appeal, log: [...log, next.recorded], statuses: [...statuses, next.appeal.status] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { appeal, log, statuses };
  }
}

const walks = fc.array(move, { minLength: 1, maxLength: 40, size: 'max' });

function legalTargets(from: Status): Set<Status> {
  const rows = eventTypes.map((type): Rule => lifecycle[type]).filter((rule) => rule.from.includes(from));
  return new Set(rows.map((rule) => (rule.to === 'same' ? from : rule.to)));
}

it('walks far enough to mean something', () => {
  const reached = new Set(
    fc.sample(walks, { numRuns: 120, seed: 1 }).flatMap((moves) => {
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
    { numRuns: 80 },
  );
});

it('is satisfied only after the enterprise itself signed', () => {
  fc.assert(
    fc.property(walks, (moves) => {
      const { appeal, log } = play(moves);
      if (appeal.status !== 'satisfied') return;
      const signed = log.findLast((r) => r.event.type === 'sign');
      expect(signed?.relation).toBe('enterprise');
      expect(appeal.signature?.by).toBe(ids.enterprise);
    }),
    { numRuns: 80 },
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
    { numRuns: 80 },
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
    { numRuns: 80 },
  );
});

it('offers exactly what it then accepts, but for what depends on the words themselves', () => {
  fc.assert(
    fc.property(walks, move, (moves, last) => {
      const { appeal } = play(moves);
      const s = settingOf(last, appeal.updatedAt);
      const open = openEvents(appeal, s);
      if (open.includes(last.type)) return;
      expect(() => step(appeal, eventOf(last, s.now, appeal), s)).toThrow(Refusal);
    }),
    { numRuns: 80 },
  );
});
