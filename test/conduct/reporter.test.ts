import { describe, expect, it } from 'vitest';
import { openStage } from '../bots/staff-stage.ts';
import { photo } from '../support/chat.ts';

const typed = [
  '示范窗口 3 号位，11月18日上午',
  '11月10日、13日、18日，三次',
  '每次去都加一样材料，三个说法，没有清单',
  '把材料清单说清楚',
];
const [who = '', when = '', said = '', wish = ''] = typed;

type Stage = Awaited<ReturnType<typeof openStage>>;
type Chat = Awaited<ReturnType<Stage['chat']>>;
type Words = (zh: string, en: string) => string;

/** Answers the whole conversation, from the assurance to the receipt. */
async function report(chat: Chat, w: Words, identity = w('匿名', 'Anonymous')): Promise<void> {
  await chat.taps(w('继续填写', 'Go on'));
  await chat.taps(w('很难办', 'Made hard'));
  if (chat.last().startsWith(w('和哪件', 'Is it about'))) await chat.taps(w('不是这些', 'None of these'));
  await chat.says(who);
  await chat.says(when);
  await chat.says(said);
  await chat.sends(photo('e1'));
  await chat.taps(w('完成', 'Done'));
  await chat.says(wish);
  await chat.taps(identity);
  await chat.taps(w('提交', 'Submit'));
}

