import { pino } from 'pino';
import { expect, it } from 'vitest';
import { people as peopleCheck } from '../../src/cli/doctor/check-people.ts';
import { readConfig } from '../../src/config.ts';
import { contacts, people } from '../../src/db/schema/people.ts';
import { readDead, readLoad } from '../../src/health/views.ts';
import { fireDigests } from '../../src/notices/daily.ts';
import { coverage } from '../../src/people/coverage.ts';
import { readUnbound } from '../../src/people/views-roster.ts';
import { openStage, type Stage } from '../bots/staff-stage.ts';
import type { Chat } from '../support/chat.ts';
import { commandsSay } from './outside.ts';
import { sequentialIds } from '../support/world.ts';

/** Everybody who must not be able to tell: the cadre named, deputy, offices, the other contact of the enterprise. */
const others = [
  'contact',
  'owner',
  'deputy',
  'stranger',
  'dispatcher',
  'leader',
  'head',
  'supervisor',
] as const;
type Others = Record<(typeof others)[number], Chat>;

type Busy = { reporter: Chat; officer: Chat };
/** What author and officer do among themselves. Nobody else may be able to tell that they did. */
type Aside = (busy: Busy, stage: Stage) => Promise<void>;

type Played = {
  /** Every call to anybody else, with the hour, in order. */
  calls: string[];
  /** The tables that are not the box's own. */
  rows: string[];
  /** What commands and probes read. */
  probes: string[];
  logs: string[];
  /** Updates of each aside, so that the other town can be as busy. */
  updates: number[];
};

const write = async ({ reporter }: Busy): Promise<void> => {
  await reporter.says('反映作风问题');
  await reporter.taps('继续填写');
  await reporter.taps('不给办');
  await reporter.taps('0001 用电');
  for (const words of ['经发办李示范', '十一月十九日', '说这件他不给办，让我们撤'])
    await reporter.says(words);
  await reporter.taps('跳过');
  await reporter.taps('跳过');
  await reporter.taps('匿名');
  await reporter.taps('提交');
};

const look = async ({ reporter, officer }: Busy): Promise<void> => {
  await officer.says('/reports');
  await officer.taps('1');
  await officer.taps('签收');
  await officer.taps('问反映人');
  await officer.says('当时还有谁在场？');
  await reporter.says('纪-2026-0001');
  await reporter.taps('补充说明');
  await reporter.says('门卫也在');
};

const settle = async ({ reporter, officer }: Busy): Promise<void> => {
  await officer.says('/reports');
  await officer.taps('1');
  await officer.taps('报办结');
  await officer.says('问过本人，话说得不对，已经提醒');
  await officer.taps('部分属实');
  await officer.taps('确认');
  await reporter.says('纪-2026-0001');
  await reporter.taps('谁看过');
};

const reply = async ({ reporter }: Busy): Promise<void> => {
  await reporter.taps('有，想说说');
  await reporter.says('上周来查了两次');
};

const asides: Aside[] = [write, look, settle, reply];

