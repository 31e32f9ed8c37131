import { expect, it } from 'vitest';
import type { Appeal } from '../../src/appeal/appeal.ts';
import { loadCase } from '../../src/appeal/views.ts';
import { joinedParams } from '../../src/text/case-joined.ts';
import type { Chat } from '../support/chat.ts';
import { createNeighbour } from '../support/neighbours.ts';
import { openStage, type Stage } from './staff-stage.ts';

const w = {
  zh: {
    merge: '并案',
    joinTo: '并到 0001',
    other: '其他',
    yes: '同意',
    no: '不同意',
    notSame: '不是一件事',
    resolved: '已解决',
    satisfied: '满意',
    urge: '催办',
    news: '想知道进展',
    skip: '跳过',
  },
  en: {
    merge: 'Merge',
    joinTo: 'Join to 0001',
    other: 'Other',
    yes: 'Approve',
    no: 'Decline',
    notSame: 'Another matter',
    resolved: 'Resolved',
    satisfied: 'Satisfied',
    urge: 'Urge',
    news: 'Ask for news',
    skip: 'Skip',
  },
} as const;

const stateOf = async ({ deps }: Stage, { id }: Pick<Appeal, 'id'>): Promise<Appeal> => {
  const [row] = await deps.sql<{ state: Appeal }[]>`select state from appeals where id = ${id}`;
  if (row === undefined) throw new Error('no such case');
  return row.state;
};

/** Everything in a chat; Chinese stands without spaces, whatever is beside it. */
const said = (chat: Chat): string => {
  const all = chat.texts().join('\n');
  return `${all}\n${all.replaceAll(' ', '')}`;
};

