import fc from 'fast-check';
import { expect, it } from 'vitest';
import { act } from '../../src/appeal/act.ts';
import { type Appeal, newAppeal } from '../../src/appeal/appeal.ts';
import { evolve } from '../../src/appeal/evolve.ts';
import { rulesOf } from '../../src/appeal/rules.ts';
import { timersOf } from '../../src/appeal/timers.ts';
import { turnOf } from '../../src/appeal/turn.ts';
import { loadLog } from '../../src/appeal/views.ts';
import { Refusal } from '../../src/refusal.ts';
import { createTown, type Part } from '../support/town.ts';
import { eventOf, lawful, type Move, walks } from '../support/walk.ts';
import { createWorld } from '../support/world.ts';

const world = await createWorld();
const { deps, clock } = world;
const town = await createTown(world);
const other = await town.files();
let cause = 0;

const partOf: Partial<Record<Move['who'], Part>> = {
  enterprise: 'contact',
  owner: 'owner',
  deputy: 'deputy',
  helper: 'helper',
  dispatcher: 'dispatcher',
  leader: 'leader',
  head: 'head',
  supervisor: 'supervisor',
  discipline: 'discipline',
};

/** Takes one move through the real door, as the person of the cast whose relation it is. */
async function take(appeal: Appeal, m: Move): Promise<Appeal> {
  const chosen = lawful(appeal, m, deps.now().getTime());
  const part = partOf[chosen.who];
  if (part === undefined && chosen.who !== 'clock') return appeal;
  const event = eventOf(chosen, deps.now().getTime(), appeal);
  const to = 'toId' in event && event.type !== 'refuse_result' && event.type !== 'reopen';
  const helps = 'helperId' in event ? { helperId: town.who.helper } : {};
  const named = to
    ? { ...event, ...helps, toId: town.who.stranger }
    : { ...event, ...helps, toId: undefined };
  const personId = part === undefined ? null : town.who[part];
  try {
    const asked = JSON.parse(JSON.stringify('parentId' in named ? { ...named, parentId: other.id } : named));
    return (await act(deps, { appealId: appeal.id, event: asked, personId, cause: `walk-${++cause}` }))
      .appeal;
  } catch (error) {
    if (error instanceof Refusal) return appeal;
    throw error;
  }
}

async function rowsOf(id: string) {
  const [row] = await deps.sql<
    { state: Appeal; status: string; round: number; level: number; due_at: Date | null; version: number }[]
  >`
    select state, status, round, level, due_at, version from appeals where id = ${id}`;
  const timers = await deps.sql<{ kind: string; due_at: Date }[]>`
    select kind, due_at from timers where appeal_id = ${id} and kind <> 'follow' order by kind`;
  return { row, timers: timers.map((t) => [t.kind, t.due_at.getTime()]) };
}

it('keeps row, state and timers such as the log says, whatever happens', async () => {
  await fc.assert(
    fc.asyncProperty(walks, async (moves) => {
      clock.set('2026-03-02T01:00:00Z');
      let appeal = await town.files();
      for (const m of moves.slice(0, 20)) {
        clock.advance(m.hours * 3_600_000);
        appeal = await take(appeal, m);
      }

      const log = await loadLog(deps, appeal.id);
      const blank = newAppeal(appeal.id, town.enterpriseId, town.who.contact, appeal.policyVersion, 0);
      const folded = log.reduce(evolve, { ...blank, version: (appeal.version ?? 0) - log.length });
      const { row, timers } = await rowsOf(appeal.id);
      const rules = await rulesOf(deps, appeal.policyVersion);

      expect(row?.state).toEqual(folded);
      expect(row).toMatchObject({
        status: folded.status,
        round: folded.round,
        level: folded.level,
        version: folded.version,
      });
      expect(row?.due_at?.getTime() ?? null).toBe(turnOf(rules, folded, folded.updatedAt)?.due ?? null);
      const wanted = timersOf(rules, folded, folded.updatedAt).map((t) => [t.kind, t.dueAt]);
      expect(timers).toEqual(wanted.toSorted((a, b) => String(a[0]).localeCompare(String(b[0]))));
    }),
    { numRuns: 25 },
  );
});
