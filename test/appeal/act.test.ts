import { setTimeout as sleep } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { act } from '../../src/appeal/act.ts';
import { fireTimer } from '../../src/appeal/clock.ts';
import { claimNext } from '../../src/notices/store.ts';
import { accounts, contacts, people } from '../../src/db/schema/people.ts';
import { createTown } from '../support/town.ts';
import { createWorld } from '../support/world.ts';

const world = await createWorld();
const { deps, clock } = world;
const town = await createTown(world);

async function dueTimers() {
  return await deps.sql<{ id: string; appealId: string; kind: string }[]>`
    select id, appeal_id as "appealId", kind from timers where due_at <= ${deps.now()} order by due_at`;
}

/** Lets the clock do all that is due, as the sweep does. */
async function sweep() {
  for (const timer of await dueTimers()) await fireTimer(deps, timer);
}

const told = async (appealId: string) =>
  (
    await deps.sql<{ kind: string; person: string }[]>`
      select n.kind, p.name as person from notices n join people p on p.id = n.person_id
      where n.appeal_id = ${appealId} and n.manner <> 'card' order by n.seq`
  ).map((n) => `${n.kind} → ${n.person}`);

it('numbers appeals without a gap when many are submitted at once', async () => {
  const filed = await Promise.all(Array.from({ length: 12 }, () => town.files()));

  const numbers = filed.map((a) => a.no).sort();
  expect(numbers).toEqual(
    Array.from({ length: 12 }, (_, i) => `杨企诉-2026-${String(i + 1).padStart(4, '0')}`),
  );
});

it('acts once on a cause that comes many times at once', async () => {
  const appeal = await town.files();
  const acknowledge = {
    appealId: appeal.id,
    event: { type: 'acknowledge' },
    personId: town.who.owner,
    cause: 'tg-1-2',
  } as const;

  const all = await Promise.all(Array.from({ length: 8 }, () => act(deps, acknowledge)));

  expect(all.filter((a) => a.fresh)).toHaveLength(1);
  expect(new Set(all.map((a) => a.appeal.version))).toEqual(new Set([appeal.version + 1]));
});

it('closes only on the satisfied word of the enterprise itself', async () => {
  const appeal = await town.files();
  await town.does('owner', { type: 'acknowledge' }, appeal);
  await town.does(
    'owner',
    { type: 'report_done', outcome: 'resolved', text: '调了档，量了三次', left: '' },
    appeal,
  );

  const sign = { type: 'sign', solved: 'resolved', name: '王示例', differs: false } as const;
  for (const other of [
    'owner',
    'deputy',
    'dispatcher',
    'leader',
    'supervisor',
    'stranger',
    'clock',
  ] as const) {
    await expect(town.does(other, sign, appeal)).rejects.toMatchObject({ code: 'refuse.not_yours' });
  }
  const { appeal: closed } = await town.does('contact', sign, appeal);

  expect(closed).toMatchObject({ status: 'satisfied', signature: { name: '王示例', by: town.who.contact } });
});

it('begins a shorter round one level up when the enterprise is not satisfied, and gives the third to the leader', async () => {
  const appeal = await town.files();
  const reportDone = { type: 'report_done', outcome: 'resolved', text: '办好了，请看看', left: '' } as const;
  const no = {
    type: 'refuse_result',
    solved: 'unresolved',
    rating: 'dissatisfied',
    reason: 'not_done',
    text: '周六又坏了',
  } as const;
  await town.does('owner', { type: 'acknowledge' }, appeal);
  await town.does('owner', reportDone, appeal);

  const second = (await town.does('contact', no, appeal)).appeal;
  expect(second).toMatchObject({ status: 'in_progress', round: 2, level: 2, ownerId: town.who.owner });

  await town.does('owner', reportDone, appeal);
  const third = (await town.does('contact', no, appeal)).appeal;
  expect(third).toMatchObject({ round: 3, level: 4, ownerId: town.who.leader });
  expect(await told(appeal.id)).toContain('round.supervisor → 吴演示');
});