/** One town, one story; `busy` is what author and officer do meanwhile: report, or as many taps on nothing. */
async function play(during: (n: number, busy: Busy, stage: Stage) => Promise<void>): Promise<Played> {
  const stage = await openStage('2026-11-19T09:12+08:00');
  const { deps, clock, town } = stage;
  const logs: string[] = [];
  deps.log = pino(
    { base: null, timestamp: false, level: 'debug' },
    { write: (line) => void logs.push(line) },
  );
  const [second, admin] = [deps.newId(), deps.newId()];
  const createdAt = deps.now();
  await deps.db.insert(people).values([
    { id: second, name: '周样例', phone: '13800000021', createdAt },
    { id: admin, name: '何模拟', phone: '13800000022', roles: ['admin'], createdAt },
  ]);
  await deps.db.insert(contacts).values({ enterpriseId: town.enterpriseId, personId: second, position: 1 });
  town.who = { ...town.who, second, admin } as never;
  const hours: string[] = [];
  const chats = {} as Others & { admin: Chat };
  for (const part of others) chats[part] = await stage.chat(part);
  chats.admin = await stage.chat('admin' as never);
  const busy = { reporter: await stage.chat('second' as never), officer: await stage.chat('discipline') };
  stage.api.meddle(() => void hours.push(clock.now().toISOString()));
  const updates: number[] = [];
  const apart = sequentialIds();

  /** What happens aside draws its ids elsewhere, as real ids tell nothing either, and takes a quarter of an hour. */
  async function aside(n: number): Promise<void> {
    const until = clock.now().getTime() + 15 * 60_000;
    const [before] = await deps.sql<{ n: number }[]>`select count(*)::int as n from inbox`;
    const own = deps.newId;
    deps.newId = apart;
    await during(n, busy, stage);
    deps.newId = own;
    const [after] = await deps.sql<{ n: number }[]>`select count(*)::int as n from inbox`;
    updates.push((after?.n ?? 0) - (before?.n ?? 0));
    expect(clock.now().getTime()).toBeLessThan(until);
    await stage.at(new Date(until).toISOString());
  }
  const probes: string[] = [];
  async function probe(): Promise<void> {
    const now = deps.now();
    const config = readConfig({}, '/nonexistent/.env');
    probes.push(
      JSON.stringify([
        await readLoad(deps.sql, now),
        await readDead(deps.sql),
        await coverage(deps),
        await readUnbound(deps.sql, now),
        await peopleCheck.run({ config, now: deps.now, sql: deps.sql }),
      ]),
    );
  }
  async function everybodyLooks(): Promise<void> {
    const { contact, owner, deputy, dispatcher, leader, supervisor, head } = chats;
    await contact.says('/my');
    await contact.taps('1');
    for (const chat of [owner, deputy])
      for (const one of ['/tasks', '/enterprises', '/me']) await chat.says(one);
    await owner.taps('查看全文').catch(() => {});
    await dispatcher.says('/intake');
    for (const chat of [leader, supervisor, head]) {
      for (const one of ['/tasks', '/overdue', '/board', '/preview 7d', '/help']) await chat.says(one);
      await chat.taps('按片区').catch(() => {});
      await chat.taps('按类别').catch(() => {});
      await chat.says('/reports');
      await chat.says('纪-2026-0001');
    }
    await chats.admin.says('/health');
    await chats.admin.says('/invite');
    await chats.admin.says('/reports');
    await probe();
    probes.push(...(await commandsSay(stage.database)));
  }
  async function morning(day: string): Promise<void> {
    await fireDigests(deps, new Date(`${day}T08:45:00+08:00`));
    await stage.at(`${day}T08:46:00+08:00`);
  }

  const appeal = await town.files({ category: 'PWR' });
  await stage.deliver();
  await chats.owner.taps('签收');
  await aside(0);
  await everybodyLooks();
  await town.does(
    'owner',
    { type: 'log_contact', at: deps.now().getTime(), how: 'phone', note: '明早来' },
    appeal,
  );
  await stage.at('2026-11-20T09:00+08:00');
  await aside(1);
  await everybodyLooks();
  // Nobody moves: the ladder climbs, with everybody it tells.
  for (const day of [
    '2026-11-23',
    '2026-11-24',
    '2026-11-25',
    '2026-11-26',
    '2026-11-27',
    '2026-11-30',
    '2026-12-01',
  ]) {
    await morning(day);
    await stage.at(`${day}T17:31:00+08:00`);
  }
  await everybodyLooks();
  await town.does('owner', { type: 'progress', text: '量了电压，340 伏' }, appeal);
  await morning('2026-12-02');
  await aside(2);
  await chats.owner.taps('报办结').catch(() => {});
  await town.does(
    'owner',
    { type: 'report_done', outcome: 'resolved', text: '调过档了，380 伏', left: '' },
    appeal,
  );
  await stage.at('2026-12-03T09:00:00+08:00');
  await chats.contact.taps('已解决');
  await chats.contact.taps('满意');
  await chats.contact.says('王示例');
  // The next number tells nothing either.
  await town.files();
  await stage.deliver();
  await stage.at('2027-01-04T10:00:00+08:00');
  await aside(3);
  await everybodyLooks();

  const seen = new Map<number, string>(
    [...others, 'admin' as const].map((part) => [chats[part].chatId, part] as const),
  );
  const calls = stage.api.calls
    .slice(-hours.length)
    .map(({ method, chatId, params }, i) => ({
      method,
      chatId,
      line: JSON.stringify([hours[i], method, params]),
    }))
    .filter(({ chatId }) => seen.has(chatId));
  return {
    calls: calls.map(({ chatId, line }) => `${seen.get(chatId)} ${line}`),
    rows: await shared(stage, busy),
    probes,
    logs,
    updates,
  };
}

/** Every row of every table that is not the box's own, less what author and officer have to themselves. */
async function shared({ deps, town }: Stage, { reporter, officer }: Busy): Promise<string[]> {
  const tables = await deps.sql<{ name: string }[]>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_schema in ('public', 'chat') and table_type = 'BASE TABLE' and table_name not like 'conduct_%'`;
  const people = [town.who.discipline, (town.who as Record<string, string>).second];
  const own = [reporter.chatId, officer.chatId];
  const rows = await Promise.all(
    tables.map(async ({ name }) => {
      const found = await deps.sql.unsafe<{ row: Record<string, unknown> }[]>(
        `select to_jsonb(t) as row from ${name} t`,
      );
      return found
        .map(({ row }) => row)
        .filter((row) => !(name === 'public.dialogs' && people.includes(String(row.person_id))))
        .filter((row) => !own.includes(Number(row.lane)))
        .filter((row) => !(name === 'public.counters' && row.series === 'conduct'))
        .map((row) => {
          // Drawn by the database, and read from its own clock.
          const { claimed_at: _, busy_until: __, holder: ___, admitted_at, ...other } = row;
          const rest: Record<string, unknown> = { ...other, isAdmitted: Boolean(admitted_at) };
          const kept = own.includes(Number(rest.chat_id)) ? { ...rest, message_id: null } : rest;
          const drawn = name === 'public.notices' && kept.manner === 'card' ? { ...kept, id: null } : kept;
          return `${name} ${JSON.stringify(drawn)}`;
        });
    }),
  );
  return rows.flat().toSorted();
}

it('lets nobody else tell whether there is a report', { timeout: 240_000 }, async () => {
  const reported = await play(async (n, busy, stage) => asides[n]?.(busy, stage));
  const quiet = await play(async (n, { reporter }) => {
    for (let i = 0; i < (reported.updates[n] ?? 0); i += 1) await reporter.says('/me');
  });

  expect(reported.updates.every((n) => n > 0)).toBe(true);
  expect(reported.calls.length).toBeGreaterThan(150);
  expect(reported.calls).toEqual(quiet.calls);
  expect(reported.probes).toEqual(quiet.probes);
  expect(reported.logs).toEqual(quiet.logs);
  expect(reported.rows).toEqual(quiet.rows);
  const all = [...reported.calls, ...reported.rows, ...reported.probes, ...reported.logs].join('\n');
  expect(all).not.toMatch(/不给办，让我们撤|门卫也在|来查了两次|已经提醒/);
});
