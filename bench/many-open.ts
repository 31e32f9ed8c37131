import { act } from '../src/appeal/act.ts';
import { casesOf } from '../src/appeal/views-enterprise.ts';
import { readFilter } from '../src/console/filter.ts';
import { listCases } from '../src/console/views-cases.ts';
import { makeFire } from '../src/notices/fire.ts';
import { duePeople, nextDueMs } from '../src/notices/store-due.ts';
import { claimTimers, nextSweep } from '../src/notices/store-timers.ts';
import { boardByGrid, boardCounts, resultsWithin } from '../src/supervision/views-board.ts';
import { type BoardPart, casesOfPart } from '../src/supervision/views-part.ts';
import { deskOf, overdueCases, tasksOf } from '../src/supervision/views.ts';
import { spansAt } from '../src/supervision/board.ts';
import { createSweep } from '../workers/sweep.ts';
import { type BenchDeps, benchDeps } from './bench-deps.ts';
import type { Bench } from './database.ts';
import { appealId, copyAppeal, fileOne, ownerOfCopy } from './many-appeals.ts';
import { type Line, line } from './report.ts';
import { BOT, enterpriseId, seedRoster, type Size } from './roster.ts';
import { interleaved } from './rounds.ts';

const ROUNDS = 5;
/** Appeals whose limits have passed; all others were filed an hour ago. */
const DUE = 30;
/** Steps of one kind in a round. */
const ACTS = 30;
const LOOKS = 20;
const LISTS = 2;
const LIST_ROUNDS = 3;
/** Thursday, 12 March 2026, 10:00 in Shanghai. */
const NOW = new Date('2026-03-12T02:00:00Z');
const LONG_AGO = new Date('2026-03-02T01:00:00Z');
const JUST_NOW = new Date('2026-03-12T01:00:00Z');

type Town = { deps: BenchDeps; size: Size; open: number; sweep: () => Promise<number> };
type Cost = (town: Town) => Promise<number>;

/** What one due timer, one step and one list cost with 100 open appeals, and with 100,000. */
export async function benchManyOpen(few: Bench, many: Bench): Promise<Line[]> {
  const small = await prepare(few, { open: 100, size: { cadres: 50, enterprises: 100 } });
  const large = await prepare(many, { open: 100_000, size: { cadres: 50, enterprises: 20_000 } });
  const compare = async (what: string, cost: Cost, most?: number, rounds = ROUNDS) => {
    const both = await interleaved(rounds, { small: () => cost(small), large: () => cost(large) });
    const ours = { name: '100,000 open', rounds: both.large };
    return line(what, 'ms', ours, { name: 'with 100 open appeals', rounds: both.small }, most);
  };
  const lines = [
    await compare('a due timer fired by the sweep, 100,000 open appeals', sweepCost, 1.5, 9),
    await compare('a look for due timers where none is due, 100,000 open', lookCost),
    await compare('a look for due notices where none is due, 100,000 open', relayCost),
    await compare('one step (progress note) through act, 100,000 open', actCost),
  ];
  for (const [what, run] of Object.entries(lists)) {
    const cost: Cost = (town) => timed(LISTS, (n) => run(town, n));
    lines.push(await compare(`${what}, 100,000 open`, cost, undefined, LIST_ROUNDS));
  }
  return lines;
}

async function prepare(bench: Bench, { open, size }: Pick<Town, 'open' | 'size'>): Promise<Town> {
  const deps = await benchDeps(bench);
  const { sql } = deps;
  await seedRoster(sql, size);
  const late = await fileOne(deps, 1, size, LONG_AGO);
  const fresh = await fileOne(deps, 2, size, JUST_NOW);
  await copyAppeal(sql, late, { from: 1, to: DUE }, size);
  await copyAppeal(sql, fresh, { from: DUE + 1, to: open }, size);
  await sql.begin(async (tx) => {
    // The log refuses it otherwise.
    await tx`set local session_replication_role = replica`;
    for (const id of [late, fresh]) {
      for (const table of ['timers', 'notices', 'appeal_events']) {
        await tx`delete from ${tx(table)} where appeal_id = ${id}`;
      }
      await tx`delete from appeals where id = ${id}`;
    }
  });
  deps.setClock(NOW);
  await sql`create table late_appeals as select * from appeals where id <= ${appealId(DUE)}`;
  await sql`create table late_timers as select * from timers where appeal_id <= ${appealId(DUE)}`;
  await sql`vacuum analyze`;
  await sql`checkpoint`;
  let fired = 0;
  const fire = makeFire(deps);
  const counted: typeof fire = async (timer, how) => {
    fired += 1;
    await fire(timer, how);
  };
  const run = createSweep({ deps, fire: counted }, undefined);
  const sweep = async () => {
    fired = 0;
    await run();
    return fired;
  };
  return { deps, size, open, sweep };
}