const clean = (stage: Stage) =>
  expect(stage.transcript().join('\n')).not.toMatch(/\{\w|undefined|null|NaN|\[object/);

for (const locale of ['zh', 'en'] as const) {
  it(`joins two enterprises' cases, and closes each by its own word, ${locale}`, async () => {
    const t = w[locale];
    const z = (zh: string, en: string) => (locale === 'zh' ? zh : en);
    const stage = await openStage();
    const near = await createNeighbour(stage, stage.town, 0);
    const dispatcher = await stage.chat('dispatcher', locale);
    const cadre = await stage.chat('owner', locale);
    const former = await stage.chat('stranger', locale);
    const first = await stage.chat('contact', locale);
    const second = await stage.chat(near.contact, locale);
    const parent = await stage.town.files({ category: 'PWR' });
    const child = await near.files('PWR');
    await stage.deliver();

    // What looks the same stands on the dispatcher's card, one tap from asking.
    await dispatcher.presses({ verb: 'open', id: child.id });
    expect(said(dispatcher)).toContain(z('像是同一件事：0001', 'like 0001'));
    await dispatcher.taps(t.joinTo);
    expect(dispatcher.toasts().join()).toContain(z('前不答应就不并', 'No word by'));
    expect(said(second)).toContain(
      z(
        '杨企诉-2026-0002和杨企诉-2026-0001像是同一件事（2家一起）',
        'look like one matter (enterprises together: 2)',
      ),
    );
    expect((await stateOf(stage, child)).status).toBe('submitted');

    await second.taps(t.yes);
    await stage.at('2026-11-19T09:20+08:00');
    expect(await stateOf(stage, child)).toMatchObject({ status: 'merged', ownerId: stage.town.who.owner });
    expect((await stateOf(stage, parent)).children).toEqual([
      { id: child.id, no: '杨企诉-2026-0002', open: true },
    ]);
    expect(said(former)).toContain(z('由李示范一起办', '李示范 handles them together'));
    expect(said(cadre)).toContain(
      z('并进杨企诉-2026-0001了，由您一起办', 'joined 杨企诉-2026-0001; you handle them together'),
    );
    await second.presses({ verb: 'open', id: child.id });
    expect(said(second)).toContain(
      z('已并入杨企诉-2026-0001，跟着一起办', 'Joined to 杨企诉-2026-0001, handled together'),
    );
    expect(said(second)).toContain(z('👉轮到李示范：签收', '👉 李示范: acknowledge'));
    const later = { locale, zone: 'Asia/Shanghai', now: new Date('2026-11-20T09:00+08:00') };
    expect(joinedParams(await loadCase(stage.deps, child.id), later).parent_turn).toContain(
      z('签收，应在', 'acknowledge, was due'),
    );

    // Whoever works on the child is sent to the parent; its enterprise is heard under its own number.
    await cadre.presses({ verb: 'report_done', id: child.id });
    expect(cadre.toasts().at(-1)).toContain(z('请在那张卡上办', 'act on that card'));
    expect(said(cadre)).toContain('杨企诉-2026-0001');
    await second.taps(t.urge);
    await second.taps(z('要进展', 'Want news')).catch(() => second.taps(second.buttons().flat()[0] ?? ''));
    await second.taps(t.skip);
    expect(said(cadre)).toContain(z('杨企诉-2026-0002👉企业催办', '杨企诉-2026-0002 👉 Urged'));

    await stage.town.does('owner', { type: 'acknowledge' }, parent);
    await cadre.presses({ verb: 'progress', id: parent.id });
    expect(said(cadre)).toContain(
      z('并到这件的还有1件，别家企业也会看到', 'Their enterprises read this too'),
    );
    await cadre.taps(z('取消', 'Cancel'));
    await stage.town.does('owner', { type: 'progress', text: '已量 340 伏，线路超负荷；周五调档' }, parent);
    await stage.at('2026-11-19T10:00+08:00');
    expect(said(second)).toContain(
      z('跟着杨企诉-2026-0001办，有进展（李示范）', 'handled with 杨企诉-2026-0001: news from 李示范'),
    );
    await stage.town.does(
      'owner',
      { type: 'report_done', outcome: 'resolved', text: '调了档，两家都在 380 伏左右', left: '' },
      parent,
    );
    await stage.at('2026-11-19T11:00+08:00');
    expect((await stateOf(stage, child)).status).toBe('pending_confirm');

    // The first signs, and waits for the second.
    await first.taps(t.resolved);
    await first.taps(t.satisfied);
    await first.says('王示例');
    expect(await stateOf(stage, parent)).toMatchObject({ status: 'pending_confirm', signedAhead: true });
    expect(said(first)).toContain(z('一起办的还有1家没确认', 'still to confirm theirs: 1'));
    await first.presses({ verb: 'open', id: parent.id });
    expect(said(first)).toContain(z('状态：已签满意，等别家', 'Status: Signed, waiting for the others'));
    await second.taps(t.resolved);
    await second.taps(t.satisfied);
    await second.says('郑演示');
    expect((await stateOf(stage, child)).status).toBe('satisfied');
    await stage.at('2026-11-19T11:30+08:00');
    expect(await stateOf(stage, parent)).toMatchObject({
      status: 'satisfied',
      signature: { name: '王示例' },
    });
    expect(said(first)).toContain(z('销号，签名：王示例', 'closed, signed: 王示例'));
    clean(stage);
  });

  it(`lets an enterprise say no, or take its case out again, ${locale}`, async () => {
    const t = w[locale];
    const z = (zh: string, en: string) => (locale === 'zh' ? zh : en);
    const stage = await openStage();
    const near = await createNeighbour(stage, stage.town, 0);
    const dispatcher = await stage.chat('dispatcher', locale);
    const former = await stage.chat('stranger', locale);
    const cadre = await stage.chat('owner', locale);
    const second = await stage.chat(near.contact, locale);
    const parent = await stage.town.files();
    const child = await near.files();
    await stage.deliver();
    expect((await loadCase(stage.deps, child.id)).related.alike).toEqual([{ id: parent.id, no: parent.no }]);

    await dispatcher.presses({ verb: 'merge', id: child.id });
    await dispatcher.taps(t.other);
    await dispatcher.says('9999');
    expect(said(dispatcher)).toContain('9999');
    await dispatcher.says('0001');
    await second.taps(t.no);
    expect(said(second)).toContain(z('好，单独办，不并', 'Fine, yours stays on its own'));
    expect(said(dispatcher)).toContain(z('企业不同意并案', 'prefers to stay on its own'));
    expect((await stateOf(stage, child)).status).toBe('submitted');
    expect((await loadCase(stage.deps, child.id)).related.alike).toEqual([]);

    // By its number the dispatcher may ask again.
    await dispatcher.presses({ verb: 'merge', id: child.id });
    await dispatcher.says(parent.no ?? '');
    await second.taps(t.yes);
    await stage.at('2026-11-20T10:00+08:00');
    await second.presses({ verb: 'open', id: child.id });
    await second.taps(t.notSame);
    await second.taps(t.notSame);
    expect(await stateOf(stage, child)).toMatchObject({
      status: 'submitted',
      ownerId: stage.town.who.stranger,
    });
    expect(said(second)).toContain(
      z('从杨企诉-2026-0001分出来，单独办', 'leaves 杨企诉-2026-0001 and is handled on its own'),
    );
    expect(said(former)).toContain(z('分出来，单独办：', 'is handled on its own: acknowledge by'));
    await stage.at('2026-11-20T10:30+08:00');
    expect((await stateOf(stage, parent)).children).toEqual([]);
    // Its enterprise said no: the pair is not offered again.
    expect((await loadCase(stage.deps, child.id)).related.alike).toEqual([]);
    expect(said(cadre)).toContain(z('分出去单独办了', 'No more reminders for you'));
    clean(stage);
  });
}

it('takes silence for no, after one reminder', async () => {
  const stage = await openStage();
  const near = await createNeighbour(stage, stage.town, 0);
  const dispatcher = await stage.chat('dispatcher');
  const second = await stage.chat(near.contact);
  const parent = await stage.town.files();
  const child = await near.files();
  await stage.town.does('dispatcher', { type: 'ask_merge', parentId: parent.id }, child);
  await stage.deliver();
  await stage.at('2026-11-20T09:30+08:00');
  expect(second.texts().filter((text) => text.includes('前没答应，就还是单独办'))).toHaveLength(1);
  await stage.at('2026-11-23T10:00+08:00');
  expect((await stateOf(stage, child)).joinAsked).not.toBeNull();
  await stage.at('2026-11-25T09:00+08:00');
  expect(await stateOf(stage, child)).toMatchObject({ joinAsked: null, joined: null });
  expect(said(dispatcher)).toContain('企业没有答应并案，按不同意办');
  await second.taps('同意').catch(() => {});
  expect((await stateOf(stage, child)).joined).toBeNull();
});

it('lets nobody but the dispatcher ask, and nobody but the enterprise agree', async () => {
  const stage = await openStage();
  const near = await createNeighbour(stage, stage.town, 0);
  const { town } = stage;
  const parent = await town.files();
  const child = await near.files();
  const ask = { type: 'ask_merge', parentId: parent.id } as const;
  for (const who of ['contact', 'owner', 'leader', 'supervisor', 'head', 'clock'] as const)
    await expect(town.does(who, ask, child)).rejects.toMatchObject({ code: 'refuse.not_yours' });
  await town.does('dispatcher', ask, child);
  for (const who of ['contact', 'owner', 'dispatcher', 'leader', 'clock'] as const)
    await expect(town.does(who, { type: 'merge' }, child)).rejects.toMatchObject({
      code: 'refuse.not_yours',
    });
  await expect(town.does('dispatcher', ask, child)).rejects.toMatchObject({ code: 'refuse.merge_asked' });
  await expect(
    town.does('dispatcher', { type: 'ask_merge', parentId: child.id }, parent),
  ).rejects.toMatchObject({
    code: 'refuse.merge_gone',
  });
  const dispatcher = await stage.chat('dispatcher');
  await dispatcher.presses({ verb: 'merge_answer', id: child.id, arg: 'yes' });
  expect(dispatcher.toasts().at(-1)).toContain('这件不归您');
});
