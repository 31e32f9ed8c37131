import type { Texts } from '../locale.ts';

/** Invitations, codes that do not work, asking to join, roles, one's own data. */
export const gettingIn = {
  'start.privacy.telegram': {
    zh: '{contact_name}您好，我是小二，{town}给企业跑腿的。\n\n用之前说清三件事：\n1. 您写的内容只给办这件事的人看，谁查过您的电话都有记录。\n2. Telegram 的服务器在境外，您发的文字和照片会经过那里。\n3. 别发身份证号、孩子姓名、病历、银行卡号，办事用不着。\n\n{next_line}',
    en: "{contact_name}, I am Xiaoer; I run errands for the enterprises of {town}.\n\nThree things first:\n1. What you write is seen only by the people who handle it, and every look-up of your phone number is recorded.\n2. Telegram's servers are abroad; your texts and photos pass through them.\n3. Do not send ID numbers, children's names, medical papers or bank cards; nobody needs them here.\n\n{next_line}",
  },
  'start.privacy.builtin': {
    zh: '{contact_name}您好，我是小二，{town}给企业跑腿的。\n\n用之前说清两件事：\n1. 您写的内容存在镇里自己的服务器上，只给办这件事的人看，谁查过您的电话都有记录。\n2. 别发身份证号、孩子姓名、病历、银行卡号，办事用不着。\n\n{next_line}',
    en: "{contact_name}, I am Xiaoer; I run errands for the enterprises of {town}.\n\nTwo things first:\n1. What you write stays on the town's own server, is seen only by the people who handle it, and every look-up of your phone number is recorded.\n2. Do not send ID numbers, children's names, medical papers or bank cards; nobody needs them here.\n\n{next_line}",
  },
  'start.privacy.or_call': {
    zh: '同意就开始；不同意也没关系，打 {cadre_phone} 或到镇里办，一样算数。',
    en: 'Approve to begin. If not, call {cadre_phone} or come to the town hall; it counts just the same.',
  },
  'start.privacy.or_not': {
    zh: '同意就开始；不同意，这里什么都不记，有事找管理员。',
    en: 'Approve to begin. If not, nothing is stored here; talk to the administrator.',
  },
  'start.privacy.declined': {
    zh: '好的，这里什么都没有记下。\n有事打 {cadre_phone}（{cadre_name}，{cadre_unit}）。\n改主意了，再点一次邀请链接就行。',
    en: 'Fine, nothing was stored here.\nCall {cadre_phone} ({cadre_name}, {cadre_unit}) when you need us.\nIf you change your mind, open the invitation link again.',
  },
  'start.bound.enterprise': {
    zh: '✅ 绑好了：<b>{enterprise}</b>\n您的挂钩干部：{cadre_name}（{cadre_unit}）{cadre_phone}\n\n有事点“提诉求”，一次说一件。\n谁来办、几点前联系您、几点前办完，马上写给您。\n办没办好您说了算，您签“满意”才销号。',
    en: '✅ You are in: <b>{enterprise}</b>\nYour cadre: {cadre_name} ({cadre_unit}) {cadre_phone}\n\nTap New appeal when something is wrong, one matter at a time.\nYou are told at once who handles it, by when they call and by when it is done.\nYou decide whether it is done: only your signed “Satisfied” closes it.',
  },
  'start.bound.second': {
    zh: '✅ 又绑好一家：<b>{enterprise}</b>\n您现在是 {n} 家企业的联系人。提诉求时我会先问是哪一家。',
    en: '✅ Added: <b>{enterprise}</b>\nEnterprises you speak for: {n}. For a new appeal I ask first which one.',
  },
  'start.bound.staff': {
    zh: '✅ {staff_name}，绑好了。\n身份：{roles}\n片区：{grids}，企业 {n} 家，AB角 {deputy_name}\n\n轮到您的事会响；其余每个工作日早上一张清单。\n休息时间不打扰，特急除外。',
    en: '✅ {staff_name}, you are in.\nRoles: {roles}\nGrids: {grids}, enterprises: {n}, deputy {deputy_name}\n\nWhat needs you rings; the rest comes as one list on the morning of each working day.\nOff hours stay quiet, except for emergencies.',
  },
  'start.bound.discipline': {
    zh: '✅ {staff_name}，绑好了。身份：镇纪委\n🔒 保密件用 /reports：只有镇纪委办理人能打开，每次打开都有记录，反映人能查。转发和保存已关掉。\n超期最久、前几级都没办动的诉求也会报给您。',
    en: '✅ {staff_name}, you are in. Role: discipline office\n🔒 Confidential reports are under /reports: they open for officers of the discipline office alone, every opening is recorded, and the reporter can see the record. Forwarding and saving are off.\nThe appeals longest overdue, which no earlier level moved, are told to you too.',
  },
  'start.again': {
    zh: '{name}，您早就绑好了，不用再点。\n{enterprise}',
    en: '{name}, you are in already.\n{enterprise}',
  },
  'start.other_account': {
    zh: '这位联系人已经绑在另一个账号上。\n换手机、换号，点下面，管理员核实后转过来，旧账号同时停用。',
    en: 'This contact is bound to another account.\nNew phone or number? Tap below; the administrator checks and moves it, and the old account stops.',
  },
  'start.used': {
    zh: '这个邀请码用过了，一个码只能用一次。\n是您本人用的：发 /me 看看。\n不是您用的、或换了手机：点下面要一个新的。',
    en: 'This invitation was used; each works once.\nIf it was you: send /me.\nIf not, or if the phone is new: ask for a fresh one.',
  },
  'start.expired': {
    zh: '这个邀请码过期了（{expired_at}）。点下面要一个新的，一般 1 个工作日内给您。',
    en: 'This invitation expired ({expired_at}). Ask for a fresh one, usually within 1 working day.',
  },
  'start.revoked': {
    zh: '这个邀请码已停用。点下面要一个新的。',
    en: 'This invitation was withdrawn. Ask for a fresh one.',
  },
  'start.wrong': {
    zh: '没找到这个邀请码，可能少复制了几位。\n直接点邀请链接，或扫纸上的二维码最稳。',
    en: 'No such invitation; perhaps a few characters are missing.\nOpening the link or scanning the printed QR code is safest.',
  },
  'start.nocode': {
    zh: '您好，我是小二，{town}给企业办事的机器人。\n企业有难处，从这里提，有人管，有时限，您说满意才算完。\n\n要先有邀请码，找您的挂钩干部要，或点下面申请。\n人身危险别等我：110 · 119 · 120',
    en: 'Hello, I am Xiaoer, the bot through which {town} works for its enterprises.\nBring a difficulty here: somebody owns it, it has a time limit, and only your “Satisfied” closes it.\n\nYou need an invitation: ask your cadre, or tap below.\nDanger? Do not wait for me: 110 · 119 · 120',
  },
  'invite.ask_uscc': {
    zh: '您企业的统一社会信用代码？18 位，营业执照上有。\n例：<code>91530127MA00DEMA82</code>',
    en: "The enterprise's unified social credit code? 18 characters, on the business licence.\nExample: <code>91530127MA00DEMA82</code>",
  },
  'err.uscc.length': {
    zh: '这是 {n} 位，要 18 位。\n例：<code>91530127MA00DEMA82</code>',
    en: 'That has {n} characters; 18 are needed.\nExample: <code>91530127MA00DEMA82</code>',
  },
  'err.uscc.letter': {
    zh: '第 {pos} 位“{char}”不会出现在信用代码里（没有 I O S V Z）。\n看看是不是数字 0 或 1。',
    en: '“{char}” at place {pos} never occurs in a credit code (no I O S V Z).\nPerhaps it is the figure 0 or 1.',
  },
  'err.uscc.checksum': {
    zh: '最后一位对不上，多半有一位抄错了。请对着执照再看一遍：\n<code>{uscc}</code>',
    en: 'The last character does not fit, so one is probably mistyped. Please compare with the licence:\n<code>{uscc}</code>',
  },
  'invite.ask_name': { zh: '您的姓名？要全名。', en: 'Your full name?' },
  'invite.ask_phone': {
    zh: '您的手机号？管理员核实时打给您。\n例：11 位数字。也可以点下面发送。',
    en: 'Your mobile number? The administrator calls it to check.\n11 digits, or tap below to send it.',
  },
  'err.phone': {
    zh: '要 11 位手机号，1 开头。这是 {n} 位。',
    en: 'An 11-digit mobile number beginning with 1 is needed; this has {n}.',
  },
  'err.contact_foreign': {
    zh: '这是别人的名片。请发您自己的号码。',
    en: "That is somebody else's contact. Please send your own number.",
  },
  'invite.received': {
    zh: '✅ 交给管理员了：{enterprise_typed} · {name} · {phone}\n{invite_due} 前答复，答复发在这里。\n急事打 {town_phone}。',
    en: '✅ With the administrator: {enterprise_typed} · {name} · {phone}\nAnswer by {invite_due}, here.\nUrgent: {town_phone}.',
  },
  'invite.pending': {
    zh: '您 {at} 申请过，管理员在核实，{invite_due} 前答复。',
    en: 'You asked {at}; it is being checked, answer by {invite_due}.',
  },
  'invite.request.admin': {
    zh: '有人申请邀请码\n信用代码：<code>{uscc}</code>（{roster_line}）\n姓名：{name}　电话：{phone}\n请打名册上的电话核实，不要只打申请人的。',
    en: 'Somebody asks to join\nCredit code: <code>{uscc}</code> ({roster_line})\nName: {name}, phone: {phone}\nCheck by the phone in the roster, not only by the one given here.',
  },
  'invite.approved': {
    zh: '✅ 核实好了：<b>{enterprise}</b>。点下面开始。',
    en: '✅ Checked: <b>{enterprise}</b>. Tap to begin.',
  },
  'invite.declined': {
    zh: '这次没通过：{reason}\n对不上的话打 {town_phone}，说一声就能改。',
    en: 'Not this time: {reason}\nIf that is wrong call {town_phone} and it can be put right.',
  },
  'role.several': {
    zh: '您有 {n} 个身份：{roles}。\n不用切换：卡上的按钮按您和这件事的关系给。',
    en: 'Your roles: {roles} ({n}).\nNo switching needed: the buttons on a card follow from your part in that case.',
  },
  'role.pick_enterprise': { zh: '这次是为哪家企业？', en: 'For which enterprise is this?' },
  'role.conflict': {
    zh: '您既是这家企业的联系人，又是它的挂钩干部。这件由 {deputy_name} 办，您只以企业身份参与。',
    en: 'You are both contact and cadre of this enterprise. {deputy_name} handles this one; you take part as the enterprise only.',
  },
  'me.enterprise': {
    zh: '<b>{name}</b>，{enterprise}\n电话：{phone}　语言：{language}\n挂钩干部：{cadre_name}（{cadre_unit}）{cadre_phone}，AB角 {deputy_name}\n在办：{open_n}　待您回应：{wait_n}\n进展消息：{mute_state}\n资料不对、换人换号：打 {cadre_phone}',
    en: '<b>{name}</b>, {enterprise}\nPhone: {phone}, language: {language}\nCadre: {cadre_name} ({cadre_unit}) {cadre_phone}, deputy {deputy_name}\nOpen: {open_n}, waiting for you: {wait_n}\nProgress messages: {mute_state}\nWrong data, new person or number: call {cadre_phone}',
  },
  'me.staff': {
    zh: '<b>{name}</b>，{unit}\n身份：{roles}\n片区：{grids}，企业 {n} 家\nAB角：{deputy_name}　现在：{leave_state}\n清单：工作日早上　语言：{language}',
    en: '<b>{name}</b>, {unit}\nRoles: {roles}\nGrids: {grids}, enterprises: {n}\nDeputy: {deputy_name}. Now: {leave_state}\nMorning list: on working days. Language: {language}',
  },
  'leave.ask': {
    zh: '休到哪天？这段时间由 {deputy_name} 接着办，企业会知道。\n例：11月30日',
    en: 'On leave until when? {deputy_name} goes on meanwhile and the enterprises are told.\nExample: 30 Nov',
  },
  'leave.ask.alone': {
    zh: '休到哪天？名册里没有人代您。\n例：11月30日',
    en: 'On leave until when? Nobody on the roster stands in for you.\nExample: 30 Nov',
  },
  'leave.others_decide': {
    zh: '要您定的，先由别人定；您也还能定。',
    en: 'What is yours to decide others decide meanwhile; you still may.',
  },
  'leave.set.alone': {
    zh: '✅ {from} 至 {until} 休假，没有人代您。\n您名下在办 {n} 件，派单员会知道。\n{desk_line}\n提前回来点“销假”。',
    en: '✅ On leave {from} to {until}; nobody stands in for you.\nOpen cases of yours: {n}; the dispatcher is told.\n{desk_line}\nBack early? Tap Back at work.',
  },
  'leave.set': {
    zh: '✅ {from} 至 {until} 由 {deputy_name} 代办 {n} 件，两边都告诉了。提前回来点“销假”。',
    en: '✅ {from} to {until}: {deputy_name} stands in, cases: {n}; everybody is told. Back early? Tap Back at work.',
  },
  'me.muted': {
    zh: '静音了：进展不响，卡照样更新。要您做的事照样响。',
    en: 'Muted: progress is silent, cards still change. What needs you still rings.',
  },
  'me.unmuted': { zh: '有进展会响一声，一天最多一次。', en: 'Progress rings again, at most once a day.' },
  'language.ask': { zh: '用哪种语言？', en: 'Which language?' },
  'language.set': {
    zh: '✅ 以后用中文。已有的卡也会换。',
    en: '✅ English from now on. Cards you have will change too.',
  },
} as const satisfies Texts;
