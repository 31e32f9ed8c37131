import type { Texts } from '../locale.ts';

/** More time: asked, decided, objected to; and what is said of decisions that nobody takes. */
export const extension = {
  'extension.ask_date': {
    zh: '<b>{no}</b> 延到哪天？最晚到 {max_due}。只能延一次，原定日子照样记。',
    en: '<b>{no}</b> Extend to which day? At latest {max_due}. Only once; the first date stays on record.',
  },
  'extension.ask_reason': {
    zh: '为什么？企业会看到原话。\n例：供电所周四才有停电窗口，调档要停电 2 小时',
    en: 'Why? The enterprise reads your words.\nExample: the utility can switch off only on Thursday, the work needs 2 hours',
  },
  'toast.extension_asked': {
    zh: '报给{leader_name}了，批之前原时限照算',
    en: 'With {leader_name}; until decided the old limit stands',
  },
  'extension.leader': {
    zh: '<b>{no}</b> 要延期，等您定\n{enterprise}，{title}\n{orig_due} → <b>{new_due}</b>\n理由（{owner_name}）：<blockquote>{reason}</blockquote>\n这轮第一次延期。企业已等 {e_clock}。',
    en: '<b>{no}</b> Extension, your decision\n{enterprise}, {title}\n{orig_due} → <b>{new_due}</b>\nReason ({owner_name}): <blockquote>{reason}</blockquote>\nFirst of this round. The enterprise has waited {e_clock}.',
  },
  'extension.decline_reason': {
    zh: '<b>{no}</b> 为什么不同意？给{owner_name}一句话。',
    en: '<b>{no}</b> Why not? A sentence for {owner_name}.',
  },
  'extension.approved.cadre': {
    zh: '<b>{no}</b> 延期同意了：<b>{new_due} 前</b>办结。',
    en: '<b>{no}</b> Extension approved: done by <b>{new_due}</b>.',
  },
  'extension.declined.cadre': {
    zh: '<b>{no}</b> 延期没同意：{reason}\n时限不变，{done_due} 前。难处在人手或外单位，可以“请求协办”。',
    en: '<b>{no}</b> Extension declined: {reason}\nThe limit stays {done_due}. If hands or other bodies are the trouble, add a co-handler.',
  },
  'extension.enterprise': {
    zh: '<b>{no}</b> 办结日子改了：{orig_due} → <b>{new_due}</b>\n原因：<blockquote>{reason}</blockquote>\n{leader_name}同意的。原定的日子照样记着。',
    en: '<b>{no}</b> New date: {orig_due} → <b>{new_due}</b>\nReason: <blockquote>{reason}</blockquote>\nApproved by {leader_name}. The first date stays on record.',
  },
  'extension.object.ask': {
    zh: '<b>{no}</b> 您不赞成延期，为什么？{leader_name}会看到。',
    en: '<b>{no}</b> You object to the extension: why? {leader_name} reads it.',
  },
  'extension.object.done': {
    zh: '<b>{no}</b> 记下了，{leader_name}和督查会看到。',
    en: '<b>{no}</b> Noted; {leader_name} and the supervisor see it.',
  },
  'extension.decline_done': {
    zh: '✅ <b>{no}</b> 没有延，{owner_name}会收到您的话。时限不变，{done_due} 前。',
    en: '✅ <b>{no}</b> not extended; {owner_name} gets your words. The limit stays {done_due}.',
  },
  'toast.extended': {
    zh: '同意了，企业和{owner_name}都会收到',
    en: 'Approved; the enterprise and {owner_name} are told',
  },
  'extension.objected': {
    zh: '<b>{no}</b> 企业不赞成延期（{orig_due} → {new_due}）：\n<blockquote>{text}</blockquote>\n{enterprise}，{owner_name}办。',
    en: '<b>{no}</b> The enterprise objects to the extension ({orig_due} → {new_due}):\n<blockquote>{text}</blockquote>\n{enterprise}, with {owner_name}.',
  },
  'extension.lapsed.cadre': {
    zh: '<b>{no}</b> 时限 {done_due} 到了，延期没有人批，申请作废。\n写清为什么，企业看得到。',
    en: '<b>{no}</b> The limit {done_due} has come and nobody decided on the extension, so the request is over.\nSay why; the enterprise sees it.',
  },
  'decide.remind': {
    zh: '<b>{no}</b> 还等您定：{pending}\n{enterprise}，{title}\n{asked_by} {asked_at} 报的。定之前时限照算：{done_due}。',
    en: '<b>{no}</b> Still your decision: {pending}\n{enterprise}, {title}\nAsked {asked_at} by {asked_by}. Until decided the limit runs on: {done_due}.',
  },
  'decide.late': {
    zh: '<b>{no}</b> {asked_at} 报的“{pending}”还没有定，在等{leader_name}。\n{enterprise}，{owner_name}办，时限 {done_due}。',
    en: '<b>{no}</b> Not decided since {asked_at}: {pending}. Waiting for {leader_name}.\n{enterprise}, with {owner_name}, limit {done_due}.',
  },
  'pending.result': { zh: '会签办理结果', en: 'countersigning the result' },
  'pending.extension': { zh: '延期到 {new_due}', en: 'an extension to {new_due}' },
  'pending.plan': { zh: '挂账攻坚的计划', en: 'a long-term plan' },
  'card.extension_asked': {
    zh: '⏰ 已申请延到 {new_due}，等{leader_name}定',
    en: '⏰ Extension to {new_due} asked for; {leader_name} decides',
  },
  'card.leader.extension': {
    zh: '👉 轮到您：{owner_name}申请延到 {new_due}\n⏰ 现在 {done_due} 前办结。理由：{ask_reason}',
    en: '👉 Your turn: {owner_name} asks for time until {new_due}\n⏰ Now done by {done_due}. Reason: {ask_reason}',
  },
} as const satisfies Texts;
