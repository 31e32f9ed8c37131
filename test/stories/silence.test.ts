import { afterAll, expect, it } from 'vitest';
import { loadLog } from '../../src/appeal/views.ts';
import { createSystem, on } from '../support/system.ts';

const system = await createSystem({ at: on('03-02 09:00') });
afterAll(system.stop);
const { town, deps } = system;

const done = { type: 'report_done', outcome: 'resolved', text: '调了档，376 到 382 伏', left: '' } as const;
const stepsOf = async (id: string): Promise<string[]> =>
  (await loadLog(deps, id)).map(({ event }) => event.type).filter((type) => type !== 'ring');

it('calls an enterprise that does not answer, and takes its no for a no', { timeout: 60_000 }, async () => {
  const [contact, owner, dispatcher] = await system.phones('contact', 'owner', 'dispatcher');
  const appeal = await town.files();
  await town.does('owner', { type: 'acknowledge' }, appeal);
  await town.does('owner', done, appeal);
  await system.at(on('03-09 17:31'));
  await system.at(on('03-10 09:00'));
  await dispatcher.sees(/要电话回访/);
  await dispatcher.tap('回访记录');
  await dispatcher.tap('没人接');
  await dispatcher.sees(/第 1 次没通/);
  await system.at(on('03-11 09:00'));
  const mark = await dispatcher.mark();
  await dispatcher.write('/intake');
  await dispatcher.sees(/收件台/, { after: mark });
  await dispatcher.tap('1');
  await dispatcher.sees(/已打 1 次/, { after: mark });
  const old = await dispatcher.tap('回访记录');
  await dispatcher.sees(/照着念/, { after: mark });
  await dispatcher.tap('通了');
  await dispatcher.tap('部分解决');
  await dispatcher.tap('基本满意');
  await dispatcher.sees(/原话写一两句/);
  await dispatcher.write('电压好了，配电箱的门还没装');
  await owner.sees(/第 2 轮。企业答“部分解决，基本满意”/);
  const told = await contact.sees(/替您记的是/);
  await contact.tap('不是我的意思');
  await contact.sees(/您自己选/);
  await contact.press(told, '不是我的意思').catch(() => {});
  await dispatcher.press(old, '回访记录').catch(() => {});
  await system.idle();
  await contact.tap('已解决');
  await contact.tap('满意');
  await contact.sees(/打上您的全名/);
  await contact.write('王示例');
  await contact.sees(/销号，签名：王示例/);
  expect(await stepsOf(appeal.id)).toEqual([
    'submit',
    'acknowledge',
    'report_done',
    'call_back',
    'log_call',
    'record_refusal',
    'revert_opinion',
    'sign',
  ]);
});
