import { beforeEach, describe, expect, it } from 'vitest';
import type { Appeal } from '../../src/appeal/appeal.ts';
import { loadLog } from '../../src/appeal/views.ts';
import { contacts, enterprises } from '../../src/db/schema/people.ts';
import { type Chat, photo } from '../support/chat.ts';
import { openStage } from './staff-stage.ts';

const stage = await openStage();
const { deps, town, clock } = stage;
const owner = await stage.chat('owner');
const contact = await stage.chat('contact');
const deputy = await stage.chat('deputy');

let appeal: Appeal;
beforeEach(async () => {
  clock.set('2026-11-19T09:12+08:00');
  await owner.says('/cancel');
  await contact.says('/cancel');
  await deps.sql`update people set locale = 'zh'`;
  await deps.sql`update appeals set status = 'withdrawn', state = jsonb_set(state, '{status}', '"withdrawn"')`;
  appeal = await town.files();
  await town.does('owner', { type: 'acknowledge' }, appeal);
  await stage.deliver();
});

const events = async () => (await loadLog(deps, appeal.id)).map(({ event }) => event);
const lastEvent = async () => (await events()).at(-1);
const wait = (ms: number) => stage.at(new Date(clock.now().getTime() + ms).toISOString());
const short = () => appeal.no?.slice(-4) ?? '';
/** A reply to the newest message of a chat that fits. */
function replyTo(chat: Chat, text: string | RegExp) {
  const found = chat.messages().findLast((m) => new RegExp(text).test(m.text));
  if (found === undefined) throw new Error(`nothing like ${text}`);
  return { reply_to_message: { message_id: found.messageId, date: 0, text: found.text } };
}
const byNumber = () => ({ reply_to_message: { message_id: 900_007, date: 0, text: `${appeal.no}` } });

