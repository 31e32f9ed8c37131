import { expect, it } from 'vitest';
import type { DemoState, MessagesPage } from '../../src/chat/api.ts';
import { people } from '../../src/db/schema/people.ts';
import { cadres, grids, players } from '../../src/demo/cast.ts';
import { enterprises } from '../../src/demo/enterprises.ts';
import { seedOnce } from '../../src/demo/seed.ts';
import { countTown } from '../../src/demo/store.ts';
import { coverage } from '../../src/people/coverage.ts';
import { usccFault } from '../../src/people/uscc.ts';
import { eventually } from '../support/backends.ts';
import { openDemoStage } from './stage.ts';

const MADE_UP = /示例|示范|样本|样例|模拟|演示|范例/;
const stage = await openDemoStage();
const { deps } = stage.ctx;
const openings = [await seedOnce(stage.ctx), await seedOnce(stage.ctx)];

it('divides more than two hundred enterprises among eleven cadres, each with a cadre and a deputy', async () => {
  expect(await countTown(deps.sql)).toMatchObject({ enterprises: 212, cadres: 11 });
  expect(await coverage(deps)).toMatchObject({ withoutCadre: [], withoutDeputy: [], unreachable: 0 });
  const owners = await deps.sql`select distinct cadre_id from grids`;
  expect(owners).toHaveLength(11);
});

it('uses no name that does not say it is made up, no number that rings anywhere, and sound credit codes', () => {
  const names = [
    ...[...players, ...cadres, ...grids].map(({ name }) => name),
    ...enterprises.flatMap(({ name, park, address, contact }) => [name, park || name, address, contact.name]),
  ];
  expect(names.filter((name) => !MADE_UP.test(name))).toEqual([]);
  expect(new Set(enterprises.map(({ name }) => name)).size).toBe(enterprises.length);

  const phones = [...players, ...cadres, ...enterprises.map(({ contact }) => contact)].map(
    ({ phone }) => phone,
  );
  expect(phones.filter((phone) => !/^1380000\d{4}$/.test(phone))).toEqual([]);
  expect(enterprises.filter(({ uscc }) => usccFault(uscc) !== null)).toEqual([]);
  expect(new Set(enterprises.map(({ uscc }) => uscc)).size).toBe(enterprises.length);
});

it('shows cases in every state and at every level, none of them told to anybody again', async () => {
  const states = await deps.sql`select distinct status from appeals`;
  expect(states.map(({ status }) => status).toSorted()).toEqual(
    [
      'callback',
      'in_progress',
      'need_info',
      'pending_confirm',
      'rejected',
      'satisfied',
      'submitted',
      'withdrawn',
    ].toSorted(),
  );
  const levels = await deps.sql`select distinct level from appeals order by level`;
  expect(levels.map(({ level }) => level)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(await deps.sql`select 1 from appeals where round > 1`).not.toHaveLength(0);
  expect(await deps.sql`select kind from notices where state = 'failed' or why = 'unreachable'`).toEqual([]);
});

it('greets everybody on the page, and leaves something to do in the windows that are seen first', async () => {
  const { actors } = await stage.get<DemoState>('/demo/state');
  const look = () =>
    Promise.all(
      actors.map(async ({ user, role }) => {
        const page = await stage.get<MessagesPage>(`/chat/messages?bot=${stage.ctx.botId}&as=${user}`);
        const buttons = page.messages.flatMap(
          ({ reply_markup }) => reply_markup?.inline_keyboard.flat() ?? [],
        );
        return { role, n: page.messages.length, labels: buttons.map(({ text }) => text).join(' ') };
      }),
    );
  const texts = await eventually(look, (all) => all.some(({ labels }) => labels.includes('督办单')));
  expect(actors.map(({ window }) => window)).toEqual([1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 3]);
  expect(texts.filter(({ n }) => n < 3)).toEqual([]);
  const labelsOf = (role: string) => texts.find((one) => one.role === role)?.labels;
  expect(labelsOf('企业联系人')).toContain('已解决 部分解决 未解决');
  expect(labelsOf('挂钩干部')).toContain('签收');
  expect(labelsOf('督查')).toContain('督办单');
});

it('does not seed a second time', async () => {
  expect(openings).toEqual([{ seeded: true }, { seeded: false }]);
});

it('seeds anew what was only half seeded', async () => {
  await deps.sql`update settings set value = value || '{"version": 0}' where key = 'demo'`;
  await deps.sql`delete from contacts`;

  expect(await seedOnce(stage.ctx)).toEqual({ seeded: true });

  expect(await deps.sql`select 1 from contacts`).toHaveLength(212);
});

it('starts over when told, with the people, their phones and the log-in of the page kept', async () => {
  const before = await stage.get<DemoState>('/demo/state');
  await stage.ctx.clock.advance(3 * 86_400_000);
  await (await stage.ctx.chat.as(before.actors[0]?.user ?? 0, stage.ctx.botId)).write('到此一游');

  await deps.sql`insert into conduct_causes (mark, report_id) values ('x', ${deps.newId()})`;

  expect((await stage.post('/demo/reset')).status).toBe(200);

  const after = await stage.get<DemoState>('/demo/state');
  expect(after.actors).toEqual(before.actors);
  expect(Math.abs(Date.parse(after.clock) - Date.now())).toBeLessThan(10_000);
  expect(await deps.sql`select 1 from chat.messages where message ->> 'text' = '到此一游'`).toHaveLength(0);
  expect(await deps.sql`select 1 from conduct_causes`).toHaveLength(0);
});

it('never touches a roster that is in earnest', async () => {
  const other = await openDemoStage();
  const row = { phone: '13800000001', name: '王示例', createdAt: other.ctx.deps.now() };
  await other.ctx.deps.db.insert(people).values({ ...row, id: other.ctx.deps.newId() });

  await expect(seedOnce(other.ctx)).rejects.toMatchObject({ name: 'SetupError' });

  expect(await other.ctx.deps.sql`select name from people`).toEqual([{ name: '王示例' }]);
});