/** Puts the late appeals back to where their alarms had not rung. */
async function rewind({ sql }: BenchDeps): Promise<void> {
  const last = appealId(DUE);
  await sql`truncate notices`;
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`delete from appeal_events where appeal_id <= ${last} and type = 'ring'`;
  });
  await sql`delete from timers where appeal_id <= ${last}`;
  await sql`insert into timers select * from late_timers`;
  await sql`
    update appeals a set state = l.state, version = l.version, level = l.level, due_at = l.due_at,
      head = l.head, events = l.events
    from late_appeals l where a.id = l.id`;
  // What rewinding leaves behind is the bench's own doing; a small table would be rid of it by autovacuum, a large one not yet.
  await sql`vacuum (index_cleanup on, analyze) timers, appeal_events, appeals`;
}

async function sweepCost({ deps, sweep }: Town): Promise<number> {
  await rewind(deps);
  const began = performance.now();
  const fired = await sweep();
  if (fired < DUE) throw new Error(`only ${fired} timers fired`);
  return (performance.now() - began) / fired;
}

async function timed(times: number, run: (n: number) => Promise<unknown>): Promise<number> {
  const began = performance.now();
  for (let n = 0; n < times; n++) await run(n);
  return (performance.now() - began) / times;
}

async function lookCost({ deps: { sql, now } }: Town): Promise<number> {
  await sql`vacuum (index_cleanup on, analyze) timers`;
  return await timed(LOOKS, async () => {
    await nextSweep(sql, now());
    await claimTimers(sql, now(), 50);
  });
}

async function relayCost({ deps: { sql, now } }: Town): Promise<number> {
  await sql`delete from notices`;
  await sql`analyze notices`;
  return await timed(LOOKS, async () => {
    await duePeople(sql, BOT, now());
    await nextDueMs(sql, BOT, now());
  });
}

function actCost({ deps, open, size }: Town): Promise<number> {
  const stride = Math.floor((open - DUE) / ACTS);
  return timed(ACTS, async (i) => {
    const n = DUE + 1 + i * stride;
    const event = { type: 'progress', text: '已经到现场量过电压，正在等配件' } as const;
    await act(deps, { appealId: appealId(n), event, personId: ownerOfCopy(n, size), cause: deps.newId() });
  });
}

const staff = (n: number, role: string) => ({
  id: `00000000-0000-4000-8400-${String(n).padStart(12, '0')}`,
  roles: [role],
});
const days = { zone: 'Asia/Shanghai', now: NOW };

const part = (deps: BenchDeps, which: BoardPart) =>
  casesOfPart(deps, which, { page: 0, today: spansAt(days).today });

const pageOf = (deps: BenchDeps, query: string) =>
  listCases(deps, readFilter(new URLSearchParams(query)), spansAt(days).today);

const lists: Record<string, (town: Town, n: number) => Promise<unknown>> = {
  '/tasks of a cadre': ({ deps, size }, n) =>
    tasksOf(deps, { id: ownerOfCopy(n, size), roles: ['cadre'] }, 0),
  '/tasks of the dispatcher': ({ deps }) => tasksOf(deps, staff(1, 'dispatcher'), 0),
  '/tasks of the supervisor': ({ deps }) => tasksOf(deps, staff(4, 'supervisor'), 0),
  '/intake': ({ deps }) => deskOf(deps, 'all', 0),
  '/overdue': ({ deps }) => overdueCases(deps, 0),
  '/board': async ({ deps }) => {
    const { today, month } = spansAt(days);
    await Promise.all([boardCounts(deps, today), resultsWithin(deps, month)]);
  },
  '/board by grid': ({ deps }) => boardByGrid(deps),
  '/board, all open': ({ deps }) => part(deps, { by: 'figure', figure: 'open' }),
  '/board, on cadres': ({ deps }) => part(deps, { by: 'figure', figure: 'owner' }),
  '/board, one grid': async ({ deps }) =>
    part(deps, { by: 'grid', key: (await boardByGrid(deps))[0]?.key ?? '' }),
  '/board, one category': ({ deps }) => part(deps, { by: 'category', key: 'OTH' }),
  'a page of the console': ({ deps }) => pageOf(deps, ''),
  'a search in the console': ({ deps }, n) => pageOf(deps, `view=all&q=样例企业${n}7`),
  '/my of an enterprise': ({ deps, size }, n) => casesOf(deps, [enterpriseId((n % size.enterprises) + 1)]),
};
