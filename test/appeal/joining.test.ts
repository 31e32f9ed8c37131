import { expect, it } from 'vitest';
import { act } from '../../src/appeal/act.ts';
import type { Appeal } from '../../src/appeal/appeal.ts';
import { fireTimer } from '../../src/appeal/clock.ts';
import { doneDue } from '../../src/appeal/limits.ts';
import { rulesOf } from '../../src/appeal/rules.ts';
import { createNeighbour, type Neighbour } from '../support/neighbours.ts';
import { createTown } from '../support/town.ts';
import { createWorld } from '../support/world.ts';

const world = await createWorld();
const { deps, clock } = world;
const town = await createTown(world);
const near = await createNeighbour(world, town, 0);
const far = await createNeighbour(world, town, 1);
let cause = 0;

async function stateOf({ id }: Pick<Appeal, 'id'>): Promise<Appeal> {
  const [row] = await deps.sql<{ state: Appeal }[]>`select state from appeals where id = ${id}`;
  if (row === undefined) throw new Error('no such case');
  return row.state;
}

const looks = () => deps.sql<{ id: string; appealId: string; kind: string }[]>`
  select id, appeal_id as "appealId", kind from timers where kind = 'follow' order by due_at, id`;

/** Lets joined cases look at each other until none has to. */
async function rest(): Promise<void> {
  for (;;) {
    const due = await looks();
    if (due.length === 0) return;
    for (const timer of due) await fireTimer(deps, timer);
  }
}

const as = (firm: Neighbour, event: Parameters<typeof act>[1]['event'], appeal: Appeal) =>
  act(deps, { appealId: appeal.id, event, personId: firm.contact.id, cause: `joining-${++cause}` });

/** A case of the town with one of each neighbour joined to it. */
async function family(): Promise<{ parent: Appeal; one: Appeal; two: Appeal }> {
  const parent = await town.files();
  const [one, two] = [await near.files(), await far.files()];
  for (const [firm, child] of [
    [near, one],
    [far, two],
  ] as const) {
    await town.does('dispatcher', { type: 'ask_merge', parentId: parent.id }, child);
    await as(firm, { type: 'merge' }, child);
  }
  await rest();
  return { parent, one, two };
}

const reportDone = {
  type: 'report_done',
  outcome: 'resolved',
  text: '调了档，都在 380 伏',
  left: '',
} as const;
const no = {
  type: 'refuse_result',
  solved: 'unresolved',
  rating: 'dissatisfied',
  reason: 'not_done',
  text: '还是老样子',
} as const;

it('goes on alone, with its own limit and its own cadre, when the other case is withdrawn', async () => {
  clock.set('2026-03-02T01:00:00Z');
  const { parent, one, two } = await family();
  const rules = await rulesOf(deps, one.policyVersion);
  const before = doneDue(rules, await stateOf(one), deps.now().getTime());
  await town.does('contact', { type: 'withdraw', reason: 'no_more', text: '' }, parent);
  await rest();

  for (const child of [one, two])
    expect(await stateOf(child)).toMatchObject({
      status: 'submitted',
      joined: null,
      anew: null,
      ownerId: town.who.stranger,
    });
  expect(doneDue(rules, await stateOf(one), deps.now().getTime())).toBe(before);
  expect((await stateOf(parent)).children).toEqual([]);
});

it('has five working days from then where its own limit had passed', async () => {
  clock.set('2026-03-02T01:00:00Z');
  const { parent, one } = await family();
  clock.set('2026-03-16T01:00:00Z');
  await town.does('dispatcher', { type: 'reject', reason: 'beyond', text: '找县里', where: '县里' }, parent);
  await rest();

  const after = await stateOf(one);
  const rules = await rulesOf(deps, one.policyVersion);
  expect(after.status).toBe('submitted');
  expect(doneDue(rules, after, deps.now().getTime())).toBe(Date.parse('2026-03-23T17:30:00+08:00'));
});

it('takes a child that says no out, to the cadre of its own enterprise, and waits for the others', async () => {
  clock.set('2026-03-02T01:00:00Z');
  const { parent, one, two } = await family();
  await town.does('owner', { type: 'acknowledge' }, parent);
  await town.does('owner', reportDone, parent);
  await rest();
  const sign = { type: 'sign', solved: 'resolved', name: '王示例', differs: false } as const;
  await town.does('contact', sign, parent);
  await as(near, no, one);
  await rest();

  expect(await stateOf(one)).toMatchObject({
    status: 'in_progress',
    round: 2,
    joined: null,
    ownerId: town.who.stranger,
  });
  expect(await stateOf(parent)).toMatchObject({ status: 'pending_confirm', signedAhead: true });
  expect(await looks()).toEqual([]);

  await as(far, { ...sign, name: '周范例' }, two);
  await rest();
  expect((await stateOf(parent)).status).toBe('satisfied');
});