/** Every row of every table, as text. */
async function everything({ deps }: Stage): Promise<string> {
  const tables = await deps.sql<{ name: string }[]>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_schema in ('public', 'chat') and table_type = 'BASE TABLE'`;
  const rows = await Promise.all(
    tables.map(({ name }) => deps.sql.unsafe(`select t::text as row from ${name} t`)),
  );
  return rows
    .flat()
    .map(({ row }) => row)
    .join('\n');
}

describe.each(['zh', 'en'] as const)('a reporter, %s', (locale) => {
  const w: Words = (zh, en) => (locale === 'zh' ? zh : en);

  it('is led from the card to the receipt, and nothing typed stays in any table', async () => {
    const stage = await openStage();
    const chat = await stage.chat('contact', locale);
    await stage.town.files({ category: 'PWR' });
    await stage.deliver();
    await chat.taps(w('反映作风问题', 'Report conduct'));
    expect(chat.last()).toContain(w('镇纪委 1 位办理人', 'case officers (1)'));
    expect(chat.last()).toContain('Telegram');
    expect(chat.last()).not.toMatch(/管理员|administrator/);
    await report(chat, w);

    expect(chat.last()).toContain('纪-2026-0001');
    expect(chat.last()).toContain(w('周五）17:30 前有人签收', 'Acknowledged by tomorrow (Fri) 17:30'));
    const rows = await everything(stage);
    for (const words of [...typed, 'f-e1']) expect(rows).not.toContain(words);
    const [dialog] = await stage.deps.sql`select form, answers, memo, step from dialogs`;
    expect(dialog).toEqual({ form: '', answers: {}, memo: {}, step: '!closed' });
    expect(stage.transcript().join('\n')).not.toMatch(/\{\w|undefined|null|NaN|\[object/);
  });

  it('looks it up by number, sees who opened it, gives the name, adds, and withdraws', async () => {
    const stage = await openStage();
    const chat = await stage.chat('contact', locale);
    const office = await stage.chat('discipline', locale);
    await chat.says(w('反映作风问题', 'Report conduct'));
    await report(chat, w);
    await stage.at('2026-11-19T14:10+08:00');
    await office.taps(w('查看', 'Open'));
    expect(office.texts().join('\n')).toContain(w('匿名，可以请小二问', 'anonymous, Xiaoer can ask'));
    expect(office.texts().join('\n')).not.toContain('王示例');

    await chat.says('纪-2026-0001');
    expect(chat.last()).toContain(w('身份：匿名', 'Identity: Anonymous'));
    await chat.taps(w('谁看过', 'Who has seen it'));
    expect(chat.last()).toContain(w('今天 14:10　办理人A', 'today 14:10, officer A'));
    await chat.taps(w('改成实名', 'Give my name'));
    await chat.taps(w('确认', 'Confirm'));
    await office.taps(w('查看', 'Open'));
    expect(office.texts().join('\n')).toContain('王示例 13800000001');
    await chat.taps(w('补充说明', 'Add information'));
    await chat.says('十九号又去了一次');
    await office.taps(w('查看', 'Open'));
    expect(office.texts().join('\n')).toContain('十九号又去了一次');
    await chat.taps(w('撤回', 'Withdraw'));
    await chat.taps(w('撤回', 'Withdraw'));
    expect(office.last()).toContain(w('反映人撤回了', 'Withdrawn by the reporter'));
    expect(stage.transcript().join('\n')).not.toMatch(/\{\w|undefined|null|NaN|\[object/);
  });

  it('clears the chat of both sides’ words', async () => {
    const stage = await openStage();
    const chat = await stage.chat('contact', locale);
    await chat.says(w('反映作风问题', 'Report conduct'));
    await report(chat, w);
    await chat.taps(w('清除对话', 'Clear the chat'));

    expect(chat.texts().join('\n')).not.toMatch(new RegExp([who, when, said, wish].join('|')));
    expect(chat.last()).toContain('纪-2026-0001');
    const [{ n } = { n: -1 }] = await stage.deps.sql<
      { n: number }[]
    >`select count(*)::int as n from conduct_messages`;
    expect(n).toBe(0);
  });
});

const zh: Words = (one) => one;

it('is reached from the categories, with what was written so far, and leaves no draft', async () => {
  const stage = await openStage();
  const chat = await stage.chat('contact');
  await chat.says('窗口的人一直拖着我们的材料，就是不给办');
  if (chat.buttons().flat().includes('其他')) await chat.taps('其他');
  await chat.taps('作风问题');
  expect(chat.last()).toContain('这一类只给镇纪委');
  await chat.taps('继续填写');
  await chat.taps('不给办');
  await chat.says(who);
  await chat.says(when);
  expect(chat.last()).toContain('有凭据吗');
  const [{ n } = { n: -1 }] = await stage.deps.sql<{ n: number }[]>`select count(*)::int as n from appeals`;
  expect(n).toBe(0);
  expect(await everything(stage)).not.toContain('一直拖着我们的材料');
});

it('is reached from /help, and kept from those who speak for no enterprise', async () => {
  const stage = await openStage();
  const chat = await stage.chat('contact');
  const cadre = await stage.chat('owner');
  await chat.says('/help');
  await chat.taps('反映作风问题');
  expect(chat.last()).toContain('这件只给镇纪委');
  await cadre.says('反映作风问题');
  expect(cadre.last()).toContain('您的账号没有绑定企业');
});

it('goes on with the answer to a result afterwards', async () => {
  const stage = await openStage();
  const chat = await stage.chat('contact');
  const appeal = await stage.town.files({ category: 'PWR' });
  await stage.town.does('owner', { type: 'acknowledge' }, appeal);
  await stage.town.does(
    'owner',
    { type: 'report_done', outcome: 'resolved', text: '调过档了', left: '' },
    appeal,
  );
  await stage.deliver();
  await chat.taps('未解决');
  await chat.taps('不满意');
  await chat.taps('态度不好');
  await chat.taps('反映作风问题');
  await report(chat, zh);
  expect(chat.last()).toContain('具体是什么');
  await chat.says('问三次才回一次话');
  const [row] = await stage.deps.sql<{ round: number }[]>`select round from appeals`;
  expect(row?.round).toBe(2);
});

it('leads there from a withdrawal that somebody asked for, and withdraws nothing', async () => {
  const stage = await openStage();
  const chat = await stage.chat('contact');
  await stage.town.files({ category: 'PWR' });
  await stage.deliver();
  await chat.taps('撤回');
  await chat.taps('有人劝我撤');
  await chat.taps('反映作风问题');
  expect(chat.last()).toContain('这件只给镇纪委');
  const [row] = await stage.deps.sql<{ status: string }[]>`select status from appeals`;
  expect(row?.status).toBe('submitted');
});

it('takes a reply to what is confidential nowhere else, whatever is open or named in it', async () => {
  const stage = await openStage();
  const chat = await stage.chat('contact');
  const office = await stage.chat('discipline');
  const cadre = await stage.chat('owner');
  await stage.town.files({ category: 'PWR' });
  await stage.deliver();
  await chat.taps('反映作风问题');
  await report(chat, zh);
  await stage.at('2026-11-19T14:10+08:00');
  await office.taps('查看');
  await office.taps('签收');
  await office.taps('问反映人');
  await office.says('杨企诉-2026-0001 那件您还留着受理单吗');
  await stage.at('2026-11-19T14:30+08:00');
  const asked = chat.messages().find(({ text }) => text.includes('镇纪委问'));
  const before = await stage.deps.sql`select count(*) from appeal_events`;
  await chat.says('留着，十八号那张', {
    reply_to_message: { message_id: asked?.messageId, text: asked?.text, date: 0, chat: { id: chat.chatId } },
  });

  await office.taps('查看');
  expect(office.texts().join('\n')).toContain('留着，十八号那张');
  expect(cadre.texts().join('\n')).not.toContain('十八号那张');
  expect(await stage.deps.sql`select count(*) from appeal_events`).toEqual(before);
  const card = office.messages().find(({ text }) => text.includes('经过：'));
  await office.says('这件我看了', {
    reply_to_message: { message_id: card?.messageId, text: card?.text, date: 0, chat: { id: office.chatId } },
  });
  expect(office.last()).toContain('不会转给任何人');
  expect(chat.texts().join('\n')).not.toContain('这件我看了');
});

it('hides its number from everybody else as if there were none', async () => {
  const stage = await openStage();
  const chat = await stage.chat('contact');
  const cadre = await stage.chat('owner');
  await chat.says('反映作风问题');
  await report(chat, zh);
  await cadre.says('纪-2026-0001');
  const real = cadre.last();
  await cadre.says('纪-2026-0077');
  expect(real.replace('0001', '0077')).toBe(cadre.last());
});
