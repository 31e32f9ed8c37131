import { eq } from 'drizzle-orm';
import { afterEach, expect, it } from 'vitest';
import type { Appeal } from '../../src/appeal/appeal.ts';
import { loadCase } from '../../src/appeal/views.ts';
import { people } from '../../src/db/schema/people.ts';
import { loadViewer } from '../../src/notices/views.ts';
import { tasksOf } from '../../src/supervision/views.ts';
import { createTown, type Part } from '../support/town.ts';
import { createWorld } from '../support/world.ts';

const world = await createWorld();
const { deps } = world;
const town = await createTown(world);

const gone: Part[] = [];
/** These are on the roster no more. */
async function without(...parts: Part[]): Promise<void> {
  for (const part of parts) {
    gone.push(part);
    await deps.db.update(people).set({ active: false }).where(eq(people.id, town.who[part]));
  }
}
afterEach(async () => {
  for (const part of gone.splice(0))
    await deps.db.update(people).set({ active: true }).where(eq(people.id, town.who[part]));
});

const partly = { type: 'propose_done', outcome: 'partly', text: '先调了档', left: '变压器年底换' } as const;

async function proposed(by: 'owner' | 'leader' = 'owner'): Promise<Appeal> {
  const appeal = await town.files();
  if (by === 'leader')
    await town.does('dispatcher', { type: 'reassign', toId: town.who.leader, text: '第三轮' }, appeal);
  await town.does(by, { type: 'acknowledge' }, appeal);
  return (await town.does(by, partly, appeal)).appeal;
}

const asked = async ({ id }: Appeal): Promise<string[]> =>
  (
    await deps.sql<{ name: string }[]>`
      select p.name from notices n join people p on p.id = n.person_id
      where n.appeal_id = ${id} and n.kind = 'done.countersign' order by n.seq`
  ).map(({ name }) => name);

const leaderOn = async ({ id }: Appeal) => (await loadCase(deps, id)).leader?.name;

it('asks the leader, and never lets whoever owns the case decide about it', async () => {
  const appeal = await proposed('leader');

  expect(await asked(appeal)).toEqual(['郑示范']);
  expect(await leaderOn(appeal)).toBe('郑示范');
  await expect(town.does('leader', { type: 'countersign' }, appeal)).rejects.toMatchObject({
    code: 'refuse.own_request',
  });
  await expect(town.does('supervisor', { type: 'countersign' }, appeal)).rejects.toMatchObject({
    code: 'refuse.own_request',
  });
  expect((await town.does('head', { type: 'countersign' }, appeal)).appeal.status).toBe('pending_confirm');
});

it('asks the supervisor where there is neither leader nor head, on whose desk it is then', async () => {
  await without('leader', 'head');
  const appeal = await proposed();

  expect(await asked(appeal)).toEqual(['吴演示']);
  const view = await loadCase(deps, appeal.id);
  expect((await loadViewer(deps, view, town.who.supervisor)).open).toContain('countersign');
  const { rows } = await tasksOf(deps, { id: town.who.supervisor, roles: ['supervisor'] }, 0);
  expect(rows.map((row) => row.appeal.id)).toContain(appeal.id);
  await town.does('supervisor', { type: 'decline_done', text: '装好再报' }, appeal);
  await town.does('owner', partly, appeal);
  expect((await town.does('supervisor', { type: 'countersign' }, appeal)).appeal.status).toBe(
    'pending_confirm',
  );
});

it('leaves the supervisor out as long as somebody else may decide', async () => {
  const appeal = await proposed();

  expect(await asked(appeal)).toEqual(['孙模拟']);
  const view = await loadCase(deps, appeal.id);
  expect((await loadViewer(deps, view, town.who.supervisor)).open).not.toContain('countersign');
  expect((await loadViewer(deps, view, town.who.head)).open).toContain('countersign');
});

it('says at once that nobody can decide, rather than let a case wait for ever', async () => {
  await without('leader', 'head', 'supervisor');
  const appeal = await town.files();
  await town.does('owner', { type: 'acknowledge' }, appeal);

  await expect(town.does('owner', partly, appeal)).rejects.toMatchObject({ code: 'refuse.nobody_decides' });
});

it('lets the only one who can decide do so once the case itself is theirs, rather than let it wait for ever', async () => {
  await without('head', 'supervisor');
  const appeal = await proposed();
  await town.does('dispatcher', { type: 'reassign', toId: town.who.leader, text: '原挂钩干部调走' }, appeal);

  await town.does('leader', { type: 'decline_done', text: '我来办' }, appeal);
  await expect(town.does('leader', partly, appeal)).rejects.toMatchObject({ code: 'refuse.nobody_decides' });
});
