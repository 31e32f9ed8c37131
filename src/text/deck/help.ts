import type { Texts } from '../locale.ts';

/** What /help says to each role, the command menu and the bot's profile. */
export const help = {
  'help.stranger': {
    zh: '我是小二，{town}给企业办事的机器人。要用先绑定：点邀请链接，或发 /start 申请。\n人身危险：110 · 119 · 120',
    en: 'I am Xiaoer, the bot through which {town} works for its enterprises. To use me open your invitation, or send /start and ask.\nDanger: 110 · 119 · 120',
  },
  'help.enterprise': {
    zh: '<b>能办的事</b>\n/new 提诉求，也可以直接打字告诉我\n/my 我的诉求：看进度、补充、催办、撤回、确认\n回复任何一张卡，就是补充说明\n🔒 反映作风问题：只给镇纪委\n/me 我的资料　/language 语言　/cancel 停下正在填的\n人身危险先打 110 · 119 · 120\n找人：{cadre_name} {cadre_phone}',
    en: '<b>What you can do</b>\n/new a new appeal, or just write to me\n/my your appeals: see, add, urge, withdraw, confirm\nReply to any card to add to it\n🔒 Report conduct: to the discipline office only\n/me your data, /language, /cancel stop what you are filling in\nDanger first: 110 · 119 · 120\nA person: {cadre_name} {cadre_phone}',
  },
  'help.cadre': {
    zh: '<b>一件事怎么走</b>\n签收 → 已联系 → 更新进展 → 报办结 → 企业签满意\n/tasks 我的待办，按最近的时限排\n/enterprises 我的企业　/preview 7d 往后几天的提醒\n缺材料：请企业补充，一次说全\n来不及：超期前申请延期，只能延一次；超期了说明原因，企业和督查都看得到\n要办很久：更多 → 挂账攻坚，分步办\n答应了日子：更多 → 约定日期\n法律不许办：更多 → 依法不能办，写清哪一条\n要别人帮：请求协办，一家一段\n不该您办：更多 → 权属异议\n回复卡上的消息就是给企业留言\n谁说了算：企业签满意才销号',
    en: "<b>The way of a case</b>\nAcknowledge → Log contact → Progress → Report done → the enterprise signs “Satisfied”\n/tasks what waits on you, nearest limit first\n/enterprises your enterprises\n/preview 7d the reminders of the coming days\nSomething missing: Ask for info, all at once\nToo slow: Ask for extension before the limit, only once; after it Give the reason, enterprise and supervisor see it\nLong: More → Long-term, step by step\nA date you promise: More → Promise a date\nForbidden: More → Barred by law, with the article\nNeed others: Add co-handler, each with one part\nNot yours: More → Dispute ownership\nA reply to a card goes to the enterprise\nOnly the enterprise's “Satisfied” closes",
  },
  'help.deputy': {
    zh: '您是 {cadre_name} 的 AB角。\n{cadre_name} 休假时，您看到同样的卡和待办，权限一样；特急没人签收时也会找您。\n/tasks 我的待办　/enterprises 代管的企业',
    en: "You are the deputy of {cadre_name}.\nDuring {cadre_name}'s leave you see the same cards and tasks with the same rights; an emergency nobody acknowledges comes to you too.\n/tasks your tasks, /enterprises those you look after",
  },
  'help.cohandler': {
    zh: '主办请您帮一段，您只管这一段。\n签收 → 更新进展 → 完成（写清做了什么）\n不归您管：退回主办，写依据\n/tasks 我的待办',
    en: 'The lead asks you for one part; only that part is yours.\nAcknowledge → Progress → Done (say what you did)\nNot yours: Return to lead, with the rule\n/tasks your tasks',
  },
  'help.dispatcher': {
    zh: '/intake 收件台：新件、回访、联系不上的人\n裁定归属、转派、调整等级、并案、不予受理都在卡上\n回访只由您打，挂钩干部不打；打完点“回访记录”，照原话记\n每个决定都写理由，两边都看得到\n/console 督查台：网页上看全镇、查诉求、导出表格',
    en: '/intake the desk: new cases, call-backs, people out of reach\nRule on owner, Reassign, Change grade, Merge and Reject are on the card\nOnly you call back, never the cadre; then tap Log call-back and put down their words\nEach decision has a reason both sides can read\n/console the town, its cases and the export on a web page',
  },
  'help.leader': {
    zh: '/tasks 等您定的：会签、延期、挂账攻坚、依法不能办，和归您办的件\n/overdue 超期　/board 全镇看板\n/preview 7d 往后几天谁会收到什么提醒\n第 3 轮的件归您办\n/console 督查台：网页上看全镇、查诉求、导出表格',
    en: '/tasks what waits for you: countersigning, extensions, long-term plans, barred by law, and cases of your own\n/overdue, /board the whole town\n/preview 7d the reminders of the coming days\nRound 3 cases are yours\n/console the town, its cases and the export on a web page',
  },
  'help.head': {
    zh: '/tasks 等您定的：会签、延期、挂账攻坚、依法不能办；分管领导不在，或是他自己报的、办的，由您定\n/overdue 超期　/board 全镇看板\n/preview 7d 往后几天谁会收到什么提醒\n红色的件一页纸报给您；该定没人定的，也会报给您\n/console 督查台：网页上看全镇、查诉求、导出表格',
    en: '/tasks what waits for you: countersigning, extensions, long-term plans, barred by law. You decide when the leader is away, or has asked for it or owns the case\n/overdue, /board the whole town\n/preview 7d the reminders of the coming days\nRed cases come to you on one page; so does what nobody has decided in time\n/console the town, its cases and the export on a web page',
  },
  'help.supervisor': {
    zh: '/overdue 超期　/board 看板　/tasks 我的待办\n/preview 7d 往后几天谁会收到什么提醒\n/flags 提示件：只摆事实，对不对由您判断\n卡上可开督办单、转派、报领导\n干部回复了督办单，您看过点“办结督办”，不行点“再要一次”\n/console 督查台：网页上看全镇、查诉求、导出表格',
    en: '/overdue, /board, /tasks what waits on you\n/preview 7d the reminders of the coming days\n/flags facts to look at; the judgement is yours\nFrom a card: Supervision order, Reassign, Take to leader\nWhen the cadre has answered an order: Close order, or Ask once more\n/console the town, its cases and the export on a web page',
  },
  'help.discipline': {
    zh: '/reports 保密件\n签收 → 了解 → 答复反映人\n可以匿名问反映人，小二在中间传话\n涉及您本人的件，您看不到，会交给别的同事；没有别人时请反映人打 12388\n每次打开都有记录\n超期最久、前几级都没办动的诉求也会报给您，一件一条，有线索编号；点“要了解”或“不用查”，谁定的都有记录',
    en: '/reports confidential reports\nAcknowledge → look into it → answer the reporter\nYou can ask an anonymous reporter; Xiaoer carries the words\nA report about you is not shown to you: a colleague gets it; if there is none the reporter is sent to 12388\nEvery opening is recorded\nThe appeals longest overdue, which no earlier level moved, are told to you too, one by one, as numbered leads; tap “Look into it” or “No need”, and who decided is on record',
  },
  'help.admin': {
    zh: '/invite 发邀请码　/health 系统状况\n名册、片区、政策在服务器上改：xiaoer import、xiaoer policy',
    en: '/invite send invitations, /health state of the system\nRoster, grids and policy are changed on the server: xiaoer import, xiaoer policy',
  },
  'cmd.new': { zh: '提诉求', en: 'New appeal' },
  'cmd.my': { zh: '我的诉求', en: 'My appeals' },
  'cmd.tasks': { zh: '我的待办', en: 'My tasks' },
  'cmd.enterprises': { zh: '我的企业', en: 'My enterprises' },
  'cmd.intake': { zh: '收件台', en: 'Intake desk' },
  'cmd.overdue': { zh: '超期的件', en: 'Overdue cases' },
  'cmd.board': { zh: '全镇看板', en: 'Board' },
  'cmd.reports': { zh: '保密件', en: 'Confidential reports' },
  'cmd.invite': { zh: '发邀请码', en: 'Invitations' },
  'cmd.health': { zh: '系统状况', en: 'System health' },
  'cmd.help': { zh: '怎么用', en: 'How to use' },
  'cmd.me': { zh: '我的资料', en: 'My data' },
  'cmd.language': { zh: '语言 / Language', en: 'Language / 语言' },
  'cmd.cancel': { zh: '停下正在填的', en: 'Stop what I am filling in' },
  'cmd.start': { zh: '开始', en: 'Start' },
  'bot.short': {
    zh: '企业有难处，找小二：有人管，有时限，您满意才算完。',
    en: 'Bring it to Xiaoer: an owner, a time limit, and done only when you say so.',
  },
  'bot.about': {
    zh: '{town}企业服务机器人。需要邀请码。人身危险先打 110、119、120。',
    en: 'The enterprise service bot of {town}. By invitation. Danger first: 110, 119, 120.',
  },
} as const satisfies Texts;
