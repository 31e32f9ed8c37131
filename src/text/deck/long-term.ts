import type { Texts } from '../locale.ts';

/** Long-term plans: milestones, what helps meanwhile, objections. */
export const longTerm = {
  'plan.why': {
    zh: '<b>{no}</b> 为什么短期办不了？\n例：线路超设计负荷，要建变电站',
    en: '<b>{no}</b> Why can it not be done soon?\nExample: the line is beyond its design load, a substation is needed',
  },
  'plan.milestones': {
    zh: '分几步？一行一步：日子、谁、办成什么。至少两步，第一步最好在{first_by} 前。\n例：\n12月31日，经发办，征迁完成\n2027-06-30，供电公司，变电站投运',
    en: 'The steps? One a line: date, who, what. At least two, the first best by {first_by}.\nExample:\n31 Dec, 经发办, land cleared\n2027-06-30, 供电公司, substation in service',
  },
  'plan.milestones.left': {
    zh: '还没办成的几步，现在怎么安排？一行一步：日子、谁、办成什么。办成的 {done_n} 步留着。\n现在是：\n{milestones}',
    en: 'The steps still to do, as they are planned now? One a line: date, who, what. Steps done stay: {done_n}.\nAt present:\n{milestones}',
  },
  'err.plan.lines': {
    zh: '第 {i} 行没看懂：“{text}”。这样写：12月31日，经发办，征迁完成',
    en: 'Line {i} was not understood: “{text}”. Write: 31 Dec, 经发办, land cleared',
  },
  'err.plan.past': {
    zh: '第 {i} 行的日子过了：“{text}”。写还没到的日子，例：12月31日，经发办，征迁完成',
    en: 'The date of line {i} has passed: “{text}”. Write a day to come, for example: 31 Dec, 经发办, land cleared',
  },
  'err.plan.order': {
    zh: '第 {i} 行的日子比上一行早。按先后写，一行一步。',
    en: 'Line {i} is earlier than the line above it. In order of time, please, one step a line.',
  },
  'err.plan.two': {
    zh: '至少两步，现在 {n} 步。第一步最好就在近期，例：11月30日，经发办，方案定下来',
    en: 'At least two steps; there is {n}. The first is best soon, for example: 30 Nov, 经发办, the design is settled',
  },
  'err.plan.many': {
    zh: '现在 {n} 步，最多 {max} 步。把相近的几步并成一步。',
    en: 'There are {n} steps, {max} at most. Put those that belong together into one.',
  },
  'plan.relief': {
    zh: '办成之前，先怎么帮企业顶着？\n例：错峰用电，周四调变压器档位',
    en: 'What helps the enterprise meanwhile?\nExample: shifted hours, transformer tap change on Thursday',
  },
  'plan.relief.now': {
    zh: '办成之前，先怎么帮企业顶着？现在的办法是：\n<blockquote>{relief}</blockquote>\n还这样就点下面，变了就写新的。',
    en: 'What helps the enterprise meanwhile? At present:\n<blockquote>{relief}</blockquote>\nTap below if it stays so, or write what changes.',
  },
  'opt.as_now': { zh: '还这样', en: 'As it is' },
  'plan.body': { zh: '要靠外面哪个单位？没有就点下面。', en: 'Which outside body is needed?' },
  'plan.preview': {
    zh: '<b>{no}</b> 报给{leader_name}定：\n为什么：{why}\n{milestones}\n临时办法：{relief}\n外部单位：{body}\n{first_hint}',
    en: '<b>{no}</b> For {leader_name} to decide:\nWhy: {why}\n{milestones}\nMeanwhile: {relief}\nOutside body: {body}\n{first_hint}',
  },
  'plan.first_late': {
    zh: '⏰ 第一步在 10 个工作日以后。能提前一步，企业心里就有底。',
    en: '⏰ The first step is more than 10 working days away. An earlier one lets the enterprise see that work has begun.',
  },
  'plan.proposed': {
    zh: '✅ <b>{no}</b> 报给{leader_name}了，{answer_due} 前定。没定之前，时限照算。',
    en: '✅ <b>{no}</b> With {leader_name}, to be decided by {answer_due}. Until then the limits run on.',
  },
  'plan.leader': {
    zh: '<b>{no}</b> 申请挂账攻坚，等您定\n{enterprise}，{title}\n为什么：{why}\n{milestones}\n临时办法：{relief}\n外部单位：{body}',
    en: '<b>{no}</b> Long-term plan, your decision\n{enterprise}, {title}\nWhy: {why}\n{milestones}\nMeanwhile: {relief}\nOutside body: {body}',
  },
  'plan.change.leader': {
    zh: '<b>{no}</b> 想调整计划，等您定\n{enterprise}，{title}\n原因：{why}\n{milestones}\n原来的计划还在走，没定之前照旧。',
    en: '<b>{no}</b> A change of the plan, your decision\n{enterprise}, {title}\nReason: {why}\n{milestones}\nUntil then the present plan holds.',
  },
  'plan.enterprise': {
    zh: '<b>{no}</b> 这件要花长时间，先说清怎么走：\n{milestones}\n眼下：{relief}\n下次进展：{update_due} 前；{leader_name}同意的。\n您等的时间照算，没办成不会销号。',
    en: '<b>{no}</b> This takes long; here is the way:\n{milestones}\nMeanwhile: {relief}\nNext news by {update_due}; approved by {leader_name}.\nYour waiting time keeps counting, and it is not closed before it is done.',
  },
  'plan.approved.cadre': {
    zh: '<b>{no}</b> {leader_name}同意了，按计划一步步办。\n👉 轮到您：{milestone}，{milestone_due} 前；{update_due} 前至少更新一次。',
    en: '<b>{no}</b> Approved by {leader_name}; go on milestone by milestone.\n👉 Your turn: {milestone}, by {milestone_due}; an update by {update_due}.',
  },
  'plan.declined.cadre': {
    zh: '<b>{no}</b> 计划没批：{reason}\n改好可以再提，别的时限不变。',
    en: '<b>{no}</b> The plan was not approved: {reason}\nYou may propose another; the limits stay as they are.',
  },
  'plan.decline.ask': {
    zh: '<b>{no}</b> 计划为什么不同意？给{owner_name}一句话。',
    en: '<b>{no}</b> Why not this plan? A sentence for {owner_name}.',
  },
  'plan.decline.done': {
    zh: '✅ <b>{no}</b> 没批，{owner_name}看得到您的话。',
    en: '✅ <b>{no}</b> not approved; {owner_name} gets your words.',
  },
  'toast.plan_approved': { zh: '同意了，已告诉企业', en: 'Approved; the enterprise is told' },
  'plan.view': {
    zh: '<b>{no}</b> 的计划\n{milestones}\n临时办法：{relief}\n外部单位：{body}\n下次更新：{update_due} 前\n{pending}',
    en: 'Plan of <b>{no}</b>\n{milestones}\nMeanwhile: {relief}\nOutside body: {body}\nNext news: by {update_due}\n{pending}',
  },
  'plan.view.pending': {
    zh: '等批的调整：\n{milestones}',
    en: 'A change waits to be approved:\n{milestones}',
  },
  'plan.view.objection': { zh: '企业有异议：{text}', en: 'The enterprise objects: {text}' },
  'plan.view.folded': { zh: '<b>{no}</b> 的计划收起了', en: 'Plan of <b>{no}</b>, folded' },
  'plan.line': {
    zh: '{mark} {due}，{who}：{what} {first_part}',
    en: '{mark} {due}, {who}: {what} {first_part}',
  },
  'plan.line.first': { zh: '（原定{first}）', en: '(first set {first})' },
  'plan.object.ask': {
    zh: '哪里不行？{leader_name}会看到，并答复您。',
    en: 'What is wrong with it? {leader_name} reads it and answers you.',
  },
  'plan.object.done': {
    zh: '记下了，{leader_name} {answer_due} 前答复您。',
    en: 'Noted; {leader_name} answers by {answer_due}.',
  },
  'plan.objected.leader': {
    zh: '<b>{no}</b> 企业对计划有异议，{answer_due} 前答复：\n<blockquote>{text}</blockquote>\n{enterprise}，{owner_name}（{owner_unit}）{owner_phone}',
    en: '<b>{no}</b> The enterprise objects to the plan; answer by {answer_due}:\n<blockquote>{text}</blockquote>\n{enterprise}, {owner_name} ({owner_unit}) {owner_phone}',
  },
  'plan.objected.cadre': {
    zh: '<b>{no}</b> 企业对计划有异议，{leader_name}来答复：\n<blockquote>{text}</blockquote>\n要改日子，点“调整计划”。',
    en: '<b>{no}</b> The enterprise objects to the plan; {leader_name} answers:\n<blockquote>{text}</blockquote>\nTo move a date tap Change the plan.',
  },
  'plan.answer.ask': {
    zh: '<b>{no}</b> 怎么答复企业？企业说：\n<blockquote>{text}</blockquote>',
    en: '<b>{no}</b> What do you answer? The enterprise says:\n<blockquote>{text}</blockquote>',
  },
  'plan.answer.done': {
    zh: '✅ <b>{no}</b> 答复发给企业了。',
    en: '✅ <b>{no}</b> Your answer is with the enterprise.',
  },
  'plan.answered.enterprise': {
    zh: '<b>{no}</b> 您对计划的意见，{by}答复：\n<blockquote>{text}</blockquote>',
    en: '<b>{no}</b> {by} answers what you said to the plan:\n<blockquote>{text}</blockquote>',
  },
  'plan.update': {
    zh: '<b>{no}</b> 有进展（{done_n}/{all_n}）：\n<blockquote>{note}</blockquote>\n下一步：{milestone}，{milestone_due} 前。',
    en: '<b>{no}</b> News ({done_n}/{all_n}):\n<blockquote>{note}</blockquote>\nNext: {milestone}, by {milestone_due}.',
  },
  'plan.milestone_which': { zh: '<b>{no}</b> 完成的是哪一步？', en: '<b>{no}</b> Which milestone is done?' },
  'plan.milestone_ask': {
    zh: '完成的是“{milestone}”。做成了什么？附件可以一起发。',
    en: 'Done: “{milestone}”. What was achieved? Files may come along.',
  },
  'plan.milestone_done': {
    zh: '✅ <b>{no}</b> 记下了（{done_n}/{all_n}）。\n下一步：{milestone}，{milestone_due} 前。',
    en: '✅ <b>{no}</b> Noted ({done_n}/{all_n}).\nNext: {milestone}, by {milestone_due}.',
  },
  'plan.last': {
    zh: '<b>{no}</b> 各步都完成了，回到“办理中”。{done_due} 前报办结。',
    en: '<b>{no}</b> All milestones are done; back in progress. Report done by {done_due}.',
  },
  'plan.finished.enterprise': {
    zh: '<b>{no}</b> 计划里的各步都完成了：\n<blockquote>{note}</blockquote>\n{owner_name} {done_due} 前报结果，到时请您看看办好没有。',
    en: '<b>{no}</b> All steps of the plan are done:\n<blockquote>{note}</blockquote>\n{owner_name} reports the result by {done_due}; then you say whether it is resolved.',
  },
  'plan.end.ask': {
    zh: '<b>{no}</b> 为什么不用再挂账？企业看得到。\n例：临时变压器到了，两周内就能办完',
    en: '<b>{no}</b> Why does it need the plan no more? The enterprise reads it.\nExample: the spare transformer came, it will be done in two weeks',
  },
  'plan.end.done': {
    zh: '✅ <b>{no}</b> 挂账结束，{done_due} 前报办结。',
    en: '✅ <b>{no}</b> Long-term work has ended; report done by {done_due}.',
  },
  'plan.ended.cadre': {
    zh: '<b>{no}</b> {by}结束了挂账：{reason}\n回到“办理中”，{done_due} 前报办结。',
    en: '<b>{no}</b> Long-term work ended by {by}: {reason}\nBack in progress; report done by {done_due}.',
  },
  'plan.ended.enterprise': {
    zh: '<b>{no}</b> 不用再按长期计划走了：{reason}\n{owner_name} {done_due} 前报结果，到时请您看看办好没有。',
    en: '<b>{no}</b> The long-term plan is not needed any more: {reason}\n{owner_name} reports the result by {done_due}; then you say whether it is resolved.',
  },
  'plan.change.ask': {
    zh: '<b>{no}</b> 为什么要调整？企业看得到。\n例：征迁多了两户，要多谈一个月',
    en: '<b>{no}</b> Why must the plan change? The enterprise reads it.\nExample: two more households to settle with, a month more is needed',
  },
  'plan.change.preview': {
    zh: '<b>{no}</b> 调整后的计划：\n{milestones}\n原因：{why}',
    en: '<b>{no}</b> The plan as changed:\n{milestones}\nReason: {why}',
  },
  'plan.changed': {
    zh: '<b>{no}</b> 计划调整了，{leader_name}同意：\n{milestones}\n原因：{reason}。原来的日子照样记着。',
    en: '<b>{no}</b> Plan changed, approved by {leader_name}:\n{milestones}\nReason: {reason}. The earlier dates stay on record.',
  },
  'plan.changed.cadre': {
    zh: '<b>{no}</b> {leader_name}调整了计划：{reason}\n👉 轮到您：{milestone}，{milestone_due} 前。',
    en: '<b>{no}</b> {leader_name} changed the plan: {reason}\n👉 Your turn: {milestone}, by {milestone_due}.',
  },
  'plan.changed.done': {
    zh: '✅ <b>{no}</b> 改好了，企业和{owner_name}都知道了。',
    en: '✅ <b>{no}</b> changed; the enterprise and {owner_name} know.',
  },
  'plan.objection_waits.leader': {
    zh: '⏰ <b>{no}</b> 企业还在等您答复对计划的意见：\n<blockquote>{text}</blockquote>',
    en: '⏰ <b>{no}</b> The enterprise still waits for your answer about the plan:\n<blockquote>{text}</blockquote>',
  },
  'plan.objection_waits.office': {
    zh: '<b>{no}</b> 企业对计划的意见，还没有人答复：\n<blockquote>{text}</blockquote>\n{enterprise}，{owner_name}（{owner_unit}）{owner_phone}',
    en: '<b>{no}</b> What the enterprise said to the plan has not been answered:\n<blockquote>{text}</blockquote>\n{enterprise}, {owner_name} ({owner_unit}) {owner_phone}',
  },
  'plan.soon.cadre': {
    zh: '<b>{no}</b> 疑难件，{plan_due} 前要有计划。\n👉 轮到您：点“挂账攻坚”，写清分几步、眼下怎么顶着。',
    en: '<b>{no}</b> A hard case; it needs a plan by {plan_due}.\n👉 Your turn: tap Long-term, name the steps and what helps meanwhile.',
  },
  'plan.missing.cadre': {
    zh: '🟡 黄 <b>{no}</b> 疑难件，{plan_due} 前该有计划，还没有。\n👉 轮到您：点“挂账攻坚”，写清分几步、眼下怎么顶着。',
    en: '🟡 Yellow <b>{no}</b> A hard case; a plan was due {plan_due}.\n👉 Your turn: tap Long-term, name the steps and what helps meanwhile.',
  },
  'plan.missing.leader': {
    zh: '🟡 黄 <b>{no}</b> 疑难件，{plan_due} 前该有计划，还没有\n{enterprise}，{owner_name}（{owner_unit}）{owner_phone}\n📝 {last_at} {last_note}',
    en: '🟡 Yellow <b>{no}</b> A hard case without the plan that was due {plan_due}\n{enterprise}, {owner_name} ({owner_unit}) {owner_phone}\n📝 {last_at} {last_note}',
  },
  'plan.update_due.cadre': {
    zh: '<b>{no}</b> 该给企业一条进展了，上次 {last_at}。\n👉 轮到您：没有大变化，也说一句走到哪儿了。',
    en: '<b>{no}</b> The enterprise is to hear from you, the last news was {last_at}.\n👉 Your turn: even without much change, say where it stands.',
  },
  'plan.update_missed.leader': {
    zh: '🟡 黄 <b>{no}</b> 挂账攻坚，两次该告诉企业进展都没有，上次 {last_at}\n{enterprise}，{owner_name}（{owner_unit}）{owner_phone}\n下一步：{milestone}，{milestone_due} 前',
    en: '🟡 Yellow <b>{no}</b> Long-term; the enterprise was to hear twice and did not, the last news was {last_at}\n{enterprise}, {owner_name} ({owner_unit}) {owner_phone}\nNext: {milestone}, by {milestone_due}',
  },
  'milestone.soon': {
    zh: '🔵 蓝 <b>{no}</b> 节点快到：{milestone}，{milestone_due} 前\n{enterprise}，{title}\n办成了点“完成节点”；来不及，今天点“调整计划”。',
    en: '🔵 Blue <b>{no}</b> Milestone due soon: {milestone}, by {milestone_due}\n{enterprise}, {title}\nAchieved? Milestone done. Not going to make it? Change the plan today.',
  },
  'milestone.late.cadre': {
    zh: '{level_mark} <b>{no}</b> 节点晚了 {over}：{milestone}，应在 {milestone_due} 前\n{told}已知道。\n👉 轮到您：办成了点“完成节点”，没办成说明原因，或者“调整计划”。',
    en: '{level_mark} <b>{no}</b> Milestone {over} late: {milestone}, was due {milestone_due}\nAlready told: {told}.\n👉 Your turn: Milestone done, or give the reason, or Change the plan.',
  },
  'milestone.late.office': {
    zh: '{level_mark} <b>{no}</b> 节点晚了 {over}：{milestone}，应在 {milestone_due} 前\n{enterprise}，{owner_name}（{owner_unit}）{owner_phone}\n📝 {last_at} {last_note}\n{reason_line}',
    en: '{level_mark} <b>{no}</b> Milestone {over} late: {milestone}, was due {milestone_due}\n{enterprise}, {owner_name} ({owner_unit}) {owner_phone}\n📝 {last_at} {last_note}\n{reason_line}',
  },
  'milestone.lead.discipline': {
    zh: '🔒 督查线索（{lead_no}）<b>{no}</b>：节点“{milestone}”晚了 {over}，没有记录原因。只列时间和往来，不下结论；要不要了解，由您定。',
    en: '🔒 Supervision lead ({lead_no}) <b>{no}</b>: milestone “{milestone}” is {over} late, no reason recorded. Times and messages only, no conclusion; whether to look into it is yours to say.',
  },
  'milestone.notice.cadre': {
    zh: '<b>{no}</b> 节点“{milestone}”晚了 {over}，一直没有写原因。写一句，就不再往上报；不写，按规定转镇纪委了解。',
    en: '<b>{no}</b> Milestone “{milestone}” is {over} late and no reason was written. One line and it goes no further; without it, by the rules the discipline office looks at it.',
  },
  'card.enterprise.planned': {
    zh: '👉 轮到{leader_name}：{owner_name}提了分步办的计划，等批\n⏰ {done_due} 前办结，还剩 {left}，已超期 {over}',
    en: "👉 {leader_name}'s turn: to decide on a step by step plan of {owner_name}\n⏰ Done by {done_due}, {left} left, {over} overdue",
  },
  'card.cadre.planned': {
    zh: '👉 轮到{leader_name}：定您提的计划，{answer_due} 前\n⏰ {done_due} 前办结，还剩 {left}，已超期 {over}',
    en: "👉 {leader_name}'s turn: to decide on your plan by {answer_due}\n⏰ Done by {done_due}, {left} left, {over} overdue",
  },
  'card.supervisor.planned': {
    zh: '👉 轮到{leader_name}：定{owner_name}提的计划，{answer_due} 前\n⏰ {done_due} 前办结，还剩 {left}，已超期 {over}',
    en: "👉 {leader_name}'s turn: to decide on the plan of {owner_name} by {answer_due}\n⏰ Done by {done_due}, {left} left, {over} overdue",
  },
  'card.leader.planned': {
    zh: '👉 轮到您：定{owner_name}提的计划，{answer_due} 前\n⏰ {done_due} 前办结，还剩 {left}，已超期 {over}',
    en: '👉 Your turn: to decide on the plan of {owner_name} by {answer_due}\n⏰ Done by {done_due}, {left} left, {over} overdue',
  },
  'card.enterprise.long_term.contact': {
    zh: '👉 轮到{owner_name}：{contact_due} 前联系您\n⏰ 节点 {done_n}/{all_n}：{milestone}，{milestone_due} 前\n临时办法：{relief}',
    en: "👉 {owner_name}'s turn: contact you by {contact_due}\n⏰ Milestones {done_n}/{all_n}: {milestone}, by {milestone_due}\nMeanwhile: {relief}",
  },
  'card.cadre.long_term.contact': {
    zh: '👉 轮到您：{contact_due} 前联系企业\n⏰ 节点 {done_n}/{all_n}：{milestone}，{milestone_due} 前\n临时办法：{relief}',
    en: '👉 Your turn: contact the enterprise by {contact_due}\n⏰ Milestones {done_n}/{all_n}: {milestone}, by {milestone_due}\nMeanwhile: {relief}',
  },
  'card.supervisor.long_term.contact': {
    zh: '👉 轮到{owner_name}：{contact_due} 前联系企业\n⏰ 节点 {done_n}/{all_n}：{milestone}，{milestone_due} 前\n临时办法：{relief}',
    en: "👉 {owner_name}'s turn: contact the enterprise by {contact_due}\n⏰ Milestones {done_n}/{all_n}: {milestone}, by {milestone_due}\nMeanwhile: {relief}",
  },
  'card.enterprise.long_term.late': {
    zh: '👉 轮到{owner_name}：{milestone}，应在 {milestone_due} 前，还没完成\n❗ 节点 {done_n}/{all_n}，{told}已知道\n临时办法：{relief}',
    en: "👉 {owner_name}'s turn: {milestone}, was due {milestone_due}, not done yet\n❗ Milestones {done_n}/{all_n}; already told: {told}\nMeanwhile: {relief}",
  },
  'card.cadre.long_term.late': {
    zh: '👉 轮到您：{milestone}，应在 {milestone_due} 前\n❗ 节点 {done_n}/{all_n}，{told}已知道\n临时办法：{relief}',
    en: '👉 Your turn: {milestone}, was due {milestone_due}\n❗ Milestones {done_n}/{all_n}; already told: {told}\nMeanwhile: {relief}',
  },
  'card.supervisor.long_term.late': {
    zh: '👉 轮到{owner_name}：{milestone}，应在 {milestone_due} 前\n❗ 节点 {done_n}/{all_n}，上次更新：{last_at}\n临时办法：{relief}',
    en: "👉 {owner_name}'s turn: {milestone}, was due {milestone_due}\n❗ Milestones {done_n}/{all_n}, last news {last_at}\nMeanwhile: {relief}",
  },
} as const satisfies Texts;
