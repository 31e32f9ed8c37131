import { expect, it } from 'vitest';
import type { Appeal } from '../../../src/appeal/appeal.ts';
import { loadLog } from '../../../src/appeal/views.ts';
import { importEnterprises } from '../../../src/people/roster/import-enterprises.ts';
import { importStaff } from '../../../src/people/roster/import-staff.ts';
import { lockRoster } from '../../../src/people/roster/store.ts';
import { createTown, type Town } from '../../support/town.ts';
import { createWorld, type World } from '../../support/world.ts';
import { csv } from './support.ts';

const HEAD = '姓名,手机,单位,角色,片区,代理人';
const LI = '李示范,13800000002,经发办,cadre,示范园区片区,13800000003';
const LI_GONE = '李示范,13800000002,经发办,停用,,';
const LI_FREE = '李示范,13800000002,经发办,cadre,,13800000003';
const ZHAO = '赵样本,13800000003,经发办,cadre,,';
const CHEN = '陈样例,13800000009,规建办,cadre,示范园区片区,';
const CHEN_FREE = '陈样例,13800000009,规建办,cadre,,';

type Stage = World & {
  town: Town;
  staff: (...rows: string[]) => Promise<number>;
  owner: (appeal: Pick<Appeal, 'id'>) => Promise<string | null>;
  told: () => Promise<string[]>;
};

async function stage(): Promise<Stage> {
  const world = await createWorld();
  const { deps } = world;
  const town = await createTown(world);
  return {
    ...world,
    town,
    staff: async (...rows) => {
      const result = await importStaff(deps, csv(HEAD, ...rows));
      if (!result.ok) throw new Error(JSON.stringify(result.faults));
      const { handedOver, unowned } = result.summary;
      return handedOver + unowned;
    },
    owner: async ({ id }) => {
      const [row] = await deps.sql<{ name: string | null }[]>`
        select p.name from appeals a left join people p on p.id = a.owner_id where a.id = ${id}`;
      return row?.name ?? null;
    },
    told: async () =>
      (
        await deps.sql<{ kind: string; name: string; n: number }[]>`
          select n.kind, p.name, jsonb_array_length(n.data -> 'cases') as n
          from notices n join people p on p.id = n.person_id where n.kind like 'handover.%' order by n.kind, p.name`
      ).map(({ kind, name, n }) => `${kind} → ${name}: ${n}`),
  };
}

it('hands the cases of a grid to its new cadre, all at once, and tells everybody once', async () => {
  const { town, staff, owner, told, deps } = await stage();
  const [first, second] = [await town.files(), await town.files()];
  await town.does('owner', { type: 'acknowledge' }, second);

  expect(await staff(LI_FREE, CHEN)).toBe(2);

  for (const appeal of [first, second]) expect(await owner(appeal)).toBe('陈样例');
  expect(await told()).toEqual([
    'handover.enterprise.new → 王示例: 2',
    'handover.owner.new → 陈样例: 2',
    'handover.owner.old → 李示范: 2',
  ]);
  const [row] = await deps.sql<{ state: Appeal }[]>`select state from appeals where id = ${second.id}`;
  expect(row?.state).toMatchObject({ status: 'in_progress', hops: 1, acknowledgedAt: null, chosen: false });
  expect((await loadLog(deps, second.id)).at(-1)?.event.type).toBe('hand_over');
  const timers = await deps.sql`select 1 from timers where appeal_id = ${second.id} and kind = 'sign'`;
  expect(timers).toHaveLength(1);
});

it('moves nothing where the roster says what it said before', async () => {
  const { town, staff, owner, told } = await stage();
  const appeal = await town.files();

  expect(await staff(LI, ZHAO, CHEN_FREE)).toBe(0);
  expect(await staff(LI, ZHAO, CHEN_FREE)).toBe(0);

  expect(await owner(appeal)).toBe('李示范');
  expect(await told()).toEqual([]);
});