describe('files', () => {
  it('keeps an album of a cadre together while it asks which case it is for', async () => {
    await owner.sendsAll(['a', 'b', 'c'].map((name) => photo(name, { media_group_id: 'g' })));
    expect(owner.texts().filter((text) => text.startsWith('这是给哪件的？'))).toHaveLength(1);
    await owner.taps(`${short()} 示例精密材料`);
    expect(await lastEvent()).toEqual({ type: 'message', text: '附件 3 个' });
    const [words, ...album] = contact.texts().slice(-4);
    expect(words).toContain(`${appeal.no} 李示范（经发办）：\n附件 3 个`);
    expect(album).toEqual(['[album 0]', '[album 1]', '[album 2]']);
  });

  it('counts files that came without a word in the language of whoever reads it', async () => {
    await deps.sql`update people set locale = 'en' where id = ${town.who.contact}`;
    await contact.sends(photo('gate', byNumber()));
    expect(await lastEvent()).toEqual({ type: 'add_info', text: 'files: 1' });
    expect(owner.texts().slice(-2)[0]).toContain('：\n附件 1 个');
  });

  it('says one thing to a photo whose caption is the message', async () => {
    await contact.presses({ verb: 'message', id: appeal.id });
    const before = contact.texts().length;
    await contact.sends(photo('gate', { caption: '门口的表' }));
    expect(
      contact
        .texts()
        .slice(before)
        .filter((text) => /转给|收到/.test(text)),
    ).toEqual([`✅ 转给李示范了（${appeal.no}）。`]);
    expect(await lastEvent()).toEqual({ type: 'message', text: '门口的表' });
    expect(owner.last()).toMatch(/^\[photo/);
  });

  it('takes a reply to a photo that was passed on as one about its case', async () => {
    await owner.sends(photo('meter', { caption: '表在这里', ...byNumber() }));
    await contact.says('就是这块表', replyTo(contact, /^\[photo/));
    expect(await lastEvent()).toEqual({ type: 'add_info', text: '就是这块表' });
    expect(owner.last()).toContain(`${appeal.no} 王示例（示例精密材料有限公司）：\n就是这块表`);
  });

  it('passes a voice message on in the order in which things were said', async () => {
    await contact.says('先听我说', byNumber());
    await contact.sends({
      voice: { file_id: 'v', file_unique_id: 'v', duration: 5, file_size: 9000 },
      ...byNumber(),
    });
    await contact.says('说完了', byNumber());
    const [first, second, voice, third] = owner.texts().slice(-4);
    expect([first, second, third].map((text) => text?.split('\n')[1])).toEqual([
      '先听我说',
      '附件 1 个',
      '说完了',
    ]);
    expect(voice).toBe('[voice]');
  });

  it('loses no part of an album that comes when the first has gone out, and lets nothing overtake it', async () => {
    const part = (name: string) => photo(name, { media_group_id: 'late', ...byNumber() });
    const photos = () => owner.texts().filter((text) => text === '[photo]').length;
    const before = photos();
    for (const name of ['1', '2']) {
      await contact.sends(part(name));
      await wait(3_000);
    }
    expect(photos()).toBe(before + 2);
    await contact.sendsAll([part('3'), { text: '看第三张', ...byNumber() }]);
    await wait(3_000);
    expect(owner.texts().slice(-3)).toEqual([
      expect.stringContaining('附件 1 个'),
      '[photo]',
      expect.stringContaining('看第三张'),
    ]);
  });

  it('keeps no file of words that are refused', async () => {
    await deputy.sends(photo('x', { caption: '我来', ...byNumber() })).catch(() => {});
    const kept = await deps.sql`select event_id from files where appeal_id = ${appeal.id}`;
    expect(kept.filter(({ event_id }) => event_id === null)).toEqual([]);
  });
});

describe('changed words', () => {
  it('show as changed to a cadre who has read the first ones', async () => {
    await contact.says('三条线都停了', byNumber());
    await contact.edits(contact.lastSent(), '两条线停了');
    expect(owner.last()).toBe(`✏️ ${appeal.no} 王示例改了前面那条：\n两条线停了`);
    await deps.sql`update people set locale = 'en'`;
    await contact.edits(contact.lastSent(), '一条线停了');
    expect(owner.last()).toBe(`✏️ ${appeal.no} 王示例 changed the earlier message:\n一条线停了`);
    expect(contact.last()).toContain('Changed; 李示范 sees it too.');
  });

  it('follow words that were given to a case by a tap', async () => {
    await owner.says('明早 9 点到');
    const said = owner.lastSent();
    await owner.taps(`${short()} 示例精密材料`);
    await owner.edits(said, '明早 9 点半到');
    expect(contact.last()).toBe(`✏️ ${appeal.no} 李示范改了前面那条：\n明早 9 点半到`);

    await contact.says('下午又停了两次');
    const told = contact.lastSent();
    await contact.taps(`${short()} 其他`);
    await contact.edits(told, '下午又停了三次');
    expect(await lastEvent()).toEqual({ type: 'add_info', text: '下午又停了三次', edited: true });
  });

  it('are asked about anew while nobody has said which case they are for', async () => {
    await owner.says('明早 9 点到');
    await owner.edits(owner.lastSent(), '明早 10 点到');
    expect(owner.last()).toContain('明早 10 点到');
    await owner.taps(`${short()} 示例精密材料`);
    expect(await lastEvent()).toEqual({ type: 'message', text: '明早 10 点到' });
  });

  it('are not passed on after the end, and the way back is at hand', async () => {
    await contact.says('三条线都停了', byNumber());
    const said = contact.lastSent();
    await town.does(
      'owner',
      { type: 'report_done', outcome: 'resolved', text: '已经调了档', left: '' },
      appeal,
    );
    await town.does('contact', { type: 'sign', solved: 'resolved', name: '王示例', differs: false }, appeal);
    await stage.deliver();
    await contact.edits(said, '两条线停了');
    expect(contact.last()).toBe(`${appeal.no} 已经结束，这句我没有传。要接着办，点“问题又出现”。`);
    expect(contact.buttons()).toEqual([['问题又出现', '提诉求']]);
    await contact.taps('问题又出现');
    expect(contact.last()).toContain('李示范');
  });
});

describe('which case', () => {
  it('is never taken from a list that names several', async () => {
    const second = await town.files();
    await stage.deliver();
    const reply_to_message = { message_id: 900_008, date: 0, text: `1. ${appeal.no}\n2. ${second.no}` };
    await contact.says('这个怎么还没好', { reply_to_message });
    expect(contact.last()).toBe('这是给哪件的？\n这个怎么还没好');
    await contact.taps('不是诉求');
    await owner.says('下午来看', { reply_to_message });
    expect(owner.last()).toContain('这是给哪件的？');
    expect(await lastEvent()).toEqual({ type: 'acknowledge' });
  });

  it('is named with its enterprise to somebody who speaks for two', async () => {
    const other = deps.newId();
    const grid = '示范园区片区';
    await deps.db
      .insert(enterprises)
      .values({ id: other, name: '样本家具有限公司', uscc: '91530127MA00DEMA90', grid });
    await deps.db.insert(contacts).values({ enterpriseId: other, personId: town.who.contact, position: 0 });
    await contact.says('今天下午又停了两次');
    expect(contact.buttons().flat()).toContain(`${short()} 其他 示例精密材料`);
    await deps.sql`delete from contacts where enterprise_id = ${other}`;
  });
});

it('says off hours when the cadre reads it, with a way to hurry', async () => {
  clock.set('2026-11-19T21:00+08:00');
  const before = owner.texts().length;
  await contact.says('三条线都停了', byNumber());
  expect(contact.last()).toBe(
    `✅ 补充进 ${appeal.no}。现在是休息时间，李示范明天（周五）08:30 看到；急得等不了，点“催办”。`,
  );
  expect(contact.buttons()).toEqual([['催办']]);
  expect(owner.texts()).toHaveLength(before);
  await stage.at('2026-11-20T08:31+08:00');
  expect(owner.texts().join('\n')).toContain('三条线都停了');

  await deps.sql`update people set locale = 'en'`;
  clock.set('2026-11-20T21:00+08:00');
  await contact.says('还是停的', byNumber());
  expect(contact.last()).toContain('It is off hours; 李示范 sees it');
});
