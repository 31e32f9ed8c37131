import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { openShared } from '../src/cli/context.ts';
import { readConfig } from '../src/config.ts';
import { openClients } from '../src/db/client.ts';
import { builtProgram } from './support/program.ts';
import { openPhone, type Phone, textOf } from './support/phone.ts';
import { fileAppeal, makeContact, noteProgress, reportDone, sayNo, signSatisfied } from './support/story.ts';

const root = path.resolve(import.meta.dirname, '..');
const dir = mkdtempSync(path.join(tmpdir(), 'xiaoer-kill-'));
const KILLS = 10;

const staff = `姓名,手机,单位,角色,片区,代理人
李示范,13800000002,经发办,cadre,示范园区片区,13800000003
赵样本,13800000003,经发办,cadre,,
孙模拟,13800000005,镇政府,leader,,
吴演示,13800000006,督查室,supervisor,,
`;
const enterprises = `名称,统一社会信用代码,片区,联系人,联系电话
示例精密材料有限公司,91530127MA00DEMA82,示范园区片区,王示例,13800000001
`;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const policy = path.join(dir, 'policy.yaml');
writeFileSync(policy, 'calendar: always\nquiet_hours: off\ndigest: off\n');
const env = {
  ...process.env,
  PORT: String(port),
  DATA_DIR: path.join(dir, 'data'),
  XIAOER_POLICY: policy,
  TELEGRAM_PACING: 'off',
  LOG_LEVEL: 'silent',
};
const xiaoer = [await builtProgram()];

let child = start();
let stopping = false;
let starts = 1;

function start() {
  return spawn(process.execPath, [...xiaoer, 'start'], { env, cwd: root, stdio: 'ignore' });
}

async function up(): Promise<void> {
  for (;;) {
    const answer = await fetch(`${url}/healthz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function cli(...args: string[]): Promise<string> {
  const run = await promisify(execFile)(process.execPath, [...xiaoer, ...args], { env, cwd: root });
  return run.stdout;
}

/** kill -9 at moments that nobody chose, and a start at once. */
async function keepKilling(random: () => number): Promise<void> {
  for (let i = 0; i < KILLS; i++) {
    await up();
    await new Promise((resolve) => setTimeout(resolve, 300 + random() * 2500));
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    child = start();
    starts++;
  }
}

/** A small generator with a seed, so that a failure can be had again. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

afterAll(async () => {
  stopping = true;
  child.kill('SIGTERM');
  await new Promise((resolve) => (child.exitCode === null ? child.once('exit', resolve) : resolve(null)));
  rmSync(dir, { recursive: true, force: true });
});

/** The story goes on for as long as there are kills to come. */
async function tell(contact: Phone, owner: Phone): Promise<{ no: string; notes: number }> {
  const no = await fileAppeal(contact);
  await owner.tap('签收');
  await makeContact(owner, contact, '明早 9 点带供电所去量电压');
  await noteProgress(owner, '已量 340 伏，线路超负荷；周五调档后再量');
  await reportDone(owner, '周四停电 2 小时调了档，量了三次，376 到 382 伏');
  await sayNo(contact, '调档后好了半天，又掉到 345 伏');
  await contact.sees(/第 2 轮/);
  await makeContact(owner, contact, '当面看了 2 号车间，换线当天做完');
  let notes = 0;
  while (starts < KILLS) {
    notes += 1;
    const before = starts;
    await noteProgress(owner, `第 ${notes} 次量，380 伏上下，再看看`);
    // One between two kills is enough: whoever writes without end is stopped as a flood.
    while (starts === before && starts < KILLS) await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await reportDone(owner, '换了 120 米主线，三台机床同开两小时，381 到 384 伏');
  await signSatisfied(contact, /换了 120 米主线/, '王示例');
  await contact.sees(/销号，签名：王示例/);
  return { no, notes };
}

it(`loses nothing and does nothing twice when it is killed ${KILLS} times in the middle`, {
  timeout: 240_000,
}, async () => {
  const seed = Number(process.env.TEST_SEED ?? 20260302);
  await up();
  for (const [kind, table] of [
    ['staff', staff],
    ['enterprises', enterprises],
  ] as const) {
    const file = path.join(dir, `${kind}.csv`);
    writeFileSync(file, table);
    await cli('import', kind, file);
  }
  const { invites } = JSON.parse(await cli('invites', '--new', '--json')) as {
    invites: { name: string; code: string }[];
  };
  const codeOf = (name: string) => invites.find((one) => one.name === name)?.code ?? '';
  const bot = 7_000_000_001;
  const [contact, owner] = [
    await openPhone(url, bot, codeOf('王示例')),
    await openPhone(url, bot, codeOf('李示范')),
  ];
  await contact.tap('同意');
  await owner.tap('同意');

  const [{ no, notes }] = await Promise.all([tell(contact, owner), keepKilling(seeded(seed))]);
  await up();

  expect([starts, stopping]).toEqual([KILLS + 1, false]);
  const database = await openShared('test', readConfig(env, '/nonexistent/.env'));
  const { sql, close } = openClients(database.target);
  const appeals = await sql`select no, status, round from appeals where status <> 'draft'`;
  const steps = await sql<
    { type: string }[]
  >`select type from appeal_events where type <> 'ring' order by seq`;
  await close();
  await database.close();
  expect(appeals).toEqual([{ no, status: 'satisfied', round: 2 }]);
  expect(steps.map((step) => step.type)).toEqual([
    'submit',
    'acknowledge',
    'log_contact',
    'confirm_contact',
    'progress',
    'report_done',
    'refuse_result',
    'log_contact',
    'confirm_contact',
    ...Array<string>(notes).fill('progress'),
    'report_done',
    'sign',
  ]);
  const said = (await contact.all()).map(textOf).filter((text) => text.includes('销号，签名'));
  expect(said.length).toBeGreaterThanOrEqual(1);
});
