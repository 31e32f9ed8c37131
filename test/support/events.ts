import type { Appeal } from '../../src/appeal/appeal.ts';
import type { AppealEvent, EventType } from '../../src/appeal/events.ts';
import type { Town } from './town.ts';

export const id = '00000000-0000-4000-8000-0000000000aa';
/** Thursday 19 November 2026, 09:12 in Shanghai: the morning of the copy deck's examples. */
export const now = new Date('2026-11-19T01:12:00Z').getTime();

const call = { at: now, number: '13800000001' };
const steps = [
  { due: now + 9e8, who: '经发办', what: '征迁 <完成>' },
  { due: now + 9e9, who: '供电公司', what: '变电站投运' },
];

/** One event of every type, with all its words. */
export const events: { [T in EventType]: Extract<AppealEvent, { type: T }> } = {
  submit: { type: 'submit', grade: 'normal', ownerId: null, answers: {}, category: 'OTH' },
  acknowledge: { type: 'acknowledge' },
  receive: { type: 'receive' },
  take_over: { type: 'take_over' },
  log_contact: { type: 'log_contact', at: now, how: 'phone', note: '明早 <9> 点' },
  confirm_contact: { type: 'confirm_contact', yes: false },
  progress: { type: 'progress', text: '已量 340 伏 & 超负荷' },
  ask_info: { type: 'ask_info', items: ['电费单', '铭牌 <照片>'] },
  answer_info: { type: 'answer_info', answers: [{ item: '电费单', text: '', files: 2, none: false }] },
  object_info: { type: 'object_info', kind: 'provided', text: '上周给了' },
  report_done: { type: 'report_done', outcome: 'resolved', text: '调了档', left: '' },
  propose_done: { type: 'propose_done', outcome: 'partly', text: '调了档', left: '门没装' },
  countersign: { type: 'countersign' },
  decline_done: { type: 'decline_done', text: '装好再报' },
  sign: { type: 'sign', solved: 'resolved', name: '王示例', differs: false },
  refuse_result: {
    type: 'refuse_result',
    solved: 'partly',
    rating: 'fairly',
    reason: 'half_done',
    text: '又掉了',
  },
  reopen: { type: 'reopen', text: '又掉到 342 伏' },
  withdraw: { type: 'withdraw', reason: 'fine_now', text: '' },
  reject: { type: 'reject', reason: 'legal', text: '县人社局' },
  urge: { type: 'urge', what: 'want_news', text: '' },
  worsen: { type: 'worsen', urgency: 'stopped', grade: 'top' },
  add_info: { type: 'add_info', text: '下午又停了' },
  message: { type: 'message', text: '明早到' },
  give_reason: { type: 'give_reason', reason: 'wait_other', text: '等停电窗口' },
  reassign: { type: 'reassign', toId: id, text: '熟悉情况' },
  hand_over: { type: 'hand_over', toId: id },
  to_leader: { type: 'to_leader', text: '请协调' },
  issue_order: { type: 'issue_order', id, text: '周五前恢复', dueAt: now },
  ack_order: { type: 'ack_order', id },
  answer_order: { type: 'answer_order', id, text: '办好了' },
  close_order: { type: 'close_order', id },
  ring: { type: 'ring', kind: 'late.2' },
  call_back: { type: 'call_back', about: 'result' },
  dispute: { type: 'dispute', unit: '供电所', text: '线路归供电所' },
  rule: { type: 'rule', toId: id, text: '归经发办' },
  ask_extension: { type: 'ask_extension', dueAt: now + 9e8, text: '等 <停电> 窗口' },
  extend: { type: 'extend' },
  decline_extension: { type: 'decline_extension', text: '先请协办 & 再说' },
  object_extension: { type: 'object_extension', text: '等不起 <急>' },
  propose_plan: { type: 'propose_plan', text: '要建变电站', steps, relief: '错峰 <用电>', body: '供电公司' },
  go_long_term: { type: 'go_long_term' },
  decline_plan: { type: 'decline_plan', text: '第一步太晚' },
  reach_milestone: { type: 'reach_milestone', key: '1', text: '征迁签完 & 公示了' },
  reach_last: { type: 'reach_last', key: '2', text: '变电站投运了' },
  propose_change: { type: 'propose_change', text: '多了两户', steps },
  change_plan: { type: 'change_plan' },
  set_plan: { type: 'set_plan', text: '多了两户', steps },
  object_plan: { type: 'object_plan', text: '等不到明年' },
  answer_plan: { type: 'answer_plan', text: '先给临时变压器' },
  end_long_term: { type: 'end_long_term', text: '' },
  log_call: { type: 'log_call', at: now, number: '13800000001', outcome: 'no_answer', counts: true },
  record_opinion: { type: 'record_opinion', solved: 'resolved', rating: 'satisfied', text: '好了', ...call },
  record_refusal: { type: 'record_refusal', solved: 'partly', rating: 'fairly', text: '门没装', ...call },
  record_info: { type: 'record_info', text: '下周给', ...call },
  revert_opinion: { type: 'revert_opinion' },
  file_unconfirmed: { type: 'file_unconfirmed' },
  revive: { type: 'revive' },
  explain: { type: 'explain', basis: '《电力法》第五十三条', text: '线下不能建房' },
  merge: { type: 'merge', parentId: id },
};

