import { expect, it } from 'vitest';
import { loadCase } from '../../src/appeal/views.ts';
import { openStage, type Stage } from './staff-stage.ts';

type Locale = 'zh' | 'en';
const wording = (locale: Locale) => (zh: string, en: string) => (locale === 'zh' ? zh : en);

/** A case whose enterprise has not said a word: Friday 27 November, 10:05 in the morning reported, now to be called. */
async function silent(stage: Stage) {
  const appeal = await stage.town.files({ category: 'PWR' });
  await stage.town.does('owner', { type: 'acknowledge' }, appeal);
  await stage.town.does(
    'owner',
    { type: 'report_done', outcome: 'resolved', text: '周四停电 2 小时调了档，376 到 382 伏', left: '' },
    appeal,
  );
  await stage.deliver();
  await stage.at('2026-11-26T17:31+08:00');
  await stage.at('2026-11-27T08:46+08:00');
  return appeal;
}

const stateOf = async ({ deps }: Stage, { id }: { id: string }) => (await loadCase(deps, id)).appeal;

for (const locale of ['zh', 'en'] as const) {
  const w = wording(locale);

  it(`takes an opinion down by phone, and lets the enterprise cancel it, ${locale}`, async () => {
    const stage = await openStage();
    const contact = await stage.chat('contact', locale);
    const dispatcher = await stage.chat('dispatcher', locale);
    const appeal = await silent(stage);
    expect(dispatcher.texts().join('\n')).toContain(w('要电话回访', 'Call-back, by'));
    await dispatcher.taps(w('回访记录', 'Log call-back'));
    expect(dispatcher.texts().at(-1)).toContain(w('照着念：“我是镇派单员', 'To read out: “This is the town'));
    expect(dispatcher.texts().at(-1)).toContain('13800000001');
    expect(dispatcher.texts().at(-1)).not.toMatch(/提的‘(用电|其他) ·|raised (Power|Other) ·/);
    await dispatcher.taps(w('通了', 'Answered'));
    await dispatcher.taps(w('部分解决', 'Partly resolved'));
    await dispatcher.taps(w('满意', 'Satisfied'));
    await dispatcher.taps(w('不用再办', 'Leave it so'));
    await dispatcher.says('电压稳了，门的事算了');
    expect(await stateOf(stage, appeal)).toMatchObject({
      status: 'phone_closed',
      opinion: { solved: 'partly', rating: 'satisfied', reason: 'by_phone' },
    });
    expect(contact.texts().join('\n')).toContain(
      w('钱范例替您记的是：部分解决，满意', '钱范例 noted for you'),
    );
    await contact.taps(w('不是我的意思', 'Not what I said'));
    expect(await stateOf(stage, appeal)).toMatchObject({ status: 'pending_confirm', opinion: null });
    expect(contact.texts().at(-1)).toContain(w('您自己选', 'Please choose yourself'));
    await contact.taps(w('已解决', 'Resolved'));
    await contact.taps(w('满意', 'Satisfied'));
    await contact.says('王示例');
    expect((await stateOf(stage, appeal)).status).toBe('satisfied');
    expect(stage.transcript().join('\n')).not.toMatch(/\{\w|undefined|null|NaN|\[object/);
  });

  it(`opens the next round on what was said by phone, ${locale}`, async () => {
    const stage = await openStage();
    const contact = await stage.chat('contact', locale);
    const cadre = await stage.chat('owner', locale);
    const dispatcher = await stage.chat('dispatcher', locale);
    const appeal = await silent(stage);
    await dispatcher.taps(w('回访记录', 'Log call-back'));
    await dispatcher.taps(w('修改', 'Edit'));
    await dispatcher.says('0871-0000-0009');
    await dispatcher.says(w('昨天 16:20', 'yesterday 16:20'));
    expect(dispatcher.texts().at(-1)).toContain(w('这个时间不对', 'Not that time'));
    await dispatcher.taps(w('刚才', 'Just now'));
    await dispatcher.taps(w('通了', 'Answered'));
    await dispatcher.taps(w('未解决', 'Not resolved'));
    await dispatcher.taps(w('不满意', 'Not satisfied'));
    await dispatcher.says('下午又掉到 345 伏');
    expect(dispatcher.texts().at(-1)).toContain(w('接着办，第 2 轮', 'Work goes on, round 2'));
    expect(cadre.texts().join('\n')).toContain(w('电话里说的', 'said on the phone'));
    expect(contact.texts().join('\n')).toContain(w('接着办，第 2 轮', 'Work goes on, round 2'));
    await contact.taps(w('不是我的意思', 'Not what I said'));
    expect(await stateOf(stage, appeal)).toMatchObject({ status: 'pending_confirm', round: 1 });
    expect(cadre.texts().join('\n')).toContain(w('企业作废了', 'cancelled the opinion'));
    expect(stage.transcript().join('\n')).not.toMatch(/\{\w|undefined|null|NaN|\[object/);
  });

  it(`files a case after three days of calls, and takes it up again, ${locale}`, async () => {
    const stage = await openStage();
    const contact = await stage.chat('contact', locale);
    const dispatcher = await stage.chat('dispatcher', locale);
    const leader = await stage.chat('leader', locale);
    const appeal = await silent(stage);
    const rings = async (label: string) => {
      await dispatcher.taps(w('回访记录', 'Log call-back'));
      await dispatcher.taps(label);
    };
    await rings(w('没人接', 'No answer'));
    expect(dispatcher.texts().at(-1)).toContain(w('第 1 次没通', 'call 1 without answer'));
    await rings(w('没人接', 'No answer'));
    expect(dispatcher.texts().at(-1)).toContain(w('这一次不另算', 'not counted'));
    await stage.at('2026-11-30T09:00+08:00');
    await dispatcher.says('/intake');
    await dispatcher.taps('1');
    await rings(w('不方便说', 'Rather not say'));
    expect(dispatcher.texts().at(-1)).toContain(w('第 2 次，企业不方便说', 'call 2, not a good moment'));
    await stage.at('2026-12-01T17:31+08:00');
    await stage.at('2026-12-02T17:31+08:00');
    await stage.at('2026-12-03T08:46+08:00');
    expect(leader.texts().join('\n')).toContain(w('该电话回访还没有结果', 'A call-back without result'));
    expect(leader.buttons().flat()).toContain(w('查看电话', 'Show phone'));
    expect(dispatcher.texts().join('\n')).toContain(w('还没有回访，应在', 'The call-back is late, was due'));
    await rings(w('没人接', 'No answer'));
    await dispatcher.taps(w('未评价归档', 'File unanswered'));
    await dispatcher.taps(w('确认', 'Confirm'));
    expect((await stateOf(stage, appeal)).status).toBe('unconfirmed');
    expect(contact.texts().join('\n')).toContain(w('没有算作满意', 'not counted as satisfied'));
    await stage.at('2027-01-04T09:00+08:00');
    await contact.taps(w('我来评价', 'Give my opinion'));
    expect((await stateOf(stage, appeal)).status).toBe('pending_confirm');
    await contact.taps(w('已解决', 'Resolved'));
    await contact.taps(w('满意', 'Satisfied'));
    await contact.says('王示例');
    expect((await stateOf(stage, appeal)).status).toBe('satisfied');
    expect(stage.transcript().join('\n')).not.toMatch(/\{\w|undefined|null|NaN|\[object/);
  });

  it(`asks by phone about papers that never came, ${locale}`, async () => {
    const stage = await openStage();
    const contact = await stage.chat('contact', locale);
    const cadre = await stage.chat('owner', locale);
    const dispatcher = await stage.chat('dispatcher', locale);
    const papers = async () => {
      const appeal = await stage.town.files({ category: 'PWR' });
      await stage.town.does('owner', { type: 'acknowledge' }, appeal);
      await stage.town.does('owner', { type: 'ask_info', items: ['电费单'] }, appeal);
      return appeal;
    };
    const [told, untold] = [await papers(), await papers()];
    await stage.deliver();
    await stage.at('2026-12-03T17:31+08:00');
    await stage.at('2026-12-04T08:46+08:00');
    await stage.town.does('dispatcher', vain(stage), untold);
    await stage.town.does('dispatcher', { type: 'record_info', text: '下周给', ...callNow(stage) }, told);
    await stage.deliver();
    expect((await stateOf(stage, told)).status).toBe('in_progress');
    expect(cadre.texts().join('\n')).toContain(w('派单员打电话问过材料了', 'has called about the items'));
    await stage.at('2026-12-07T09:00+08:00');
    await stage.town.does('dispatcher', vain(stage), untold);
    await stage.at('2026-12-08T09:00+08:00');
    await contact.presses({ verb: 'open', id: untold.id });
    const adding = w('补充说明', 'Add information');
    expect(
      contact
        .buttons()
        .flat()
        .filter((word) => word === adding),
    ).toHaveLength(1);
    await dispatcher.says('/intake');
    await dispatcher.taps('1');
    await dispatcher.taps(w('回访记录', 'Log call-back'));
    expect(dispatcher.texts().at(-1)).toContain('1. 电费单');
    await dispatcher.taps(w('没人接', 'No answer'));
    await dispatcher.taps(w('未评价归档', 'File unanswered'));
    await dispatcher.taps(w('确认', 'Confirm'));
    expect(contact.texts().join('\n')).toContain(w('材料没等到', 'The items never came'));
    await contact.taps(w('补充说明', 'Add information'));
    await contact.says('1 月 820 元');
    expect(await stateOf(stage, untold)).toMatchObject({ status: 'in_progress', ending: null });
    expect(stage.transcript().join('\n')).not.toMatch(/\{\w|undefined|null|NaN|\[object/);
  });
}

const callNow = ({ clock }: Stage) => ({ at: clock.now().getTime(), number: '13800000001' });
const vain = (stage: Stage) => ({ type: 'log_call', outcome: 'no_answer', ...callNow(stage) }) as const;

it('calls somebody else where the dispatcher has the case, and tells a cadre who tries', async () => {
  const stage = await openStage();
  const { deps, town } = stage;
  await deps.sql`update people set roles = '{cadre,dispatcher}' where id = ${town.who.owner}`;
  await deps.sql`update people set active = false where id = ${town.who.dispatcher}`;
  const cadre = await stage.chat('owner');
  const leader = await stage.chat('leader');
  const appeal = await silent(stage);
  expect(cadre.texts().join('\n')).not.toContain('要电话回访');
  expect(leader.texts().join('\n')).toContain('要电话回访');
  await expect(town.does('owner', vain(stage), appeal)).rejects.toThrow('refuse.conflict');
  await deps.sql`update people set roles = '{cadre}' where id = ${town.who.owner}`;
  await expect(town.does('owner', vain(stage), appeal)).rejects.toThrow('refuse.callback_not_cadre');
  await leader.taps('回访记录');
  await leader.taps('没人接');
  expect((await stateOf(stage, appeal)).callback?.calls).toMatchObject([{ counts: true }]);
});
