import type { Texts } from '../locale.ts';

/** The card of the cadre, the deputy and whoever else owns the case, state by state. */
export const cardCadre = {
  'card.cadre.submitted': {
    zh: '👉 轮到您：{sign_due} 前签收\n⏰ {contact_due} 前联系企业，{done_due} 前办结',
    en: '👉 Your turn: acknowledge by {sign_due}\n⏰ Contact by {contact_due}, done by {done_due}',
  },
  'card.cadre.in_progress.contact': {
    zh: '👉 轮到您：{contact_due} 前联系企业\n⏰ {done_due} 前办结{ext_part}，还剩 {left}',
    en: '👉 Your turn: contact the enterprise by {contact_due}\n⏰ Done by {done_due}{ext_part}, {left} left',
  },
  'card.cadre.in_progress': {
    zh: '👉 轮到您：{update_due} 前更新进展\n⏰ {done_due} 前办结{ext_part}，还剩 {left}',
    en: '👉 Your turn: progress by {update_due}\n⏰ Done by {done_due}{ext_part}, {left} left',
  },
  'card.cadre.in_progress.overdue': {
    zh: '👉 轮到您：已超期 {over}\n❗ 应在 {done_due} 办结。{told}已知道',
    en: '👉 Your turn: {over} overdue\n❗ Was due {done_due}. Already told: {told}',
  },
  'card.cadre.need_info': {
    zh: '👉 轮到企业：补 {n} 样材料，您的时钟停着\n⏰ 补齐后还剩 {c_left}',
    en: "👉 The enterprise's turn: to add what is missing ({n}); your clock is stopped\n⏰ After that {c_left} left",
  },
  'card.cadre.disputed': {
    zh: '👉 轮到派单员：{rule_due} 前裁定\n⏰ {done_due} 前办结，时间照算',
    en: "👉 The dispatcher's turn: to rule by {rule_due}\n⏰ Done by {done_due}; the time counts",
  },
  'card.cadre.long_term': {
    zh: '👉 轮到您：{milestone}，{milestone_due} 前\n⏰ 节点 {done_n}/{all_n}，{update_due} 前至少更新一次\n临时办法：{relief}',
    en: '👉 Your turn: {milestone}, by {milestone_due}\n⏰ Milestones {done_n}/{all_n}, an update by {update_due}\nMeanwhile: {relief}',
  },
  'card.cadre.pending_confirm': {
    zh: '👉 轮到企业：确认结果，您的时钟停着\n⏰ {reported_at} 报办结，满意后销号',
    en: "👉 The enterprise's turn: to confirm; your clock is stopped\n⏰ Reported done {reported_at}; closes on “Satisfied”",
  },
  'card.cadre.callback': {
    zh: '👉 轮到派单员：电话回访\n📞 回访不由挂钩干部打',
    en: "👉 The dispatcher's turn: to call the enterprise back\n📞 The cadre of the case does not call",
  },
  'card.cadre.satisfied': {
    zh: '🏁 企业满意，{signed_at} 由本人签名\n{reopen_until} 前问题又出现会重新打开',
    en: '🏁 Satisfied, signed by the enterprise {signed_at}\nReopens if the problem is back before {reopen_until}',
  },
  'card.cadre.phone_closed': {
    zh: '🏁 {dispatcher_name} {at} 电话代录：企业说满意\n单独统计，不算本人签的满意；{revert_until} 前企业可以作废',
    en: '🏁 Noted by phone, {dispatcher_name}, {at}: satisfied\nCounted apart from signed opinions; the enterprise may cancel it until {revert_until}',
  },
  'card.cadre.explained': {
    zh: '🏁 {leader_name} {at} 同意按“依法不能办”结束\n企业意见：{opinion}',
    en: '🏁 Ended as barred by law, {leader_name}, {at}\nThe enterprise says: {opinion}',
  },
  'card.cadre.rejected': {
    zh: '🏁 {dispatcher_name} {at} 不予受理：{reason}\n企业可在 {appeal_until} 前请领导复核',
    en: '🏁 Rejected by {dispatcher_name}, {at}: {reason}\nThe enterprise may ask for a review until {appeal_until}',
  },
  'card.cadre.merged': {
    zh: '🔗 已并入 {parent_no}\n办理请在那张卡上；企业意见各自确认',
    en: '🔗 Joined to {parent_no}\nWork on that card; each enterprise confirms its own',
  },
  'card.cadre.withdrawn': {
    zh: '🏁 企业 {at} 撤回',
    en: '🏁 Withdrawn by the enterprise, {at}',
  },
  'card.cadre.unconfirmed': {
    zh: '🏁 没等到企业意见，{at} 归档，不计满意\n企业随时可以评价',
    en: '🏁 No opinion given, filed {at}, not counted as satisfied\nThe enterprise may still give one',
  },
} as const satisfies Texts;
