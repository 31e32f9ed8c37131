import type { Texts } from '../locale.ts';

/** Drafts, text out of the blue, similar cases, the summary and the receipt. */
export const drafts = {
  'draft.found': {
    zh: '有一份没填完的：<b>{title}</b>\n填了 {done_n}/{all_n}，改于 {at}',
    en: 'There is an unfinished one: <b>{title}</b>\nFilled {done_n}/{all_n}, changed {at}',
  },
  'draft.fresh': {
    zh: '开一份新的。原来那份在 /my 最下面，随时可以接着填。',
    en: 'A new one. The other stays at the bottom of /my for whenever you like.',
  },
  'draft.resume': {
    zh: '接着上次，前面 {done_n} 个都在。',
    en: 'You are where you stopped; answers so far: {done_n}.',
  },
  'draft.cancelled': {
    zh: '停下了，填过的都留着。接着填：/new',
    en: 'Stopped; what you filled in is kept. Go on with /new',
  },
  'draft.delete_ask': { zh: '删掉就找不回来了。{title}', en: 'Once deleted it cannot come back. {title}' },
  'draft.deleted': { zh: '删了。', en: 'Deleted.' },
  'draft.remind': {
    zh: '您有一份填了一半的：<b>{title}</b>（{done_n}/{all_n}），还要办吗？',
    en: 'You began one and did not finish: <b>{title}</b> ({done_n}/{all_n}). Still needed?',
  },
  'draft.shelved': {
    zh: '草稿“{title}”收进 /my 最下面了，不再提醒。内容都在。',
    en: 'The draft “{title}” now rests at the bottom of /my; no more reminders. Nothing is lost.',
  },
  'cancel.nothing': { zh: '现在没有在填的东西。', en: 'Nothing is being filled in.' },
  'cancel.action': { zh: '停下了，<b>{no}</b> 没有变。', en: 'Stopped; <b>{no}</b> is unchanged.' },
  'free.new': {
    zh: '先替您记成草稿了：\n<blockquote>{text}</blockquote>\n是哪方面的事？',
    en: 'Kept as a draft:\n<blockquote>{text}</blockquote>\nWhat is it about?',
  },
  'free.add_or_new': {
    zh: '这是给哪件的？\n<blockquote>{text}</blockquote>',
    en: 'Which case is this for?\n<blockquote>{text}</blockquote>',
  },
  'free.added': {
    zh: '✅ 补充进 <b>{no}</b>，{owner_name}会看到。',
    en: '✅ Added to <b>{no}</b>; {owner_name} will see it.',
  },
  'free.not_appeal': {
    zh: '好，没有记。要找人：{cadre_name} {cadre_phone}',
    en: 'Fine, nothing recorded. A person: {cadre_name} {cadre_phone}',
  },
  'free.thanks': { zh: '<b>{no}</b> 已经办完。这句话是？', en: '<b>{no}</b> is closed. Is this…' },
  'free.thanks_done': { zh: '好，会转给{owner_name}。', en: 'Fine, {owner_name} will get it.' },
  'free.status': { zh: '您在办的有 {n} 件：', en: 'Your open cases: {n}' },
  'free.staff': {
    zh: '这是给哪件的？不是办件的，我不传。\n<blockquote>{text}</blockquote>',
    en: 'Which case is this for? I carry only what belongs to a case.\n<blockquote>{text}</blockquote>',
  },
  'free.hello': {
    zh: '您好。有事直接写一句；看进度点“我的诉求”。',
    en: 'Hello. Just write what is wrong; for progress tap My appeals.',
  },
  'free.unclear': {
    zh: '没看懂。要提诉求，写一句什么事；要看进度，点“我的诉求”。',
    en: 'Not understood. For a new appeal write what is wrong; for progress tap My appeals.',
  },
  'free.sticker': {
    zh: '看到了。要提诉求，写一句什么事就行。',
    en: 'Seen. For a new appeal just write what is wrong.',
  },
  'free.voice': {
    zh: '语音收下了，记成草稿的附件。再打一句话说说是什么事。',
    en: 'The voice message is kept with a draft. Please type one sentence about it.',
  },
  'free.photo': {
    zh: '照片收下了，记成草稿的附件。是什么事？打一句话。',
    en: 'The photo is kept with a draft. What is it about? One sentence, please.',
  },
  'similar.own': {
    zh: '您企业有一件像是同一回事，还在办：\n<b>{no}</b> {title}，{state_name}，{owner_name}\n是同一件的话，我把新写的补进去，不用从头再等。',
    en: 'Your enterprise has one open that looks the same:\n<b>{no}</b> {title}, {state_name}, {owner_name}\nIf so I add your words there, and you need not wait from the start again.',
  },
  'similar.others': {
    zh: '这一片 90 天里有 {n} 家反映过同类的事。您照样提，您这件由您自己确认。',
    en: 'In this area enterprises with the same kind of matter in 90 days: {n}. Yours is handled and confirmed by you all the same.',
  },
  'summary.text': {
    zh: '<b>看一遍，没有错就提交</b>\n企业：{enterprise}\n类别：{category}　等级：{grade}\n{fields}\n附件：{files_line}\n\n负责：{owner_name}（{owner_unit}），提交后马上收到。',
    en: '<b>Please check, then submit</b>\nEnterprise: {enterprise}\nCategory: {category}, grade: {grade}\n{fields}\nFiles: {files_line}\n\nResponsible: {owner_name} ({owner_unit}), told the moment you submit.',
  },
  'summary.field': { zh: '{label}：{value}', en: '{label}: {value}' },
  'summary.edit': { zh: '改哪一项？', en: 'Change which one?' },
  'summary.missing': { zh: '还差 {names}，填上就能提交。', en: 'Still needed: {names}.' },
  'summary.sent': {
    zh: '✅ 已提交，编号 <b>{no}</b>\n{fields}',
    en: '✅ Submitted, number <b>{no}</b>\n{fields}',
  },
  'receipt.text': {
    zh: '✅ 收到了，编号 <b>{no}</b>\n负责：{owner_name}（{owner_unit}）{owner_phone}\n签收：{sign_due} 前\n联系您：{contact_due} 前\n办结：{done_due} 前（{grade}：{grade_why}）\n办没办好由您说，您签“满意”才销号。\n有新情况，回复这条就是补充。',
    en: '✅ Received, number <b>{no}</b>\nResponsible: {owner_name} ({owner_unit}) {owner_phone}\nAcknowledge: by {sign_due}\nContact you: by {contact_due}\nDone: by {done_due} ({grade}: {grade_why})\nYou say whether it is done; only your signed “Satisfied” closes it.\nAnything new? Reply to this message.',
  },
  'receipt.long_term': {
    zh: '挂账攻坚：下一步{milestone}，{milestone_due} 前',
    en: 'Long-term: next {milestone}, by {milestone_due}',
  },
  'receipt.after_hours': {
    zh: '现在不是上班时间，从 {opens_at} 起算；急得等不了，点“催办”，再点“情况变急了”。',
    en: 'It is outside working hours, so the clock starts {opens_at}. If it cannot wait tap Urge, then More urgent now.',
  },
  'receipt.top': {
    zh: '🚨 特急，{owner_name}的手机已经响了。{sign_due} 前没签收，小二马上找 {deputy_name}和{leader_name}。请您同时直接打 {owner_phone}。',
    en: '🚨 Emergency: the phone of {owner_name} has rung. Not acknowledged by {sign_due}? Xiaoer turns to {deputy_name} and {leader_name} at once. Please also call {owner_phone} yourself.',
  },
  'receipt.no_owner': {
    zh: '您企业暂时没有挂钩干部，派单员 {dispatcher_name} 先接，{dispatcher_phone}。时限照算。',
    en: 'Your enterprise has no cadre at the moment; the dispatcher {dispatcher_name} takes it, {dispatcher_phone}. The limits stand.',
  },
  'receipt.provisional': {
    zh: '时限跨到明年，放假安排还没公布，日子可能挪几天，挪了会告诉您。',
    en: 'The limit falls in next year, whose holidays are not published yet; if the day moves you will be told.',
  },
  'grade.why.urgency': { zh: '您写了“{urgency}”', en: 'you chose “{urgency}”' },
  'grade.why.category': { zh: '“{category}”默认这个等级', en: 'the usual grade for {category}' },
  'toast.submitted': { zh: '已提交，编号 {no}', en: 'Submitted, number {no}' },
} as const satisfies Texts;
