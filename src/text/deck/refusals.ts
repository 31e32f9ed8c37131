import type { Texts } from '../locale.ts';

/** What the buttons and the rules do not allow, each with the way out. */
export const refusals = {
  'refuse.stale_button': {
    zh: '这个按钮旧了，那件事已经变了。最新的卡在下面。',
    en: 'This button is out of date; the case has moved on. The newest card is below.',
  },
  'refuse.already_done': {
    zh: '{by} {at} 已经{action}，不用再点。',
    en: '{by} did this {at} ({action}); nothing left to do.',
  },
  'refuse.erased': {
    zh: '<b>{no}</b> 办结多年，内容按规定期限清除了，只留编号和结果。还有事，请新提一件。',
    en: '<b>{no}</b> ended years ago; its contents were erased when their time was over, number and result are kept. For anything more raise a new case.',
  },
  'refuse.not_yours': {
    zh: '这件不归您，所以点不了。',
    en: 'This case is not yours, so the button does nothing here.',
  },
  'refuse.passed_on': {
    zh: '晚了一步，没做成：这件刚转给{owner_name}。要紧的话，直接跟{owner_name}说一声。',
    en: 'A moment too late, so this was not done: the case has just gone to {owner_name}. Tell {owner_name} what matters.',
  },
  'refuse.moved_on': {
    zh: '晚了一步，没做成，最新的卡在下面。刚刚：{how}',
    en: 'A moment too late, so this was not done; the newest card is below. Just now: {how}',
  },
  'refuse.other_person_button': {
    zh: '这个按钮是发给别人的，在您这里点不了。转来的消息也一样。',
    en: 'This button was made for somebody else; a forwarded one does nothing either.',
  },
  'refuse.forged': {
    zh: '没认出这个按钮，什么都没有改。请用我发的卡。',
    en: 'This button is not one of mine; nothing was changed. Please use the card I sent.',
  },
  'refuse.wrong_state': {
    zh: '<b>{no}</b> 现在是“{state_name}”，这一步做不了。{how}\n能做的：{can_do}',
    en: '<b>{no}</b> is now “{state_name}”, so this cannot be done. {how}\nPossible now: {can_do}',
  },
  'refuse.not_allowed': { zh: '这一步要{who}来做。{hint}', en: 'This step is for the {who}. {hint}' },
  'refuse.contact_ahead': {
    zh: '这个时间还没到。联系过了再点“已联系”。',
    en: 'That moment is still to come. Tap Log contact after you have spoken.',
  },
  'refuse.order_past': {
    zh: '回复的期限已经过了，换一个往后的。',
    en: 'The time for the answer has passed; choose a later one.',
  },
  'refuse.conflict': {
    zh: '您经手过这件，按规定换一位没经手的人来办。',
    en: 'You have a hand in this case; by the rules somebody else decides.',
  },
  'refuse.confirm_window': {
    zh: '企业正在答结果，这段时间不要给企业发话，免得像劝人选。企业先说了，您可以回。',
    en: 'The enterprise is giving its answer; writing now could look like nudging. You may answer if it writes first.',
  },
  'refuse.callback_not_cadre': {
    zh: '回访由派单员打，您这边不用打。',
    en: 'The dispatcher makes this call, not you.',
  },
  'refuse.phone_hidden': {
    zh: '电话没有授权给您。请主办点“授权电话”。',
    en: 'The phone is not shared with you. Ask the lead to tap Share phone.',
  },
  'refuse.draft_gone': {
    zh: '这份草稿在别处已经提交或删掉了。最新的在 /my。',
    en: 'This draft was submitted or deleted elsewhere. See /my.',
  },
  'refuse.draft_conflict': {
    zh: '这一项在另一个手机上刚改过（{at}）。现在是：{value}。还用您这个吗？',
    en: 'That was just changed on another phone ({at}). It is now: {value}. Use yours instead?',
  },
  'refuse.question_old': {
    zh: '这个问题已经过去了。要改，在汇总里点“修改”。',
    en: 'That question is behind you. To change it, use Edit in the summary.',
  },
  'refuse.policy_off': {
    zh: '本地没有开这一项（{name}）。可以这样办：{instead}',
    en: 'This is switched off here ({name}). Instead: {instead}',
  },
  'refuse.merged_child': {
    zh: '<b>{no}</b> 并到 {parent_no} 了，请在那张卡上办。',
    en: '<b>{no}</b> is joined to {parent_no}; act on that card.',
  },
  'refuse.no_owner': {
    zh: '这件还没有负责人，派单员 {dispatcher_name} 在定，{dispatcher_phone}。',
    en: 'Nobody owns this one yet; {dispatcher_name} is settling it, {dispatcher_phone}.',
  },
  'refuse.person_inactive': {
    zh: '您的身份停用了，什么时候恢复由管理员定：{admin_phone}',
    en: 'Your role is inactive; the administrator decides when it returns: {admin_phone}',
  },
  'refuse.enterprise_inactive': {
    zh: '这家企业的资料停用了（{why}）。已办的还看得到；要接着办打 {dispatcher_phone}。',
    en: "This enterprise's record is inactive ({why}). Old cases stay visible; to go on call {dispatcher_phone}.",
  },
  'refuse.dispute_late': {
    zh: '权属异议的期限是 {deadline}，已过。要换人，请派单员转派：{dispatcher_phone}',
    en: 'Ownership could be disputed until {deadline}. For another owner ask the dispatcher: {dispatcher_phone}',
  },
  'refuse.dispute_once': {
    zh: '这件裁定过了，不能再提：{ruling}。新情况可以“请求协办”。',
    en: 'This case was ruled on; no second dispute: {ruling}. If things changed add a co-handler.',
  },
  'refuse.extension_late': {
    zh: '申请延期的期限是 {deadline}，已过。现在写清进展，企业看得到；真办不了，写明原因。',
    en: 'An extension could be asked until {deadline}. Write progress now; if it truly cannot be done, give the reason.',
  },
  'refuse.extension_once': {
    zh: '这轮延过一次了（{reason}）。难处在人手或外单位，请“请求协办”；长期的事用“挂账攻坚”。',
    en: 'This round was extended once ({reason}). For hands or outside bodies add a co-handler; for a long matter use Long-term.',
  },
  'refuse.extension_none': {
    zh: '{grade} 不能延期。要时间，先把临时办法写上，再请{leader_name}看。',
    en: '{grade} has no extension. Write the interim remedy first, then ask {leader_name}.',
  },
  'refuse.extension_too_short': {
    zh: '新的日子要比现在的时限 {done_due} 晚。',
    en: 'The new date must be later than the limit {done_due}.',
  },
  'refuse.extension_too_long': { zh: '最多延到 {max_due}。', en: 'At most until {max_due}.' },
  'refuse.info_limit': {
    zh: '这轮要材料的次数用完了。还差的请当面或电话问清，再写进展。',
    en: 'Information was asked as often as this round allows. Ask the rest in person or by phone, then write progress.',
  },
  'refuse.info_empty': {
    zh: '一样都没写。写清要什么材料，一行一样。',
    en: 'Nothing is listed. One item a line.',
  },
  'refuse.long_plan': {
    zh: '挂账至少写两步，都要有日子和谁来办。',
    en: 'A long-term plan needs two steps or more, each with a date and an owner.',
  },
  'refuse.plan_objected': {
    zh: '您的意见已经交上去了，{answer_due} 前答复您。',
    en: 'Your objection is on its way; the answer comes by {answer_due}.',
  },
  'refuse.plan_wait': { zh: '{leader_name}还没批，批了再走。', en: '{leader_name} has not decided yet.' },
  'refuse.own_request': {
    zh: '自己报的、自己办的，自己不能批。{leader_name}来定。',
    en: 'Nobody decides about an own case or request; {leader_name} does.',
  },
  'refuse.own_ruling': {
    zh: '自己提的、自己办的，自己不能裁定。',
    en: 'Nobody rules on an own case or dispute.',
  },
  'refuse.nobody_decides': {
    zh: '名册里没有别人能批：要分管领导、党政主要领导或督查。请管理员先加上：{admin_phone}',
    en: 'Nobody else on the roster can decide: a leader, the head or a supervisor is needed. Ask the administrator: {admin_phone}',
  },
  'refuse.grade_down': {
    zh: '等级只能往上提；要降，请派单员定（会告诉企业）。',
    en: 'Grades go up here only; to lower one ask the dispatcher (the enterprise is told).',
  },
  'refuse.reopen_late': {
    zh: '重新打开的期限过了，但可以开一件新的，和这件连着。',
    en: 'It is too late to reopen; a new case, linked to this one, is possible.',
  },
  'refuse.reject_appeal_used': {
    zh: '复核已经请过一次了，结果：{result}。还可以打 12345 或走信访。',
    en: 'The review was used once ({result}). You may still call 12345 or petition.',
  },
  'refuse.review_late': {
    zh: '请领导复核的期限是 {deadline}，已过。还可以打 12345，或重新提一件，写上新情况。',
    en: 'The review could be asked until {deadline}. You may still call 12345, or raise it again with what is new.',
  },
  'refuse.object_late': {
    zh: '提异议的期限是 {deadline}，已过。还可以走：{redress}',
    en: 'The objection could be made until {deadline}. Still open to you: {redress}',
  },
  'refuse.revert_late': {
    zh: '代录可以改到 {deadline}，已过。事情没好就点“问题又出现”。',
    en: 'The record could be cancelled until {deadline}; now it stays. If it is not fine tap It is back.',
  },
  'refuse.sub_when_waiting': {
    zh: '主诉求现在轮到{who}，先不能加协办。等它回到办理中再请。',
    en: "In the main case it is the {who}'s turn; co-handlers can be added when it is back in progress.",
  },
  'refuse.promise_late': {
    zh: '约的日子最晚到 {done_due}（办结时限）。要延，用“申请延期”。',
    en: 'A promise cannot pass the limit {done_due}. If you need longer ask for an extension first.',
  },
  'refuse.not_bound_yet': {
    zh: '{name} 还没绑定，这里传不到。打 {phone}，或请管理员发邀请码。',
    en: '{name} is not bound yet, so it cannot be sent. Call {phone}, or ask the administrator for an invitation.',
  },
} as const satisfies Texts;