it('leaves a case with whoever was named for it, and moves it when that one leaves', async () => {
  const { town, staff, owner, told } = await stage();
  const [reassigned, ruled] = [await town.files(), await town.files()];
  await town.does('dispatcher', { type: 'reassign', toId: town.who.deputy, text: '熟悉' }, reassigned);
  await town.does('owner', { type: 'dispute', unit: '经发办', text: '归经发办管' }, ruled);
  await town.does('dispatcher', { type: 'rule', toId: town.who.deputy, text: '归经发办' }, ruled);

  expect(await staff(LI_FREE, CHEN)).toBe(0);
  expect([await owner(reassigned), await owner(ruled)]).toEqual(['赵样本', '赵样本']);
  expect(await staff('赵样本,13800000003,经发办,停用,,')).toBe(2);
  expect([await owner(reassigned), await owner(ruled)]).toEqual(['陈样例', '陈样例']);
  expect(await told()).toEqual(['handover.enterprise.new → 王示例: 2', 'handover.owner.new → 陈样例: 2']);
});

it('gives what nobody has to the dispatcher, and to the next cadre of the grid when there is one', async () => {
  const { town, staff, owner, told } = await stage();
  const appeal = await town.files();
  const upheld = await town.files();
  await town.does('owner', { type: 'dispute', unit: '规建办', text: '归规建办管' }, upheld);
  await town.does('dispatcher', { type: 'rule', toId: town.who.owner, text: '归经发办' }, upheld);

  expect(await staff(LI_GONE)).toBe(2);

  expect([await owner(appeal), await owner(upheld)]).toEqual([null, null]);
  expect(await told()).toEqual(['handover.dispatcher → 钱范例: 2', 'handover.enterprise.new → 王示例: 2']);
  expect(await staff(CHEN)).toBe(2);
  expect([await owner(appeal), await owner(upheld)]).toEqual(['陈样例', '陈样例']);
});

it('moves the cases of one enterprise that gets a cadre of its own, and those of an owner who speaks for it', async () => {
  const { town, owner, deps } = await stage();
  const appeal = await town.files();
  const head = '名称,统一社会信用代码,片区,联系人,联系电话,挂钩干部手机';
  const firm = '示例精密材料有限公司,91530127MA00DEMA82,示范园区片区';

  const own = csv(head, `${firm},王示例,13800000001,13800000009`);
  expect(await importEnterprises(deps, own)).toMatchObject({ summary: { handedOver: 1 } });
  expect(await owner(appeal)).toBe('陈样例');
  expect(await importEnterprises(deps, own)).toMatchObject({ summary: { handedOver: 0 } });

  const speaks = csv(head, `${firm},王示例,13800000001,`, `${firm},陈样例,13800000009,`);
  expect(await importEnterprises(deps, speaks)).toMatchObject({ summary: { handedOver: 1 } });
  expect(await owner(appeal)).toBe('李示范');
});

it('moves nothing at all where one case cannot move, and the roster stays as it was', async () => {
  const { town, staff, owner, deps } = await stage();
  const [first, second] = [await town.files(), await town.files()];
  await deps.sql`
    create function refuse_it() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$`;
  await deps.sql.unsafe(
    `create trigger refuse before update on appeals for each row when (old.id = '${second.id}') execute function refuse_it()`,
  );

  await expect(staff(LI_FREE, CHEN)).rejects.toThrow('no');

  expect([await owner(first), await owner(second)]).toEqual(['李示范', '李示范']);
  const [grid] = await deps.sql<{ cadre_id: string }[]>`select cadre_id from grids`;
  expect(grid?.cadre_id).toBe(town.who.owner);
});

it('only counts with a dry run', async () => {
  const { town, owner, deps, told } = await stage();
  const appeal = await town.files();

  expect(await importStaff(deps, csv(HEAD, LI_FREE, CHEN), { dryRun: true })).toMatchObject({ ok: true });

  expect(await owner(appeal)).toBe('李示范');
  expect(await told()).toEqual([]);
});

