import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { createInvitations } from '../../src/people/invitations.ts';
import { eventually } from '../support/backends.ts';
import { builtProgram } from '../support/program.ts';
import { openPhone, type Phone } from '../support/phone.ts';
import { fileAppeal, noteProgress } from '../support/story.ts';
import { createTown, type Town } from '../support/town.ts';
import { createWorld, type World } from '../support/world.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 });

const root = path.resolve(import.meta.dirname, '../..');
const dir = mkdtempSync(path.join(tmpdir(), 'xiaoer-processes-'));
chmodSync(dir, 0o755);
const policy = path.join(dir, 'policy.yaml');
const POLICY = 'calendar: always\nquiet_hours: off\ndigest: off\n';
writeFileSync(policy, POLICY);
const BOT = 7_000_000_001;

const running = new Set<ChildProcess>();
afterEach(async () => {
  await Promise.all([...running].map((child) => ended(child, 'SIGKILL')));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

type Started = { child: ChildProcess; said: () => string };

const built = [await builtProgram()];
/** As `npm start` runs it. */
const fromSource = ['--import', 'tsx', path.join(root, 'src/cli/main.ts')];

/** `xiaoer start` as a process of its own. */
function start(env: Record<string, string | number>, ...args: string[]): Started {
  return startAs(built, env, ...args);
}

function startAs(program: string[], env: Record<string, string | number>, ...args: string[]): Started {
  const own = { XIAOER_POLICY: policy, DATA_DIR: path.join(dir, 'data') };
  const settings = { ...own, TELEGRAM_PACING: 'off', LOG_LEVEL: 'error', ...env };
  const all = {
    ...process.env,
    ...Object.fromEntries(Object.entries(settings).map(([k, v]) => [k, `${v}`])),
  };
  const child = spawn(process.execPath, [...program, 'start', ...args], {
    env: all,
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (said += text));
  return { child, said: () => said };
}

/** Sends a signal and waits. @returns exit code or signal, and the seconds it took */
async function ended(
  child: ChildProcess,
  signal?: NodeJS.Signals,
): Promise<[number | string | null, number]> {
  const since = performance.now();
  const gone = new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });
  if (signal !== undefined) child.kill(signal);
  await gone;
  running.delete(child);
  return [child.exitCode ?? child.signalCode, (performance.now() - since) / 1000];
}

const up = (one: Started) =>
  eventually(
    () => `${one.child.exitCode ?? ''}${one.said()}`,
    (said) => /http:\/\/\S+\/(chat|healthz)/.test(said),
    60_000,
  );

type Stage = { world: World; town: Town; env: Record<string, string | number>; url: string; port: number };

async function stage(): Promise<Stage> {
  const world = await createWorld({ at: new Date(), policy: POLICY });
  const town = await createTown(world);
  const { host, port: pg, user, database } = world.database.target;
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const DATABASE_URL = `postgres://${user}@localhost:${pg}/${database}?host=${encodeURIComponent(host)}`;
  return { world, town, url, port, env: { DATABASE_URL, TELEGRAM_API_ROOT: url, PORT: 0 } };
}

async function phone({ world, town, url }: Stage, who: 'contact' | 'owner'): Promise<Phone> {
  const [invitation] = await createInvitations(world.deps, { personIds: [town.who[who]] });
  const opened = await openPhone(url, BOT, invitation?.code ?? '');
  await opened.tap('同意');
  await opened.sees(/绑好了/);
  return opened;
}

/** Twenty messages from the owner to the contact, one after another. */
async function talk({ world, town }: Stage, from: number, pause: () => Promise<void>): Promise<void> {
  const [appeal] = await world.deps.sql<{ id: string }[]>`select id from appeals limit 1`;
  for (let i = from; i < from + 20; i++) {
    world.clock.set(new Date());
    await town.does('owner', { type: 'message', text: `第 ${i} 句话` }, { id: appeal?.id ?? '' });
    await pause();
  }
}

const sentences = (heard: string[]) =>
  heard.flatMap((text) => /第 (\d+) 句话/.exec(text)?.[1] ?? []).map(Number);
const range = (from: number) => Array.from({ length: 20 }, (_, i) => from + i);

it('plays a story as three processes; killed workers lose nothing, two at once send nothing twice', async () => {
  const scene = await stage();
  const web = start({ ...scene.env, PORT: scene.port }, '--only', 'web');
  await up(web);
  const bots = start(scene.env, '--only', 'bots');
  let workers = start(scene.env, '--only', 'workers');
  await Promise.all([up(bots), up(workers)]);

  const [contact, owner] = await Promise.all([phone(scene, 'contact'), phone(scene, 'owner')]);
  await fileAppeal(contact);
  await owner.tap('签收');
  await contact.sees(/状态：办理中/);

  // Killed in the middle of sending. What it held is sent again when its lease is over, so that is shortened.
  let n = 0;
  await talk(scene, 100, async () => {
    if (++n === 10) await ended(workers.child, 'SIGKILL');
  });
  const { sql } = scene.world.deps;
  await sql`update accounts set busy_until = now() where busy_until is not null`;
  await sql`update notices set claimed_at = now() - interval '61 s' where state = 'sending'`;
  workers = start(scene.env, '--only', 'workers');
  await contact.sees(/第 119 句话/);
  const heard = sentences(await contact.heard());
  expect([...new Set(heard)]).toEqual(range(100));
  // At least once: what was on its way at the kill may have come before.
  expect(heard.length).toBeLessThanOrEqual(21);

  const second = start(scene.env, '--only', 'workers');
  await Promise.all([up(second), up(workers)]);
  const before = await contact.mark();
  await talk(scene, 200, async () => {});
  await contact.sees(/第 219 句话/);
  expect(sentences(await contact.heard(before))).toEqual(range(200));

  await noteProgress(owner, '已量 340 伏，线路超负荷，周五再量');
  await contact.sees(/已量 340 伏/);

  // A port that is taken is said with how to change it.
  const other = start({ ...scene.env, PORT: scene.port }, '--only', 'web');
  expect((await ended(other.child))[0]).toBe(1);
  expect(other.said()).toMatch(new RegExp(`${scene.port}.*PORT=${scene.port + 1}`));

  // All of them end in the middle of it.
  const talking = talk(scene, 300, () => new Promise((resolve) => setTimeout(resolve, 20)));
  const ends = await Promise.all([
    ended(workers.child, 'SIGTERM'),
    ended(second.child, 'SIGINT'),
    ended(bots.child, 'SIGTERM'),
    ended(web.child, 'SIGINT'),
  ]);
  await talking;
  expect(ends.map(([code]) => code)).toEqual([0, 0, 0, 0]);
  expect(Math.max(...ends.map(([, seconds]) => seconds))).toBeLessThan(10);
});

it('ends within 10 s with code 0, database and all, and tells a second start who holds the data folder', async () => {
  const DATA_DIR = path.join(dir, 'data');
  const env = { DATA_DIR, DATABASE_URL: '' };
  const first = startAs(fromSource, { ...env, PORT: await freePort() });
  await up(first);
  const second = start({ ...env, PORT: await freePort() });
  expect((await ended(second.child))[0]).toBe(1);
  expect(second.said()).toContain(String(first.child.pid));

  const [code, seconds] = await ended(first.child, 'SIGTERM');
  expect([code, seconds < 10]).toEqual([0, true]);
  const third = start({ ...env, PORT: await freePort() });
  // Ended while it is still starting, with its database open already.
  await eventually(third.said, (said) => /(数据库|database).*PostgreSQL/.test(said), 60_000);
  expect((await ended(third.child, 'SIGINT'))[0]).toBe(0);
});
