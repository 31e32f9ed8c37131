import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { policyDocument, readPolicy } from '../../src/policy/load.ts';
import { type Opened, openDeps } from '../../src/start.ts';
import { readQr } from '../support/qr.ts';
import { uscc } from '../people/roster/support.ts';
import { jsonLines, temporaryDir, xiaoer } from './support.ts';

const dir = temporaryDir();
const file = (name: string) => path.join(dir, name);
const write = (name: string, ...lines: string[]) => {
  writeFileSync(file(name), lines.join('\n'));
  return file(name);
};
const STAFF = write(
  'staff.csv',
  '姓名,手机,角色,片区,代理人',
  '李示范,13800000001,cadre,东片区,13800000002',
  '赵样本,13800000002,"cadre,admin,dispatcher,leader,supervisor",,13800000001',
);
const PHONE = '13800000001';
const ENTERPRISES = write(
  'enterprises.csv',
  'name,uscc,grid,contact_name,contact_phone',
  `示例精密材料有限公司,${uscc(1)},东片区,王示例,13900000001`,
);

process.env.DATA_DIR = path.join(dir, 'data');
process.env.LOG_LEVEL = 'error';
const zh = { LANG: 'zh_CN.UTF-8' };

describe('alone, on a database that each command starts and stops', () => {
  it('import says what it did, and what is the same the second time', async () => {
    const first = await xiaoer(['import', 'staff', STAFF], zh);
    expect(first).toMatchObject({ code: 0, out: '新增 2，更新 0，未动 0\n' });
    expect(first.err).toContain('全部行先检查');
    expect(await xiaoer(['import', 'staff', STAFF])).toMatchObject({
      out: 'added 0, updated 0, unchanged 2\n',
    });
  });

  it('leave marks a leave and ends it, and names what is wrong with a call', async () => {
    const far = ['leave', PHONE, '--until', '2099-03-09'];
    expect(await xiaoer(far, zh)).toMatchObject({
      code: 0,
      out: expect.stringContaining('休假到 2099-03-09'),
    });
    expect(JSON.parse((await xiaoer([...far, '--json'])).out)).toMatchObject({ on_leave: true, cases: 0 });
    expect(await xiaoer(['leave', PHONE, '--end'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('is back'),
    });
    expect((await xiaoer(['leave', '13899999999', '--end'])).code).toBe(1);
    for (const bad of [
      ['leave'],
      ['leave', PHONE],
      ['leave', PHONE, '--until', '2026-02-30'],
      ['leave', PHONE, '--until', '2001-01-01'],
    ])
      expect((await xiaoer(bad)).code).toBe(2);
  });

  it('import --json gives counts, or every fault', async () => {
    const good = await xiaoer(['import', 'enterprises', ENTERPRISES, '--json', '--dry-run']);
    expect(JSON.parse(good.out)).toEqual({
      ok: true,
      dry_run: true,
      handed_over: 0,
      unowned: 0,
      added: 1,
      updated: 0,
      unchanged: 0,
      examples: 0,
      unknown_headings: [],
      renamed: [],
      contacts_added: 1,
      contacts_left: 0,
      new_grids: [],
    });
    const bad = await xiaoer([
      'import',
      'staff',
      write('bad.csv', '姓名,手机,角色', '李示范,138,cadre'),
      '--json',
    ]);
    expect(bad.code).toBe(1);
    expect(JSON.parse(bad.out)).toEqual({
      ok: false,
      faults: [
        {
          row: 2,
          column: '手机/phone*',
          code: 'phone',
          what: '"138" is not a mobile number; it has 3 digits',
          mend: '11 digits, beginning with 1',
        },
      ],
    });
  });

  it('import writes faults for people to stderr and leaves stdout empty', async () => {
    const bad = await xiaoer(['import', 'staff', write('bad.csv', '姓名,手机,角色', '李示范,138,厨师')], zh);
    expect(bad).toMatchObject({ code: 1, out: '' });
    expect(bad.err).toContain('× 第 2 行 手机/phone*：“138”不是手机号');
    expect(bad.err).toContain('2 处要改，一行都没有导入');
  });
});

describe('beside a running one on the same data folder', () => {
  let opened: Opened;
  const web = createServer((_, response) => response.end('ok'));
  beforeAll(async () => {
    await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
    process.env.PORT = String((web.address() as AddressInfo).port);
    opened = await openDeps(readConfig(process.env, ''), { what: 'start', mode: 'own' });
    await xiaoer(['import', 'staff', STAFF]);
    await xiaoer(['import', 'enterprises', ENTERPRISES]);
  });
  afterAll(async () => {
    await opened.close();
    web.close();
  });

  it('invites --new --json gives codes that open the chat page', async () => {
    const { out, code } = await xiaoer(['invites', '--new', '--json']);
    expect(code).toBe(0);
    const { invites } = JSON.parse(out);
    expect(invites).toHaveLength(3);
    expect(invites[2]).toEqual({
      kind: 'contact',
      name: '王示例',
      phone: '13900000001',
      roles: [],
      enterprise: '示例精密材料有限公司',
      uscc: uscc(1),
      code: expect.stringMatching(/^[\w-]{24}$/),
      link: `http://127.0.0.1:${process.env.PORT}/chat/join/${invites[2].code}`,
      expires_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    });
    expect(invites[0]).toMatchObject({ kind: 'staff', roles: ['cadre'], enterprise: null, uscc: null });
  });

  it('invites without --new shows no code, for none is kept', async () => {
    const { invites } = JSON.parse((await xiaoer(['invites', '--json', '--role', '管理员'])).out);
    expect(invites).toMatchObject([
      { name: '赵样本', code: null, link: null, expires_at: expect.any(String) },
    ]);
    // Four in the morning of the town is still the day before in Greenwich.
    await opened.deps.sql`update invitations set expires_at = '2099-03-08T20:00:00Z'`;
    expect((await xiaoer(['invites', '--role', 'admin'], zh)).out).toContain('有码，到 2099-03-09');
  });

  it('invites --phone is about one person, and says what it cannot read or find', async () => {
    const { invites } = JSON.parse((await xiaoer(['invites', '--phone', '139 0000 0001', '--json'])).out);
    expect(invites).toMatchObject([{ name: '王示例' }]);
    expect((await xiaoer(['invites', '--phone', '12345'], zh)).err).toContain('要 11 位手机号，不是“12345”');
    expect((await xiaoer(['invites', '--phone', '13900000077'], zh)).err).toContain('名册里没有这个手机号');
  });

  it('invites --out draws a QR code for each, readable by the owner alone', async () => {
    const out = file('qr');
    const { invites } = JSON.parse(
      (await xiaoer(['invites', '--new', '--role', 'contact', '--json', '--out', out])).out,
    );
    const [png = ''] = readdirSync(out);
    expect(png).toBe('示例精密材料有限公司 王示例.png');
    expect(statSync(path.join(out, png)).mode & 0o777).toBe(0o600);
    expect(readQr(readFileSync(path.join(out, png)))).toBe(invites[0].link);
  });

  it('policy diff says what a file would change, and what of it concerns open cases', async () => {
    const next = write(
      'next.yaml',
      'grades: { normal: { done: 3wd } }',
      'calendar: { holidays: [2027-01-04] }',
    );
    const { code, out } = await xiaoer(['policy', 'diff', next], zh);
    expect(code).toBe(0);
    expect(out).toContain('改了 2 处');
    expect(out).toContain('grades.normal.done  "5wd" → "3wd"');
    expect(out).toContain('在办 0 件：各按提出时的时限办，不变。');
    const json = JSON.parse((await xiaoer(['policy', 'diff', next, '--json'])).out);
    expect(json).toMatchObject({
      open: 0,
      moved: 0,
      cases: [],
      changes: [{ path: 'calendar.holidays' }, { path: 'grades.normal.done' }],
    });
    expect((await xiaoer(['policy', 'diff', write('bad.yaml', 'calendr: always')], zh)).code).toBe(1);
  });

  it('policy show --json gives a policy that a file may give back', async () => {
    const { out, code } = await xiaoer(['policy', 'show', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(policyDocument(readPolicy()))));
    const back = write('policy.json', out);
    expect(await xiaoer(['policy', 'check', back], zh)).toMatchObject({
      code: 0,
      out: expect.stringContaining('没有问题'),
    });
  });

  it('doctor gives one JSON a line, and 0 when nothing is wrong', async () => {
    const { out, code } = await xiaoer(['doctor', '--json']);
    const findings = jsonLines(out);
    expect(code).toBe(0);
    expect(findings.map((finding) => finding.id)).toEqual([
      'database',
      'migrations',
      'queue',
      'dead',
      'chat',
      'policy',
      'waiting',
      'box',
      'people',
      'retention',
      'disk',
      'calendar',
      'address',
    ]);
    for (const finding of findings) {
      expect(Object.keys(finding)).toEqual(['id', 'status', 'detail', 'fix']);
      expect(finding.fix === null).toBe(finding.status === 'ok');
    }
  });

  it('doctor names enterprises without a cadre, and ends with 1', async () => {
    await opened.deps.sql`update grids set cadre_id = null`;
    const { out, code } = await xiaoer(['doctor'], zh);
    await xiaoer(['import', 'staff', STAFF]);
    expect(code).toBe(1);
    expect(out).toMatch(/× 人员 +没有挂钩干部的企业 1 家：示例精密材料有限公司（东片区）/);
    expect(out).toContain('1 个问题');
  });

  it('dead lists what failed without personal data, shows it when asked, replays and drops', async () => {
    const { sql } = opened.deps;
    await sql`
      insert into inbox (bot_id, update_id, lane, payload, received_at, done_at, attempts, error)
      select 7, n, 1, '{"message":{"text":"电压低"}}', now(), now(), 3, 'TypeError' from generate_series(1, 2) as n`;
    const listed = await xiaoer(['dead', 'list'], zh);
    expect(listed).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^in-7-1 .*message +试了 3 次，之后还有 +TypeError/),
    });
    expect(listed.out).not.toContain('电压低');
    expect(jsonLines((await xiaoer(['doctor', '--json'])).out).find(({ id }) => id === 'dead')).toMatchObject(
      {
        status: 'warn',
        fix: expect.stringContaining('xiaoer dead list'),
      },
    );
    expect((await xiaoer(['dead', 'show', 'in-7-1'])).out).toContain('电压低');
    expect((await xiaoer(['dead', 'replay', 'in-7-1'])).out).toBe('Queued again: 1.\n');
    expect((await xiaoer(['dead', 'drop', 'in-7-2'], zh)).err).toContain('加 --yes');
    expect((await xiaoer(['dead', 'drop', 'in-7-2', '--yes'])).out).toBe('Given up: 1.\n');
    expect((await xiaoer(['dead', 'drop', 'in-7-2', '--yes'])).code).toBe(1);
    expect(JSON.parse((await xiaoer(['dead', 'list', '--json'])).out)).toEqual({ dead: [] });
    for (const bad of [
      ['dead'],
      ['dead', 'replay'],
      ['dead', 'show', 'x'],
      ['dead', 'replay', '--all', 'out-1'],
    ])
      expect((await xiaoer(bad)).code).toBe(2);
    await sql`delete from inbox`;
  });

  it('migrate finds nothing to do', async () => {
    expect(JSON.parse((await xiaoer(['migrate', '--json'])).out)).toEqual({ applied: 0 });
  });
});

it('policy check names every fault with line and column, and ends with 1', async () => {
  const bad = write('policy.yaml', 'grades:', '  normal:', '    done: five days', 'calendr: always');
  const { code, err, out } = await xiaoer(['policy', 'check', bad], zh);
  expect(code).toBe(1);
  expect(out).toBe('');
  expect(err).toContain(`${bad}:3:`);
  expect(err).toContain(`${bad}:4:`);
  const json = JSON.parse((await xiaoer(['policy', 'check', bad, '--json'])).out);
  expect(json).toMatchObject({ ok: false, faults: [{ line: 3 }, { line: 4 }] });
});

it('template does not write over a file unless told to', async () => {
  const target = file('template.xlsx');
  expect(await xiaoer(['template', 'staff', target])).toMatchObject({ code: 0, out: `${target}\n` });
  expect(existsSync(target)).toBe(true);
  const again = await xiaoer(['template', 'staff', target], zh);
  expect(again.code).toBe(1);
  expect(again.err).toContain('已经有了，没有动它');
  expect(await xiaoer(['template', 'enterprises', target, '--force'])).toMatchObject({ code: 0 });
});
