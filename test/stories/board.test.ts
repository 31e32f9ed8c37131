import { afterAll, expect, it } from 'vitest';
import { eventually } from '../support/backends.ts';
import { buttonsOf, type Phone, textOf } from '../support/phone.ts';
import { createSystem, on } from '../support/system.ts';

const system = await createSystem();
afterAll(system.stop);
const { town } = system;

/** Every page of what `/preview` says, as lines of `day moment person case`. */
async function foretold(phone: Phone, command: string): Promise<string[]> {
  const from = await phone.mark();
  await phone.write(command);
  let page = await phone.sees(/会响的提醒/, { after: from });
  const lines = pingsIn(textOf(page));
  while (buttonsOf(page).some(({ text }) => text === '下一页')) {
    const before = textOf(page);
    await phone.press(page, '下一页');
    await eventually(
      async () => textOf(await phone.sees(/会响的提醒/, { after: from })),
      (text) => text !== before,
    );
    page = await phone.sees(/会响的提醒/, { after: from });
    lines.push(...pingsIn(textOf(page)));
  }
  return lines;
}

/** `03-02 13:30 李示范 0001`: day and person stand on lines of their own. */
function pingsIn(page: string): string[] {
  let [day, who] = ['', ''];
  return page.split('\n').flatMap((line) => {
    const date = /^周. (\d+)月(\d+)日$/.exec(line.trim());
    if (date) day = `${date[1]?.padStart(2, '0')}-${date[2]?.padStart(2, '0')}`;
    const person = /^👤 ([^（\s]+)/.exec(line);
    if (person) who = person[1] ?? '';
    const ping = /^(\d\d:\d\d)　2026-(\d{4})/.exec(line);
    return ping ? [`${day} ${ping[1]} ${who} ${ping[2]}`] : [];
  });
}

it('shows leader and supervisor where all stands, and foretells what then comes to pass', {
  timeout: 90_000,
}, async () => {
  const [contact, owner, deputy, leader] = await system.phones('contact', 'owner', 'deputy', 'leader');
  const [supervisor] = await system.phones('supervisor');
  const steps = ['2026-03-31T17:30+08:00', '2026-06-30T17:30+08:00'].map((due) => ({
    due: Date.parse(due),
    who: '经发办',
    what: `征迁 ${due.slice(5, 7)}`,
  }));
  const planned = await town.files();
  await town.does('owner', { type: 'acknowledge' }, planned);
  const plan = { type: 'propose_plan', text: '要建变电站', steps, relief: '错峰用电', body: '' } as const;
  await town.does('owner', plan, planned);
  await town.does('leader', { type: 'go_long_term' }, planned);
  const asked = await town.files();
  await town.does('owner', { type: 'acknowledge' }, asked);
  const done = { type: 'report_done', outcome: 'resolved', text: '调了档', left: '' } as const;
  await town.does('owner', done, asked);
  await town.files();

  await system.idle();
  // Said in the evening, it waits for the morning.
  await system.at(on('03-02 19:00'));
  await town.does('contact', { type: 'add_info', text: '变压器又跳闸了' }, planned);
  await system.idle();
  const forecast = await foretold(supervisor, '/preview 7d');
  expect(forecast).toContain('03-03 08:30 李示范 0001');
  expect(forecast).toContain('03-03 08:30 王示例 0002');

  const named: [string, Phone][] = [
    ['王示例', contact],
    ['李示范', owner],
    ['赵样本', deputy],
    ['孙模拟', leader],
    ['吴演示', supervisor],
  ];
  const people = new Map(named);
  const heard: string[] = [];
  const moments = [...new Set(forecast.map((line) => line.slice(0, 11)))].toSorted();
  for (const moment of moments) {
    const minute = (shift: number): string => new Date(Date.parse(on(moment)) + shift * 60_000).toISOString();
    await system.at(minute(-1));
    const marks = new Map(await Promise.all(named.map(async ([name, p]) => [name, await p.mark()] as const)));
    await system.at(minute(1));
    for (const [name, phone] of people) {
      const texts = (await phone.heard(marks.get(name))).filter((text) => !/今日清单/.test(text)).join('\n');
      const nos = new Set([...texts.matchAll(/2026-(\d{4})/g)].map(([, no]) => no));
      for (const no of nos) heard.push(`${moment} ${name} ${no}`);
    }
  }
  expect(heard.toSorted()).toEqual(
    forecast.filter((line) => people.has(line.split(' ')[2] ?? '')).toSorted(),
  );

  await system.at(on('03-10 09:00'));
  for (const phone of [leader, supervisor]) {
    const from = await phone.mark();
    await phone.write('/board');
    const board = textOf(await phone.sees(/看板/, { after: from }));
    expect(board).toMatch(/在办 3/);
    for (const figure of ['挂账', '超期']) expect(board).toContain(figure);
    await phone.tap(/挂账/);
    await phone.sees(/2026-0001/, { after: from });
    await phone.tap('上一步');
    await phone.tap('按片区');
    await phone.sees(/示范园区片区/, { after: from });
    await phone.tap('1');
    await phone.sees(/示范园区片区.*0003/s, { after: from });
    await phone.tap('1');
    await phone.sees(/状态：/, { after: from });
  }
  await owner.write('/board');
  await owner.sees(/这个命令要/);
});