it('leaves alone a case whose leaver is a deputy nobody needs', async () => {
  const { town, staff, owner } = await stage();
  const appeal = await town.files();

  expect(await staff('赵样本,13800000003,经发办,停用,,')).toBe(0);
  expect(await staff(LI_GONE)).toBe(1);
  expect(await owner(appeal)).toBeNull();
});

const finished = { type: 'report_done', outcome: 'resolved', text: '换好了', left: '' } as const;
const signature = { type: 'sign', solved: 'resolved', name: '王示例', differs: false } as const;

/** A case that its enterprise has signed. */
async function closed({ town }: Stage): Promise<Appeal> {
  const appeal = await town.files();
  await town.does('owner', { type: 'acknowledge' }, appeal);
  await town.does('owner', finished, appeal);
  return (await town.does('contact', signature, appeal)).appeal;
}

it('gives a closed case that comes back to whoever answers for the enterprise now', async () => {
  const s = await stage();
  const appeal = await closed(s);
  expect(await s.staff(LI_GONE, ZHAO, CHEN)).toBe(0);

  await s.town.does('contact', { type: 'reopen', text: '又掉到 342 伏' }, appeal);

  expect(await s.owner(appeal)).toBe('陈样例');
  const log = await loadLog(s.deps, appeal.id);
  expect(log.slice(-2).map(({ event }) => event.type)).toEqual(['hand_over', 'reopen']);
  const told = await s.deps.sql`
    select p.name from notices n join people p on p.id = n.person_id where n.kind = 'reopen.cadre'`;
  expect(told).toEqual([{ name: '陈样例' }]);
});

it('leaves a case that comes back with an owner who is still there, and nothing handed over where it may not come back', async () => {
  const s = await stage();
  const [appeal, other] = [await closed(s), await closed(s)];
  await s.staff(LI_FREE, CHEN);
  await s.town.does('contact', { type: 'reopen', text: '又掉到 342 伏' }, appeal);
  expect(await s.owner(appeal)).toBe('李示范');

  await s.staff(LI_GONE, ZHAO, CHEN);
  s.clock.advance('40d');
  await expect(s.town.does('contact', { type: 'reopen', text: '又坏了' }, other)).rejects.toThrow(
    'refuse.reopen_late',
  );
  expect(await s.owner(other)).toBe('李示范');
});

it('puts a case that comes back where nobody answers before the dispatcher', async () => {
  const s = await stage();
  const appeal = await closed(s);
  await s.staff(LI_GONE, '赵样本,13800000003,经发办,停用,,');

  await s.town.does('contact', { type: 'reopen', text: '又掉到 342 伏' }, appeal);

  expect(await s.owner(appeal)).toBeNull();
  expect(await s.told()).toEqual(['handover.dispatcher → 钱范例: 1']);
  const [row] = await s.deps.sql`select waits_on from appeals where id = ${appeal.id}`;
  expect(row?.waits_on).toEqual(['dispatcher']);
});

const FENG_GONE = '冯样例,13800000020,示范供电所,停用,,';
const HE = '何样例,13800000041,示范供电所,cohandler,,';
const SUN = '孙样例,13800000042,水务站,cohandler,,';

