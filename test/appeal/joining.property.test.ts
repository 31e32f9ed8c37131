import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Appeal, isAlive, isOpen, newAppeal } from '../../src/appeal/appeal.ts';
import type { AppealEvent, Recorded } from '../../src/appeal/events.ts';
import { nextFollow, whyNotParent } from '../../src/appeal/steps/joining.ts';
import { openEvents, step } from '../../src/appeal/step.ts';
import { timersOf } from '../../src/appeal/timers.ts';
import { Refusal } from '../../src/refusal.ts';
import {
  eventOf,
  ids,
  lawful,
  type Move,
  move,
  policy,
  relations,
  rules,
  settingOf,
  start,
} from '../support/walk.ts';

const HOUR = 3_600_000;
const names = ['a', 'b', 'c'] as const;
type Name = (typeof names)[number];
type Town = { cases: Record<Name, Appeal>; logs: Record<Name, Recorded[]> };

/** What `act` adds to a step from the other case; `raw`: as if it had not looked. */
function completed(
  town: Town,
  a: Appeal,
  event: AppealEvent,
  parentId: string,
  raw = false,
): AppealEvent | null {
  const { cases } = town;
  const parentOf = (id: string | undefined) => Object.values(cases).find((one) => one.id === id) ?? null;
  if (event.type === 'ask_merge') {
    const parent = parentOf(parentId);
    return whyNotParent(parent, a.id) ? null : { ...event, parentId, parentNo: parent?.no ?? '' };
  }
  if (event.type === 'merge') {
    const parent = parentOf(a.joinAsked?.parentId);
    return whyNotParent(parent, a.id) ? null : { type: 'merge', toId: parent?.ownerId ?? null };
  }
  if (event.type === 'split') return { type: 'split', parentNo: a.joined?.no ?? '', toId: 'person-owner' };
  if (event.type === 'sign' && !raw && a.children.some((child) => child.open))
    return { ...event, type: 'sign_ahead' };
  return event;
}

/** One step by somebody, or nothing where the rules forbid it. */
function tried(town: Town, name: Name, m: Move, now: number, parentId: string): Town {
  const a = town.cases[name];
  const chosen = lawful(a, m, now);
  // What only follows from another case is done by `settle`.
  if (['follow', 'follow_done', 'count_joined', 'close_joined'].includes(chosen.type)) return town;
  if (chosen.type === 'split' && chosen.who === 'clock') return town;
  const event = completed(town, a, eventOf(chosen, now, a), parentId, m.away);
  return event === null ? town : taken(town, name, event, chosen, now);
}

