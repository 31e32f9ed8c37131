import { expect, it } from 'vitest';
import type { Appeal } from '../../src/appeal/appeal.ts';
import { photo } from '../support/chat.ts';
import { staff } from '../../bots/staff.ts';
import { openStage, type Stage } from './staff-stage.ts';

const secrets = /王示例|13800000001|13900000009|悄悄话|仓库钥匙|只给干部看/;

async function begun(stage: Stage): Promise<Appeal> {
  const { town } = stage;
  const answers = { description: '打 13900000009 找王示例', location: '2 号车间，到了打 13800000001' };
  const appeal = await town.files({ category: 'PWR', answers });
  await town.does('owner', { type: 'acknowledge' }, appeal);
  const at = stage.clock.now().getTime();
  await town.does('owner', { type: 'log_contact', at, how: 'phone', note: '悄悄话' }, appeal);
  return appeal;
}

const give = (helperId: string) =>
  ({ type: 'give_sub', helperId, task: '量电压，打 13800000001 问门卫', phone: false }) as const;

it('shows a co-handler neither name, phone nor talk, unless the phone is shared, and nothing after the end', async () => {
  const stage = await openStage();
  const { town } = stage;
  const helper = await stage.chat('helper');
  const contact = await stage.chat('contact');
  await stage.chat('owner');
  const appeal = await begun(stage);
  await town.does('owner', give(town.who.helper), appeal);
  await stage.deliver();

  /** Everything there is to look at. */
  async function looks(): Promise<void> {
    await helper.says('2026-0001');
    await helper.says('杨企诉-2026-0001-协1');
    await helper.says('/tasks');
    for (const verb of ['open', 'full', 'timeline', 'phone', 'more', 'subs', 'message', 'progress'])
      await helper.presses({ verb, id: appeal.id });
    await helper.presses({ verb: 'sub', id: appeal.id, arg: '1' });
    await stage.deliver();
  }
  const heard = () => JSON.stringify(stage.calls(helper.chatId).map(({ params }) => params));
  await looks();
  await helper.taps('签收');
  await contact.presses({ verb: 'message', id: appeal.id });
  await contact.sends(photo('talk', { caption: '仓库钥匙在这里' }));
  await contact.taps('完成').catch(() => {});
  await town.does('contact', { type: 'add_info', text: '只给干部看：仓库钥匙' }, appeal);
  await town.does('owner', { type: 'progress', text: '悄悄话：下周一换线' }, appeal);
  await town.does('owner', { type: 'ask_info', items: ['仓库钥匙的照片'] }, appeal);
  await stage.deliver();
  await looks();
  expect(heard()).toContain('主诉求在等企业，您的时限照算');
  expect(heard()).toContain('138****0001');
  expect(heard()).not.toMatch(secrets);

  await town.does('owner', { type: 'grant_phone', sub: 1 }, appeal);
  await stage.deliver();
  expect(helper.last()).toContain('王示例 13800000001');
  await town.does('owner', { type: 'take_back_sub', sub: 1, text: '问好了' }, appeal);
  await stage.deliver();
  const before = stage.calls(helper.chatId).length;
  await town.does('contact', { type: 'answer_info', answers: [] }, appeal);
  await town.does('dispatcher', { type: 'reassign', toId: town.who.stranger, text: '只给干部看' }, appeal);
  await stage.deliver();
  expect(stage.calls(helper.chatId).length).toBe(before);
  await looks();
  const since = JSON.stringify(
    stage
      .calls(helper.chatId)
      .slice(before)
      .map(({ params }) => params),
  );
  expect(since).toContain('🏁 主办收回了，不用再办');
  expect(since).not.toMatch(secrets);
  expect(since).not.toMatch(/陈样例|13800000009|李示范/);
});

it('sends a co-handler what the appeal was filed with, and no proof or photo that came later', async () => {
  const stage = await openStage();
  const { town } = stage;
  const { deps } = stage;
  const helper = await stage.chat('helper');
  const contact = await stage.chat('contact');
  const appeal = await begun(stage);
  const [filed] = await deps.sql<{ id: string }[]>`
    select id from appeal_events where appeal_id = ${appeal.id} and type = 'submit'`;
  const file = (fileId: string, eventId: string | null, at: Date) => deps.sql`
    insert into files (id, appeal_id, event_id, person_id, kind, file_id, unique_id, at)
    values (${deps.newId()}, ${appeal.id}, ${eventId}, ${town.who.contact}, 'photo', ${fileId}, ${fileId}, ${at})`;
  const submitted = new Date(appeal.submittedAt ?? 0);
  await file('filed', filed?.id ?? null, submitted);
  await town.does('owner', give(town.who.helper), appeal);
  const { appeal: told } = await town.does('contact', { type: 'add_info', text: '看照片' }, appeal);
  const last = async () => {
    const [row] = await deps.sql<{ id: string }[]>`
      select id from appeal_events where appeal_id = ${told.id} order by seq desc limit 1`;
    return row?.id ?? null;
  };
  await file('later', await last(), deps.now());
  await stage.deliver();
  await helper.presses({ verb: 'full', id: appeal.id });
  await town.does('helper', { type: 'ack_sub', sub: 1 }, appeal);
  await town.does('helper', { type: 'sub_progress', sub: 1, text: '已到现场' }, appeal);
  await file('inner', await last(), deps.now());
  await contact.presses({ verb: 'full', id: appeal.id });
  expect(JSON.stringify(stage.calls(contact.chatId))).not.toMatch(/inner|已到现场/);
  expect(contact.texts().join('\n')).toContain('照片 2 张');
  await town.does('owner', { type: 'report_done', outcome: 'resolved', text: '调了档', left: '' }, appeal);
  await file('proof', await last(), deps.now());
  await stage.deliver();
  expect(helper.last()).toContain('不用再办了');
  await helper.presses({ verb: 'full', id: appeal.id });

  const sent = JSON.stringify(stage.calls(helper.chatId));
  expect(sent.match(/filed/g)?.length).toBe(2);
  expect(sent).not.toMatch(/later|proof/);
  expect(sent).toContain('📎 照片 1 张');
});

it('answers a co-handler on no button of the case but their own', async () => {
  const stage = await openStage();
  const { town, deps } = stage;
  const helper = await stage.chat('helper');
  const appeal = await begun(stage);
  await town.does('owner', give(town.who.helper), appeal);
  await stage.deliver();
  const steps = [{ due: deps.now().getTime() + 9e9, who: '王示例', what: '仓库钥匙' }];
  const plan = {
    why: '悄悄话',
    relief: '只给干部看',
    body: '',
    by: town.who.owner,
    at: 0,
    approvedBy: '',
    milestones: steps,
  };
  await deps.sql`update appeals set state = jsonb_set(state, '{plan}', ${deps.sql.json(plan)}) where id = ${appeal.id}`;
  const before = stage.calls(helper.chatId).length;
  const own = /_sub$|^sub|^add_to_sub$|^tell_|^grant_phone$|^open$|^full$|^list$/;
  const verbs = Object.keys(staff.verbs ?? {}).filter((verb) => !own.test(verb));
  for (const verb of verbs) await helper.presses({ verb, id: appeal.id });
  await stage.deliver();

  expect(verbs.length).toBeGreaterThan(25);
  const said = stage
    .calls(helper.chatId)
    .slice(before)
    .map(({ params }) => params.text);
  expect(said.filter((text) => text !== '…')).toEqual([]);
  const [row] = await deps.sql<{ n: number }[]>`
    select count(*)::int as n from appeal_events where appeal_id = ${appeal.id}`;
  expect(row?.n).toBe(4);
});
