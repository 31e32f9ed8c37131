import type { Texts } from '../locale.ts';

/** The enterprise's card, state by state: whose turn it is, then until when. */
export const cardEnterprise = {
  'card.enterprise.draft': {
    zh: '✏️ 草稿，已填 {done_n}/{all_n}\n改于 {at}',
    en: '✏️ Draft, filled {done_n}/{all_n}\nChanged {at}',
  },
  'card.enterprise.on_behalf': {
    zh: '👉 轮到您：{by}替您记下的，看看对不对\n您点“提交”才开始办',
    en: '👉 Your turn: {by} wrote this down for you, please check\nWork starts when you tap Submit',
  },
  'card.enterprise.submitted': {
    zh: '👉 轮到{owner_name}：{sign_due} 前签收\n⏰ {contact_due} 前联系您，{done_due} 前办结',
    en: "👉 {owner_name}'s turn: acknowledge by {sign_due}\n⏰ Contact by {contact_due}, done by {done_due}",
  },
  'card.enterprise.in_progress.contact': {
    zh: '👉 轮到{owner_name}：{contact_due} 前联系您\n⏰ {done_due} 前办结{ext_part}，还剩 {left}',
    en: "👉 {owner_name}'s turn: to contact you by {contact_due}\n⏰ Done by {done_due}{ext_part}, {left} left",
  },
  'card.enterprise.in_progress': {
    zh: '👉 轮到{owner_name}：正在办，{update_due} 前告诉您进展\n⏰ {done_due} 前办结{ext_part}，还剩 {left}',
    en: "👉 {owner_name}'s turn: working on it, news by {update_due}\n⏰ Done by {done_due}{ext_part}, {left} left",
  },
  'card.enterprise.in_progress.extended': {
    zh: '👉 轮到{owner_name}：正在办，{update_due} 前告诉您进展\n⏰ {done_due} 前办结，原定 {orig_due}，延期原因：{ext_reason}',
    en: "👉 {owner_name}'s turn: working on it, news by {update_due}\n⏰ Done by {done_due}, first set {orig_due}. Extended because: {ext_reason}",
  },
  'card.enterprise.in_progress.overdue': {
    zh: '👉 轮到{owner_name}：已超期 {over}\n❗ 应在 {done_due} 办结，{told}已知道',
    en: "👉 {owner_name}'s turn: {over} overdue\n❗ Was due {done_due}; already told: {told}",
  },
  'card.enterprise.need_info': {
    zh: '👉 轮到您：补 {n} 样材料\n⏰ 补好后接着办，干部还有 {c_left}',
    en: '👉 Your turn: to add what is missing ({n})\n⏰ Then work goes on; the cadre has {c_left} left',
  },
  'card.enterprise.disputed': {
    zh: '👉 轮到派单员：{rule_due} 前定下由谁办\n⏰ {done_due} 前办结，这段时间照算',
    en: "👉 The dispatcher's turn: to name the owner by {rule_due}\n⏰ Done by {done_due}; this time counts",
  },
  'card.enterprise.long_term': {
    zh: '👉 轮到{owner_name}：{milestone}，{milestone_due} 前\n⏰ 节点 {done_n}/{all_n}，下次更新：{update_due} 前\n临时办法：{relief}',
    en: "👉 {owner_name}'s turn: {milestone}, by {milestone_due}\n⏰ Milestones {done_n}/{all_n}, next news by {update_due}\nMeanwhile: {relief}",
  },
  'card.enterprise.pending_confirm': {
    zh: '👉 轮到您：看看办好了没有\n{reported_at} 报办结：{result}',
    en: '👉 Your turn: is it resolved?\nReported done {reported_at}: {result}',
  },
  'card.enterprise.callback': {
    zh: '👉 轮到派单员：{callback_due} 前给您打电话\n您也可以现在直接点',
    en: "👉 The dispatcher's turn: to call you by {callback_due}\nOr simply tap now",
  },
  'card.enterprise.need_info.callback': {
    zh: '👉 轮到派单员：{callback_due} 前给您打电话，问清还差的材料\n您也可以现在补',
    en: "👉 The dispatcher's turn: to call you by {callback_due} about the missing items\nOr add them now",
  },
  'card.enterprise.satisfied': {
    zh: '🏁 您确认满意，{signed_at} 签名：{signer}\n{reopen_until} 前问题又出现，点下面',
    en: '🏁 You confirmed: satisfied. Signed {signed_at}: {signer}\nIf it comes back before {reopen_until}, tap below',
  },
  'card.enterprise.satisfied.late': {
    zh: '🏁 您确认满意，{signed_at} 签名：{signer}\n重新打开的期限已过；再出现会开一件新的，和这件连着',
    en: '🏁 You confirmed: satisfied. Signed {signed_at}: {signer}\nToo late to reopen; a new case would be linked to this one',
  },
  'card.enterprise.phone_closed': {
    zh: '🏁 电话里您说满意，{dispatcher_name} {at} 代录\n记得不对，{revert_until} 前点“不是我的意思”',
    en: '🏁 By phone you said satisfied; noted by {dispatcher_name}, {at}\nIf that is wrong tap Not what I said before {revert_until}',
  },
  'card.enterprise.phone_closed.late': {
    zh: '🏁 电话里您说满意，{dispatcher_name} {at} 代录\n事情没好，点“问题又出现”',
    en: '🏁 By phone you said satisfied; noted by {dispatcher_name}, {at}\nIf it is not fine tap It is back',
  },
  'card.enterprise.explained': {
    zh: '🏁 依法不能办，依据：{basis}\n其他途径：{redress}。不认同，{object_until} 前可提',
    en: '🏁 Barred by law: {basis}\nOther ways: {redress}. You may object until {object_until}',
  },
  'card.enterprise.rejected': {
    zh: '🏁 没有受理：{reason}\n该找：{where}\n不认同，{appeal_until} 前可请领导复核一次',
    en: '🏁 Not accepted: {reason}\nWhere to go: {where}\nIf you disagree a leader reviews it once, until {appeal_until}',
  },
  'card.enterprise.merged': {
    zh: '🔗 已并入 {parent_no}，跟着一起办\n{parent_turn}\n办好后仍由您自己确认',
    en: '🔗 Joined to {parent_no}, handled together\n{parent_turn}\nYour own answer still closes yours',
  },
  'card.enterprise.withdrawn': {
    zh: '🏁 您 {at} 撤回，原因：{reason}\n又要办，点“提诉求”，原来写的都在',
    en: '🏁 You withdrew it {at}: {reason}\nTo take it up again tap New appeal; your text is kept',
  },
  'card.enterprise.unconfirmed': {
    zh: '🏁 提醒过，也打过电话，没等到您的意见，先归档\n没有算作满意。随时点“我来评价”，接着办',
    en: '🏁 Reminders and calls brought no answer from you: filed\nNot counted as satisfied. Your opinion reopens it any time',
  },
} as const satisfies Texts;
