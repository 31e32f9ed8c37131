import type { Words } from '../text/locale.ts';

const w = (zh: string, en: string): Words => ({ zh, en });

const exact: Record<string, Words> = {
  sign: w('还没签收', 'not acknowledged'),
  contact: w('还没联系企业', 'no contact yet'),
  stage: w('该有进展了', 'news is due'),
  half: w('时限过半', 'half of the time is gone'),
  warn: w('🔵 蓝，快到期', '🔵 blue, nearly due'),
  'late.2': w('🟡 黄，超期', '🟡 yellow, overdue'),
  'late.3': w('🟠 橙，督查知道了', '🟠 orange, the supervisor is told'),
  'late.4': w('🔴 红，主要领导知道了', '🔴 red, the head is told'),
  'late.5': w('镇纪委知道了', 'the discipline office is told'),
  notice: w('报镇纪委之前提醒干部', 'the cadre is told before the discipline office'),
  callback: w('该电话回访了', 'the call-back is due'),
  'promise.soon': w('提醒约定的事', 'a promise is nearly due'),
  'promise.due': w('约定的时间到了', 'a promised date has come'),
  'extension.lapse': w('没批的延期作废', 'an extension nobody decided lapses'),
  stands: w('电话代录过了更正的期限', 'the opinion noted by phone stands'),
  follow: w('并在一起的几件互相看一眼', 'joined cases look at each other'),
  digest: w('早上的清单', 'the morning lists'),
};

const beginning: readonly [string, Words][] = [
  ['info.callback', w('没等到材料，转电话回访', 'no papers came, the dispatcher calls')],
  ['confirm.callback', w('没等到意见，转电话回访', 'no opinion came, the dispatcher calls')],
  ['info.', w('提醒企业补材料', 'the enterprise is reminded of the papers')],
  ['confirm.', w('提醒企业确认', 'the enterprise is reminded to answer')],
  ['order.unacked', w('督办单没人收', 'the supervision order is not received')],
  ['order.due', w('督办单该回复了', 'the supervision order is to be answered')],
  ['milestone.', w('长期计划的节点', 'a milestone of the plan')],
  ['stage.', w('长期计划该有进展了', 'news of the plan is due')],
  ['objection.', w('对计划的意见还没人答复', 'an objection is not answered')],
  ['plan.', w('疑难件该有计划了', 'a hard case needs a plan')],
  ['decide.', w('还没人批', 'nobody has decided yet')],
  ['review', w('领导该定复核了', 'the review is to be decided')],
  ['bylaw', w('督查该复看了', 'the supervisor is to look again')],
  ['callback.', w('该回访没回访，领导和督查知道', 'the call-back is late, others are told')],
  ['behalf.', w('替企业记的还没提交', 'what was written down is not submitted')],
  ['merge.', w('企业还没答应并案', 'the enterprise has not agreed to the merge')],
  ['draft.', w('提醒草稿还没提交', 'a draft is still not submitted')],
];

/** What a timer does when its time has come. */
export function timerWords(kind: string): Words {
  return (
    exact[kind] ??
    beginning.find(([start]) => kind.startsWith(start))?.[1] ??
    w('到了一个节点', 'a limit is reached')
  );
}
