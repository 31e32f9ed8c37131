import type { Texts } from '../locale.ts';

/** Co-handlers: what is told because of a step or a limit, and the lines of their card. */
export const helpersTold = {
  'notify.helper.new': {
    zh: '📩 协办任务，{sign_due} 前签收（下面就是）',
    en: '📩 A co-handling task, acknowledge by {sign_due} (below)',
  },
  'notify.helper.ruled': {
    zh: '📩 {by}定了，这件归您办：{text}\n{sign_due} 前签收，不能再退（下面就是）',
    en: '📩 {by} gives this one to you: {text}\nAcknowledge by {sign_due}; it cannot be returned again (below)',
  },
  'sub.returned.lead': {
    zh: '<b>{sub_no}</b> {helper_unit}退回：{reason}\n可以换一家，或请派单员定。',
    en: '<b>{sub_no}</b> Returned by {helper_unit}: {reason}\nAsk somebody else, or let the dispatcher decide.',
  },
  'sub.reported.lead': {
    zh: '<b>{sub_no}</b> 👉 轮到您：{helper_unit}反馈了\n<blockquote>{result}</blockquote>',
    en: '<b>{sub_no}</b> 👉 Your turn: {helper_unit} reports\n<blockquote>{result}</blockquote>',
  },
  'sub.reported.enterprise': { zh: '{helper_unit}已反馈：{result}', en: '{helper_unit} reports: {result}' },
  'sub.added.lead': {
    zh: '<b>{sub_no}</b> {helper_unit}补充：\n<blockquote>{text}</blockquote>',
    en: '<b>{sub_no}</b> {helper_unit} adds:\n<blockquote>{text}</blockquote>',
  },
  'sub.reason.lead': {
    zh: '<b>{sub_no}</b> {helper_unit}说明原因：{text}',
    en: '<b>{sub_no}</b> {helper_unit} gives the reason: {text}',
  },
  'sub.message.lead': {
    zh: '<b>{sub_no}</b> {helper_name}（{helper_unit}）留言：\n<blockquote>{text}</blockquote>',
    en: '<b>{sub_no}</b> {helper_name} ({helper_unit}) writes:\n<blockquote>{text}</blockquote>',
  },
  'sub.message.helper': {
    zh: '<b>{sub_no}</b> 主办{by}留言：\n<blockquote>{text}</blockquote>',
    en: '<b>{sub_no}</b> The lead {by} writes:\n<blockquote>{text}</blockquote>',
  },
  'sub.accepted.helper': {
    zh: '✅ <b>{sub_no}</b> 主办{by}收下了，谢谢。',
    en: '✅ <b>{sub_no}</b> {by} accepts your report, thank you.',
  },
  'sub.redo.helper': {
    zh: '<b>{sub_no}</b> 👉 轮到您：{by}请再办\n<blockquote>{text}</blockquote>\n⏰ {sub_due} 前反馈',
    en: '<b>{sub_no}</b> 👉 Your turn: {by} asks again\n<blockquote>{text}</blockquote>\n⏰ Report by {sub_due}',
  },
  'sub.phone.helper': {
    zh: '<b>{sub_no}</b> {by}授权了企业电话：{contact_name} {contact_phone}。企业知道给了您。',
    en: "<b>{sub_no}</b> {by} shares the enterprise's phone: {contact_name} {contact_phone}. The enterprise knows.",
  },
  'sub.taken_back.helper': {
    zh: '<b>{sub_no}</b> {by}收回了：{text}\n不用再办，谢谢。',
    en: '<b>{sub_no}</b> {by} takes it back: {text}\nNothing more to do, thank you.',
  },
  'sub.passed.dispatcher': {
    zh: '<b>{sub_no}</b> {enterprise}\n要做的：{task}\n{helper_unit}退回：{reason}\n👉 轮到您：{rule_due} 前定哪一家',
    en: '<b>{sub_no}</b> {enterprise}\nTo do: {task}\nReturned by {helper_unit}: {reason}\n👉 Your turn: name who does it, by {rule_due}',
  },
  'sub.rule.dispatcher': {
    zh: '🟡 黄 <b>{sub_no}</b> {rule_due} 前该定哪一家，还没定。\n{enterprise}，要做的：{task}',
    en: '🟡 Yellow <b>{sub_no}</b> Who does it was to be named by {rule_due}.\n{enterprise}, to do: {task}',
  },
  'sub.ruled.lead': {
    zh: '<b>{sub_no}</b> {by}定了{helper_name}（{helper_unit}）：{text}',
    en: '<b>{sub_no}</b> {by} names {helper_name} ({helper_unit}): {text}',
  },
  'sub.handed.lead': {
    zh: '<b>{sub_no}</b> 原来的协办人不在名册上了，{helper_name}（{helper_unit}）接着办，{sub_due} 前反馈。',
    en: '<b>{sub_no}</b> The co-handler has left the roster; {helper_name} ({helper_unit}) goes on, to report by {sub_due}.',
  },
  'sub.handed.reported': {
    zh: '<b>{sub_no}</b> 原来的协办人不在名册上了，反馈还在，等您看；要再办的话找{helper_name}（{helper_unit}）。',
    en: '<b>{sub_no}</b> The co-handler has left the roster; what was reported waits for you. For more it is now {helper_name} ({helper_unit}).',
  },
  'sub.left.lead': {
    zh: '<b>{sub_no}</b> {helper_name}（{helper_unit}）不在名册上了，没有人接。\n要做的：{task}\n👉 轮到您：换一家，或收回自己办。',
    en: '<b>{sub_no}</b> {helper_name} ({helper_unit}) has left the roster, and nobody takes over.\nTo do: {task}\n👉 Your turn: ask somebody else, or take it back.',
  },
  'sub.left_roster': { zh: '不在名册上了', en: 'left the roster' },
  'sub.unreachable.lead': {
    zh: '<b>{sub_no}</b> {helper_name}（{helper_unit}）收不到小二的消息。\n打 {helper_phone} 说一声，或换一家、收回。',
    en: '<b>{sub_no}</b> {helper_name} ({helper_unit}) cannot be reached by me.\nCall {helper_phone}, ask somebody else, or take it back.',
  },
  'sub.ended.helper': {
    zh: '🏁 <b>{sub_no}</b> 不用再办了，主办已报办结或诉求已结束。谢谢配合。',
    en: '🏁 <b>{sub_no}</b> Nothing more to do: the lead has reported done, or the case has ended. Thank you.',
  },
  'sub.inherited.lead': {
    zh: '<b>{no}</b> 协办接着办，现在由您主办：\n{lines}',
    en: '<b>{no}</b> Co-handlers go on; you lead now:\n{lines}',
  },
  'sub.inherited.line': {
    zh: '协{n} {helper_unit} {helper_name}，{sub_due} 前反馈',
    en: '协{n} {helper_unit} {helper_name}, report by {sub_due}',
  },
  'sub.unsigned.helper': {
    zh: '🟡 黄 <b>{sub_no}</b> {sign_due} 前该签收，还没签。\n要做的：{task}\n不归您管就点“退回主办”。',
    en: '🟡 Yellow <b>{sub_no}</b> was to be acknowledged by {sign_due}.\nTo do: {task}\nNot yours? Return to lead.',
  },
  'sub.unsigned.lead': {
    zh: '🟡 黄 <b>{sub_no}</b> {helper_unit}还没签收，打 {helper_name} {helper_phone} 问一声，或换一家。',
    en: '🟡 Yellow <b>{sub_no}</b> {helper_unit} has not acknowledged. Call {helper_name} {helper_phone}, or ask somebody else.',
  },
  'sub.half.helper': {
    zh: '<b>{sub_no}</b> 时限过半，还没写进展。\n👉 轮到您：{sub_due} 前反馈给主办，还剩 {left}',
    en: '<b>{sub_no}</b> Half the time is gone and no progress is written.\n👉 Your turn: report to the lead by {sub_due}, {left} left',
  },
  'sub.warn.helper': {
    zh: '🔵 蓝 <b>{sub_no}</b> 快到期：{sub_due}，还剩 {left}\n要做的：{task}\n办完点“完成”。',
    en: '🔵 Blue <b>{sub_no}</b> Due soon: {sub_due}, {left} left\nTo do: {task}\nFinished? Tap Done.',
  },
  'sub.late.helper': {
    zh: '{level_mark} <b>{sub_no}</b> 已超期 {over}，应在 {sub_due} 反馈。主办和督查已知道。\n要做的：{task}',
    en: '{level_mark} <b>{sub_no}</b> {over} overdue, was due {sub_due}. The lead and the supervisor know.\nTo do: {task}',
  },
  'sub.late.lead': {
    zh: '{level_mark} <b>{sub_no}</b> {helper_unit}超期 {over}\n打 {helper_name} {helper_phone}。您仍是主办，您的时限不动。\n❗ {reason}',
    en: '{level_mark} <b>{sub_no}</b> {helper_unit} is {over} overdue\nCall {helper_name} {helper_phone}. You remain the lead; your limits stay.\n❗ {reason}',
  },
  'sub.late.office': {
    zh: '{level_mark} <b>{sub_no}</b> 协办超期 {over}：{helper_name}（{helper_unit}）{helper_phone}\n{enterprise}，主办{owner_name}\n要做的：{task}\n❗ {reason}',
    en: '{level_mark} <b>{sub_no}</b> Co-handler {over} overdue: {helper_name} ({helper_unit}) {helper_phone}\n{enterprise}, lead {owner_name}\nTo do: {task}\n❗ {reason}',
  },
  'sub.look.lead': {
    zh: '<b>{sub_no}</b> 👉 轮到您：{helper_unit}的{sub_state}在等您看。',
    en: '<b>{sub_no}</b> 👉 Your turn: {helper_unit} waits for your answer ({sub_state}).',
  },
  'card.cohandler.asked.late': {
    zh: '👉 轮到您：还没签收，应在 {sign_due} 前',
    en: '👉 Your turn: to acknowledge, was due {sign_due}',
  },
  'card.cohandler.accepted': { zh: '🏁 主办收下了，谢谢配合', en: '🏁 Accepted by the lead, thank you' },
  'card.cohandler.taken_back': {
    zh: '🏁 主办收回了，不用再办',
    en: '🏁 Taken back by the lead, nothing more to do',
  },
  'card.cohandler.leads': { zh: '🏁 现在由您主办', en: '🏁 You lead the case now' },
  'card.cohandler.done': { zh: '🏁 主办已报办结，谢谢配合', en: '🏁 The lead has reported done, thank you' },
  'card.cohandler.over': {
    zh: '<b>{sub_no}</b> · 协办 · {category}\n{enterprise} · {place}\n要做的：{task}\n状态：<b>{sub_state}</b>\n{turn}',
    en: '<b>{sub_no}</b> · co-handling · {category}\n{enterprise} · {place}\nTo do: {task}\nStatus: <b>{sub_state}</b>\n{turn}',
  },
  'card.cohandler.more': { zh: '➕ 这件里您还有：{names}', en: '➕ Also yours in this case: {names}' },
  'card.cohandler.task_row': { zh: '协办（协{n}）', en: 'Co-handling {n}' },
  'log.give_sub': { zh: '请协办', en: 'asked a co-handler' },
  'log.ack_sub': { zh: '签收协办', en: 'acknowledged the co-handling' },
  'log.sub_progress': { zh: '协办进展', en: 'wrote co-handling progress' },
  'log.report_sub': { zh: '协办反馈', en: 'reported to the lead' },
  'log.add_to_sub': { zh: '协办补充', en: 'added to the report' },
  'log.explain_sub': { zh: '说明协办原因', en: 'gave the reason for co-handling' },
  'log.return_sub': { zh: '退回主办', en: 'returned it to the lead' },
  'log.tell_lead': { zh: '给主办留言', en: 'wrote to the lead' },
  'log.tell_helper': { zh: '给协办留言', en: 'wrote to the co-handler' },
  'log.accept_sub': { zh: '协办完成', en: 'accepted the report' },
  'log.redo_sub': { zh: '请再办', en: 'asked the co-handler again' },
  'log.grant_phone': { zh: '授权企业电话', en: "shared the enterprise's phone" },
  'log.take_back_sub': { zh: '收回协办', en: 'took the co-handling back' },
  'log.pass_sub': { zh: '请派单员定', en: 'let the dispatcher decide' },
  'log.hand_sub': { zh: '名册变动，换了协办人', en: 'Roster changed, new co-handler' },
  'log.rule_sub': { zh: '指定协办', en: 'named the co-handler' },
  'log.ring.sub': { zh: '协办到点提醒', en: 'Co-handling: limit told' },
} as const satisfies Texts;
