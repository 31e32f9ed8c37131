import type { Texts } from '../locale.ts';

/** Reporting done, the enterprise's answer and signature, further rounds. */
export const result = {
  'done.outcome': {
    zh: '<b>{no}</b> 办成了什么样？如实选。',
    en: '<b>{no}</b> What is the outcome, truthfully?',
  },
  'done.result': {
    zh: '写清办了什么、现在怎样。企业会看到原话。\n例：周四停电 2 小时调了档，14:00、15:00、16:00 各量一次，都在 376 到 382 伏',
    en: 'What was done and how is it now? The enterprise reads your words.\nExample: 2 h shutdown on Thursday, tap changed; measured at 14:00, 15:00, 16:00: 376 to 382 V',
  },
  'err.done.short': {
    zh: '只有 {n} 个字。企业要靠这段判断办好没有：做了什么、现在怎样。',
    en: '{n} characters. The enterprise judges by this: what was done, how is it now?',
  },
  'err.done.same': {
    zh: '和 {other_no} 的结果几乎一样。写这家的实际情况。',
    en: 'Almost the same as in {other_no}. Write what was done for this enterprise.',
  },
  'done.files': {
    zh: '有照片、单据吗？发完点“完成”，没有就跳过。',
    en: 'Photos or papers? Send them and tap Done, or skip.',
  },
  'done.left': {
    zh: '部分解决：还剩什么？打算怎么办？',
    en: 'Partly resolved: what is left, and what comes next?',
  },
  'done.open_subs': {
    zh: '还有 {n} 个协办没反馈：{names}。现在报办结，它们一并结束。',
    en: 'Co-handlers still to report: {names} ({n}). Reporting done now ends their tasks too.',
  },
  'done.preview': {
    zh: '发给 {contact_name} 的就是这些：\n{outcome}：<blockquote>{result}</blockquote>\n附件 {files_n} 个\n由企业本人答“解决了没有”“满意不满意”。',
    en: 'This goes to {contact_name}:\n{outcome}: <blockquote>{result}</blockquote>\nFiles: {files_n}\nThe enterprise itself says whether it is resolved and satisfied.',
  },
  'toast.done_sent': { zh: '发给企业了，您的时钟停着', en: 'Sent to the enterprise; your clock is stopped' },
  'done.countersign': {
    zh: '<b>{no}</b> 报“{outcome}”，要您会签\n{owner_name}：<blockquote>{result}</blockquote>',
    en: '<b>{no}</b> Reported “{outcome}”, your countersign is needed\n{owner_name}: <blockquote>{result}</blockquote>',
  },
  'done.countersign_declined': {
    zh: '<b>{no}</b> 会签没过：{reason}\n时限不变，{done_due} 前。',
    en: '<b>{no}</b> Not countersigned: {reason}\nThe limit stays {done_due}.',
  },
  'confirm.ask': {
    zh: '<b>{no}</b> 👉 轮到您\n{owner_name}（{owner_unit}）报办结，{outcome}：\n<blockquote>{result}</blockquote>\n事情解决了吗？按实际选，您选完干部才看到。',
    en: '<b>{no}</b> 👉 Your turn\n{owner_name} ({owner_unit}) reports done, {outcome}:\n<blockquote>{result}</blockquote>\nIs it resolved? As it really is; the cadre sees it only when you have finished.',
  },
  'confirm.rate': {
    zh: '您选：<b>{solved}</b>\n对这次办理满意吗？\n选“满意”就销号；选另外两个，接着办。',
    en: 'You chose: <b>{solved}</b>\nAre you satisfied with how it was handled?\nSatisfied closes it; the other two mean more work.',
  },
  'confirm.rate.unresolved': {
    zh: '您选：<b>{solved}</b>，这件不销号。\n对这次办理满意吗？',
    en: 'You chose: <b>{solved}</b>; it stays open.\nAre you satisfied with how it was handled?',
  },
  'confirm.rate.partly': {
    zh: '您选：<b>{solved}</b>\n对这次办理满意吗？\n选“满意”再问您一句还用不用办；选另外两个，接着办。',
    en: 'You chose: <b>{solved}</b>\nAre you satisfied with how it was handled?\nSatisfied: one more question, whether the rest is needed; the other two mean more work.',
  },
  'confirm.sign': {
    zh: '您选：<b>{solved}</b>，<b>满意</b>\n打上您的全名，就是签名。',
    en: 'You chose: <b>{solved}</b>, <b>Satisfied</b>\nType your full name; that is your signature.',
  },
  'err.sign.empty': {
    zh: '要打全名，比如：{contact_name}',
    en: 'Type the full name, for example: {contact_name}',
  },
  'err.sign.differs': {
    zh: '打的是“{typed}”，名册上是“{contact_name}”。\n名册错了就点“确认”，按您打的签，镇里会核对。',
    en: 'You typed “{typed}”; the roster has “{contact_name}”.\nIf the roster is wrong tap Confirm: your spelling is used and the administrator checks.',
  },
  'err.sign.sentence': {
    zh: '这像是一句话，不是名字。还没办好就点“上一步”，改选一下。',
    en: 'That looks like a sentence, not a name. If it is not done yet tap Back and choose again.',
  },
  'confirm.signed': {
    zh: '✅ <b>{no}</b> 销号，签名：{signer}，{signed_at}\n从您提出到现在 {e_clock}。{reopen_until} 前问题又出现，点“问题又出现”。',
    en: '✅ <b>{no}</b> closed, signed: {signer}, {signed_at}\nFrom your word to this: {e_clock}. If it is back before {reopen_until} tap It is back.',
  },
  'confirm.cadre': {
    zh: '✅ <b>{no}</b> 企业满意，{signed_at} 签名：{signer}。\n全程 {e_clock}，您用时 {c_clock}。',
    en: '✅ <b>{no}</b> The enterprise is satisfied, signed {signed_at}: {signer}.\nIn all {e_clock}, your time {c_clock}.',
  },
  'confirm.partly_satisfied': {
    zh: '您选：<b>部分解决</b>，<b>满意</b>\n剩下的怎么办？',
    en: 'You chose: <b>Partly resolved</b>, <b>Satisfied</b>\nWhat about the rest?',
  },
  'confirm.unsolved_satisfied': {
    zh: '您选：<b>未解决</b>，<b>满意</b>\n事情没解决，会接着办。是这样吗？',
    en: 'You chose: <b>Not resolved</b>, <b>Satisfied</b>\nNot resolved means more work. Is that right?',
  },
  'round.missing': {
    zh: '还差什么？写一句，会原样给{owner_name}。\n例：电压稳了，配电箱的门还没装回去',
    en: 'What is missing? One sentence, passed on as it is to {owner_name}.\nExample: the voltage is steady, the switch box still has no door',
  },
  'round.reason': { zh: '主要是哪一条？', en: 'Which is it, mainly?' },
  'round.reason_text': {
    zh: '具体是什么？一两句，这一步不能跳过。\n例：调档后只好了两天，周六又掉到 345 伏',
    en: 'What exactly? A sentence or two; this one cannot be skipped.\nExample: fine for two days after the tap change, 345 V again on Saturday',
  },
  'err.round.text': {
    zh: '再写几个字，办的人才知道接着办什么。至少 5 个字。',
    en: 'A few more words, so that they know what to do next. At least 5 characters.',
  },
  'round.attitude': {
    zh: '态度的事，也可以只告诉镇纪委，干部看不到。两条路可以一起走。',
    en: 'Conduct can also go to the discipline office alone, unseen by the cadre. Both are possible.',
  },
  'round.noted': {
    zh: '记下了：{solved}，{rating}，{at}，您本人点选。',
    en: 'Noted: {solved}, {rating}, {at}, tapped by you.',
  },
  'round.2.enterprise': {
    zh: '<b>{no}</b> 接着办，第 2 轮。\n👉 轮到{owner_name}：{contact_due} 前联系您，{done_due} 前再办完。\n已经报高一级，{leader_name}看得到。',
    en: "<b>{no}</b> Work goes on, round 2.\n👉 {owner_name}'s turn: to contact you by {contact_due}, done by {done_due}.\nIt is one level up; {leader_name} sees it.",
  },
  'round.2.cadre': {
    zh: '<b>{no}</b> 👉 轮到您：第 2 轮。企业答“{solved}，{rating}”，理由（{reason}）：\n<blockquote>{text}</blockquote>\n{contact_due} 前联系，{done_due} 前办结，这轮不能延期。',
    en: '<b>{no}</b> 👉 Your turn: round 2. The enterprise says “{solved}, {rating}”, reason ({reason}):\n<blockquote>{text}</blockquote>\nContact by {contact_due}, done by {done_due}; no extension in this round.',
  },
  'round.2.leader': {
    zh: '<b>{no}</b> 进入第 2 轮：企业答“{solved}，{rating}”\n{enterprise}，{owner_name}\n<blockquote>{text}</blockquote>\n应在 {done_due} 前再办完。',
    en: '<b>{no}</b> Round 2: the enterprise says “{solved}, {rating}”\n{enterprise}, {owner_name}\n<blockquote>{text}</blockquote>\nTo be done again by {done_due}.',
  },
  'round.3.enterprise': {
    zh: '<b>{no}</b> 第 3 轮，由 <b>{leader_name}</b>（{leader_role}）{owner_phone} 亲自办。\n{contact_due} 前联系您，{done_due} 前办完。督查同时跟着。',
    en: '<b>{no}</b> Round 3: <b>{leader_name}</b> ({leader_role}) {owner_phone} takes it in person.\nContact by {contact_due}, done by {done_due}. The supervisor follows it too.',
  },
  'round.3.leader': {
    zh: '<b>{no}</b> 👉 轮到您：第 3 轮，归您办。前两轮的结果和企业的话都在“办理记录”里。\n{contact_due} 前联系 {contact_name}，{done_due} 前办结。',
    en: "<b>{no}</b> 👉 Your turn: round 3 is yours. Both earlier results and the enterprise's words are in the Timeline.\nContact {contact_name} by {contact_due}, done by {done_due}.",
  },
  'round.3.supervisor': {
    zh: '<b>{no}</b> 第 2 次没办好，已到 🔴 红。经办 {handler_name}，现归 {leader_name}。',
    en: '<b>{no}</b> Not done twice; level is 🔴 red. Handled by {handler_name}, now with {leader_name}.',
  },
  'round.more.leader': {
    zh: '<b>{no}</b> 👉 轮到您：第 {round} 轮，仍归您办。企业的话：\n<blockquote>{text}</blockquote>\n{contact_due} 前联系，{done_due} 前办结；督查同时收到。',
    en: '<b>{no}</b> 👉 Your turn: round {round}, still yours. The enterprise says:\n<blockquote>{text}</blockquote>\nContact by {contact_due}, done by {done_due}; the supervisor has it too.',
  },
} as const satisfies Texts;
