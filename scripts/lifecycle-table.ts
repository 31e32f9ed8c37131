import { eventTypes, lifecycle } from '../src/appeal/lifecycle.ts';
import type { Rule } from '../src/appeal/lifecycle-row.ts';

/** What each step is called in the chat; the rest have no button of their own yet. */
const button: Partial<Record<keyof typeof lifecycle, string>> = {
  submit: '提交',
  acknowledge: '签收',
  receive: '签收',
  take_over: '接手',
  propose_reject: '建议不受理',
  decline_reject: '继续办',
  reject: '不予受理',
  ask_review: '请领导复核',
  uphold_review: '维持',
  accept_review: '改为受理',
  dispute: '权属异议',
  rule: '裁定归属',
  log_contact: '已联系',
  confirm_contact: '是 / 否',
  progress: '更新进展',
  ask_info: '请企业补充',
  answer_info: '补充说明',
  object_info: '已提供过 / 不合理',
  make_promise: '约定日期',
  accept_promise: '同意',
  decline_promise: '不同意',
  keep_promise: '做到了',
  slip_promise: '没做到',
  ask_extension: '申请延期',
  extend: '同意',
  decline_extension: '不同意',
  take_back: '撤回申请',
  object_extension: '有异议',
  propose_plan: '挂账攻坚',
  go_long_term: '同意',
  decline_plan: '不同意',
  reach_milestone: '完成节点',
  propose_change: '调整计划',
  change_plan: '同意',
  set_plan: '调整计划',
  object_plan: '有异议',
  answer_plan: '答复企业',
  reach_last: '完成节点',
  end_long_term: '结束挂账',
  report_done: '报办结',
  propose_done: '报办结（部分解决）',
  countersign: '同意',
  decline_done: '不同意',
  sign: '已解决 · 满意 · 签名',
  refuse_result: '未解决 / 基本满意 / 不满意',
  log_call: '回访记录（没人接、不方便说）',
  record_opinion: '回访记录（满意）',
  record_refusal: '回访记录（没满意）',
  record_info: '回访记录（材料）',
  file_unconfirmed: '未评价归档',
  revert_opinion: '不是我的意思',
  revive: '我来评价',
  propose_bylaw: '依法不能办',
  explain: '同意',
  decline_bylaw: '不同意',
  opine: '满意 / 基本满意 / 不满意',
  object_bylaw: '有异议',
  uphold_bylaw: '维持',
  redo_bylaw: '重新办理',
  withdraw: '撤回',
  ask_merge: '并案',
  merge: '同意',
  decline_merge: '不同意',
  split: '不是一件事',
  sign_ahead: '已解决 · 满意 · 签名',
  reopen: '问题又出现',
  urge: '催办',
  worsen: '情况变急了',
  raise_grade: '调整等级（只往上）',
  set_grade: '调整等级',
  relieve: '临时恢复了',
  no_relief: '没有临时办法',
  confirm_relief: '是 / 否',
  object_grade: '有异议',
  keep_grade: '维持',
  recategorise: '改类别',
  add_info: '补充说明',
  message: '留言',
  give_reason: '说明原因',
  reassign: '转派',
  to_leader: '报领导',
  issue_order: '督办单',
  ack_order: '已收到',
  answer_order: '回复督办',
  close_order: '办结督办',
  judge_lead: '不用查 / 要了解',
  answer_survey: '还好 / 又坏了 / 不方便说',
  give_sub: '请求协办',
  ack_sub: '签收（协办）',
  sub_progress: '更新进展（协办）',
  report_sub: '完成（协办）',
  add_to_sub: '补充说明（协办）',
  explain_sub: '说明原因（协办）',
  return_sub: '退回主办',
  tell_lead: '给主办留言',
  tell_helper: '给协办留言',
  accept_sub: '协办完成',
  redo_sub: '请再办',
  grant_phone: '授权电话',
  take_back_sub: '收回协办',
  pass_sub: '请派单员定',
  rule_sub: '指定协办',
};

const list = (words: readonly string[]): string => (words.length > 7 ? 'any' : words.join(', '));

/** The lifecycle as a table for people, made from the table that the code runs by. */
export function lifecycleTable(): string {
  const rows = eventTypes.map((type) => {
    const rule: Rule = lifecycle[type];
    const to = rule.to === 'same' ? '–' : `${rule.to}${rule.newRound ? ', next round' : ''}`;
    return `| \`${type}\` | ${button[type] ?? ''} | ${list(rule.by)} | ${list(rule.from)} | ${to} | ${rule.row} |`;
  });
  return ['| step | button | who | from | to | row |', '|---|---|---|---|---|---|', ...rows].join('\n');
}

export const MARKS = ['<!-- lifecycle:begin -->', '<!-- lifecycle:end -->'] as const;

/** A document with its lifecycle table made anew. */
export function withLifecycle(document: string): string {
  const [begin, end] = MARKS;
  const head = document.slice(0, document.indexOf(begin) + begin.length);
  const tail = document.slice(document.indexOf(end));
  return `${head}\n${lifecycleTable()}\n${tail}`;
}