function taken(town: Town, name: Name, event: AppealEvent, m: Move, now: number): Town {
  try {
    const next = step(town.cases[name], event, settingOf(m, now));
    return {
      cases: { ...town.cases, [name]: next.appeal },
      logs: { ...town.logs, [name]: [...town.logs[name], next.recorded] },
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return town;
  }
}

function followOf({ cases }: Town, name: Name): AppealEvent | null {
  const a = cases[name];
  const all = names.map((one) => cases[one]);
  const children = all.filter(({ joined }) => joined?.parentId === a.id);
  const parent = all.find(({ id }) => id === a.joined?.parentId) ?? null;
  return nextFollow(a, parent, children);
}

/** The looks that joined cases take at each other, in any order, until there is nothing to do. */
function settle(town: Town, now: number, order: readonly Name[]): Town {
  let next = town;
  for (let i = 0; i < 60; i += 1) {
    const name = order.find((one) => followOf(next, one) !== null);
    const event = name && followOf(next, name);
    if (!name || !event) return next;
    const m = { type: event.type, who: 'clock', hours: 0, away: false, lawful: null } as unknown as Move;
    const full = completed(next, next.cases[name], event, '') ?? event;
    const after = taken(next, name, full, m, now);
    expect(after, `${name} cannot ${event.type} from ${next.cases[name].status}`).not.toBe(next);
    next = after;
  }
  throw new Error('joined cases never come to rest');
}

const blank = (name: Name): Appeal =>
  newAppeal(name, `firm-${name}`, ids.enterprise ?? '', policy.version, start);

function submitted(): Town {
  const none = { cases: { a: blank('a'), b: blank('b'), c: blank('c') }, logs: { a: [], b: [], c: [] } };
  const m = { type: 'submit', who: 'enterprise', hours: 0, away: false, lawful: null } as unknown as Move;
  return names.reduce(
    (town: Town, name, i) =>
      taken(
        town,
        name,
        {
          type: 'submit',
          grade: 'normal',
          ownerId: 'person-owner',
          answers: {},
          category: 'OTH',
          no: `杨企诉-2026-000${i + 1}`,
        },
        m,
        start,
      ),
    none,
  );
}

const as = (who: Move['who']) => ({ who, away: false }) as Move;

/** Walks begin with b and c asked to join a; in most of them they have agreed. */
function asked(town: Town, now: number, agreed: boolean): Town {
  return (['b', 'c'] as const).reduce((one, name) => {
    const wanted = { type: 'ask_merge', parentId: 'a', parentNo: '0001' } as const;
    const next = taken(one, name, wanted, as('dispatcher'), now);
    if (!agreed) return next;
    const yes = { type: 'merge', toId: one.cases.a.ownerId } as const;
    return settle(taken(next, name, yes, as('enterprise'), now), now, names);
  }, town);
}

/** The way that a case goes where all is well, as far as a walk begins. */
const way: [Move['who'], AppealEvent][] = [
  ['owner', { type: 'acknowledge' }],
  ['owner', { type: 'progress', text: '量了电压，340 伏，周四调档' }],
  ['owner', { type: 'report_done', outcome: 'resolved', text: '调了档，三家都在 380 伏', left: '' }],
];

function begun(begin: string, now: number): Town {
  const town = asked(submitted(), now, begin !== 'asked');
  if (begin === 'asked' || begin === 'joined') return town;
  const done = way.reduce(
    (one, [who, event]) => settle(taken(one, 'a', event, as(who), now), now, names),
    town,
  );
  if (begin === 'reported') return done;
  const sign = { type: 'sign_ahead', solved: 'resolved', name: '王示例', differs: false } as const;
  return settle(taken(done, 'a', sign, as('enterprise'), now), now, names);
}

/** Ends are drawn seldom; here they matter. */
const anyMove = fc.oneof(
  { weight: 6, arbitrary: move },
  {
    weight: 1,
    arbitrary: fc.record({ m: move, how: fc.constantFrom('withdraw', 'reject', 'explain', 'sign') }).map(
      ({ m, how }): Move => ({
        ...m,
        lawful: null,
        type: how as Move['type'],
        who: how === 'reject' ? 'dispatcher' : how === 'explain' ? 'leader' : 'enterprise',
      }),
    ),
  },
);

const walk = fc.record({
  begin: fc.constantFrom('asked', 'joined', 'reported', 'reported', 'signed'),
  order: fc.shuffledSubarray([...names], { minLength: 3 }),
  moves: fc.array(
    fc.record({
      name: fc.constantFrom(...names),
      to: fc.constantFrom(...names),
      move: anyMove,
      rest: fc.boolean(),
    }),
    { minLength: 1, maxLength: 30, size: 'max' },
  ),
});

function play({ begin, order, moves }: typeof walk extends fc.Arbitrary<infer W> ? W : never) {
  let now = start;
  let town = begun(begin, now);
  const seen: Town[] = [town];
  for (const { name, to, move: m, rest } of moves) {
    now += Math.min(m.hours, 40) * HOUR;
    town = tried(town, name, m, now, to);
    // Sometimes several steps are taken before the cases look at each other.
    if (!rest) town = settle(town, now, order);
    seen.push(town);
  }
  town = settle(town, now, order);
  return { town, seen: [...seen, town], now };
}

it('joins, follows, signs ahead and parts, so that the walks mean something', () => {
  const types = fc
    .sample(walk, { numRuns: 70, seed: 7 })
    .map(play)
    .flatMap(({ town }) => Object.values(town.logs).flat())
    .map(({ event }) => event.type);
  for (const type of [
    'merge',
    'decline_merge',
    'split',
    'follow',
    'follow_done',
    'count_joined',
    'sign_ahead',
    'close_joined',
  ])
    expect(types).toContain(type);
});

it('closes no case as satisfied without the signature of its own enterprise', () => {
  fc.assert(
    fc.property(walk, (w) => {
      const { town } = play(w);
      for (const name of names) {
        if (town.cases[name].status !== 'satisfied') continue;
        const log = town.logs[name];
        const begun = log.findLastIndex(({ event }) => ['reopen', 'refuse_result'].includes(event.type));
        const signed = log.slice(begun + 1).find(({ event }) => ['sign', 'sign_ahead'].includes(event.type));
        expect(signed?.relation).toBe('enterprise');
      }
    }),
    { numRuns: 25 },
  );
});

it('closes a case only when every case that joined it is settled', () => {
  fc.assert(
    fc.property(walk, (w) => {
      const { seen } = play(w);
      seen.slice(1).forEach(({ cases }, i) => {
        for (const name of names) {
          const isNew = cases[name].status === 'satisfied' && seen[i]?.cases[name].status !== 'satisfied';
          if (isNew) expect(cases[name].children.filter((child) => child.open)).toEqual([]);
        }
      });
    }),
    { numRuns: 25 },
  );
});

/** What holds of a case among the others once they are at rest. */
function expectAtRest(a: Appeal, parent: Appeal | undefined, now: number): void {
  if (a.status === 'merged') {
    expect(parent && isOpen(parent.status)).toBe(true);
    expect(['pending_confirm', 'callback']).not.toContain(parent?.result && parent.status);
  }
  // It rests on the signature it has only while somebody has not settled.
  const rests = a.signedAhead && a.status === 'pending_confirm';
  if (rests) expect(a.children.some((child) => child.open)).toBe(true);
  if (!isAlive(a.status)) return;
  const canGoOn = relations.some(
    (who) => openEvents(a, settingOf({ ...as(who), away: true }, now)).length > 0,
  );
  expect(canGoOn || timersOf(rules, a, now).length > 0).toBe(true);
}

it('leaves nobody stuck with a case that is over, and makes no chains', () => {
  fc.assert(
    fc.property(walk, (w) => {
      const { town, now } = play(w);
      const all = Object.values(town.cases);
      for (const a of all)
        expectAtRest(
          a,
          all.find(({ id }) => id === a.joined?.parentId),
          now,
        );
    }),
    { numRuns: 25 },
  );
});

it('looks twice without doing anything twice', () => {
  fc.assert(
    fc.property(walk, (w) => {
      const { town, now } = play(w);
      expect(settle(town, now, [...w.order].reverse())).toBe(town);
    }),
    { numRuns: 15 },
  );
});
