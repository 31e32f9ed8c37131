import type { Texts } from '../locale.ts';

/** Messages, promises, grades, and the question weeks later. */
export const talk = {
  'relay.ask': {
    zh: '<b>{no}</b> 给{other}说什么？文字、照片、文件、语音都行。\n号码不用写，走我这里。',
    en: '<b>{no}</b> What shall I tell {other}? Text, photo, file or voice.\nNo phone number needed, it goes through me.',
  },
  'relay.to_enterprise': {
    zh: '<b>{no}</b> {by}（{owner_unit}）：\n<blockquote>{text}</blockquote>\n回复这条就能答。',
    en: '<b>{no}</b> {by} ({owner_unit}):\n<blockquote>{text}</blockquote>\nReply to this message to answer.',
  },
  'relay.to_cadre': {
    zh: '<b>{no}</b> {by}（{enterprise}）：\n<blockquote>{text}</blockquote>\n回复这条就能答。',
    en: '<b>{no}</b> {by} ({enterprise}):\n<blockquote>{text}</blockquote>\nReply to this message to answer.',
  },
  'relay.sent': { zh: '✅ 转给{other}了（<b>{no}</b>）。', en: '✅ Passed on to {other} (<b>{no}</b>).' },
  'relay.held': {
    zh: '现在是休息时间，{other} {at_open} 收到。急事打 {owner_phone}。',
    en: 'It is off hours; {other} gets it {at_open}. Urgent: {owner_phone}.',
  },
  'relay.edited': {
    zh: '✏️ <b>{no}</b> {by}改了前面那条：\n<blockquote>{text}</blockquote>',
    en: '✏️ <b>{no}</b> {by} changed the earlier message:\n<blockquote>{text}</blockquote>',
  },
  'relay.closed': {
    zh: '<b>{no}</b> 已经结束，这句我没有传。要接着办，点“问题又出现”。',
    en: '<b>{no}</b> has ended, so I did not pass this on. To go on tap It is back.',
  },
  'grade.raise.cadre': {
    zh: '<b>{no}</b> 提高到哪一级？（只能往上）',
    en: '<b>{no}</b> Raise to which grade? (only upwards)',
  },
  'grade.lower.dispatcher': {
    zh: '<b>{no}</b> 调到哪一级？理由写给企业。',
    en: '<b>{no}</b> Which grade? The reason goes to the enterprise.',
  },
  'grade.reason': {
    zh: '为什么调？写给企业看，一两句。\n例：停电范围扩大，全厂停了',
    en: 'Why? One or two lines for the enterprise.\nExample: the outage has spread to the whole plant',
  },
  'grade.done': {
    zh: '✅ <b>{no}</b> 等级改为<b>{grade}</b>，企业收到了。现在 {done_due} 前办结。',
    en: '✅ <b>{no}</b> The grade is now <b>{grade}</b>; the enterprise is told. Done by {done_due}.',
  },
  'grade.owner': {
    zh: '<b>{no}</b> {by}把等级改为<b>{grade}</b>：{reason}\n现在：{sign_due} 前签收，{contact_due} 前联系企业，{done_due} 前办结。',
    en: '<b>{no}</b> {by} set the grade to <b>{grade}</b>: {reason}\nAcknowledge by {sign_due}, contact by {contact_due}, done by {done_due}.',
  },
  'grade.raised.dispatcher': {
    zh: '<b>{no}</b> {by}把等级提到<b>{grade}</b>：{reason}\n{enterprise}，{done_due} 前办结。不合适可以调。',
    en: '<b>{no}</b> {by} raised the grade to <b>{grade}</b>: {reason}\n{enterprise}, done by {done_due}. You can change it.',
  },
  'grade.top': {
    zh: '🚨 <b>{no}</b> 变成特急：{reason}\n{enterprise}，{title}\n{owner_name} {owner_phone}，企业电话 {contact_phone}',
    en: '🚨 <b>{no}</b> is an emergency now: {reason}\n{enterprise}, {title}\n{owner_name} {owner_phone}, enterprise {contact_phone}',
  },
  'grade.object.dispatcher': {
    zh: '<b>{no}</b> 企业对等级（{grade}）有异议，{answer_due} 前答复：\n<blockquote>{text}</blockquote>',
    en: '<b>{no}</b> The enterprise objects to the grade ({grade}); answer by {answer_due}:\n<blockquote>{text}</blockquote>',
  },
  'grade.late': {
    zh: '<b>{no}</b> 企业对等级（{grade}）的异议还没答复，{answer_due} 已过：\n<blockquote>{text}</blockquote>',
    en: '<b>{no}</b> The objection to the grade ({grade}) is not answered; that was due {answer_due}:\n<blockquote>{text}</blockquote>',
  },
  'grade.keep.ask': {
    zh: '<b>{no}</b> 等级不变，为什么？写给企业看。',
    en: '<b>{no}</b> The grade stays. Why? For the enterprise.',
  },
  'grade.keep.done': {
    zh: '✅ <b>{no}</b> 答复企业了。',
    en: '✅ <b>{no}</b> The enterprise has the answer.',
  },
  'grade.kept.enterprise': {
    zh: '<b>{no}</b> 等级不变（{grade}）：{reason}\n{done_due} 前办结。情况变急了，点“催办”。',
    en: '<b>{no}</b> The grade stays ({grade}): {reason}\nDone by {done_due}. If things get worse tap Urge.',
  },
  'category.ask_change': {
    zh: '<b>{no}</b> 该算哪一类？',
    en: '<b>{no}</b> Which category is it?',
  },
  'category.changed': {
    zh: '✅ <b>{no}</b> 改好了，时限不变。',
    en: '✅ <b>{no}</b> Changed; no limit moves.',
  },
  'grade.enterprise': {
    zh: '<b>{no}</b> 等级改为<b>{grade}</b>：{reason}\n现在：{contact_due} 前联系您，{done_due} 前办结。',
    en: '<b>{no}</b> The grade is now <b>{grade}</b>: {reason}\nContact by {contact_due}, done by {done_due}.',
  },
  'grade.object.ask': {
    zh: '等级哪里不合适？现在生产怎么样？派单员会看。',
    en: 'What is wrong with the grade? How is production? The dispatcher reads it.',
  },
  'grade.object.done': {
    zh: '记下了，派单员 {answer_due} 前答复您。',
    en: 'Noted; the dispatcher answers by {answer_due}.',
  },
  'survey.ask': {
    zh: '{ago}前您说 <b>{no}</b>（{title}）办好了。现在呢？\n只有督查看得到，经办干部看不到。',
    en: '{ago} ago you said <b>{no}</b> ({title}) was done. And now?\nOnly the supervisor sees this, not the cadre.',
  },
  'survey.relapsed': { zh: '重新打开这件，还是只告诉督查？', en: 'Reopen it, or tell the supervisor only?' },
  'survey.relapsed_late': {
    zh: '<b>{no}</b> 重新打开的期限已过。提一件新的，编号和它连着，还是只告诉督查？',
    en: 'It is too late to reopen <b>{no}</b>. Raise a new appeal linked to it, or tell the supervisor only?',
  },
  'survey.thanks': { zh: '记下了。', en: 'Noted.' },
  'form.ready': {
    zh: '<b>{no}</b> 的《情况表》，每一轮都在里面。校验码 <code>{code}</code>',
    en: 'The form of <b>{no}</b>, with every round. Check code <code>{code}</code>',
  },
  'form.personal': {
    zh: '这份表有个人信息，只给您一人，封面有您的名字。',
    en: 'This form has personal data; it is for you alone and carries your name.',
  },
} as const satisfies Texts;
