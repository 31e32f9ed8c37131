import { beforeEach, expect, it } from 'vitest';
import type { Appeal } from '../../src/appeal/appeal.ts';
import { loadCase, loadLog } from '../../src/appeal/views.ts';
import { photo } from '../support/chat.ts';
import { openStage } from './staff-stage.ts';

const stage = await openStage();
const { deps, town, clock } = stage;
const owner = await stage.chat('owner');
const contact = await stage.chat('contact');
const supervisor = await stage.chat('supervisor');

let appeal: Appeal;
beforeEach(async () => {
  clock.set('2026-11-19T09:12+08:00');
  await deps.sql`update appeals set status = 'withdrawn', state = jsonb_set(state, '{status}', '"withdrawn"')`;
  appeal = await town.files();
  await town.does('owner', { type: 'acknowledge' }, appeal);
  await stage.deliver();
});
const lastEvent = async () => (await loadLog(deps, appeal.id)).at(-1)?.event;
const card = async () => {
  await owner.presses({ verb: 'open', id: appeal.id });
  const message = owner.messages().at(-1);
  return { reply_to_message: { message_id: message?.messageId, text: message?.text } };
};

it('asks which case words out of the blue are for, and carries them only then', async () => {
  await owner.says('明早 9 点到，留个懂电的人');
  expect(owner.last()).toBe('这是给哪件的？不是办件的，我不传。\n明早 9 点到，留个懂电的人');
  expect(await lastEvent()).toEqual({ type: 'acknowledge' });
  const short = appeal.no?.slice(-4) ?? '';
  await owner.taps(`${short} 示例精密材料`);
  expect(owner.last()).toBe(`✅ 转给王示例了（${appeal.no}）。`);
  expect(contact.last()).toContain('李示范（经发办）：\n明早 9 点到，留个懂电的人\n回复这条就能答。');

  await owner.says('中午吃什么');
  await owner.taps('取消');
  expect(owner.last()).toBe('好，没有传。');
  expect(await lastEvent()).toMatchObject({ text: '明早 9 点到，留个懂电的人' });
});

it('takes a reply to a card as words for that enterprise, with photos and a changed mind', async () => {
  await owner.says('明早 9 点到', await card());
  const said = owner.lastSent();
  expect(contact.last()).toContain('明早 9 点到');
  await owner.edits(said, '明早 9 点半到');
  expect(contact.last()).toBe(`✏️ ${appeal.no} 李示范改了前面那条：\n明早 9 点半到`);

  await owner.sends(photo('meter', { caption: '表在这里', ...(await card()) }));
  expect(contact.texts().slice(-2)).toEqual([expect.stringContaining('表在这里'), '[photo]']);
});

it('keeps an album together', async () => {
  const album = { media_group_id: 'a1', ...(await card()) };
  await owner.sendsAll([photo('1', { ...album, caption: '三张' }), photo('2', album), photo('3', album)]);
  const events = (await loadLog(deps, appeal.id)).filter(({ event }) => event.type === 'message');
  expect(events).toHaveLength(1);
  // The post waits a moment for the rest of it.
  expect(contact.texts().at(-1)).not.toMatch(/^\[album/);
  await stage.at(new Date(clock.now().getTime() + 3_000).toISOString());
  const [words, ...photos] = contact.texts().slice(-4);
  expect(words).toContain('三张');
  expect(photos).toEqual(['[album 0]', '[album 1]', '[album 2]']);
});

it('says when an enterprise that rests will read it', async () => {
  clock.set('2026-11-19T21:00+08:00');
  await owner.says('明早 9 点到', await card());
  expect(owner.last()).toBe(
    `✅ 转给王示例了（${appeal.no}）。\n现在是休息时间，王示例明天（周五）08:30 收到。急事打 13800000001。`,
  );
});

it('begins no talk while the enterprise gives its opinion, but lets the cadre answer', async () => {
  await town.does(
    'owner',
    { type: 'report_done', outcome: 'resolved', text: '办好了，请看', left: '' },
    appeal,
  );
  const reply = await card();
  await owner.says('满意吗？', reply);
  expect(owner.last()).toContain('企业正在答结果');
  await town.does('contact', { type: 'message', text: '表坏了没换' }, appeal);
  await owner.says('下午来换', reply);
  expect(await lastEvent()).toEqual({ type: 'message', text: '下午来换' });
});

it('passes nothing on for a case that has ended, nor for somebody whose case it is not', async () => {
  const reply = await card();
  await supervisor.says('快点办', reply);
  expect(supervisor.last()).toBe('这件不归您，所以点不了。');
  await town.does('contact', { type: 'withdraw', reason: 'no_more', text: '' }, appeal);
  await stage.deliver();
  await owner.says('还来吗', reply);
  expect(owner.last()).toBe(`${appeal.no} 已经结束，这句我没有传。`);
  expect((await loadCase(deps, appeal.id)).appeal.status).toBe('withdrawn');
});

it('opens the card of a number, and has words for what it cannot read', async () => {
  await owner.says(appeal.no?.slice(-4) ?? '');
  expect(owner.last()).toContain(`${appeal.no} · `);
  await owner.says('9999');
  expect(owner.last()).toBe('没有 9999 这件，或者它不归您。您的都在 /tasks。');
  await owner.sends({ sticker: { file_id: 's', file_unique_id: 's', type: 'regular' } });
  expect(owner.last()).toContain('表情看到了');
  await owner.sends({ location: { latitude: 25.1, longitude: 102.9 } });
  expect(owner.last()).toContain('这种内容我看不了');
  await supervisor.says('你好');
  expect(supervisor.last()).toContain('/tasks');
});
