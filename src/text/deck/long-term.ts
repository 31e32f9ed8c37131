import type { Texts } from '../locale.ts';

/** Long-term plans: milestones, what helps meanwhile, objections. */
export const longTerm = {
  'plan.why': {
    zh: '<b>{no}</b> 为什么短期办不了？\n例：线路超设计负荷，要建变电站',
    en: '<b>{no}</b> Why can it not be done soon?\nExample: the line is beyond its design load, a substation is needed',
  },
  'plan.milestones': {
    zh: '分几步？一行一步：日子、谁、办成什么。至少两步。\n例：\n12月31日，经发办，征迁完成\n2027-06-30，供电公司，变电站投运',
    en: 'The steps? One a line: date, who, what. At least two.\nExample:\n31 Dec, 经发办, land cleared\n2027-06-30, 供电公司, substation in service',
  },
  'err.plan.lines': {
    zh: '第 {i} 行没看懂：“{text}”。这样写：12月31日，经发办，征迁完成',
    en: 'Line {i} was not understood: “{text}”. Write: 31 Dec, 经发办, land cleared',
  },
  'err.plan.two': {
    zh: '至少两步，现在 {n} 步。第一步最好就在近期。',
    en: 'At least two steps; there is {n}. The first is best soon.',
  },
  'plan.relief': {
    zh: '办成之前，先怎么帮企业顶着？\n例：错峰用电，周四调变压器档位',
    en: 'What helps the enterprise meanwhile?\nExample: shifted hours, transformer tap change on Thursday',
  },
  'plan.body': { zh: '要靠外面哪个单位？没有就点下面。', en: 'Which outside body is needed?' },
  'plan.leader': {
    zh: '<b>{no}</b> 申请挂账攻坚，等您定\n为什么：{why}\n{milestones}\n临时办法：{relief}\n外部单位：{body}',
    en: '<b>{no}</b> Long-term plan, your decision\nWhy: {why}\n{milestones}\nMeanwhile: {relief}\nOutside body: {body}',
  },
  'plan.enterprise': {
    zh: '<b>{no}</b> 这件要花长时间，先说清怎么走：\n{milestones}\n眼下：{relief}\n下次进展：{update_due} 前；{leader_name}同意的。\n您等的时间照算，没办成不会销号。',
    en: '<b>{no}</b> This takes long; here is the way:\n{milestones}\nMeanwhile: {relief}\nNext news by {update_due}; approved by {leader_name}.\nYour waiting time keeps counting, and it is not closed before it is done.',
  },
  'plan.view': {
    zh: '<b>{no}</b> 的计划\n{milestones}\n临时办法：{relief}\n下次更新：{update_due} 前',
    en: 'Plan of <b>{no}</b>\n{milestones}\nMeanwhile: {relief}\nNext news: by {update_due}',
  },
  'plan.line': { zh: '{mark} {due}，{who}：{what}', en: '{mark} {due} {who}: {what}' },
  'plan.object.ask': {
    zh: '哪里不行？{leader_name}会看到，并答复您。',
    en: 'What is wrong with it? {leader_name} reads it and answers you.',
  },
  'plan.object.done': {
    zh: '记下了，{leader_name} {answer_due} 前答复您。',
    en: 'Noted; {leader_name} answers by {answer_due}.',
  },
  'plan.objected.leader': {
    zh: '<b>{no}</b> 企业对计划有异议，{answer_due} 前答复：\n<blockquote>{text}</blockquote>',
    en: '<b>{no}</b> The enterprise objects to the plan; answer by {answer_due}:\n<blockquote>{text}</blockquote>',
  },
  'plan.update': {
    zh: '<b>{no}</b> 有进展（{done_n}/{all_n}）：\n<blockquote>{note}</blockquote>\n下一步：{milestone}，{milestone_due} 前。',
    en: '<b>{no}</b> News ({done_n}/{all_n}):\n<blockquote>{note}</blockquote>\nNext: {milestone}, by {milestone_due}.',
  },
  'plan.milestone_ask': {
    zh: '完成的是“{milestone}”。做成了什么？附件可以一起发。',
    en: 'Done: “{milestone}”. What was achieved? Files may come along.',
  },
  'plan.last': {
    zh: '<b>{no}</b> 各步都完成了，回到“办理中”。{done_due} 前报办结。',
    en: '<b>{no}</b> All milestones are done; back in progress. Report done by {done_due}.',
  },
  'plan.changed': {
    zh: '<b>{no}</b> 计划调整了，{leader_name}同意：\n{milestones}\n原因：{reason}。原来的日子照样记着。',
    en: '<b>{no}</b> Plan changed, approved by {leader_name}:\n{milestones}\nReason: {reason}. The earlier dates stay on record.',
  },
} as const satisfies Texts;
