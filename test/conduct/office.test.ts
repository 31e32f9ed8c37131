import { expect, it } from 'vitest';
import { people } from '../../src/db/schema/people.ts';
import { openStage, type Stage } from '../bots/staff-stage.ts';
import type { Chat } from '../support/chat.ts';
import { photo } from '../support/chat.ts';
import { deskOf, told } from './support.ts';

type Words = (zh: string, en: string) => string;

/** A second officer, so that there is somebody else. */
async function colleague(stage: Stage, locale: 'zh' | 'en' = 'zh'): Promise<Chat> {
  const { deps, town } = stage;
  const id = deps.newId();
  const row = { name: '卫样本', phone: '13800000031', roles: ['discipline'], unit: '镇纪委办' };
  await deps.db.insert(people).values({ ...row, id, createdAt: deps.now() });
  town.who = { ...town.who, colleague: id } as never;
  return await stage.chat('colleague' as never, locale);
}

async function report(chat: Chat, w: Words, who = '示范窗口 3 号位'): Promise<void> {
  await chat.says(w('反映作风问题', 'Report conduct'));
  await chat.taps(w('继续填写', 'Go on'));
  await chat.taps(w('很难办', 'Made hard'));
  await chat.says(who);
  await chat.says('11月10日');
  await chat.says('每次去都加一样材料');
  await chat.sends(photo('e1'));
  await chat.taps(w('完成', 'Done'));
  await chat.taps(w('跳过', 'Skip'));
  await chat.taps(w('匿名', 'Anonymous'));
  await chat.taps(w('提交', 'Submit'));
}