it('asks again about the next result where a child has not answered the first', async () => {
  clock.set('2026-03-02T01:00:00Z');
  const { parent, one } = await family();
  await town.does('owner', { type: 'acknowledge' }, parent);
  await town.does('owner', reportDone, parent);
  await rest();
  clock.set('2026-03-03T01:00:00Z');
  await town.does('contact', no, parent);
  await town.does('owner', { ...reportDone, text: '换了主线，三家都量过' }, parent);
  await rest();

  const after = await stateOf(one);
  expect(after.pauses).toHaveLength(2);
  expect(after).toMatchObject({ status: 'pending_confirm', result: { text: '换了主线，三家都量过' } });
  expect(after.pauses.at(-1)).toEqual([Date.parse('2026-03-03T01:00:00Z'), null]);
});

it('follows the other case to a new owner', async () => {
  clock.set('2026-03-02T01:00:00Z');
  const { parent, one } = await family();
  await town.does('dispatcher', { type: 'reassign', toId: town.who.deputy, text: '换人' }, parent);
  await rest();

  expect((await stateOf(one)).ownerId).toBe(town.who.deputy);
  const told = await deps.sql`
    select 1 from notices where appeal_id = ${one.id} and kind = 'merge.new_owner'
      and person_id = ${near.contact.id}`;
  expect(told).toHaveLength(1);
});

it('makes good what a crash cut off, and does nothing twice', async () => {
  clock.set('2026-03-02T01:00:00Z');
  const { parent, one } = await family();
  clock.advance('1m');
  await town.does('owner', { type: 'acknowledge' }, parent);
  await town.does('owner', { type: 'progress', text: '已量 340 伏，线路超负荷；周五调档' }, parent);
  // The step is committed with what it asks for; whoever was to look died. Another step of the child comes between.
  const due = await looks();
  await as(near, { type: 'add_info', text: '下午又跳闸' }, one);
  expect((await looks()).length).toBeGreaterThan(0);
  await Promise.all([...due, ...(await looks())].map((timer) => fireTimer(deps, timer)));
  await rest();
  for (const timer of due) await fireTimer(deps, timer);

  const news = await deps.sql`
    select 1 from notices where appeal_id = ${one.id} and kind = 'progress.enterprise'`;
  expect(news).toHaveLength(1);
  expect((await stateOf(one)).notes).toBe(1);
});

it('makes no chain of two cases whose enterprises agree to join each other at once', async () => {
  clock.set('2026-03-02T01:00:00Z');
  const [one, two] = [await near.files(), await far.files()];
  await town.does('dispatcher', { type: 'ask_merge', parentId: two.id }, one);
  await expect(town.does('dispatcher', { type: 'ask_merge', parentId: one.id }, two)).rejects.toMatchObject({
    code: 'refuse.merge_gone',
  });
  // Both were asked before either could know of the other.
  await deps.sql`
    update appeals set state = jsonb_set(state, '{joinAsked}', ${deps.sql.json({
      parentId: one.id,
      no: one.no,
      by: town.who.dispatcher,
      at: deps.now().getTime(),
    })}) where id = ${two.id}`;
  await Promise.allSettled([as(near, { type: 'merge' }, one), as(far, { type: 'merge' }, two)]);
  await rest();

  const states = [await stateOf(one), await stateOf(two)];
  for (const a of states)
    if (a.status === 'merged')
      expect(states.find(({ id }) => id === a.joined?.parentId)?.status).not.toBe('merged');
});

it('sends whoever would work on a joined case to the one it is handled with', async () => {
  const { parent, one } = await family();
  for (const [who, event] of [
    ['owner', { type: 'acknowledge' }],
    ['owner', reportDone],
    ['dispatcher', { type: 'reassign', toId: town.who.deputy, text: '换人' }],
    ['leader', { type: 'explain' }],
  ] as const)
    await expect(town.does(who, event, one)).rejects.toMatchObject({
      code: 'refuse.merged_child',
      params: { parent_no: parent.no },
    });
});

it('lets the enterprise withdraw a joined case', async () => {
  const { parent, one } = await family();
  await as(near, { type: 'withdraw', reason: 'no_more', text: '' }, one);
  await rest();
  expect((await stateOf(one)).status).toBe('withdrawn');
  expect((await stateOf(parent)).children.map(({ open }) => open)).toEqual([false, true]);
});

it('takes steps of joined cases at the same time, and none waits for the other in a circle', async () => {
  const { parent, one, two } = await family();
  const says = { type: 'add_info', text: '今天又跳了两次' } as const;
  for (let i = 0; i < 6; i += 1) {
    await Promise.all([town.does('contact', says, parent), as(near, says, one), as(far, says, two)]);
    await deps.sql`delete from timers where kind = 'follow'`;
  }
});
