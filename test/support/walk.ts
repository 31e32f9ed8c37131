import fc from 'fast-check';
import { makeCalendar } from '../../src/calendar/calendar.ts';
import { type Appeal, newAppeal, type Relation, type Status } from '../../src/appeal/appeal.ts';
import type { PlanStep } from '../../src/appeal/facts.ts';
import type { AppealEvent, EventType, Recorded } from '../../src/appeal/events.ts';
import type { Setting } from '../../src/appeal/setting.ts';
import { latestExtension } from '../../src/appeal/limits.ts';
import { eventTypes, lifecycle } from '../../src/appeal/lifecycle.ts';
import { openSteps } from '../../src/appeal/plan.ts';
import { openEvents, step } from '../../src/appeal/step.ts';
import { timersOf } from '../../src/appeal/timers.ts';
import { calendarOf } from '../../src/policy/store.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { Refusal } from '../../src/refusal.ts';

export const policy = loadPolicy('');
const zone = 'Asia/Shanghai';
export const rules = {
  policy,
  calendar: calendarOf(policy, zone),
  always: makeCalendar({ zone, kind: 'always', hours: [] }),
};
export const start = Date.parse('2026-03-02T01:00:00Z');
const HOUR = 3_600_000;

export const relations: Relation[] = [
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
export const ids: Record<string, string> = Object.fromEntries(relations.map((r) => [r, `person-${r}`]));

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
  helper: fc.constantFrom('person-helper', 'person-helper', 'person-owner', 'person-deputy'),
  to: fc.constantFrom('person-owner', 'person-leader', 'someone'),
  kind: fc.constantFrom<string>(
    'survey',
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
    'grade.1',
    'relief.ask',
    'regrade.1',
    'rule.1',
    'rule.2',
    'callback.2',
    'stands',
    'sub.1.sign',
    'sub.1.late.2',
    'bylaw',
    'review',
  ),
});

export const move = fc.record({
  type: fc.constantFrom(...eventTypes),
  who: fc.constantFrom(...relations),
  hours: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 100, max: 300 })),
  away: fc.boolean(),
  /** Half of the moves are drawn from what is open to somebody, so that walks get somewhere. */
  lawful: fc.option(fc.nat(), { nil: null, freq: 3 }),
  data,
});
export type Move = typeof move extends fc.Arbitrary<infer M> ? M : never;

/** Two steps; some are those of the plan again, on the same day or another. */
function stepsFrom(now: number, { plan, version }: Appeal): PlanStep[] {
  const kept = plan === null || version % 3 === 0 ? [] : openSteps(plan).slice(0, 1);
  const again = kept.map(({ who, what, due }) => ({
    who,
    what,
    due: version % 2 === 0 ? due : now + 50 * HOUR,
  }));
  const made = [100, 120].map((hours) => ({
    due: now + hours * HOUR,
    who: '经发办',
    what: `征迁 ${version} ${hours}`,
  }));
  return [...again, ...made].filter(({ due }) => due > now).toSorted((a, b) => a.due - b.due);
}

/** A full event of any type: every field that any type asks for, from one drawing. */
export function eventOf(m: Move, now: number, appeal: Appeal): AppealEvent {
  const { type, data: d } = m;
  const milestones = appeal.plan === null ? [] : openSteps(appeal.plan).map(({ key }) => key);
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
    sub: appeal.subs.at(-1)?.n ?? 1,
    helperId: d.helper,
    task: d.words,
    phone: d.yes,
    dueAt: type === 'ask_extension' ? latestExtension(rules, appeal, now) : now + 48 * HOUR,
    steps: stepsFrom(now, appeal),
    relief: '错峰用电',
    body: '',
    key: milestones[m.data.words.length % Math.max(1, milestones.length)] ?? '1',
    about: d.about,
    number: '13800000001',
    counts: d.yes,
    answer: d.yes ? 'bad' : 'fine',
    verdict: d.yes ? 'yes' : 'no',
    survey: d.yes,
    unit: '',
    basis: '',
    redress: '',
    where: '县人社局',
    parentId: 'p',
    parentNo: '杨企诉-2026-0031',
    news: d.yes ? 'progress' : 'owner',
    by: 'person-owner',
    result: { outcome: d.outcome, text: d.words, left: '', by: 'person-owner', at: now },
    children: d.yes ? [{ id: 'c', no: '杨企诉-2026-0032', open: false }] : [],
  } as unknown as AppealEvent;
}

type Run = { appeal: Appeal; log: Recorded[]; statuses: Status[] };

export function play(moves: Move[]): Run {
  const blank = newAppeal('a', 'e', ids.enterprise ?? '', policy.version, start);
  let run: Run = { appeal: blank, log: [], statuses: [] };
  let now = start;
  for (const m of moves) {
    now += m.hours * HOUR;
    run = tryStep(run, lawful(run.appeal, m, now), now);
  }
  return run;
}

/** One person for each office, as the relations of a walk have it. */
export const office = {
  dispatcher: ['person-dispatcher'],
  leader: ['person-leader'],
  head: ['person-head'],
  supervisor: ['person-supervisor'],
  away: {},
};

export function settingOf(m: Move, now: number): Setting {
  return {
    ...rules,
    now,
    actorId: m.who === 'clock' ? null : (ids[m.who] ?? null),
    relations: [m.who],
    ownerAway: m.away,
    office,
  };
}

/** Steps that end a walk early, or that a roster brings; drawn seldom. */
const seldom: EventType[] = [
  'hand_over',
  'hand_sub',
  'withdraw',
  'reject',
  'explain',
  'ask_merge',
  'merge',
  'propose_bylaw',
  'propose_reject',
];

/** The move itself, or one that the appeal offers to somebody now. */
export function lawful(appeal: Appeal, m: Move, now: number): Move {
  if (m.lawful === null) return m;
  const open = relations.flatMap((who) =>
    openEvents(appeal, settingOf({ ...m, who }, now)).map((type) => ({ ...m, who, type })),
  );
  const due = timersOf(rules, appeal, now).filter((t) => t.dueAt <= now);
  const rings = due.map(
    (t): Move => ({
      ...m,
      who: 'clock',
      type: t.kind === 'merge.lapse' ? 'lapse_merge' : t.kind.endsWith('.callback') ? 'call_back' : 'ring',
      data: { ...m.data, kind: t.kind, about: t.kind === 'info.callback' ? 'info' : 'result' },
    }),
  );
  // Few walks come as far as a signature; most of those that do take it.
  const signing = open.find(({ type }) => type === 'sign');
  if (signing !== undefined && m.lawful % 3 > 0) return signing;
  const goOn = open.filter((o) => m.lawful === null || m.lawful % 9 === 0 || !seldom.includes(o.type));
  const onward = goOn.filter(({ type }) => lifecycle[type].to !== 'same');
  const people = onward.length > 0 && m.lawful % 3 === 0 ? onward : goOn;
  const all = rings.length > 0 && m.lawful % 2 === 0 ? rings : people;
  return all[Math.floor(m.lawful / 6) % all.length] ?? m;
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

export const walks = fc.array(move, { minLength: 1, maxLength: 40, size: 'max' });