for (const locale of ['zh', 'en'] as const) {
  const w: Words = (zh, en) => (locale === 'zh' ? zh : en);

  it(`leads the office through a report, and its author back to it, ${locale}`, async () => {
    const stage = await openStage();
    const author = await stage.chat('contact', locale);
    const office = await stage.chat('discipline', locale);
    await office.says(w('在吗', 'Hello'));
    expect(office.last()).toContain(w('保密件在 /reports', 'are under /reports'));
    await office.says(w('保密件', 'Confidential'));
    expect(office.last()).toBe(w('🔒 没有在办的保密件。', '🔒 No open confidential reports.'));
    await report(author, w);
    await stage.at('2026-11-19T14:01+08:00');
    expect(office.last()).toContain(
      w('新的保密件 纪-2026-0001（很难办）', 'report 纪-2026-0001 (Made hard)'),
    );
    await office.says('/reports');
    expect(office.last()).toContain(
      w('待签收 · 明天（周五）17:30 前签收', 'To acknowledge · acknowledge by tomorrow'),
    );
    await office.taps('1');
    await office.taps(w('打开凭据', 'Open evidence'));
    await office.taps(w('签收', 'Acknowledge'));
    expect(author.last()).toContain(w('镇纪委签收了', 'Acknowledged by the discipline office'));
    await office.taps(w('问反映人', 'Ask the reporter'));
    await office.says('受理单还在吗？');
    expect(author.last()).toContain('受理单还在吗？');
    await author.taps(w('补充说明', 'Add information'));
    await author.says('在，拍给您');
    expect(office.last()).toContain(w('反映人有补充', 'has added something'));
    await office.taps(w('查看', 'Open'));
    expect(office.last()).toContain(w('反映人补充：在，拍给您', 'reporter: 在，拍给您'));
    await office.taps(w('更新进展', 'Progress'));
    await office.says('问过窗口了，正在核对');
    expect(author.last()).toContain('问过窗口了，正在核对');
    await office.taps(w('报办结', 'Report done'));
    await office.says('窗口没有公示清单，今天已经贴出');
    await office.taps(w('部分属实', 'Partly true'));
    expect(office.last()).toContain(w('发了不能改', 'cannot be changed then'));
    expect(author.last()).not.toContain('窗口没有公示清单');
    await office.taps(w('确认', 'Confirm'));
    expect(author.last()).toContain('窗口没有公示清单');
    expect(office.last()).toContain(w('（部分属实）', '(Partly true)'));
    expect(office.texts().join('\n')).not.toContain('王示例');

    const answer = author.messages().at(-1);
    await author.says('贴的和说的不一样', {
      reply_to_message: { message_id: answer?.messageId, date: 0, chat: { id: author.chatId } },
    });
    expect(office.last()).toContain(w('反映人不认同答复', 'The reporter disagrees'));
    await office.taps(w('查看', 'Open'));
    await office.taps(w('报办结', 'Report done'));
    await office.says('清单重新核过，以这份为准');
    await office.taps(w('属实', 'True'));
    await office.taps(w('确认', 'Confirm'));
    await stage.at('2026-12-21T10:00+08:00');
    expect(author.last()).toContain(w('有没有人因为这件事为难您', 'did anybody make trouble'));
    await author.taps(w('有，想说说', 'Yes, let me tell'));
    await author.says('上周来查了两次');
    expect(office.last()).toContain(w('被为难，打开看', 'there was trouble'));
    await office.taps(w('查看', 'Open'));
    expect(office.last()).toContain('上周来查了两次');
    await author.taps(w('没有', 'None')).catch(() => {});
    const transcript = stage.transcript().join('\n');
    expect(transcript).not.toMatch(/\{\w|undefined|null|NaN|\[object/);
  });

  it(`reminds every officer of a limit that passed, in hours of business, ${locale}`, async () => {
    const stage = await openStage();
    const author = await stage.chat('contact', locale);
    const office = await stage.chat('discipline', locale);
    const other = await colleague(stage, locale);
    await report(author, w);
    await stage.at('2026-11-20T17:31+08:00');
    await stage.at('2026-11-23T08:31+08:00');
    for (const chat of [office, other])
      expect(chat.last()).toContain(
        w('应在周五 11月20日 17:30 签收', 'was due Fri 20 Nov, 17:30 (acknowledge)'),
      );
    await office.taps(w('查看', 'Open'));
    await office.taps(w('签收', 'Acknowledge'));
    const before = other.messages().length;
    await stage.at('2026-11-24T17:31+08:00');
    expect(other.messages()).toHaveLength(before);
  });
}

const zh: Words = (one) => one;

it('protects every message about a report from being forwarded or saved', async () => {
  const stage = await openStage();
  const author = await stage.chat('contact');
  const office = await stage.chat('discipline');
  const from = stage.api.calls.length;
  await report(author, zh);
  await stage.at('2026-11-19T14:01+08:00');
  await office.says('/reports');
  await office.taps('1');
  await office.taps('打开凭据');
  const sent = stage.api.calls.slice(from).filter(({ method }) => method.startsWith('send'));
  expect(sent.length).toBeGreaterThan(12);
  expect(sent.filter(({ params }) => params.protect_content !== true)).toEqual([]);
});

it('takes what a report says back from the chats of the office after a day', async () => {
  const stage = await openStage();
  const author = await stage.chat('contact');
  const office = await stage.chat('discipline');
  await report(author, zh);
  await stage.at('2026-11-19T14:01+08:00');
  await office.taps('查看');
  await stage.at('2026-11-20T10:00+08:00');
  await stage.hourly();
  expect(office.texts().join('\n')).toContain('每次去都加一样材料');
  await stage.at('2026-11-20T14:30+08:00');
  await stage.hourly();
  expect(office.texts().join('\n')).not.toContain('每次去都加一样材料');
  expect(office.texts().join('\n')).toContain('新的保密件');
  expect(author.texts().join('\n')).toContain('每次去都加一样材料');
});

it('gives a report that names an officer to the other one alone', async () => {
  const stage = await openStage();
  const author = await stage.chat('contact');
  const named = await stage.chat('discipline');
  const other = await colleague(stage);
  await report(author, zh, '镇里的冯模拟');
  await stage.at('2026-11-19T14:01+08:00');

  expect(named.texts()).toEqual([]);
  await named.says('/reports');
  expect(named.last()).toBe('🔒 没有在办的保密件。');
  expect(other.last()).toContain('纪-2026-0001');
  const tap = other.dataOf('查看');
  await named.tapsData(tap.data, tap.messageId);
  expect(named.texts().join('\n')).not.toContain('纪-2026-0001');
});

it('closes a report to an officer who turns out to be in it, and says why', async () => {
  const stage = await openStage();
  const author = await stage.chat('contact');
  const named = await stage.chat('discipline');
  await colleague(stage);
  await report(author, zh);
  await stage.at('2026-11-19T14:01+08:00');
  await named.taps('查看');
  await author.taps('补充说明');
  await author.says('后来知道就是冯模拟');
  await named.taps('查看');

  expect(named.toasts().at(-1)).toBe('🔒 这件提到您本人，或和您有关联，不给您打开，已交给卫样本。');
});

it('sends the author to the county where nobody could open it', async () => {
  const stage = await openStage();
  const author = await stage.chat('contact');
  const only = await stage.chat('discipline');
  await report(author, zh, '镇纪委的冯模拟');
  await stage.at('2026-11-20T10:00+08:00');

  expect(author.last()).toContain('打 12388');
  expect(only.texts()).toEqual([]);
});

it('says to the reporter that nobody could read it where the town has no officer', async () => {
  const stage = await openStage();
  await stage.deps.sql`update people set roles = '{}' where 'discipline' = any(roles)`;
  const author = await stage.chat('contact');
  await author.says('反映作风问题');

  expect(author.last()).toContain('镇里还没有设纪委办理人');
});

it('knows no command /reports for anybody else, and stops an officer who is one no more', async () => {
  const stage = await openStage();
  const author = await stage.chat('contact');
  const office = await stage.chat('discipline');
  const leader = await stage.chat('leader');
  await leader.says('/reports');
  const refused = leader.last();
  await leader.says('/nothing');
  expect(refused).toBe(leader.last());

  await report(author, zh);
  await stage.at('2026-11-19T14:01+08:00');
  await stage.deps.sql`update people set roles = '{cadre}' where id = ${stage.town.who.discipline}`;
  await office.taps('查看');
  expect(office.texts().join('\n')).not.toContain('每次去都加一样材料');
});

it('acts once on a tap that comes twice, and on stale buttons not at all', async () => {
  const stage = await openStage();
  const office = await stage.chat('discipline');
  const desk = deskOf(stage, stage.town);
  const filed = await desk.files({ told });
  await office.presses({ verb: 'report.sign', id: filed.id });
  await office.presses({ verb: 'report.sign', id: filed.id });
  expect(office.toasts().at(-1)).toBe('已经签收过了，不用再点。');
  await desk.office(filed, { type: 'answer', text: '查过了', outcome: 'none' });
  await office.presses({ verb: 'report.ask', id: filed.id });
  expect(office.toasts().at(-1)).toContain('这一步现在不能做');
});

it('writes to an author who had blocked the bot when they are back, and marks nobody', async () => {
  const stage = await openStage();
  const author = await stage.chat('contact');
  const office = await stage.chat('discipline');
  await report(author, zh);
  await stage.at('2026-11-19T14:01+08:00');
  stage.api.meddle(({ chatId, method }) =>
    chatId === author.chatId && method === 'sendMessage'
      ? { code: 403, description: 'Forbidden: bot was blocked by the user' }
      : undefined,
  );
  await office.taps('查看');
  await office.taps('签收');
  const [{ n } = { n: -1 }] = await stage.deps.sql<{ n: number }[]>`
    select count(*)::int as n from accounts where unreachable_at is not null`;
  expect(n).toBe(0);
  stage.api.meddle(() => undefined);
  await stage.at('2026-11-20T09:00+08:00');
  expect(author.last()).toContain('镇纪委签收了');
});

it('shows the office which appeal it is about only where the reporter is named', async () => {
  const stage = await openStage();
  await stage.town.files();
  const author = await stage.chat('contact');
  const office = await stage.chat('discipline');
  const reportAbout = async (identity: string) => {
    await author.says('反映作风问题');
    for (const label of ['继续填写', '很难办', '0001 其他']) await author.taps(label);
    for (const text of ['示范窗口 3 号位', '11月10日', '每次去都加一样材料']) await author.says(text);
    for (const label of ['跳过', '跳过', identity, '提交']) await author.taps(label);
  };
  await reportAbout('匿名');
  await reportAbout('实名');
  await stage.at('2026-11-19T14:01+08:00');

  const card = async (n: string) => {
    await office.says('/reports');
    await office.taps(n);
    return office.last();
  };
  expect(await card('1')).not.toContain('0001 其他');
  expect(await card('2')).toContain('0001 其他');
});
