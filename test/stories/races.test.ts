import { afterAll, expect, it } from 'vitest';
import type { Appeal } from '../../src/appeal/appeal.ts';
import { loadLog } from '../../src/appeal/views.ts';
import { eventually } from '../support/backends.ts';
import type { Phone } from '../support/phone.ts';
import { createSystem, on } from '../support/system.ts';
import type { Part } from '../support/town.ts';

const system = await createSystem({ at: on('03-02 09:00') });
afterAll(system.stop);
const { town, deps, idle } = system;
const { sql } = deps;

const phones = async <Who extends Part>(...who: Who[]) =>
  Object.fromEntries(await Promise.all(who.map(async (one) => [one, await system.phoneOf(one)]))) as Record<
    Who,
    Phone
  >;
const people = await phones('contact', 'owner', 'leader', 'dispatcher');

const waiting = async (): Promise<number> => {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and query not like '%pg_stat_activity%'`;
  return row?.n ?? 0;
};

type Who = keyof typeof people;
type Move = { who: Who; goes: () => Promise<unknown> };

/** Both have looked at the case when the first of them gets it: what each is told then, notes over the chat too. */
async function race(appeal: Pick<Appeal, 'id'>, first: Move, second: Move) {
  const marks = await Promise.all([first, second].map(({ who }) => people[who].mark()));
  const [from] = await sql<{ seq: number }[]>`select coalesce(max(seq), 0)::int as seq from chat.events`;
  await sql.begin(async (tx) => {
    await tx`select 1 from appeals where id = ${appeal.id} for update`;
    await first.goes();
    await eventually(waiting, (n) => n === 1, 10_000);
    await second.goes();
    await eventually(waiting, (n) => n === 2, 10_000);
  });
  await idle();
  const heard = async ({ who }: Move, mark: number) => {
    const notes = await sql<{ text: string }[]>`
      select event ->> 'text' as text from chat.events e join accounts a on a.user_id = e.user_id
      where e.seq > ${from?.seq ?? 0} and event ->> 'type' = 'answer' and event ->> 'text' is not null
        and a.person_id = ${town.who[who]} order by e.seq`;
    return [...notes.map(({ text }) => text), ...(await people[who].heard(mark))];
  };
  const steps = (await loadLog(deps, appeal.id)).map(({ event }) => event.type);
  return { first: await heard(first, marks[0] ?? 0), second: await heard(second, marks[1] ?? 0), steps };
}

async function working(): Promise<Appeal> {
  const appeal = await town.files();
  return (await town.does('owner', { type: 'acknowledge' }, appeal)).appeal;
}

const tapOn = (who: Who, label: string): Move => ({ who, goes: () => people[who].tap(label) });

/** Opens the newest card of a case. */
async function opens(who: Who, { no }: Appeal): Promise<number> {
  const mark = await people[who].mark();
  await people[who].write(no ?? '');
  await people[who].sees(/轮到/, { after: mark });
  return mark;
}

const partly = { type: 'propose_done', outcome: 'partly', text: '先调了档', left: '年底换' } as const;
const done = { type: 'report_done', outcome: 'resolved', text: '调了档，量了三次', left: '' } as const;

it('lets a leader approve what is withdrawn at the same moment, or the other way round', async () => {
  const approval = tapOn('leader', '同意');
  const withdrawal = tapOn('owner', '撤回申请');
  const [one, other] = [await working(), await working()];
  await town.does('owner', partly, one);
  await opens('owner', one);
  const late = await race(one, approval, withdrawal);
  expect(late.first).toEqual(['会签了，已发给企业']);
  expect(late.second[0]).toMatch(/^晚了一步，没做成，最新的卡在下面。刚刚：今天 09:00　孙模拟会签同意$/);
  expect(late.second[1]).toContain('状态：待企业确认');
  expect(late.steps).toEqual(['submit', 'acknowledge', 'propose_done', 'countersign']);

  await town.does('owner', partly, other);
  await opens('owner', other);
  const early = await race(other, withdrawal, approval);
  expect(early.first).toEqual(['撤回了，孙模拟会收到']);
  expect(early.second[0]).toContain('刚刚：今天 09:00　李示范撤回申请');
  expect(early.second.join()).toContain('不用您定了：会签办理结果');
  expect(early.steps).toEqual(['submit', 'acknowledge', 'propose_done', 'take_back']);
}, 60_000);

it('tells a cadre whose case is given away while the result is reported, and who has it now', async () => {
  const { owner, leader } = people;
  const appeal = await working();
  await opens('leader', appeal);
  await leader.tap('转派');
  await leader.tap(/赵样本/);
  await leader.sees(/为什么转/);
  const mark = await opens('owner', appeal);
  await owner.tap('报办结');
  await owner.tap('已解决');
  await owner.sees(/写清办了什么/, { after: mark });
  await owner.write('调了档，三天都在 378 伏以上');
  await owner.tap('跳过');
  const give: Move = { who: 'leader', goes: () => leader.write('他熟悉线路') };
  const out = await race(appeal, give, tapOn('owner', '确认'));
  expect(out.first.join()).toContain('转给赵样本了');
  expect(out.second[0]).toBe('晚了一步，没做成：这件刚转给赵样本。要紧的话，直接跟赵样本说一声。');
  expect(out.second.at(-1)).toContain('您这边不再提醒');
  expect(out.steps).toEqual(['submit', 'acknowledge', 'reassign']);
}, 60_000);

it('keeps the word of an enterprise apart from what the dispatcher notes at the same moment', async () => {
  const { contact, dispatcher } = people;
  const appeal = await working();
  await town.does('owner', done, appeal);
  await system.at(on('03-10 09:00'));
  const mark = await dispatcher.mark();
  await dispatcher.tap('回访记录');
  await dispatcher.tap('通了');
  await dispatcher.tap('部分解决');
  await dispatcher.tap('基本满意');
  await dispatcher.sees(/原话写一两句/, { after: mark });
  const from = await opens('contact', appeal);
  await contact.tap('已解决');
  await contact.tap('满意');
  await contact.sees(/打上您的全名/, { after: from });
  const note: Move = { who: 'dispatcher', goes: () => dispatcher.write('电压好了，门还没装') };
  const name: Move = { who: 'contact', goes: () => contact.write('王示例') };
  const out = await race(appeal, note, name);
  expect(out.first.join()).toContain('企业马上收到');
  expect(out.second[0]).toMatch(
    /现在是“办理中”，这一步做不了。今天 09:00　钱范例电话代录意见.*部分解决，基本满意.*\n能做的：不是我的意思/,
  );
  expect(out.second.join()).toContain('记得不对');
  expect(out.steps.slice(-2)).toEqual(['call_back', 'record_refusal']);
}, 60_000);
