import type { Texts } from '../locale.ts';

/** Whose case it is: disputes, reassignment, hand-over. */
export const ownership = {
  'dispute.ask_unit': { zh: '<b>{no}</b> 您认为该哪个单位办？', en: '<b>{no}</b> Which unit should own it?' },
  'dispute.ask_basis': {
    zh: '依据哪条规定或职责？\n例：供电所职责清单：园区 10 千伏线路归供电所',
    en: 'By which rule or duty?\nExample: by its duty list the 10 kV lines in the park belong to the utility',
  },
  'dispute.preview': {
    zh: '提议转<b>{unit}</b>，依据：{basis}\n派单员 {rule_due} 前裁定，裁定后不能再提，时间照算。',
    en: 'Proposed: <b>{unit}</b>, because: {basis}\nThe dispatcher rules by {rule_due}; the ruling is final and the time counts.',
  },
  'toast.dispute_sent': {
    zh: '交给派单员了，{rule_due} 前裁定',
    en: 'With the dispatcher, ruling by {rule_due}',
  },
  'dispute.enterprise': {
    zh: '<b>{no}</b> 正在定由谁办，{rule_due} 前定下。您的办结日子不变：{done_due}。',
    en: '<b>{no}</b> The owner is being settled, by {rule_due}. Your date stays {done_due}.',
  },
  'dispute.dispatcher': {
    zh: '<b>{no}</b> 权属异议，{rule_due} 前裁定\n{enterprise}，{title}\n{owner_name}提议：{unit}\n依据：<blockquote>{basis}</blockquote>',
    en: '<b>{no}</b> Ownership dispute, rule by {rule_due}\n{enterprise}, {title}\n{owner_name} proposes: {unit}\nBasis: <blockquote>{basis}</blockquote>',
  },
  'dispute.rule_ask': {
    zh: '<b>{no}</b> {owner_name}提议转{proposed_unit}：<blockquote>{basis}</blockquote>定给谁？定了就是最后的。',
    en: '<b>{no}</b> {owner_name} proposes {proposed_unit}: <blockquote>{basis}</blockquote>Who owns it? This is final.',
  },
  'dispute.rule_keep': { zh: '维持 {owner_name}', en: 'Uphold {owner_name}' },
  'dispute.rule_reason': { zh: '理由？三方都看得到。', en: 'The reason? All sides read it.' },
  'dispute.ruled.enterprise': {
    zh: '<b>{no}</b> 定下了：由<b>{owner_name}</b>（{owner_unit}）{owner_phone} 办。\n理由：{reason}\n办结日子不变：{done_due}。{hops_part}',
    en: '<b>{no}</b> Settled: <b>{owner_name}</b> ({owner_unit}) {owner_phone} owns it.\nReason: {reason}\nYour date stays {done_due}. {hops_part}',
  },
  'dispute.hops_part': { zh: '换过 {hops} 次负责人。', en: 'Changes of owner so far: {hops}.' },
  'dispute.ruled.cadre': {
    zh: '<b>{no}</b> 裁定：{ruling}\n理由：{reason}\n下一步：{next_what}，{next_due} 前。',
    en: '<b>{no}</b> Ruling: {ruling}\nReason: {reason}\nNext: {next_what}, by {next_due}.',
  },
  'dispute.ruling.kept': { zh: '维持，由您（{owner_name}）办', en: 'upheld, {owner_name} owns it' },
  'dispute.ruling.moved': {
    zh: '归您（{owner_name}）办\n{enterprise}，{title}',
    en: '{owner_name} owns it now\n{enterprise}, {title}',
  },
  'dispute.ruled.old': {
    zh: '<b>{no}</b> 裁定：归{owner_name}（{owner_unit}）\n理由：{reason}\n您这边不再提醒。',
    en: '<b>{no}</b> Ruling: {owner_name} ({owner_unit}) owns it\nReason: {reason}\nNo more reminders for you.',
  },
  'dispute.rule_done': {
    zh: '✅ <b>{no}</b> 定了：{owner_name}。三方都通知了。',
    en: '✅ <b>{no}</b> Ruled: {owner_name}. All sides are told.',
  },
  'dispute.late': {
    zh: '<b>{no}</b> 权属异议还没裁定，{rule_due} 已过\n{enterprise}，{owner_name}提议转{proposed_unit}\n办结时限照算：{done_due}',
    en: '<b>{no}</b> The dispute is not ruled on; that was due {rule_due}\n{enterprise}, {owner_name} proposes {proposed_unit}\nThe limit runs on: {done_due}',
  },
  'dispute.late.supervisor': {
    zh: '<b>{no}</b> 权属异议过了裁定时限还没定（{rule_due}）\n{enterprise}，{owner_name}提议转{proposed_unit}',
    en: '<b>{no}</b> Still no ruling on who owns it (due {rule_due})\n{enterprise}, {owner_name} proposes {proposed_unit}',
  },
  'reassign.ask': { zh: '<b>{no}</b> 转给谁？', en: '<b>{no}</b> To whom?' },
  'reassign.reason': {
    zh: '为什么转？企业和两位干部都看得到。',
    en: 'Why? The enterprise and both cadres read it.',
  },
  'reassign.enterprise': {
    zh: '<b>{no}</b> 换了负责人：<b>{owner_name}</b>（{owner_unit}）{owner_phone}\n原因：{reason}。前面的记录都带过去，不用重讲。办结日子不变：{done_due}。',
    en: '<b>{no}</b> New owner: <b>{owner_name}</b> ({owner_unit}) {owner_phone}\nReason: {reason}. The whole record goes along, nothing to repeat. Your date stays {done_due}.',
  },
  'reassign.cadre.new': {
    zh: '<b>{no}</b> 转到您这里（{by}）：{reason}\n{enterprise}，{title}\n{sign_due} 前签收，{done_due} 前办结。',
    en: '<b>{no}</b> Reassigned to you by {by}: {reason}\n{enterprise}, {title}\nAcknowledge by {sign_due}, done by {done_due}.',
  },
  'reassign.taken': { zh: '{by}主动接手', en: '{by} took it over' },
  'reassign.cadre.old': {
    zh: '<b>{no}</b> 转给{owner_name}了：{reason}。您这边不再提醒。',
    en: '<b>{no}</b> Moved to {owner_name}: {reason}. No more reminders for you.',
  },
  'handover.deputy': {
    zh: '{cadre_name} {from} 至 {until} 休假，由您代管：在办 {n} 件，最近的时限：{next_due}。',
    en: '{cadre_name} is on leave {from} to {until}; you stand in. Open cases: {n}, nearest limit {next_due}.',
  },
  'handover.enterprise': {
    zh: '{cadre_name} {from} 至 {until} 休假，您的 {n} 件由<b>{deputy_name}</b> {deputy_phone} 接着办，日子都不变。',
    en: '{cadre_name} is on leave {from} to {until}. <b>{deputy_name}</b> {deputy_phone} goes on with your cases ({n}); no date changes.',
  },
  'handover.enterprise.alone': {
    zh: '{cadre_name} {from} 至 {until} 休假，这段时间没有人代管您的 {n} 件，派单员已经知道。急事打 {town_phone}。日子都不变。',
    en: '{cadre_name} is on leave {from} to {until}, and nobody stands in for your cases ({n}); the dispatcher knows. Urgent: {town_phone}. No date changes.',
  },
  'handover.alone': {
    zh: '{cadre_name} {from} 至 {until} 休假，没有人代管，在办 {n} 件。要换人办，请转派。',
    en: '{cadre_name} is on leave {from} to {until} and nobody stands in. Open cases: {n}. Please reassign what cannot wait.',
  },
  'handover.enterprise.new': {
    zh: '您的挂钩干部换成<b>{cadre_name}</b>（{cadre_unit}）{cadre_phone}，在办的 {n} 件都转过去了，不用重讲，日子不变。',
    en: 'Your cadre is now <b>{cadre_name}</b> ({cadre_unit}) {cadre_phone}. Your open cases ({n}) went along; nothing to repeat, no date changes.',
  },
  'handover.enterprise.owner': {
    zh: '原来的负责人不在岗位上了，您在办的 {n} 件由<b>{cadre_name}</b>（{cadre_unit}）{cadre_phone} 接着办，不用重讲，日子不变。',
    en: 'The owner has left. <b>{cadre_name}</b> ({cadre_unit}) {cadre_phone} goes on with your open cases ({n}); nothing to repeat, no date changes.',
  },
  'handover.enterprise.none': {
    zh: '原来的负责人不在岗位上了，您在办的 {n} 件正在安排人接着办，定了就告诉您，日子不变。急事打 {town_phone}。',
    en: 'The owner has left. Somebody is being found for your open cases ({n}); you hear who it is, no date changes. Urgent: {town_phone}.',
  },
  'handover.owner.new': {
    zh: '名册有变动，{n} 件在办的转到您这里。打开点一下“签收”，前面的记录都在，办结日子不变。\n{lines}',
    en: 'The roster has changed: open cases that are yours now: {n}. Open each and tap Acknowledge; the whole record is there, no date changes.\n{lines}',
  },
  'handover.owner.old': {
    zh: '名册有变动，您手上 {n} 件转给别人接着办了，您这边不再提醒。',
    en: 'The roster has changed: cases that somebody else goes on with: {n}. No more reminders for you.',
  },
  'handover.dispatcher': {
    zh: '名册有变动，{n} 件在办的没有人接，请转派：\n{lines}',
    en: 'The roster has changed: open cases that nobody has: {n}. Please reassign:\n{lines}',
  },
  'handover.line': {
    zh: '{i}. {grade_mark}<b>{no_short}</b> {enterprise_short}　{next_what} {next_due}',
    en: '{i}. {grade_mark}<b>{no_short}</b> {enterprise_short}　{next_what} {next_due}',
  },
} as const satisfies Texts;
