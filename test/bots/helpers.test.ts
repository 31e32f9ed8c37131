import { expect, it } from 'vitest';
import { openStage } from './staff-stage.ts';

/** What must have been read by the end. */
const said = {
  zh: [
    '请谁协办？可以请几家，每家写清一段。',
    '陈样例现在收不到小二的消息。打 13800000009，或换一家。',
    '请示范供电所做什么？写清一件，办到什么样。',
    '要不要把企业电话给示范供电所？给了会记下，企业看得到。',
    '✅ 交给冯样例（示范供电所）：杨企诉-2026-0001-协1，',
    '📩 协办任务，',
    '· 协办 · 用电',
    '要做的：测 2 号车间下午电压',
    '📞 联系电话没有授权，需要时请主办授权',
    '(签收了，',
    '冯样例（示范供电所）留言： ⏎ 几点能进车间？',
    '主办李示范留言： ⏎ 下午两点以后都行',
    '杨企诉-2026-0001-协1 做了什么、结果怎样？',
    '杨企诉-2026-0001-协1 还差什么？',
    '杨企诉-2026-0001-协2 为什么退回？',
    '杨企诉-2026-0001-协1 👉 轮到您：示范供电所反馈了 ⏎ 量得 338 伏，线路超负荷三成',
    '轮到您：李示范请再办 ⏎ 下午三点再量一次',
    '李示范授权了企业电话：王示例 13800000001',
    '🤝 协办：示范供电所，已反馈 0/1，您的电话给了示范供电所',
    '✅ 杨企诉-2026-0001-协1 主办李示范收下了，谢谢。',
    '🏁 主办收下了，谢谢配合',
    '示范供电所已反馈：三点量得 340 伏',
    '示范供电所退回：线路归县公司管',
    '👉 轮到您：',
    '定了冯样例（示范供电所）：按清单归供电所',
    '📩 钱范例定了，这件归您办：按清单归供电所 ⏎ 今天 ',
    '还有 1 个协办没反馈：示范供电所。现在报办结，它们一并结束。',
    '🏁 杨企诉-2026-0001-协3 不用再办了',
    '🏁 主办已报办结，谢谢配合',
  ],
  en: [
    'Who should help? Several are possible',
    '陈样例 cannot get messages from me now. Call 13800000009',
    '✅ With 冯样例 (示范供电所): 杨企诉-2026-0001-协1, report by',
    '📩 A co-handling task, acknowledge by',
    '📞 Phone not shared; ask the lead for it',
    '冯样例 (示范供电所) writes: ⏎ 几点能进车间？',
    '👉 Your turn: 示范供电所 reports ⏎ 量得 338 伏，线路超负荷三成',
    '👉 Your turn: 李示范 asks again ⏎ 下午三点再量一次',
    '杨企诉-2026-0001-协1 What was done,',
    '杨企诉-2026-0001-协1 What is missing?',
    '杨企诉-2026-0001-协2 Why return it?',
    'Co-handlers: 示范供电所, reported 0/1, your phone went to 示范供电所',
    '李示范 accepts your report, thank you.',
    'Returned by 示范供电所: 线路归县公司管',
    'names 冯样例 (示范供电所): 按清单归供电所',
    '📩 钱范例 gives this one to you: 按清单归供电所 ⏎ Acknowledge by ',
    'Co-handlers still to report: 示范供电所 (1).',
    '🏁 The lead has reported done, thank you',
  ],
};

