import type { Texts } from '../locale.ts';

/** Lines of the card for moments that need words of their own: limits that have passed, a countersign, no owner. */
export const cardMore = {
  'card.enterprise.submitted.late': {
    zh: '👉 轮到{owner_name}：还没签收，应在 {sign_due} 前\n⏰ {contact_due} 前联系您，{done_due} 前办结',
    en: "👉 {owner_name}'s turn: not acknowledged, was due {sign_due}\n⏰ Contact you by {contact_due}, done by {done_due}",
  },
  'card.enterprise.in_progress.contact.late': {
    zh: '👉 轮到{owner_name}：还没联系您，应在 {contact_due} 前\n⏰ {done_due} 前办结{ext_part}，还剩 {left}',
    en: "👉 {owner_name}'s turn: no contact yet, was due {contact_due}\n⏰ Done by {done_due}{ext_part}, {left} left",
  },
  'card.enterprise.in_progress.late': {
    zh: '👉 轮到{owner_name}：应在 {update_due} 前告诉您进展，还没有\n⏰ {done_due} 前办结{ext_part}，还剩 {left}',
    en: "👉 {owner_name}'s turn: news was due {update_due}, none yet\n⏰ Done by {done_due}{ext_part}, {left} left",
  },
  'card.enterprise.in_progress.done': {
    zh: '👉 轮到{owner_name}：正在办\n⏰ {done_due} 前办结{ext_part}，还剩 {left}',
    en: "👉 {owner_name}'s turn: working on it\n⏰ Done by {done_due}{ext_part}, {left} left",
  },
  'card.enterprise.countersign': {
    zh: '👉 轮到{leader_name}：{owner_name}报了结果，等会签\n⏰ {done_due} 前办结{ext_part}，还剩 {left}，已超期 {over}',
    en: "👉 {leader_name}'s turn: to countersign what {owner_name} reports\n⏰ Done by {done_due}{ext_part}, {left} left, {over} overdue",
  },
  'card.cadre.submitted.late': {
    zh: '👉 轮到您：还没签收，应在 {sign_due} 前\n⏰ {contact_due} 前联系企业，{done_due} 前办结',
    en: '👉 Your turn: to acknowledge, was due {sign_due}\n⏰ Contact by {contact_due}, done by {done_due}',
  },
  'card.cadre.in_progress.contact.late': {
    zh: '👉 轮到您：还没联系企业，应在 {contact_due} 前\n⏰ {done_due} 前办结{ext_part}，还剩 {left}',
    en: '👉 Your turn: to contact the enterprise, was due {contact_due}\n⏰ Done by {done_due}{ext_part}, {left} left',
  },
  'card.cadre.in_progress.late': {
    zh: '👉 轮到您：该写进展了，应在 {update_due} 前\n⏰ {done_due} 前办结{ext_part}，还剩 {left}',
    en: '👉 Your turn: a progress note, was due {update_due}\n⏰ Done by {done_due}{ext_part}, {left} left',
  },
  'card.cadre.in_progress.done': {
    zh: '👉 轮到您：办完点“报办结”\n⏰ {done_due} 前办结{ext_part}，还剩 {left}',
    en: '👉 Your turn: tap Report done when finished\n⏰ Done by {done_due}{ext_part}, {left} left',
  },
  'card.cadre.countersign': {
    zh: '👉 轮到{leader_name}：会签您报的“{outcome}”\n⏰ {done_due} 前办结{ext_part}，还剩 {left}，已超期 {over}',
    en: "👉 {leader_name}'s turn: to countersign “{outcome}”\n⏰ Done by {done_due}{ext_part}, {left} left, {over} overdue",
  },
  'card.cadre.need_info.callback': {
    zh: '👉 轮到派单员：打电话问企业差的材料\n⏰ {callback_due} 前打，您的时钟停着',
    en: "👉 The dispatcher's turn: to call about what is missing\n⏰ By {callback_due}; your clock is stopped",
  },
  'card.supervisor.unowned': {
    zh: '👉 轮到您：还没有负责人，{sign_due} 前派出去\n⏰ {contact_due} 前联系企业，{done_due} 前办结',
    en: '👉 Your turn: nobody owns it, assign it by {sign_due}\n⏰ Contact by {contact_due}, done by {done_due}',
  },
  'card.supervisor.submitted.late': {
    zh: '👉 轮到{owner_name}：还没签收，应在 {sign_due} 前\n⏰ {contact_due} 前联系，{done_due} 前办结',
    en: "👉 {owner_name}'s turn: not acknowledged, was due {sign_due}\n⏰ Contact by {contact_due}, done by {done_due}",
  },
  'card.supervisor.in_progress.contact': {
    zh: '👉 轮到{owner_name}：{contact_due} 前联系企业\n⏰ {done_due} 前办结{ext_part}，还剩 {left}',
    en: "👉 {owner_name}'s turn: contact the enterprise by {contact_due}\n⏰ Done by {done_due}{ext_part}, {left} left",
  },
  'card.supervisor.in_progress.contact.late': {
    zh: '👉 轮到{owner_name}：还没联系企业，应在 {contact_due} 前\n⏰ {done_due} 前办结{ext_part}，还剩 {left}',
    en: "👉 {owner_name}'s turn: no contact yet, was due {contact_due}\n⏰ Done by {done_due}{ext_part}, {left} left",
  },
  'card.supervisor.in_progress.late': {
    zh: '👉 轮到{owner_name}：应在 {update_due} 前写进展，还没写\n⏰ {done_due} 前办结{ext_part}，还剩 {left}',
    en: "👉 {owner_name}'s turn: progress was due {update_due}, none yet\n⏰ Done by {done_due}{ext_part}, {left} left",
  },
  'card.supervisor.in_progress.done': {
    zh: '👉 轮到{owner_name}：正在办\n⏰ {done_due} 前办结{ext_part}，还剩 {left}',
    en: "👉 {owner_name}'s turn: working on it\n⏰ Done by {done_due}{ext_part}, {left} left",
  },
  'card.supervisor.countersign': {
    zh: '👉 轮到{leader_name}：会签“{outcome}”\n⏰ {done_due} 前办结{ext_part}，还剩 {left}，已超期 {over}',
    en: "👉 {leader_name}'s turn: to countersign “{outcome}”\n⏰ Done by {done_due}{ext_part}, {left} left, {over} overdue",
  },
  'card.leader.countersign': {
    zh: '👉 轮到您：会签{owner_name}报的“{outcome}”\n⏰ {done_due} 前办结{ext_part}，还剩 {left}，已超期 {over}',
    en: '👉 Your turn: to countersign “{outcome}” of {owner_name}\n⏰ Done by {done_due}{ext_part}, {left} left, {over} overdue',
  },
  'card.grade_objection': {
    zh: '👉 也等您：企业对等级有异议，{answer_due} 前答复：{objection}',
    en: '👉 Yours too: the enterprise objects to the grade, answer by {answer_due}: {objection}',
  },
  'card.desk.disputed': {
    zh: '👉 轮到您：{rule_due} 前裁定\n👤 {owner_name}提议转{proposed_unit}\n⏰ {done_due} 前办结，时间照算',
    en: '👉 Your turn: to rule by {rule_due}\n👤 {owner_name} proposes {proposed_unit}\n⏰ Done by {done_due}; the time counts',
  },
  'card.desk.callback.late': {
    zh: '👉 轮到您：回访晚了，应在 {callback_due} 前\n📞 已打 {calls_n} 次',
    en: '👉 Your turn: the call is late, was due {callback_due}\n📞 Calls so far: {calls_n}',
  },
  'card.supervisor.callback.late': {
    zh: '👉 轮到派单员：回访晚了，应在 {callback_due} 前\n📞 已打 {calls_n} 次',
    en: "👉 The dispatcher's turn: the call is late, was due {callback_due}\n📞 Calls so far: {calls_n}",
  },
  'card.enterprise.callback.late': {
    zh: '👉 轮到派单员：该在 {callback_due} 前给您打电话，晚了\n您也可以现在直接点',
    en: "👉 The dispatcher's turn: the call to you was due by {callback_due}\nOr simply tap now",
  },
  'card.desk.callback': {
    zh: '👉 轮到您：{callback_due} 前回访\n📞 已打 {calls_n} 次',
    en: '👉 Your turn: call by {callback_due}\n📞 Calls so far: {calls_n}',
  },
  'card.desk.need_info.callback': {
    zh: '👉 轮到您：{callback_due} 前打电话问材料，已打 {calls_n} 次\n⏰ 已等企业 {waited}',
    en: '👉 Your turn: call about the items by {callback_due}, calls so far: {calls_n}\n⏰ Waiting for the enterprise {waited}',
  },
  'card.desk.explained.objected': {
    zh: '👉 轮到您：企业不认同“依法不能办”，{answer_due} 前复看\n💬 {objection}',
    en: '👉 Your turn: the enterprise disputes “barred by law”; look again by {answer_due}\n💬 {objection}',
  },
  'card.supervisor.need_info.callback': {
    zh: '👉 轮到派单员：{callback_due} 前打电话问材料，已打 {calls_n} 次\n⏰ 已等企业 {waited}',
    en: "👉 The dispatcher's turn: to call about the items by {callback_due}, calls so far: {calls_n}\n⏰ Waiting for the enterprise {waited}",
  },
  'card.enterprise.unconfirmed.info': {
    zh: '🏁 提醒过，也打过电话，没等到材料，先归档\n没有算作满意。随时点“补充说明”，接着办',
    en: '🏁 Reminders and calls brought no items from you: filed\nNot counted as satisfied. Tap Add information any time and work goes on',
  },
  'card.enterprise.bylaw': {
    zh: '👉 轮到{leader_name}：{owner_name}报了情况，等批\n⏰ {done_due} 前办结，还剩 {left}，已超期 {over}',
    en: "👉 {leader_name}'s turn: to decide on what {owner_name} reports\n⏰ Done by {done_due}, {left} left, {over} overdue",
  },
  'card.cadre.bylaw': {
    zh: '👉 轮到{leader_name}：批“依法不能办”，依据 {basis}\n⏰ {done_due} 前办结，还剩 {left}，已超期 {over}',
    en: "👉 {leader_name}'s turn: “barred by law”, {basis}\n⏰ Done by {done_due}, {left} left, {over} overdue",
  },
  'card.supervisor.bylaw': {
    zh: '👉 轮到{leader_name}：批“依法不能办”，依据 {basis}\n⏰ {done_due} 前办结，还剩 {left}，已超期 {over}',
    en: "👉 {leader_name}'s turn: “barred by law”, {basis}\n⏰ Done by {done_due}, {left} left, {over} overdue",
  },
  'card.leader.bylaw': {
    zh: '👉 轮到您：{owner_name}提议“依法不能办”，依据 {basis}\n⏰ {done_due} 前办结，还剩 {left}，已超期 {over}',
    en: '👉 Your turn: {owner_name} proposes “barred by law”, {basis}\n⏰ Done by {done_due}, {left} left, {over} overdue',
  },
  'card.enterprise.explained.objected': {
    zh: '🏁 依法不能办，依据：{basis}\n您的异议在复看，{answer_due} 前答复您',
    en: '🏁 Barred by law: {basis}\nYour objection is being looked at, answer by {answer_due}',
  },
  'card.enterprise.explained.upheld': {
    zh: '🏁 依法不能办，依据：{basis}。复看过，维持\n还可以走：{redress}',
    en: '🏁 Barred by law: {basis}. Looked at again and upheld\nStill open to you: {redress}',
  },
  'card.supervisor.explained.objected': {
    zh: '👉 轮到督查：企业不认同“依法不能办”，{answer_due} 前复看\n💬 {objection}',
    en: "👉 The supervisor's turn: the enterprise disputes “barred by law”; look again by {answer_due}\n💬 {objection}",
  },
  'card.cadre.explained.objected': {
    zh: '👉 轮到督查：企业不认同“依法不能办”，{answer_due} 前复看\n💬 {objection}',
    en: "👉 The supervisor's turn: the enterprise disputes “barred by law”; look again by {answer_due}\n💬 {objection}",
  },
  'card.enterprise.rejected.review': {
    zh: '🏁 没有受理：{reason}\n{leader_name}在复核，{answer_due} 前答复您',
    en: '🏁 Not accepted: {reason}\n{leader_name} reviews it, answer by {answer_due}',
  },
  'card.enterprise.rejected.upheld': {
    zh: '🏁 没有受理：{reason}。复核过，维持\n该找：{where}。还可以打 12345，或走信访',
    en: '🏁 Not accepted: {reason}. Upheld after a review\nWhere to go: {where}. You may still call 12345 or petition',
  },
  'card.leader.review': {
    zh: '👉 轮到您：企业请复核不受理，{answer_due} 前定\n💬 {review_text}',
    en: '👉 Your turn: the enterprise asks for a review, decide by {answer_due}\n💬 {review_text}',
  },
  'card.reject_asked': {
    zh: '⏳ {proposed_by}建议不受理（{proposed_reason}），等派单员定',
    en: '⏳ {proposed_by} proposes to reject it ({proposed_reason}); the dispatcher decides',
  },
  'card.supervisor.submitted.proposed': {
    zh: '👉 轮到您：{proposed_by}建议不受理（{proposed_reason}）\n⏰ {sign_due} 前签收，{done_due} 前办结，时限照算',
    en: '👉 Your turn: {proposed_by} proposes to reject it ({proposed_reason})\n⏰ Acknowledge by {sign_due}, done by {done_due}; the limits run on',
  },
  'card.enterprise.phone_closed.finished': {
    zh: '🏁 电话里您说满意，{dispatcher_name} {at} 代录\n重新打开的期限已过；再出现会开一件新的，和这件连着',
    en: '🏁 By phone you said satisfied; noted by {dispatcher_name}, {at}\nToo late to reopen; a new case would be linked to this one',
  },
  'card.note.contact': { zh: '已联系：{note}', en: 'Contact made: {note}' },
  'card.note.result': { zh: '报办结：{result}', en: 'Reported done: {result}' },
  'card.none': {
    zh: '<b>{no}</b> 现在由{owner_name}办，这张卡不再更新',
    en: '<b>{no}</b> is with {owner_name} now; this card is no longer updated',
  },
} as const satisfies Texts;
