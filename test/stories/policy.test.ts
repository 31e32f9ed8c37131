import { expect, it } from 'vitest';
import { loadPolicy } from '../../src/policy/load.ts';
import { takeUpPolicy } from '../../src/policy/take-up.ts';
import { createSystem, on } from '../support/system.ts';

it('asks the administrator before another calendar moves dates, and then tells whom it concerns', async () => {
  const system = await createSystem({ at: on('03-02 09:00') });
  const { deps, town } = system;
  await deps.sql`update people set roles = '{admin}' where id = ${town.who.stranger}`;
  const [admin, cadre, contact] = await system.phones('stranger', 'owner', 'contact');
  await town.files();
  await cadre.sees(/📩 新诉求/);
  await system.pass('1m');
  const next = loadPolicy('calendar: { holidays: [2026-03-04, 2026-03-05] }');

  await takeUpPolicy(deps, next, async () => false);
  const asked = await admin.sees(/办法文件改了工作日历，等您定/);
  expect(asked.text).toContain('在办 1 件，1 件的日子会动：时限推后 1 件，提前 0 件');
  expect(asked.text).toContain('2026-0001　办结：周一 3月9日 17:30 → 周三 3月11日 17:30');

  await admin.tap('同意');
  await admin.sees(/✅ 陈样例今天 09:01 同意了，新的办法在用/);
  await contact.sees(/您这几件的办结时限推后了：\n2026-0001　办结：周一 3月9日 17:30 → 周三 3月11日 17:30/);
  await cadre.sees(/这几件的办结时限跟着变/);
  await cadre.sees(/周三 3月11日 17:30 前办结/);
  expect(deps.policies.current().version).toBe(next.version);

  await admin.press(asked, '不同意').catch(() => {});
  await admin.write('/health');
  await admin.sees(/系统状况/);
  expect((await admin.heard()).filter((text) => text.includes('等您定'))).toEqual([]);
  await system.stop();
});
