import type { Texts } from '../locale.ts';

/** The four frames of the card, the pieces in them, and the co-handler's card state by state. */
export const cardFrames = {
  'card.enterprise': {
    zh: '{grade_mark} <b>{no}</b> · {category}\n{title}\n状态：<b>{state_name}</b> {round_mark}\n{turn}\n{when}\n👤 {owner_name}（{owner_unit}）{owner_phone}\n🤝 {cohandlers}\n{promise_line}\n📝 {last_at} {last_note}\n💬 {reason_line}\n🕓 您已等 {e_clock}，其中干部用时 {c_clock}',
    en: "{grade_mark} <b>{no}</b> · {category}\n{title}\nStatus: <b>{state_name}</b> {round_mark}\n{turn}\n{when}\n👤 {owner_name} ({owner_unit}) {owner_phone}\n🤝 {cohandlers}\n{promise_line}\n📝 {last_at} {last_note}\n💬 {reason_line}\n🕓 You have waited {e_clock}; on the cadre's clock {c_clock}",
  },
  'card.cadre': {
    zh: '{grade_mark} <b>{no}</b> · {category} · {grade}\n{enterprise} · {grid} · {joined_mark}\n{title}\n状态：<b>{state_name}</b> · 第 {round} 轮\n{turn}\n{when}\n📞 {contact_name} {contact_phone}\n🎯 {wanted}\n🤝 {cohandlers}\n{promise_line}\n📝 {last_at} {last_by}：{last_note}\n📋 {order_line}',
    en: '{grade_mark} <b>{no}</b> · {category} · {grade}\n{enterprise} · {grid} · {joined_mark}\n{title}\nStatus: <b>{state_name}</b> · round {round}\n{turn}\n{when}\n📞 {contact_name} {contact_phone}\n🎯 {wanted}\n🤝 {cohandlers}\n{promise_line}\n📝 {last_at} {last_by}: {last_note}\n📋 {order_line}',
  },
  'card.supervisor': {
    zh: '{level_mark} {grade_mark} <b>{no}</b> · {category} · {grade}\n{enterprise} · {grid} · {joined_mark}\n{title}\n状态：<b>{state_name}</b> · 第 {round} 轮 {hops_mark}\n{turn}\n{when}\n👤 {owner_name}（{owner_unit}）{owner_phone}{deputy_part}\n🤝 {cohandlers}\n📝 {last_at} {last_by}：{last_note}\n❗ {reason_line}\n📋 {order_line}',
    en: '{level_mark} {grade_mark} <b>{no}</b> · {category} · {grade}\n{enterprise} · {grid} · {joined_mark}\n{title}\nStatus: <b>{state_name}</b> · round {round} {hops_mark}\n{turn}\n{when}\n👤 {owner_name} ({owner_unit}) {owner_phone}{deputy_part}\n🤝 {cohandlers}\n📝 {last_at} {last_by}: {last_note}\n❗ {reason_line}\n📋 {order_line}',
  },
  'card.cohandler': {
    zh: '{grade_mark} <b>{sub_no}</b> · 协办 · {category}\n{enterprise} · {place}\n要做的：{task}\n状态：<b>{sub_state}</b>\n{turn}\n⏰ {sub_due} 前反馈给主办，还剩 {left}\n👤 主办 {owner_name}（{owner_unit}）{owner_phone}\n📞 {phone_line}\n📎 {files_line}\n📝 {last_at} {last_note}',
    en: '{grade_mark} <b>{sub_no}</b> · co-handling · {category}\n{enterprise} · {place}\nTo do: {task}\nStatus: <b>{sub_state}</b>\n{turn}\n⏰ Report to the lead by {sub_due}, {left} left\n👤 Lead {owner_name} ({owner_unit}) {owner_phone}\n📞 {phone_line}\n📎 {files_line}\n📝 {last_at} {last_note}',
  },
  'card.grade_mark.top': { zh: '🚨 特急 ·', en: '🚨 Emergency ·' },
  'card.grade_mark.urgent': { zh: '⚡ 急 ·', en: '⚡ Urgent ·' },
  'card.round_mark': { zh: '· 第 {round} 轮', en: '· round {round}' },
  'card.level_mark.1': { zh: '🔵 蓝 ·', en: '🔵 Blue ·' },
  'card.level_mark.2': { zh: '🟡 黄 ·', en: '🟡 Yellow ·' },
  'card.level_mark.3': { zh: '🟠 橙 ·', en: '🟠 Orange ·' },
  'card.level_mark.4': { zh: '🔴 红 ·', en: '🔴 Red ·' },
  'card.wanted': { zh: '希望：{text}', en: 'Wanted: {text}' },
  'card.cohandlers': {
    zh: '协办：{names}，已反馈 {done_n}/{all_n}{phone_part}',
    en: 'Co-handlers: {names}, reported {done_n}/{all_n}{phone_part}',
  },
  'card.cohandlers.phone_part': { zh: '，您的电话给了{names}', en: ', your phone went to {names}' },
  'card.promise': {
    zh: '📅 {owner_name}约定 {promise_due} 前{promise}',
    en: '📅 {owner_name} promised: {promise}, by {promise_due}',
  },
  'card.relief': { zh: '临时办法：{relief}', en: 'Meanwhile: {relief}' },
  'card.no_relief': { zh: '眼下没有临时办法：{reason}', en: 'No relief for now: {reason}' },
  'card.phone_hidden': {
    zh: '联系电话没有授权，需要时请主办授权',
    en: 'Phone not shared; ask the lead for it',
  },
  'card.linked': { zh: '🔗 和 {linked} 连着', en: '🔗 Linked to {linked}' },
  'card.moved': { zh: '<b>{no}</b> 新卡在最下面', en: '<b>{no}</b> The live card is further down' },
  'card.order_line.open': {
    zh: '{order_no} 督办单，{order_due} 前回复',
    en: 'Supervision order {order_no}, answer by {order_due}',
  },
  'card.order_line.late': {
    zh: '{order_no} 督办单，应在 {order_due} 前回复，还没有',
    en: 'Supervision order {order_no}, answer was due {order_due}',
  },
  'card.order_line.answered': {
    zh: '{order_no} 督办单，{at} 已回复',
    en: 'Supervision order {order_no}, answered {at}',
  },
  'card.cohandler.asked': {
    zh: '👉 轮到您：{sign_due} 前签收',
    en: '👉 Your turn: acknowledge by {sign_due}',
  },
  'card.cohandler.working': {
    zh: '👉 轮到您：办完点“完成”，写清做了什么',
    en: '👉 Your turn: tap Done when finished and say what was done',
  },
  'card.cohandler.overdue': {
    zh: '👉 轮到您：已超期 {over}，主办和督查已知道',
    en: '👉 Your turn: {over} overdue; the lead and the supervisor know',
  },
  'card.cohandler.reported': {
    zh: '👉 轮到主办：看您的反馈',
    en: "👉 The lead's turn: to look at your report",
  },
  'card.cohandler.redo': {
    zh: '👉 轮到您：主办请再办，{reason}',
    en: '👉 Your turn: the lead asks again: {reason}',
  },
  'card.cohandler.returned': { zh: '🏁 已退回主办：{reason}', en: '🏁 Returned to the lead: {reason}' },
  'card.cohandler.waiting': {
    zh: '👉 主诉求在等企业，您的时限照算',
    en: '👉 The main case waits for the enterprise; your limit runs on',
  },
  'card.cohandler.long_term': {
    zh: '👉 轮到您：主诉求转挂账攻坚了，您的时限照算',
    en: '👉 Your turn: the main case is long-term now; your limit runs on',
  },
  'card.cohandler.ended': {
    zh: '🏁 主诉求已结束（{state_name}），谢谢配合',
    en: '🏁 The main case has ended ({state_name}), thank you',
  },
} as const satisfies Texts;