it('hands what a co-handler leaves behind to the unit, or back to the lead, who hears of it at once', async () => {
  const { town, staff, deps } = await stage();
  await staff(HE);
  const [near, own] = [await town.files(), await town.files()];
  const task = { type: 'give_sub', helperId: town.who.helper, task: '量 2 号车间电压', phone: true } as const;
  for (const appeal of [near, own]) {
    await town.does('owner', { type: 'acknowledge' }, appeal);
    await town.does('owner', task, appeal);
    await town.does('helper', { type: 'ack_sub', sub: 1 }, appeal);
  }
  const { helper } = town.who;
  await town.does('helper', { type: 'report_sub', sub: 1, text: '量了，338 伏' }, own);
  await town.does('owner', { ...task, task: '再量一次' }, own);
  const lines = async (kinds: string) =>
    (
      await deps.sql<{ kind: string; name: string }[]>`
        select n.kind, p.name from notices n join people p on p.id = n.person_id where n.kind ~ ${kinds} order by n.seq`
    ).map(({ kind, name }) => `${kind} → ${name}`);
  const subs = async ({ id }: Pick<Appeal, 'id'>) =>
    (await deps.sql<{ state: Appeal }[]>`select state from appeals where id = ${id}`)[0]?.state.subs ?? [];
  const before = (await lines('^sub')).length;

  await staff(FENG_GONE);
  const [he] = await deps.sql<{ id: string }[]>`select id from people where name = '何样例'`;
  expect(await subs(near)).toMatchObject([
    { helperId: he?.id, state: 'asked', ackedAt: null, phoneAt: null },
  ]);
  expect(await subs(own)).toMatchObject([
    { helperId: he?.id, state: 'reported', result: { by: helper } },
    { helperId: he?.id, state: 'asked' },
  ]);
  expect((await lines('^sub')).slice(before).toSorted()).toEqual([
    ...Array.from({ length: 3 }, () => 'sub.handed.lead → 李示范'),
    ...Array.from({ length: 3 }, () => 'sub.new → 何样例'),
  ]);

  await staff(HE.replace('cohandler', '停用'), SUN);
  const [left] = await subs(near);
  expect(left).toMatchObject({ helperId: he?.id, state: 'returned', passedAt: null, settledAt: null });
  expect((await subs(own)).map(({ state }) => state)).toEqual(['reported', 'returned']);
  expect((await lines('^sub.left')).every((line) => line === 'sub.left.lead → 李示范')).toBe(true);
  const [row] = await deps.sql<{ waits_on: string[] }[]>`select waits_on from appeals where id = ${near.id}`;
  expect(row?.waits_on).toContain('lead');
  const log = (await loadLog(deps, near.id)).map(({ event }) => event.type);
  expect(log.filter((type) => type === 'hand_sub')).toHaveLength(2);
  await staff(SUN);
  expect((await loadLog(deps, near.id)).length).toBe(log.length);
});

it('hands a sub-task to somebody of the unit who is at work', async () => {
  const { town, staff, deps } = await stage();
  await staff(HE, HE.replace('何样例,13800000041', '郭样例,13800000043'));
  await deps.sql`update people set leave_from = ${deps.now()} where name = '何样例'`;
  const appeal = await town.files();
  await town.does('owner', { type: 'acknowledge' }, appeal);
  const task = { type: 'give_sub', helperId: town.who.helper, task: '量电压', phone: false } as const;
  await town.does('owner', task, appeal);
  await staff(FENG_GONE);
  const [row] = await deps.sql`
    select p.name from appeals a join people p on p.id = (a.state -> 'subs' -> 0 ->> 'helperId')::uuid where a.id = ${appeal.id}`;
  expect(row?.name).toBe('郭样例');
});

it('waits for an import before it holds a case that comes back, so that neither waits for the other', async () => {
  const s = await stage();
  const { sql } = s.deps;
  const { id } = await closed(s);
  const reopened = await sql.begin(async (tx) => {
    await lockRoster(tx);
    const reopening = s.town.does('contact', { type: 'reopen', text: '又掉到 342 伏' }, { id });
    await expect
      .poll(
        async () =>
          (
            await sql`select 1 from pg_locks l join pg_database d on d.oid = l.database
        where d.datname = current_database() and l.locktype = 'advisory' and not l.granted`
          ).length,
      )
      .toBe(1);
    await tx`select 1 from appeals where id = ${id} for no key update nowait`;
    return [reopening];
  });
  expect((await reopened[0])?.appeal.status).toBe('in_progress');
});
