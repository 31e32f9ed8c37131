import type { Texts } from '../locale.ts';

/** Bundles, the morning list, what is said after a stop or in quiet hours, supervision orders. */
export const digests = {
  'bundle.cadre': { zh: '现在有 {n} 件要您动手：\n{lines}', en: 'Waiting for you now: {n}\n{lines}' },
  'bundle.line': {
    zh: '{i}. {grade_mark} {no_short} {enterprise_short}　{next_what}：{next_due}',
    en: '{i}. {grade_mark} {no_short} {enterprise_short}　{next_what}: {next_due}',
  },
  'bundle.enterprise': {
    zh: '有 {n} 件在等您一句话：\n{lines}',
    en: 'Waiting for a word from you: {n}\n{lines}',
  },
  'digest.cadre': {
    zh: '<b>{date} · 今日清单</b>　要动手的 {n} 件：\n{lines}\n\n在办 {open_n}　等企业 {wait_n}　超期 {over_n}\n上个工作日办完 {done_n} 件。',
    en: '<b>Morning list, {date}</b>　To do: {n}\n{lines}\n\nOpen {open_n}, waiting for the enterprise {wait_n}, overdue {over_n}\nFinished on the last working day: {done_n}.',
  },
  'digest.cadre.empty': {
    zh: '<b>{date} · 今日清单</b>　今天没有要动手的。在办 {open_n}，等企业 {wait_n}。',
    en: '<b>Morning list, {date}</b>　Nothing to do today. Open {open_n}, waiting for the enterprise {wait_n}.',
  },
  'digest.helper': {
    zh: '<b>{date} · 今日清单</b>　协办 {n} 件：\n{lines}',
    en: '<b>Morning list, {date}</b>　Co-handling: {n}\n{lines}',
  },
  'digest.leader': {
    zh: '<b>{date} · 今日清单</b>　等您定的 {n} 件\n{lines}\n全镇：在办 {open_n}　超期 {over_n}　第 3 轮 {third_n}',
    en: '<b>Morning list, {date}</b>　For your decision: {n}\n{lines}\nTown: open {open_n}, overdue {over_n}, round 3: {third_n}',
  },
  'digest.supervisor': {
    zh: '<b>{date} · 今日清单</b>　超期 {over_n}：🟡 {y} 🟠 {o} 🔴 {r}\n今天到期 {due_n}，督办单没回复 {orders_n}，提示件 {flags_n}',
    en: '<b>Morning list, {date}</b>　Overdue {over_n}: 🟡 {y} 🟠 {o} 🔴 {r}\nDue today {due_n}, orders unanswered {orders_n}, flags {flags_n}',
  },
  'digest.dispatcher': {
    zh: '<b>{date} · 今日清单</b>　新件 {new_n}　待裁定 {dispute_n}　回访 {call_n}　联系不上的人 {unreach_n}\n{lines}',
    en: '<b>Morning list, {date}</b>　New {new_n}, rulings {dispute_n}, call-backs {call_n}, unreachable {unreach_n}\n{lines}',
  },
  'digest.sealed': {
    zh: '🔏 全镇的记录封存了，指纹 <code>{fingerprint}</code>\n留着这条，以后能查有没有人改过。',
    en: "🔏 The town's record is sealed, fingerprint <code>{fingerprint}</code>\nKeep this message: it can show later whether anybody changed the record.",
  },
  'catchup.staff': {
    zh: '小二停了 {from} 到 {until}，现在好了。\n这段时间没能提醒您，一次说清：\n{lines}\n时限没有变。',
    en: 'Xiaoer was down from {from} to {until} and is back.\nNo reminders went out; here they are, once:\n{lines}\nNo limit has changed.',
  },
  'catchup.enterprise': {
    zh: '小二 {from} 到 {until} 没能发消息，现在好了。\n您发的都收到了，按先后处理。\n{lines}',
    en: 'Xiaoer could not send messages from {from} to {until} and is back.\nWhat you sent is here, handled in order.\n{lines}',
  },
  'quiet.held.enterprise': {
    zh: '✅ 补充进 <b>{no}</b>。现在是休息时间，{owner_name} {at_open} 看到；急得等不了，点“催办”。',
    en: '✅ Added to <b>{no}</b>. It is off hours; {owner_name} sees it {at_open}. If it cannot wait tap Urge.',
  },
  'quiet.held.cadre': {
    zh: '记下了，{at_open} 发给企业（现在不打扰）。',
    en: 'Noted; the enterprise gets it {at_open} (quiet hours now).',
  },
  'cap.moved': {
    zh: '今天给这家企业发过一条，这条并到 {at_open} 一起发。',
    en: 'One message went out today; this one joins {at_open}.',
  },
  'remind.bot_blocked.dispatcher': {
    zh: '{enterprise} 的 {contact_name} 停用了小二（{at}）。提醒改发 {next_contact}；没有别人就请打 {contact_phone}。',
    en: '{contact_name} of {enterprise} has blocked me ({at}). Reminders now go to {next_contact}; if there is nobody please call {contact_phone}.',
  },
  'order.ask': {
    zh: '<b>{no}</b> 要{owner_name}做到什么？写清一件事。\n例：周五前把 2 号车间电压恢复到 376 伏以上，并说明为什么超期',
    en: '<b>{no}</b> What must {owner_name} achieve? One thing.\nExample: voltage of workshop 2 above 376 V by Friday, and why it is late',
  },
  'order.due': { zh: '哪天回复？', en: 'Answer by when?' },
  'order.preview': {
    zh: '督办单 <b>{order_no}</b>\n{no}，{enterprise}\n要求：{text}\n{order_due} 前回复，抄{leader_name}',
    en: 'Supervision order <b>{order_no}</b>\n{no}, {enterprise}\nWanted: {text}\nAnswer by {order_due}, copy to {leader_name}',
  },
  'order.cadre': {
    zh: '📋 督办单 <b>{order_no}</b>（{no}）\n{text}\n{order_due} 前回复。先点“已收到”。',
    en: '📋 Supervision order <b>{order_no}</b> ({no})\n{text}\nAnswer by {order_due}. First tap Received.',
  },
  'order.cadre.acked': {
    zh: '📋 督办单 <b>{order_no}</b>（{no}），{at} 已收到\n{text}\n👉 轮到您：{order_due} 前回复。',
    en: '📋 Supervision order <b>{order_no}</b> ({no}), received {at}\n{text}\n👉 Your turn: answer by {order_due}.',
  },
  'order.unacked': {
    zh: '📋 <b>{order_no}</b> 发出 {gap}，没点“已收到”，改打电话：{owner_phone}',
    en: '📋 <b>{order_no}</b> sent {gap} ago and not received; call {owner_phone}',
  },
  'order.answer_ask': {
    zh: '<b>{order_no}</b> 怎么回复？做了什么、几号办完。',
    en: '<b>{order_no}</b> Your answer: what was done, done by when?',
  },
  'order.answered.supervisor': {
    zh: '📋 <b>{order_no}</b> {owner_name}回复：\n<blockquote>{text}</blockquote>',
    en: '📋 <b>{order_no}</b> {owner_name} answers:\n<blockquote>{text}</blockquote>',
  },
  'order.closed.cadre': {
    zh: '📋 <b>{order_no}</b> 办结了，{supervisor_name}。',
    en: '📋 <b>{order_no}</b> is closed, {supervisor_name}.',
  },
} as const satisfies Texts;