it('climbs the ladder at its hours, each step told to its own people', async () => {
  clock.set('2026-03-02T01:00:00Z');
  const appeal = await town.files();

  const steps: [string, string[]][] = [
    ['2026-03-02T07:00:00Z', ['ladder.2.cadre.unsigned → 李示范', 'ladder.2.leader → 孙模拟']],
    ['2026-03-03T09:30:00Z', ['ladder.2.cadre.contact → 李示范']],
    ['2026-03-06T09:30:00Z', ['ladder.1.cadre → 李示范', 'ladder.1.deputy → 赵样本']],
    ['2026-03-09T09:30:00Z', ['ladder.2.cadre.due → 李示范', 'ladder.2.leader → 孙模拟']],
    [
      '2026-03-10T09:30:00Z',
      ['ladder.3.cadre → 李示范', 'ladder.3.leader → 孙模拟', 'ladder.3.supervisor → 吴演示'],
    ],
    ['2026-03-12T09:30:00Z', ['ladder.4.head → 郑示范', 'ladder.4.supervisor → 吴演示']],
    ['2026-03-13T09:30:00Z', ['ladder.5.cadre → 李示范']],
    ['2026-03-16T09:30:00Z', ['ladder.5.discipline → 冯模拟']],
  ];
  for (const [at, expected] of steps) {
    const before = await told(appeal.id);
    clock.set(at);
    await sweep();
    const news = (await told(appeal.id)).slice(before.length);
    expect([at, news.filter((n) => n !== 'ladder.0.cadre → 李示范')]).toEqual([at, expected]);
  }
});

it('says only the highest step after a long stop of the clock', async () => {
  clock.set('2026-04-01T01:00:00Z');
  const appeal = await town.files();
  await town.does('owner', { type: 'acknowledge' }, appeal);
  const before = await told(appeal.id);

  clock.set('2026-04-15T01:00:00Z');
  await sweep();

  const news = (await told(appeal.id)).slice(before.length).filter((n) => n.startsWith('ladder'));
  expect(news).not.toContain('ladder.3.cadre → 李示范');
  expect(news).toContain('ladder.4.head → 郑示范');
});

/** The owner is on leave while this is done. */
async function onLeave<T>(run: () => Promise<T>): Promise<T> {
  const set = (leaveFrom: Date | null) =>
    deps.db.update(people).set({ leaveFrom }).where(eq(people.id, town.who.owner));
  await set(new Date(deps.now().getTime() - 3_600_000));
  return await run().finally(() => set(null));
}

it('knows the deputy of an owner who got the case while the step waited for its turn', async () => {
  const appeal = await town.files();
  await town.does('owner', { type: 'acknowledge' }, appeal);
  await town.does('leader', { type: 'reassign', toId: town.who.stranger, text: '换人' }, appeal);

  const noted = await onLeave(async () => {
    let step: ReturnType<typeof town.does> | undefined;
    await deps.sql.begin(async (tx) => {
      await tx`select 1 from appeals where id = ${appeal.id} for update`;
      step = town.does('deputy', { type: 'progress', text: '今天去现场看过了，明天换线' }, appeal);
      step.catch(() => {});
      await sleep(200);
      await tx`
        update appeals set owner_id = ${town.who.owner},
          state = jsonb_set(state, '{ownerId}', to_jsonb(${town.who.owner}::text)) where id = ${appeal.id}`;
    });
    return (await step)?.appeal;
  });

  expect(noted?.notes).toBe(1);
});

it('tells the deputy what the owner on leave would hear, and the owner again afterwards', async () => {
  const appeal = await town.files();
  await town.does('owner', { type: 'acknowledge' }, appeal);
  const before = await told(appeal.id);

  await onLeave(() => town.does('contact', { type: 'add_info', text: '变压器又跳闸了' }, appeal));
  await onLeave(() => town.does('contact', { type: 'message', text: '请问几点来看' }, appeal));
  await town.does('contact', { type: 'message', text: '好的，谢谢' }, appeal);

  expect((await told(appeal.id)).slice(before.length)).toEqual([
    'relay.to_cadre → 赵样本',
    'relay → 赵样本',
    'relay → 李示范',
  ]);
});

it('rings at once by night when a case becomes an emergency, and lets every other grade wait for the morning', async () => {
  clock.set('2026-03-02T01:00:00Z');
  const appeal = await town.files();
  await town.does('owner', { type: 'acknowledge' }, appeal);
  const night = '2026-03-02T15:00:00Z';
  const morning = new Date('2026-03-03T00:30:00Z');
  const toldAt = async (grade: 'urgent' | 'top' | 'complex') => {
    const { appeal: after } = await town.does(
      'dispatcher',
      { type: 'set_grade', grade, text: '停了' },
      appeal,
    );
    const rows = await deps.sql<{ kind: string; at: Date }[]>`
      select n.kind, n.not_before as at from notices n join appeal_events e on e.id = n.event_id
      where e.appeal_id = ${appeal.id} and e.seq = ${after.version} order by n.kind`;
    return Object.fromEntries(rows.map(({ kind, at }) => [kind, at]));
  };

  clock.set(night);
  expect(await toldAt('urgent')).toEqual({ 'grade.enterprise': morning, 'grade.owner': morning });
  const now = new Date(night);
  expect(await toldAt('top')).toEqual({ 'grade.enterprise': now, 'grade.owner': now, 'grade.top': now });
  expect(await toldAt('complex')).toEqual({ 'grade.enterprise': morning, 'grade.owner': morning });
});

