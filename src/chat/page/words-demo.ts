import { speaker, type Words } from './locale.ts';

/** What the demo page says around the chats. */
const wordsOfDemo = {
  tourTitle: ['一分钟看懂', 'See it in a minute'],
  tour1: ['企业点“提诉求”，说清一件事，提交', 'The enterprise taps New appeal, tells one matter, submits'],
  tour2: [
    '干部点“签收”，企业的卡片马上变',
    "The cadre taps Acknowledge; the enterprise's card changes at once",
  ],
  tour3: [
    '干部打完电话点“已联系”，企业来核实',
    'After the call the cadre taps Log contact; the enterprise checks it',
  ],
  tour4: ['办好了，干部点“报办结”', 'The work done, the cadre taps Report done'],
  tour5: [
    '企业点“未解决”：没人能替它写满意',
    'The enterprise taps Not resolved: nobody writes satisfied for it',
  ],
  tour6: ['快进到超期，看蓝、黄、橙到了谁手里', 'Go on until overdue; see who gets blue, yellow, orange'],
  tour7: [
    '再办一轮；企业点“满意”、签上名字，才销号',
    'Another round; only when the enterprise taps Satisfied and signs is it closed',
  ],
  tourDone: ['走完了。点“重来”再走一遍，或随便试', 'That was it. Start over, or try anything'],
  tourHide: ['收起导览', 'Hide the tour'],
  tourShow: ['导览', 'Tour'],
  assist: ['帮我点', 'Do it for me'],
  step: ['第 {i} 步，共 {n} 步', 'Step {i} of {n}'],
  stepDone: ['已完成', 'done'],
  nextStep: ['下一步', 'Next'],
  clock: ['模拟时间', 'Simulated time'],
  advance: ['快进到下一个节点', 'On to the next event'],
  advanced: ['到了 {at}：{what}', 'Now {at}: {what}'],
  nothingDue: ['眼下没有要到期的', 'Nothing is due now'],
  reset: ['重来', 'Start over'],
  resetAsk: ['演示数据全部重来，现在的对话都清掉。', 'All demo data start afresh; these chats are wiped.'],
  console: ['督查台', 'Console'],
  whose: ['看谁的手机', 'Whose phone'],
  demoName: ['小二演示', 'Xiaoer demo'],
  fault: ['出了点问题（编号 {ref}），已经记下', 'Something went wrong (No. {ref}); it is noted'],
  failed: ['没有做成，再试一次', 'That did not work, try again'],
  cancel: ['取消', 'Cancel'],
  settings: ['设置', 'Settings'],
  unread: ['{n} 条未读', 'unread: {n}'],
  opening: ['正在打开…', 'Opening…'],
  invented: ['虚构的镇和企业，不发任何消息', 'Invented town, nothing is sent anywhere'],
} as const satisfies Words;

export const t = speaker(wordsOfDemo);
