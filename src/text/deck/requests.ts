import type { Texts } from '../locale.ts';

/** Requests to the leader that are taken back or answered by events, and offices that nobody fills. */
export const requests = {
  'label.take_back_request': { zh: '撤回申请', en: 'Withdraw request' },
  'toast.request_taken_back': { zh: '撤回了，{leader_name}会收到', en: 'Withdrawn; {leader_name} is told' },
  'request.taken_back.leader': {
    zh: '<b>{no}</b> {by}撤回了申请，不用您定了：{request}\n{enterprise}，{title}',
    en: '<b>{no}</b> {by} has withdrawn the request, nothing to decide any more: {request}\n{enterprise}, {title}',
  },
  'request.taken_back.asker': {
    zh: '<b>{no}</b> {by}撤回了您的申请：{request}。没有批，也不用等了。',
    en: '<b>{no}</b> {by} has withdrawn your request: {request}. It was not decided, and no decision will come.',
  },
  'request.over.asker': {
    zh: '<b>{no}</b> {by}报了办结，您的申请不用再等。',
    en: '<b>{no}</b> {by} has reported it done, so your request needs no decision any more.',
  },
  'request.extension': { zh: '延期', en: 'an extension' },
  'request.overtaken.leader': {
    zh: '<b>{no}</b> 这件不用您定了：{why}\n{enterprise}，{title}',
    en: '<b>{no}</b> Nothing to decide any more: {why}\n{enterprise}, {title}',
  },
  'overtaken.signed': { zh: '企业自己说满意了', en: 'the enterprise says it is satisfied' },
  'overtaken.reported': { zh: '已经报办结了', en: 'it is reported done' },
  'overtaken.refused': {
    zh: '企业没说满意，进入第 {round} 轮',
    en: 'the enterprise is not satisfied, round {round} begins',
  },
  'overtaken.withdrawn': { zh: '企业撤回了诉求', en: 'the enterprise has withdrawn the appeal' },
  'bylaw.declined.confirm': {
    zh: '<b>{no}</b> “依法不能办”没同意：{reason}\n结果照旧等企业确认，提醒从今天重新算。',
    en: '<b>{no}</b> “Barred by law” declined: {reason}\nThe result goes on waiting for the enterprise; its reminders begin anew.',
  },
  'handover.deputy.office': {
    zh: '{cadre_name}{from}至{until}休假，由您代管：{cadre_name}要定的也会到您这里。',
    en: '{cadre_name} is on leave {from} to {until}; you stand in: what {cadre_name} decides comes to you too.',
  },
  'vacant.admin': {
    zh: '⚠️ <b>{no}</b> 有事等人定，名册里却没有人能定。\n请在干部名册里加一位分管领导、主要领导或督查，再导入一次；导入后马上交给他。',
    en: '⚠️ <b>{no}</b> waits for a decision that nobody on the roster can take.\nAdd a leader, a head or a supervisor to the staff roster and import it again; it goes to them at once.',
  },
} as const satisfies Texts;
