import type { Texts } from '../locale.ts';

/** The card of supervisor, leader and dispatcher, state by state. */
export const cardSupervisor = {
  'card.supervisor.submitted': {
    zh: '👉 轮到{owner_name}：{sign_due} 前签收\n⏰ {contact_due} 前联系，{done_due} 前办结',
    en: "👉 {owner_name}'s turn: acknowledge by {sign_due}\n⏰ Contact by {contact_due}, done by {done_due}",
  },
  'card.supervisor.in_progress': {
    zh: '👉 轮到{owner_name}：{update_due} 前更新进展\n⏰ {done_due} 前办结{ext_part}，还剩 {left}',
    en: "👉 {owner_name}'s turn: progress by {update_due}\n⏰ Done by {done_due}{ext_part}, {left} left",
  },
  'card.supervisor.in_progress.overdue': {
    zh: '👉 轮到{owner_name}：已超期 {over}\n⏰ 应在 {done_due} 前办结{orig_part}',
    en: "👉 {owner_name}'s turn: {over} overdue\n⏰ Was due {done_due}{orig_part}",
  },
  'card.supervisor.need_info': {
    zh: '👉 轮到企业：补 {n} 样材料，第 {asked_n} 次请补充\n🕓 已等企业 {waited}',
    en: "👉 The enterprise's turn: to add what is missing ({n}), request no. {asked_n}\n🕓 Waiting for it {waited}",
  },
  'card.supervisor.disputed': {
    zh: '👉 轮到派单员：{rule_due} 前裁定\n👤 {owner_name}提议转{proposed_unit}',
    en: "👉 The dispatcher's turn: to rule by {rule_due}\n👤 {owner_name} proposes {proposed_unit}",
  },
  'card.supervisor.long_term': {
    zh: '👉 轮到{owner_name}：{milestone}，{milestone_due} 前\n⏰ 节点 {done_n}/{all_n}，上次更新：{last_at}\n临时办法：{relief}',
    en: "👉 {owner_name}'s turn: {milestone}, by {milestone_due}\n⏰ Milestones {done_n}/{all_n}, last news {last_at}\nMeanwhile: {relief}",
  },
  'card.supervisor.pending_confirm': {
    zh: '👉 轮到企业：确认结果\n⏰ {reported_at} 报办结，已提醒 {reminded_n} 次',
    en: "👉 The enterprise's turn: to confirm\n⏰ Reported done {reported_at}, reminders: {reminded_n}",
  },
  'card.supervisor.callback': {
    zh: '👉 轮到派单员：{callback_due} 前回访\n📞 已打 {calls_n} 次',
    en: "👉 The dispatcher's turn: to call by {callback_due}\n📞 Calls so far: {calls_n}",
  },
  'card.supervisor.satisfied': {
    zh: '🏁 企业满意，{signed_at}，{sign_way}\n全程 {e_clock}，干部用时 {c_clock}',
    en: "🏁 Satisfied, {signed_at}, {sign_way}\nIn all {e_clock}, cadre's time {c_clock}",
  },
  'card.supervisor.phone_closed': {
    zh: '🏁 {dispatcher_name} {at} 电话代录：企业说满意\n全程 {e_clock}，干部用时 {c_clock}；{revert_until} 前企业可以作废',
    en: "🏁 Noted by phone, {dispatcher_name}, {at}: satisfied\nIn all {e_clock}, cadre's time {c_clock}; the enterprise may cancel it until {revert_until}",
  },
  'card.supervisor.explained': {
    zh: '🏁 依法不能办，{leader_name} {at} 同意\n企业意见：{opinion}',
    en: '🏁 Barred by law, approved by {leader_name}, {at}\nThe enterprise says: {opinion}',
  },
  'card.supervisor.rejected': {
    zh: '🏁 不予受理：{reason}，{dispatcher_name} {at}\n{review_line}',
    en: '🏁 Rejected: {reason}, {dispatcher_name}, {at}\n{review_line}',
  },
  'card.supervisor.merged': { zh: '🔗 已并入 {parent_no}', en: '🔗 Joined to {parent_no}' },
  'card.supervisor.withdrawn': {
    zh: '🏁 企业 {at} 撤回：{reason}\n{flag_line}',
    en: '🏁 Withdrawn {at}: {reason}\n{flag_line}',
  },
  'card.supervisor.unconfirmed': {
    zh: '🏁 未评价归档，{at}\n提醒、电话都没回音，不计满意',
    en: '🏁 Filed without opinion, {at}\nNo answer to reminders and calls; not counted as satisfied',
  },
} as const satisfies Texts;