for (const locale of ['zh', 'en'] as const) {
  it(`leads a co-handler from the question to the end, ${locale}`, async () => {
    const stage = await openStage();
    const { town } = stage;
    const cadre = await stage.chat('owner', locale);
    const contact = await stage.chat('contact', locale);
    const helper = await stage.chat('helper', locale);
    const dispatcher = await stage.chat('dispatcher', locale);
    const w = (zh: string, en: string) => (locale === 'zh' ? zh : en);
    const appeal = await town.files({ category: 'PWR' });
    await stage.deliver();
    await town.does('owner', { type: 'acknowledge' }, appeal);
    const at = stage.clock.now().getTime();
    await town.does('owner', { type: 'log_contact', at, how: 'phone', note: '明早来' }, appeal);
    await stage.deliver();

    // Whoever judges as well is not offered, though a cadre.
    await stage.deps.sql`update people set roles = '{cadre,supervisor}' where id = ${town.who.supervisor}`;
    await cadre.taps(w('请求协办', 'Add co-handler'));
    const units = cadre.buttons().slice(0, -1).flat();
    expect(units).toEqual(['示范供电所', '经发办', '规建办']);
    await cadre.taps('规建办');
    await cadre.taps('示范供电所');
    await cadre.says('测 2 号车间下午电压，查线路负荷，给出办法');
    await cadre.taps(w('不授权', 'Do not share'));
    await helper.taps(w('签收', 'Acknowledge'));
    await helper.taps(w('签收', 'Acknowledge')).catch(() => {});
    await helper.taps(w('更新进展', 'Progress'));
    await helper.says('已约周四上午到现场');
    await helper.taps(w('给主办留言', 'Message lead'));
    await helper.says('几点能进车间？');
    await cadre.taps(w('给协办留言', 'Message co-handler'));
    await cadre.says('下午两点以后都行');
    await helper.taps(w('完成', 'Done'));
    await helper.says('量了');
    await helper.says('量得 338 伏，线路超负荷三成');
    await cadre.presses({ verb: 'open', id: appeal.id });
    expect(cadre.buttons()[0]).toEqual([w('协办完成', 'Accept result'), w('请再办', 'Ask again')]);
    await cadre.taps(w('请再办', 'Ask again'));
    await cadre.says('下午三点再量一次');
    await cadre.taps(w('更多', 'More'));
    await cadre.taps(w('协办情况', 'Co-handlers'));
    await cadre.taps(w('协1 授权电话', '协1 Share phone'));
    await helper.taps(w('查看', 'Open'));
    await helper.taps(w('查看全文', 'Full text'));
    await helper.taps(w('完成', 'Done'));
    await helper.says('三点量得 340 伏，周四调档');
    await cadre.taps(w('协办完成', 'Accept result'));

    await cadre.presses({ verb: 'give_sub', id: appeal.id });
    await cadre.taps('示范供电所');
    await cadre.says('定下换线的日子和费用');
    await cadre.taps(w('不授权', 'Do not share'));
    await helper.taps(w('退回主办', 'Return to lead'));
    await helper.says('线路归县公司管');
    await cadre.presses({ verb: 'open', id: appeal.id });
    expect(cadre.buttons()[0]).toEqual([w('请派单员定', 'Ask dispatcher')]);
    await cadre.taps(w('请派单员定', 'Ask dispatcher'));
    await dispatcher.taps(w('指定协办', 'Name co-handler'));
    await dispatcher.taps('示范供电所');
    await dispatcher.says('按清单归供电所');
    await cadre.presses({ verb: 'report_done', id: appeal.id });
    await cadre.taps(w('报办结', 'Report done'));
    await cadre.taps(w('已解决', 'Resolved'));
    await cadre.says('周四停电两小时调了档，下午量了三次都在 376 伏以上');
    await cadre.taps(w('跳过', 'Skip'));
    await cadre.taps(w('确认', 'Confirm'));
    await stage.deliver();
    await contact.says('/my');

    const transcript = stage.transcript().join('\n');
    if (process.env.TEST_TRANSCRIPT) process.stdout.write(`${transcript}\n`);
    expect(transcript).not.toMatch(/\{\w|undefined|null|NaN|\[object/);
    for (const text of said[locale]) expect(transcript).toContain(text);
  });
}

it('refuses whoever it is not for, kindly, whatever button they have', async () => {
  const stage = await openStage();
  const { town } = stage;
  const [cadre, helper, stranger] = [
    await stage.chat('owner'),
    await stage.chat('helper'),
    await stage.chat('stranger'),
  ];
  const contact = await stage.chat('contact');
  const dispatcher = await stage.chat('dispatcher');
  const appeal = await town.files();
  const id = appeal.id;
  await cadre.presses({ verb: 'give_sub', id });
  expect(cadre.toasts().at(-1)).toContain('先不能加协办');
  await town.does('owner', { type: 'acknowledge' }, appeal);
  for (const chat of [helper, stranger, contact, dispatcher]) {
    await chat.presses({ verb: 'give_sub', id });
    expect(chat.texts().join()).not.toContain('请谁协办');
  }
  const give = { type: 'give_sub', helperId: town.who.helper, task: '量电压', phone: false } as const;
  const asks = (helperId: string) => town.does('owner', { ...give, helperId }, appeal);
  await expect(asks(town.who.contact)).rejects.toThrow('refuse.sub_helper');
  for (const who of ['discipline', 'leader', 'head', 'supervisor', 'dispatcher'] as const)
    await expect(asks(town.who[who])).rejects.toThrow('refuse.sub_helper');
  await expect(asks(stage.deps.newId())).rejects.toThrow('refuse.sub_helper');
  await expect(asks(town.who.owner)).rejects.toThrow('refuse.sub_own');
  await asks(town.who.helper);
  await stage.deliver();

  for (const verb of ['ack_sub', 'report_sub', 'return_sub', 'tell_lead', 'sub_progress', 'sub']) {
    for (const chat of [stranger, contact, dispatcher]) await chat.presses({ verb, id, arg: '1' });
  }
  for (const verb of ['accept_sub', 'redo_sub', 'grant_phone', 'take_back_sub', 'pass_sub', 'rule_sub'])
    for (const chat of [helper, stranger, contact]) await chat.presses({ verb, id, arg: '1' });
  for (const chat of [helper, contact, stranger]) await chat.presses({ verb: 'subs', id });
  for (const verb of ['progress', 'log_contact', 'report_done', 'message', 'timeline', 'phone'])
    await helper.presses({ verb, id });
  await helper.taps('签收');
  const old = helper.dataOf('退回主办');
  await helper.taps('完成');
  await helper.says('量得 338 伏，线路超负荷');
  await helper.tapsData(old.data, old.messageId);
  await cadre.taps('协办完成');
  await cadre.presses({ verb: 'accept_sub', id, arg: '1' });
  await helper.presses({ verb: 'report_sub', id, arg: '1' });

  const steps = (
    await stage.deps.sql<{ type: string }[]>`
    select type from appeal_events where appeal_id = ${id} order by seq`
  ).map(({ type }) => type);
  expect(steps).toEqual(['submit', 'acknowledge', 'give_sub', 'ack_sub', 'report_sub', 'accept_sub']);
});

it('carries a reply between the lead and the co-handler, never to the enterprise', async () => {
  const stage = await openStage();
  const { town } = stage;
  const cadre = await stage.chat('owner');
  const helper = await stage.chat('helper');
  const contact = await stage.chat('contact');
  const appeal = await town.files();
  await town.does('owner', { type: 'acknowledge' }, appeal);
  const give = { type: 'give_sub', helperId: town.who.helper, task: '量电压', phone: false } as const;
  await town.does('owner', give, appeal);
  await stage.deliver();
  const newest = (chat: typeof cadre) => ({
    reply_to_message: { message_id: chat.messages().at(-1)?.messageId },
  });

  await helper.says('门卫要登记吗？', newest(helper));
  expect(cadre.last()).toContain('冯样例（示范供电所）留言：\n门卫要登记吗？');
  await cadre.says('报我的名字就行', newest(cadre));
  expect(helper.last()).toContain('主办李示范留言：\n报我的名字就行');
  expect(contact.texts().join()).not.toMatch(/门卫|名字就行/);

  // The phone granted, the question is still to be answered.
  await helper.says('企业电话是几号？', newest(helper));
  await cadre.taps('授权电话');
  expect(cadre.buttons()).toEqual([['给协办留言']]);

  // Whoever has the phone for one part has it for the next; a “no” would promise what is not so.
  await cadre.presses({ verb: 'give_sub', id: appeal.id });
  await cadre.taps('示范供电所');
  await cadre.says('把宿舍的水管也查一遍');
  expect(cadre.texts().join('\n')).toContain('✅ 交给冯样例（示范供电所）：杨企诉-2026-0001-协2');
});
