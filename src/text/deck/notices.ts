import type { Texts } from '../locale.ts';

/** Notices besides those of the conversations: to the owner, the leader, the dispatcher and the supervisor. */
export const notices = {
  'notify.dispatcher.new': {
    zh: '📩 新诉求，还没有负责人，{sign_due} 前派出去（下面就是）',
    en: '📩 New appeal without an owner, assign it by {sign_due} (below)',
  },
  'worse.owner': {
    zh: '{grade_mark} <b>{no}</b> 👉 企业说情况变急了，等级改为<b>{grade}</b>\n{enterprise}，{title}\n📞 {contact_name} {contact_phone}\n{sign_due} 前签收，{contact_due} 前联系，{done_due} 前办结。',
    en: '{grade_mark} <b>{no}</b> 👉 More urgent now, says the enterprise: <b>{grade}</b>\n{enterprise}, {title}\n📞 {contact_name} {contact_phone}\nAcknowledge by {sign_due}, contact by {contact_due}, done by {done_due}.',
  },
  'info.line': { zh: '{i}. {item}：{answer}', en: '{i}. {item}: {answer}' },
  'info.files': { zh: '附件 {n} 个', en: 'files: {n}' },
  'info.recorded.cadre': {
    zh: '<b>{no}</b> 👉 轮到您：派单员打电话问过材料了：\n<blockquote>{text}</blockquote>\n还剩 {c_left}，{done_due} 前办结。',
    en: '<b>{no}</b> 👉 Your turn: the dispatcher has called about the items:\n<blockquote>{text}</blockquote>\n{c_left} left, done by {done_due}.',
  },
  'result.left': { zh: '还剩：{text}', en: 'Still to do: {text}' },
  to_leader: {
    zh: '<b>{no}</b> {by}报到您这里：\n<blockquote>{text}</blockquote>\n{enterprise}，{title}\n👤 {owner_name}（{owner_unit}）{owner_phone}',
    en: '<b>{no}</b> Taken to you by {by}:\n<blockquote>{text}</blockquote>\n{enterprise}, {title}\n👤 {owner_name} ({owner_unit}) {owner_phone}',
  },
  'reject.owner': {
    zh: '<b>{no}</b> {dispatcher_name}定了不予受理：{reason}。您这边不再提醒。',
    en: '<b>{no}</b> {dispatcher_name} does not accept it: {reason}. No more reminders for you.',
  },
  'bylaw.cadre': {
    zh: '<b>{no}</b> {leader_name}同意按“依法不能办”结束。您这边不再提醒。',
    en: '<b>{no}</b> {leader_name} agrees: ended as barred by law. No more reminders for you.',
  },
  'callback.revived.dispatcher': {
    zh: '<b>{no}</b> 企业自己回来评价了，这件又打开，不用再打电话。',
    en: '<b>{no}</b> The enterprise came back to give its opinion; open again, no more calls needed.',
  },
  'round.more.enterprise': {
    zh: '<b>{no}</b> 接着办，第 {round} 轮。\n👉 轮到{owner_name}：{contact_due} 前联系您，{done_due} 前再办完。督查同时跟着。',
    en: "<b>{no}</b> Work goes on, round {round}.\n👉 {owner_name}'s turn: contact you by {contact_due}, done by {done_due}. The supervisor follows it too.",
  },
  'round.more.supervisor': {
    zh: '<b>{no}</b> 还没办好，进入第 {round} 轮，{owner_name}办\n{enterprise}，{title}\n<blockquote>{text}</blockquote>\n应在 {done_due} 前再办完。',
    en: '<b>{no}</b> Not done yet, round {round}, with {owner_name}\n{enterprise}, {title}\n<blockquote>{text}</blockquote>\nTo be done again by {done_due}.',
  },
  'reopen.leader': {
    zh: '<b>{no}</b> 办好的问题又出现，第 {round} 轮\n{enterprise}，{owner_name}\n<blockquote>{text}</blockquote>\n应在 {done_due} 前再办完。',
    en: '<b>{no}</b> The problem is back, round {round}\n{enterprise}, {owner_name}\n<blockquote>{text}</blockquote>\nTo be done again by {done_due}.',
  },
  'order.copy': {
    zh: '📋 抄送您：督办单 <b>{order_no}</b>（{no}），发给{owner_name}\n{text}\n{order_due} 前回复。',
    en: '📋 Copy to you: supervision order <b>{order_no}</b> ({no}) to {owner_name}\n{text}\nAnswer by {order_due}.',
  },
  'order.overdue': {
    zh: '📋 督办单 <b>{order_no}</b>（{no}）该在 {order_due} 前回复，还没有\n{text}\n👉 轮到您：做了什么、几号办完，写几句就行。',
    en: '📋 Supervision order <b>{order_no}</b> ({no}) was to be answered by {order_due}\n{text}\n👉 Your turn: a few lines on what was done, and done by when.',
  },
  'ladder.any.soon': {
    zh: '🔵 蓝 <b>{no}</b> 快到期：{done_due}，还剩 {left}\n{enterprise}，{owner_name}（{owner_unit}）{owner_phone}\n📝 {last_at} {last_note}',
    en: '🔵 Blue <b>{no}</b> Due soon: {done_due}, {left} left\n{enterprise}, {owner_name} ({owner_unit}) {owner_phone}\n📝 {last_at} {last_note}',
  },
  'ladder.any': {
    zh: '{level_mark} <b>{no}</b> 超期 {over}\n{enterprise}，{owner_name}（{owner_unit}）{owner_phone}\n📝 {last_at} {last_note}\n{reason_line}',
    en: '{level_mark} <b>{no}</b> {over} overdue\n{enterprise}, {owner_name} ({owner_unit}) {owner_phone}\n📝 {last_at} {last_note}\n{reason_line}',
  },
  'reason.none.line': { zh: '原因没写', en: 'No reason given' },
  'remind.no_account.dispatcher': {
    zh: '{enterprise} 的 {contact_name} 还没有绑定小二，消息发不到。提醒改发 {next_contact}；没有别人就请打 {contact_phone}。',
    en: '{contact_name} of {enterprise} has not joined, so messages do not arrive. Reminders now go to {next_contact}; if there is nobody please call {contact_phone}.',
  },
  'remind.unreachable.staff': {
    zh: '{contact_name}（{unit}）收不到小二的消息（{at}）。提醒改发 {next_contact}；没有别人就请打 {contact_phone}。',
    en: '{contact_name} ({unit}) does not get my messages ({at}). Reminders now go to {next_contact}; if there is nobody please call {contact_phone}.',
  },
  'bundle.line.enterprise': {
    zh: '{i}. {grade_mark} {no_short} {title_short}　{next_what}：{next_due}',
    en: '{i}. {grade_mark} {no_short} {title_short}　{next_what}: {next_due}',
  },
  'bundle.line.draft': { zh: '{i}. 草稿：{title_short}', en: '{i}. Draft: {title_short}' },
  'bundle.news': { zh: '有进展的 {n} 件：\n{lines}', en: 'News of: {n}\n{lines}' },
  'bundle.news.line': {
    zh: '📝 {no_short} {title_short}：{text}',
    en: '📝 {no_short} {title_short}: {text}',
  },
  'list.rest': { zh: '还有 {n} 件', en: 'and {n} more' },
  'digest.line': {
    zh: '{i}. {grade_mark} {no_short} {enterprise_short}　{next_what}：{next_due}{over_mark}',
    en: '{i}. {grade_mark} {no_short} {enterprise_short}　{next_what}: {next_due} {over_mark}',
  },
  'catchup.line': {
    zh: '{i}. {grade_mark} {no_short} {enterprise_short}　{next_what}：{next_due}',
    en: '{i}. {grade_mark} {no_short} {enterprise_short}　{next_what}: {next_due}',
  },
} as const satisfies Texts;
