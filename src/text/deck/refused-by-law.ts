import type { Texts } from '../locale.ts';

/** Barred by law, not accepted, and what the enterprise can do about either. */
export const refusedByLaw = {
  'bylaw.basis': {
    zh: '<b>{no}</b> 依据哪部法、哪一条？\n例：《电力法》第五十三条',
    en: '<b>{no}</b> Which law and article?\nExample: 《电力法》第五十三条',
  },
  'err.bylaw.basis': {
    zh: '没看出是哪部法、哪一条。这样写：《电力法》第五十三条',
    en: 'No law or article in it. Write it like this: 《电力法》第五十三条',
  },
  'bylaw.redress': {
    zh: '除了 12345、信访、行政复议，企业还能找谁？写单位和电话；没有就跳过。',
    en: 'Besides 12345, petition and administrative review, whom can the enterprise turn to? Unit and phone; skip if nobody.',
  },
  'bylaw.redress.usual': { zh: '12345、信访、行政复议', en: '12345, petition, administrative review' },
  'bylaw.preview': {
    zh: '报给{leader_name}的就是这些：\n依据：{basis}\n<blockquote>{explain}</blockquote>\n其他途径：{redress}\n{leader_name}同意了才发给企业；这件不算解决。\n{once}',
    en: 'This goes to {leader_name}:\nLaw: {basis}\n<blockquote>{explain}</blockquote>\nOther ways: {redress}\nThe enterprise gets it once {leader_name} approves; never counted as resolved.\n{once}',
  },
  'bylaw.once': {
    zh: '这次的结果只能这样报一次；没批或撤回了，就等企业自己说。',
    en: 'Possible once for this result: declined or withdrawn, the enterprise has the word.',
  },
  'refuse.bylaw_once': {
    zh: '这次的结果已经报过一次“依法不能办”，先等企业自己说；企业不满意，重新办时可以再报。',
    en: 'Asked once for this result already; the enterprise has the word now. If it is not satisfied, you can ask again in the next round.',
  },
  'toast.bylaw_sent': {
    zh: '报给{leader_name}了，批之前时限照算',
    en: 'With {leader_name}; until decided the limit runs on',
  },
  'toast.explained': { zh: '同意了，企业马上收到', en: 'Approved; the enterprise is told now' },
  'bylaw.decline_ask': {
    zh: '<b>{no}</b> 为什么不同意？给{owner_name}一句话。',
    en: '<b>{no}</b> Why not? A sentence for {owner_name}.',
  },
  'bylaw.decline_done': {
    zh: '✅ <b>{no}</b> 没有同意，{owner_name}接着办。',
    en: '✅ <b>{no}</b> declined; {owner_name} goes on.',
  },
  'bylaw.declined.cadre': {
    zh: '<b>{no}</b> “依法不能办”没同意：{reason}\n接着办，{done_due} 前。',
    en: '<b>{no}</b> “Barred by law” declined: {reason}\nGo on, done by {done_due}.',
  },
  'pending.bylaw': { zh: '依法不能办', en: 'ending it as barred by law' },
  'refuse.explained_off': {
    zh: '本地没有“依法不能办”这一项。接着办；要时间长的，用“挂账攻坚”。',
    en: 'Nothing is ended as barred by law here. Go on; for a long matter use Long-term.',
  },
  'refuse.objected_before': {
    zh: '异议提过一次了，答复在办理记录里。还可以走：{redress}',
    en: 'You have objected once; the answer is in the timeline. Still open to you: {redress}',
  },
  'bylaw.uphold_ask': {
    zh: '<b>{no}</b> 为什么维持？企业看得到。',
    en: '<b>{no}</b> Why uphold it? The enterprise reads this.',
  },
  'bylaw.uphold_done': {
    zh: '✅ <b>{no}</b> 维持，企业收到了您的话。',
    en: '✅ <b>{no}</b> upheld; the enterprise has your words.',
  },
  'bylaw.redo_ask': {
    zh: '<b>{no}</b> 要重新办什么？企业和{owner_name}都看得到。',
    en: '<b>{no}</b> What is to be done anew? The enterprise and {owner_name} read this.',
  },
  'bylaw.redo_done': {
    zh: '✅ <b>{no}</b> 重新办理，{owner_name}{done_due} 前办完。',
    en: '✅ <b>{no}</b> is handled again: {owner_name}, done by {done_due}.',
  },
  'bylaw.redone': {
    zh: '<b>{no}</b> 复看过了，重新办理，第 {round} 轮：\n<blockquote>{text}</blockquote>\n👉 轮到{owner_name}：{contact_due} 前联系您，{done_due} 前办完。',
    en: "<b>{no}</b> Looked at again: it is handled anew, round {round}:\n<blockquote>{text}</blockquote>\n👉 {owner_name}'s turn: contact you by {contact_due}, done by {done_due}.",
  },
  'bylaw.redone.cadre': {
    zh: '<b>{no}</b> 👉 轮到您：{by}要求重新办理，第 {round} 轮：\n<blockquote>{text}</blockquote>\n{contact_due} 前联系，{done_due} 前办结。',
    en: '<b>{no}</b> 👉 Your turn: {by} has it handled again, round {round}:\n<blockquote>{text}</blockquote>\nContact by {contact_due}, done by {done_due}.',
  },
  'bylaw.redone.leader': {
    zh: '<b>{no}</b> “依法不能办”没有站住，{by}要求重新办理：\n<blockquote>{text}</blockquote>\n{enterprise}，{owner_name}{done_due} 前办完。',
    en: '<b>{no}</b> “Barred by law” did not stand; {by} has it handled again:\n<blockquote>{text}</blockquote>\n{enterprise}, {owner_name}, done by {done_due}.',
  },
  'bylaw.object.late': {
    zh: '<b>{no}</b> 企业不认同“依法不能办”，应在 {answer_due} 前答复，还没有：\n<blockquote>{objection}</blockquote>\n您也可以定。',
    en: '<b>{no}</b> The enterprise disputes “barred by law”; the answer was due {answer_due}:\n<blockquote>{objection}</blockquote>\nYou may decide too.',
  },
  'bylaw.explain': {
    zh: '用白话给企业讲清楚：为什么不行，还有什么办法。',
    en: 'Explain to the enterprise in plain words: why not, and what else could help.',
  },
  'bylaw.leader': {
    zh: '<b>{no}</b> 提议“依法不能办”，只有您能定\n{enterprise}，{title}\n依据：{basis}\n说明：<blockquote>{explain}</blockquote>\n企业可以不认同，意见会原样留着；这件不算解决。',
    en: '<b>{no}</b> “Barred by law” proposed; only you can decide\n{enterprise}, {title}\nLaw: {basis}\nExplanation: <blockquote>{explain}</blockquote>\nThe enterprise may disagree, its opinion is kept; never counted as resolved.',
  },
  'bylaw.enterprise': {
    zh: '<b>{no}</b> 这件依法办不了。\n依据：{basis}\n<blockquote>{explain}</blockquote>\n{leader_name}审过，这件不算“解决”。\n您可以：\n1. {object_until} 前点“有异议”，由没经手的人复看\n2. 走别的路：{redress}\n您的意见我原样记下：',
    en: '<b>{no}</b> By law this cannot be done.\nLaw: {basis}\n<blockquote>{explain}</blockquote>\n{leader_name} has checked it; it does not count as resolved.\nYou can:\n1. tap Object before {object_until}: somebody with no part in it looks again\n2. go elsewhere: {redress}\nYour opinion, kept as you give it:',
  },
  'bylaw.opinion': {
    zh: '记下了：{rating}。想补一句就打字。',
    en: 'Noted: {rating}. Type if you want to add a sentence.',
  },
  'bylaw.rating': { zh: '您的意见？', en: 'Your opinion?' },
  'bylaw.opinion_kept': { zh: '记下了。', en: 'Noted.' },
  'bylaw.object.ask': {
    zh: '哪里不认同？由没经手的人看原件和您的话。',
    en: 'What do you disagree with? Somebody who had no part in it reads the case and your words.',
  },
  'bylaw.object.done': {
    zh: '✅ 交上去了，{answer_due} 前答复您。',
    en: '✅ Passed on; answer by {answer_due}.',
  },
  'bylaw.object.supervisor': {
    zh: '<b>{no}</b> 企业不认同“依法不能办”，{answer_due} 前复看：\n<blockquote>{objection}</blockquote>',
    en: '<b>{no}</b> The enterprise disputes “barred by law”; look again by {answer_due}:\n<blockquote>{objection}</blockquote>',
  },
  'bylaw.upheld': {
    zh: '<b>{no}</b> 复看过了，维持：{reason}\n还可以走：{redress}',
    en: '<b>{no}</b> Looked at again and upheld: {reason}\nStill open to you: {redress}',
  },
  'reject.reason': { zh: '<b>{no}</b> 为什么不受理？', en: '<b>{no}</b> Why not accept it?' },
  'reject.text': {
    zh: '为什么？用白话写一两句，企业看得到。\n例：欠薪归劳动监察管，镇里没有处罚权',
    en: 'Why? A plain sentence or two; the enterprise reads it.\nExample: unpaid wages are for the labour inspectorate; the town cannot fine',
  },
  'reject.propose_reason': {
    zh: '<b>{no}</b> 为什么建议不受理？',
    en: '<b>{no}</b> Why propose to reject it?',
  },
  'reject.propose_text': {
    zh: '具体说一两句，派单员看得到。没定之前，时限照算。',
    en: 'A sentence or two for the dispatcher. Until it is decided the limits run on.',
  },
  'toast.reject_proposed': { zh: '交给派单员了，时限照算', en: 'With the dispatcher; the limits run on' },
  'toast.case_kept': { zh: '好，继续办，{owner_name}会收到', en: 'Fine, it goes on; {owner_name} is told' },
  'reject.kept.cadre': {
    zh: '<b>{no}</b> 派单员定了：继续办。{sign_due} 前签收，{done_due} 前办结。',
    en: '<b>{no}</b> The dispatcher has it go on. Acknowledge by {sign_due}, done by {done_due}.',
  },
  'refuse.overruled': {
    zh: '领导复核过，这件要受理，不能再不受理。',
    en: 'A leader has reviewed it: it is to be accepted.',
  },
  'refuse.reject_asked': {
    zh: '已经建议过了，等派单员定。',
    en: 'Proposed already; the dispatcher decides.',
  },
  'reject.uphold_ask': {
    zh: '<b>{no}</b> 为什么维持不受理？企业看得到。',
    en: '<b>{no}</b> Why uphold it? The enterprise reads this.',
  },
  'reject.uphold_done': {
    zh: '✅ <b>{no}</b> 维持，企业收到了您的话。',
    en: '✅ <b>{no}</b> upheld; the enterprise has your words.',
  },
  'reject.accept_ask': {
    zh: '<b>{no}</b> 为什么改为受理？企业、{owner_name}和派单员都看得到。',
    en: '<b>{no}</b> Why accept it? The enterprise, {owner_name} and the dispatcher read this.',
  },
  'reject.accept_done': {
    zh: '✅ <b>{no}</b> 改为受理，{owner_name} {sign_due} 前签收。',
    en: '✅ <b>{no}</b> accepted; {owner_name} acknowledges by {sign_due}.',
  },
  'reject.accepted.owner': {
    zh: '<b>{no}</b> 👉 轮到您：领导复核，改为受理：\n<blockquote>{text}</blockquote>\n{sign_due} 前签收，{contact_due} 前联系，{done_due} 前办结。',
    en: '<b>{no}</b> 👉 Your turn: accepted after a review:\n<blockquote>{text}</blockquote>\nAcknowledge by {sign_due}, contact by {contact_due}, done by {done_due}.',
  },
  'reject.review_told.dispatcher': {
    zh: '<b>{no}</b> 不受理的复核结果：{result}\n<blockquote>{text}</blockquote>',
    en: '<b>{no}</b> Review of the rejection: {result}\n<blockquote>{text}</blockquote>',
  },
  'reject.review.late': {
    zh: '<b>{no}</b> 不受理的复核应在 {answer_due} 前定，还没有：\n<blockquote>{text}</blockquote>\n派单员的理由：{reason}',
    en: "<b>{no}</b> The review of a rejection was due {answer_due}:\n<blockquote>{text}</blockquote>\nThe dispatcher's reason: {reason}",
  },
  'reject.where': {
    zh: '该去哪里办？写单位和电话，企业照着能找到。\n例：县人社局劳动监察，0871-0000-0005',
    en: 'Where should they go? Unit and phone, so that they get there.\nExample: 县人社局劳动监察, 0871-0000-0005',
  },
  'reject.preview': {
    zh: '<b>{no}</b> 企业看到的就是这些：\n原因：{reason}\n<blockquote>{text}</blockquote>\n该找：{where}\n点“确认”就发给企业，这件到此为止，收不回来。',
    en: '<b>{no}</b> The enterprise gets this:\nReason: {reason}\n<blockquote>{text}</blockquote>\nGo to: {where}\nConfirm sends it and ends the case; it cannot be taken back.',
  },
  'reject.field.reason': { zh: '原因', en: 'Reason' },
  'reject.field.text': { zh: '为什么', en: 'Why' },
  'reject.field.where': { zh: '该找谁', en: 'Where to go' },
  'reject.enterprise': {
    zh: '<b>{no}</b> 这件镇里不能受理：{reason}\n<blockquote>{text}</blockquote>\n该找：{where}\n不认同，{appeal_until} 前可请领导复核一次。',
    en: '<b>{no}</b> The town cannot take this: {reason}\n<blockquote>{text}</blockquote>\nGo to: {where}\nIf you disagree a leader reviews it once, until {appeal_until}.',
  },
  'reject.review_ask': {
    zh: '<b>{no}</b> 为什么该受理？一两句，{leader_name}会看。',
    en: '<b>{no}</b> Why should it be taken? A sentence or two for {leader_name}.',
  },
  'reject.review_sent': {
    zh: '✅ 交给{leader_name}了，{answer_due} 前答复。',
    en: '✅ With {leader_name}, answer by {answer_due}.',
  },
  'reject.review.leader': {
    zh: '<b>{no}</b> 企业请您复核不受理，{answer_due} 前定\n{enterprise}，{title}\n<blockquote>{text}</blockquote>\n派单员的理由：{reason}',
    en: "<b>{no}</b> Review of a rejection, decide by {answer_due}\n{enterprise}, {title}\n<blockquote>{text}</blockquote>\nThe dispatcher's reason: {reason}",
  },
  'reject.review_done': {
    zh: '<b>{no}</b> 复核结果：{result}\n<blockquote>{text}</blockquote>\n{next_line}',
    en: '<b>{no}</b> Review: {result}\n<blockquote>{text}</blockquote>\n{next_line}',
  },
  'reject.proposed.dispatcher': {
    zh: '<b>{no}</b> {owner_name}建议不受理：{reason}\n{enterprise}，{title}\n<blockquote>{text}</blockquote>\n由您定；时限照算。',
    en: '<b>{no}</b> {owner_name} proposes to reject: {reason}\n{enterprise}, {title}\n<blockquote>{text}</blockquote>\nYou decide; the limits run on.',
  },
} as const satisfies Texts;