/** Every fact that a notice may speak of, all at once. */
export function facts(town: Pick<Town, 'who'>, appeal: Appeal): Partial<Appeal> {
  const by = town.who.owner;
  const order = { id, no: '督-2026-0003', text: '周五前 <恢复>', by: town.who.supervisor, toId: by };
  return {
    acknowledgedAt: now,
    dispute: { unit: '供电所', text: '线路 <归> 供电所', by, at: now },
    ruling: { toId: by, text: '归经发办', by: town.who.dispatcher, at: now },
    contact: { at: now, how: 'phone', note: '明早 <9> 点', by, loggedAt: now, confirmed: false },
    progress: { at: now, by, text: '已量 340 伏 & 超负荷' },
    info: { items: ['电费单', '铭牌 <照片>'], at: now, asked: 1 },
    result: { outcome: 'resolved', text: '调了档', left: '', by, at: now },
    callback: { about: 'result', at: now, calls: [{ ...call, outcome: 'no_answer', by, counts: true }] },
    phoned: { at: now, by: town.who.dispatcher, was: null },
    extension: { to: now + 9e8, at: now, reason: '等停电窗口', objected: false },
    extensionAsked: { to: now + 9e8, at: now, by, reason: '等停电窗口' },
    opinion: {
      solved: 'partly',
      rating: 'fairly',
      reason: 'half_done',
      text: '又掉了',
      by: appeal.filedBy,
      at: now,
    },
    signature: { name: '王示例', by: appeal.filedBy, at: now, differs: false, keptPartly: false },
    ending: { reason: 'legal', text: '县人社局', by: town.who.dispatcher, at: now },
    reason: { code: 'wait_other', text: '等停电窗口', by, at: now },
    urges: [now],
    plan: {
      ...{
        why: '要建变电站',
        relief: '错峰 <用电>',
        body: '供电公司',
        by,
        approvedBy: town.who.leader,
        at: now,
      },
      milestones: steps.map((step, i) => ({
        ...step,
        key: `${i + 1}`,
        first: now + 8e8,
        doneAt: i === 0 ? now : null,
      })),
    },
    planned: { kind: 'change', why: '多了两户', relief: '错峰', body: '', steps, by, at: now },
    objection: { text: '等不到 <明年>', by: appeal.filedBy, at: now },
    orders: [
      {
        ...order,
        dueAt: now,
        issuedAt: now,
        ackedAt: now,
        answer: '办好了',
        answeredAt: null,
        closedAt: null,
      },
    ],
  };
}
