import type { Texts } from '../locale.ts';

/** Conduct reports (反映作风问题) as their author reads them. */
export const conduct = {
  'conduct.assure': {
    zh: '🔒 <b>这件只给镇纪委</b>\n看得到：镇纪委 {n} 位办理人，写到谁，谁打不开。每次打开都有记录，您随时能查。\n看不到：挂钩干部、AB角、协办、派单员、领导、督查。任何名单、数字、导出里都没有它。\n\n也说实话：\n• 事情写得越具体，被说到的人越可能猜到是谁。\n• 内容加密存放，钥匙也在镇里的服务器上。管服务器的人硬要看，挡不住。\n{place_line}\n想绕开本镇：打 12388（纪检监察举报电话）。',
    en: "🔒 <b>For the discipline office only</b>\nCan see it: its case officers ({n}), never one who is named in it. Every opening is recorded, and you can look that up.\nCannot: cadre, deputy, co-handlers, dispatcher, leaders, supervisor. It is in no list, count or export.\n\nAnd honestly:\n• The more detail, the easier the person concerned may guess who spoke.\n• It is kept encrypted, but the key is on the town's server too: whoever runs the server could get at it.\n{place_line}\nTo go past the town: call 12388 (national discipline hotline).",
  },
  'conduct.telegram_line': {
    zh: '• 这段对话留在您手机里，写完可以“清除对话”。\n• 您写的字会经过 Telegram 在境外的服务器。',
    en: "• This chat stays on your phone; you can clear it afterwards.\n• Your words pass through Telegram's servers abroad.",
  },
  'conduct.builtin_line': {
    zh: '• 这段对话也存在镇里的服务器上，没有加密。写完点“清除对话”，那里也删掉；镇纪委打开看的，一天后也删。发来的照片和文件要留作凭据，不删。',
    en: "• This chat is also kept on the town's server, not encrypted. Clear the chat afterwards and it goes there too; what the office opens goes after a day. Photos and files stay, as evidence.",
  },
  'conduct.kind': {
    zh: '是哪一种？\n不给办：能办，就是不办\n很难办：反复跑，层层加材料\n办不了：说办不了，又说不出依据\n吃拿卡要：要钱、要物、要请客\n超时：拖过了时限',
    en: 'Which kind?\nNo handling: could be done, is refused\nMade hard: run after run, paper after paper\nImpossible: said so, with no rule given\nFavours: money, gifts, meals asked for\nLate: past the limit',
  },
  'conduct.about': { zh: '和哪件诉求有关？', en: 'Is it about one of your appeals?' },
  'conduct.who': {
    zh: '是哪个单位、哪位？不知道名字就写窗口、时间、长相。\n例：示范窗口 3 号位，11月18日上午',
    en: 'Which office, and who? If no name is known: desk, time, looks.\nExample: 示范窗口, desk 3, morning of 18 Nov',
  },
  'conduct.when': {
    zh: '什么时候？去过几次？\n例：11月10日、13日、18日，三次',
    en: 'When, and how many times?\nExample: 10, 13 and 18 Nov, three times',
  },
  'conduct.said': {
    zh: '当时怎么说、怎么做的？写您亲身经历的；记不清就写“大概”。',
    en: 'What was said and done? Your own experience; where unsure write “about”.',
  },
  'conduct.evidence': {
    zh: '有凭据吗？照片、录音、聊天截图、单据都行，最多 {max} 个。没有也可以反映。\n截图里有您的名字，匿名就遮一下。',
    en: 'Evidence? Photos, recordings, screenshots, papers, up to {max}. It is fine without.\nIf you stay anonymous cover your name in screenshots.',
  },
  'conduct.wish': {
    zh: '您希望怎么处理？\n例：把材料清单说清楚，件照规定办',
    en: 'What should happen?\nExample: a clear list, and the case handled by the rules',
  },
  'conduct.identity': {
    zh: '让镇纪委知道您是谁吗？\n实名：看得到姓名、电话、企业，核实快，可以当面答复。\n匿名：都看不到，回话走这里；有的情况没法核实到底。\n选了以后可以从匿名改成实名，不能反过来。',
    en: 'Shall the discipline office know who you are?\nWith my name: name, phone and enterprise; quicker, and you are answered in person.\nAnonymous: none of these, answers come here; some things cannot then be fully checked.\nYou can later change from anonymous to named, not back.',
  },
  'conduct.summary': {
    zh: '🔒 <b>看一遍，没有错就提交</b>\n种类：{kind}\n单位和人：{who}\n时间：{when}\n经过：{said}\n希望：{wish}\n凭据：{files_n} 个\n身份：{identity}',
    en: '🔒 <b>Please check, then submit</b>\nKind: {kind}\nOffice and person: {who}\nWhen: {when}\nWhat happened: {said}\nWanted: {wish}\nEvidence: {files_n}\nIdentity: {identity}',
  },
  'conduct.field.kind': { zh: '种类', en: 'Kind' },
  'conduct.field.who': { zh: '单位和人', en: 'Office and person' },
  'conduct.field.when': { zh: '时间', en: 'When' },
  'conduct.field.said': { zh: '经过', en: 'What happened' },
  'conduct.field.wish': { zh: '希望', en: 'Wanted' },
  'conduct.field.evidence': { zh: '凭据', en: 'Evidence' },
  'conduct.field.identity': { zh: '身份', en: 'Identity' },
  'conduct.submitted': { zh: '🔒 交出去了。', en: '🔒 Handed in.' },
  'conduct.receipt': {
    zh: '🔒 镇纪委收到了，编号 <b>{conduct_no}</b>\n{sign_due} 前有人签收，{stage_due} 前告诉您进展，{done_due} 前答复。\n您的诉求照常办，两件互不影响。\n把编号发给我，随时能看、能改实名、能撤。最后一次答复后 {check_after}，我会问您有没有被为难。',
    en: '🔒 The discipline office has it: <b>{conduct_no}</b>\nAcknowledged by {sign_due}, news by {stage_due}, answer by {done_due}.\nYour appeal goes on as before; neither touches the other.\nSend me the number to look, to give your name or to withdraw. {check_after} after the last answer I ask whether anybody made trouble for you.',
  },
  'conduct.receipt.county': {
    zh: '🔒 记下了，编号 <b>{conduct_no}</b>，但镇里没有人能打开：您写到的就是镇纪委的人，没有别的同事。\n这件要请县里看：打 12388（纪检监察举报电话）。您写的加密存着，有了别的办理人才会打开。',
    en: '🔒 Kept as <b>{conduct_no}</b>, but nobody in the town can open it: it speaks of the discipline office itself, and there is no other officer.\nThis one is for the county: call 12388 (national discipline hotline). What you wrote stays encrypted until there is another officer.',
  },
  'conduct.mine': {
    zh: '🔒 <b>{conduct_no}</b> · {kind} · {state}\n身份：{identity}\n⏰ {next_due} 前{next_what}\n您的诉求照常办，两件互不影响。',
    en: '🔒 <b>{conduct_no}</b> · {kind} · {state}\nIdentity: {identity}\n⏰ {next_what} by {next_due}\nYour appeal goes on as before; neither touches the other.',
  },
  'conduct.seen': {
    zh: '🔒 <b>{conduct_no}</b> 打开记录\n{lines}\n都是镇纪委办理人；别人打不开。',
    en: '🔒 Openings of <b>{conduct_no}</b>\n{lines}\nAll are case officers of the discipline office; nobody else can.',
  },
  'conduct.seen_line': { zh: '{at}　办理人{letter}', en: '{at}, officer {letter}' },
  'conduct.seen_none': { zh: '还没有人打开过。', en: 'Nobody has opened it yet.' },
  'conduct.cleared': {
    zh: '清掉了 {n} 条。超过 48 小时的我删不了，请在手机上自己删。编号 <b>{conduct_no}</b>，记下它，发给我就能再看。',
    en: 'Cleared: {n} messages. Those older than 48 hours I cannot delete; please delete them on the phone. Keep the number <b>{conduct_no}</b> and send it to me to look again.',
  },
  'conduct.signed': {
    zh: '🔒 <b>{conduct_no}</b> 镇纪委签收了，{stage_due} 前告诉您进展，{done_due} 前答复。',
    en: '🔒 <b>{conduct_no}</b> Acknowledged by the discipline office. News by {stage_due}, answer by {done_due}.',
  },
  'conduct.question': {
    zh: '🔒 <b>{conduct_no}</b> 镇纪委问：\n<blockquote>{text}</blockquote>\n回复这条就能答；您是{identity}。',
    en: '🔒 <b>{conduct_no}</b> The discipline office asks:\n<blockquote>{text}</blockquote>\nReply to answer; you are: {identity}.',
  },
  'conduct.stage': {
    zh: '🔒 <b>{conduct_no}</b> 进展：{note}\n{done_due} 前答复。',
    en: '🔒 <b>{conduct_no}</b> News: {note}\nAnswer by {done_due}.',
  },
  'conduct.result': {
    zh: '🔒 <b>{conduct_no}</b> 镇纪委答复：\n<blockquote>{result}</blockquote>\n不认同：{object_until} 前回复这条，或打 12388。',
    en: '🔒 <b>{conduct_no}</b> The discipline office answers:\n<blockquote>{result}</blockquote>\nIf you disagree reply before {object_until}, or call 12388.',
  },
  'conduct.check30': {
    zh: '🔒 <b>{conduct_no}</b> 答复以后到现在，有没有人因为这件事为难您？',
    en: '🔒 <b>{conduct_no}</b> Since the answer, did anybody make trouble for you over this?',
  },
  'conduct.check30_yes': {
    zh: '🔒 说说是什么事、什么时候。只给镇纪委；急的直接打 12388。',
    en: '🔒 What happened, and when? For the discipline office only; if urgent call 12388.',
  },
  'conduct.calm': { zh: '🔒 好，记下了。', en: '🔒 Good, noted.' },
  'conduct.trouble_sent': {
    zh: '🔒 <b>{conduct_no}</b> 交给镇纪委了，{stage_due} 前告诉您进展，{done_due} 前答复。',
    en: '🔒 <b>{conduct_no}</b> Passed to the discipline office. News by {stage_due}, answer by {done_due}.',
  },
  'conduct.more_ask': {
    zh: '🔒 <b>{conduct_no}</b> 要补充什么？只给镇纪委。',
    en: '🔒 <b>{conduct_no}</b> What would you like to add? For the discipline office only.',
  },
  'conduct.more_sent': {
    zh: '🔒 <b>{conduct_no}</b> 转给镇纪委了，您还是{identity}。',
    en: '🔒 <b>{conduct_no}</b> Passed to the discipline office; you are still: {identity}.',
  },
  'conduct.named': {
    zh: '🔒 改成实名了，镇纪委看得到您的姓名、电话、企业。',
    en: '🔒 Now with your name; the discipline office sees your name, phone and enterprise.',
  },
  'conduct.named_ask': {
    zh: '🔒 改成实名，镇纪委就看得到您的姓名、电话、企业，改不回来。',
    en: '🔒 With your name the discipline office sees your name, phone and enterprise. There is no way back.',
  },
  'conduct.named_already': { zh: '已经是实名了。', en: 'It has your name already.' },
  'conduct.withdraw': {
    zh: '🔒 不想再说了？可以撤。镇纪委会知道您撤了；按规定该查的，可能还会查。打开记录还在。',
    en: '🔒 Changed your mind? You can withdraw it. The office learns that you did; what it must look into by its rules it still may. The record of openings stays.',
  },
  'conduct.withdrawn': {
    zh: '🔒 <b>{conduct_no}</b> 撤回了，镇纪委已经知道。',
    en: '🔒 <b>{conduct_no}</b> withdrawn; the discipline office knows.',
  },
  'conduct.kept': { zh: '🔒 没有改动。', en: '🔒 Nothing was changed.' },
  'conduct.words_only': {
    zh: '🔒 这里请打字。要交照片、文件，在提交前的“凭据”那一步发。',
    en: '🔒 Words only here, please. Photos and files go with the evidence, before submitting.',
  },
  'conduct.past_question': {
    zh: '🔒 这个问题已经过去了。要改，在汇总里点“修改”；要补充，把编号发给我。',
    en: '🔒 That question is behind you. To change it use Edit in the summary; to add, send me the number.',
  },
  'conduct.over': {
    zh: '🔒 这件已经结束了。还有话说：再反映一次，或打 12388。',
    en: '🔒 This one has ended. More to say? Report again, or call 12388.',
  },
  'conduct.object_late': {
    zh: '🔒 不认同的期限是 {object_until}，已过。还可以打 12388，或再反映一次。',
    en: '🔒 You could disagree until {object_until}. You may still call 12388, or report again.',
  },
  'conduct.checked_already': { zh: '已经记下了，不用再点。', en: 'Noted already.' },
  'conduct.nobody': {
    zh: '🔒 镇里还没有设纪委办理人，这里没人能看。请打 12388（纪检监察举报电话）。',
    en: '🔒 The town has no discipline officer here yet, so nobody could read it. Please call 12388 (national discipline hotline).',
  },
  'conduct.closed': {
    zh: '🔒 保密箱现在打不开，什么都没有收下，也没有丢。请打 12388（纪检监察举报电话），或过些时候再来。',
    en: '🔒 The confidential box cannot be opened now; nothing was taken in or lost. Call 12388 (national discipline hotline), or come back later.',
  },
  'conduct.other_only': {
    zh: '反映作风问题是给企业的。您的账号没有绑定企业；请打 12388。',
    en: 'Conduct reports are for enterprises, and your account speaks for none. Please call 12388.',
  },
  'opt.none_of_these': { zh: '不是这些', en: 'None of these' },
  'opt.have_trouble': { zh: '有，想说说', en: 'Yes, let me tell' },
  'opt.c.refuse': { zh: '不给办', en: 'No handling' },
  'opt.c.hard': { zh: '很难办', en: 'Made hard' },
  'opt.c.cannot': { zh: '办不了', en: 'Impossible' },
  'opt.c.favour': { zh: '吃拿卡要', en: 'Favours' },
  'opt.c.late': { zh: '超时', en: 'Late' },
  'opt.c.other': { zh: '其他', en: 'Other' },
  'opt.to_named': { zh: '改成实名', en: 'Give my name' },
} as const satisfies Texts;