it('asks the leader to call at once where the only dispatcher reported the result', async () => {
  clock.set('2026-03-02T01:00:00Z');
  await deps.sql`update people set roles = '{dispatcher,cadre}' where id = ${town.who.dispatcher}`;
  const appeal = await town.files();
  await town.does('leader', { type: 'reassign', toId: town.who.dispatcher, text: '' }, appeal);
  await town.does('dispatcher', { type: 'acknowledge' }, appeal);
  await town.does('dispatcher', { type: 'report_done', outcome: 'resolved', text: '好了', left: '' }, appeal);
  await town.does('leader', { type: 'reassign', toId: town.who.owner, text: '' }, appeal);
  clock.set('2026-03-10T01:00:00Z');
  await town.does('clock', { type: 'call_back', about: 'result' }, appeal);
  expect(await told(appeal.id)).toContain('callback.dispatcher → 孙模拟');
  expect((await told(appeal.id)).join()).not.toContain('callback.dispatcher → 钱范例');
  const [row] = await deps.sql`select waits_on from appeals where id = ${appeal.id}`;
  expect(row?.waits_on).toContain('leader');
});

it('writes to the next contact when the one who filed speaks for the enterprise no more', async () => {
  const appeal = await town.files();
  await town.does('owner', { type: 'acknowledge' }, appeal);
  const next = { id: deps.newId(), phone: '13800000010', name: '杨续任' };
  await deps.db.insert(people).values(next);
  await deps.db.insert(contacts).values({ enterpriseId: town.enterpriseId, personId: next.id, position: 1 });
  const gone = (active: boolean) =>
    deps.db.update(contacts).set({ active }).where(eq(contacts.personId, town.who.contact));
  const before = await told(appeal.id);

  await gone(false);
  await town.does('owner', { type: 'log_contact', at: deps.now().getTime(), how: 'phone', note: '' }, appeal);
  await gone(true);
  await town.does('owner', { type: 'progress', text: '今天去现场看过了，明天换线' }, appeal);

  expect((await told(appeal.id)).slice(before.length)).toEqual([
    'contact.ask → 杨续任',
    'progress.enterprise → 王示例',
  ]);
});

it('has a card drawn after the step, even if a sender takes the redraw while the step is being committed', async () => {
  const { head } = town.who;
  const account = { id: deps.newId(), botId: 7, userId: 7, chatId: 7, personId: head, boundAt: deps.now() };
  await deps.db.insert(accounts).values(account);
  const appeal = await town.files();
  await deps.sql`delete from notices where person_id = ${head}`;
  await deps.sql`
    insert into cards (appeal_id, person_id, chat_id, message_id, sent_at)
    values (${appeal.id}, ${head}, 7, 7, ${deps.now()})`;
  await town.does('owner', { type: 'acknowledge' }, appeal);
  await deps.sql`
    create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(0.6); return null; end $$`;
  await deps.sql`
    create constraint trigger slow_commit after insert on appeal_events deferrable initially deferred
    for each row execute function slow()`;

  const step = town.does('owner', { type: 'progress', text: '今天去现场看过了，明天换线' }, appeal);
  await sleep(250);
  const claim = await claimNext(deps.sql, { botId: 7, personId: head, now: deps.now() });
  const [drawn] = await deps.sql`select version from appeals where id = ${appeal.id}`;
  const { appeal: after } = await step;
  await deps.sql`drop trigger slow_commit on appeal_events`;

  expect(claim?.notices.map(({ kind }) => kind)).toEqual(['card']);
  expect(drawn?.version).toBe(after.version);
});

it('gives a case to nobody who speaks for the enterprise or has left, whatever an old list offers', async () => {
  const appeal = await town.files();
  const { contact, stranger } = town.who;
  const setActive = (active: boolean) =>
    deps.db.update(people).set({ active }).where(eq(people.id, stranger));
  const give = (toId: string) => town.does('leader', { type: 'reassign', toId, text: '换人' }, appeal);

  await expect(give(contact)).rejects.toMatchObject({ code: 'refuse.stale_button' });
  await setActive(false);
  await expect(give(stranger)).rejects.toMatchObject({ code: 'refuse.stale_button' });
  await setActive(true);
  expect((await give(stranger)).appeal.ownerId).toBe(stranger);
});
