import type { Texts } from '../locale.ts';

/** /preview: what the clock will say to whom if nobody does anything. */
export const preview = {
  'cmd.preview': { zh: '推算提醒', en: 'Forecast of reminders' },
  'preview.head': {
    zh: '<b>往后 {days} 天会响的提醒</b>　{at}',
    en: '<b>Reminders in the next days: {days}</b>　{at}',
  },
  'preview.forecast': {
    zh: '这是推算：谁都不动手，才会这样。办一步就变，今日清单不算在内。',
    en: 'A forecast: it comes so only if nobody does anything. Each step changes it; morning lists are not in it.',
  },
  'preview.counts': {
    zh: '共 {n} 条，{cases} 件：提醒 {calm}　🟡 {y} 🟠 {o} 🔴 {r}',
    en: 'Messages {n}, cases {cases}: reminders {calm}, 🟡 {y} 🟠 {o} 🔴 {r}',
  },
  'preview.many': {
    zh: '有 {n} 件会响，太多了，不逐条推算。眼下到点的：提醒 {calm}　🟡 {y} 🟠 {o} 🔴 {r}\n天数少一点再看，例：/preview 1d',
    en: 'Cases that will ring: {n}, too many to play through. Due as things stand: reminders {calm}, 🟡 {y} 🟠 {o} 🔴 {r}\nTry fewer days, for example /preview 1d',
  },
  'preview.none': { zh: '这几天没有会响的。', en: 'Nothing will ring.' },
  'preview.day': { zh: '<b>{date}</b>', en: '<b>{date}</b>' },
  'preview.person': { zh: '👤 {name}（{unit}）', en: '👤 {name} ({unit})' },
  'preview.line': {
    zh: '{hm}　{no_short} {enterprise_short}　{what}',
    en: '{hm}　{no_short} {enterprise_short}　{what}',
  },
  'preview.callback': { zh: '要电话回访', en: 'call-back' },
  'preview.lead': { zh: '超期，没写原因', en: 'overdue, no reason given' },
  'preview.what.half': { zh: '时限过半，没写进展', en: 'half the time gone, no progress' },
  'preview.what.warn': { zh: '快到期', en: 'due soon' },
  'preview.what.late': { zh: '超期', en: 'overdue' },
  'preview.what.notice': { zh: '请写超期原因', en: 'reason for being late wanted' },
  'preview.what.sign': { zh: '没签收', en: 'not acknowledged' },
  'preview.what.contact': { zh: '没联系企业', en: 'no contact made' },
  'preview.what.stage': { zh: '进展没写', en: 'progress missing' },
  'preview.what.info': { zh: '催补材料', en: 'items still missing' },
  'preview.what.confirm': { zh: '催确认结果', en: 'result to be confirmed' },
  'preview.what.callback': { zh: '回访到点', en: 'call-back due' },
  'preview.what.order': { zh: '督办单没回应', en: 'order not answered' },
  'preview.what.rule': { zh: '权属没裁定', en: 'ownership not ruled on' },
  'preview.what.milestone': { zh: '挂账节点', en: 'milestone of the plan' },
  'preview.what.plan': { zh: '挂账计划', en: 'the plan' },
  'preview.what.sub': { zh: '协办', en: 'co-handling' },
  'preview.what.decide': { zh: '等领导定', en: 'a decision is waited for' },
  'preview.what.objection': { zh: '企业的异议没答复', en: 'objection not answered' },
  'preview.what.bylaw': { zh: '依法不能办的异议', en: 'objection to “barred by law”' },
  'preview.what.extension': { zh: '延期没人批', en: 'extension not decided' },
  'preview.what.grade': { zh: '等级异议没答复', en: 'objection to the grade' },
  'preview.what.review': { zh: '复核没定', en: 'review not decided' },
  'preview.what.promise': { zh: '约定到点', en: 'promise due' },
  'preview.what.merge': { zh: '催答并案', en: 'answer about joining' },
  'preview.what.other': { zh: '提醒', en: 'reminder' },
  'err.preview': {
    zh: '天数写 1 到 30，例：/preview 7d',
    en: 'Days from 1 to 30, for example /preview 7d',
  },
} as const satisfies Texts;
