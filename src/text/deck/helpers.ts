import type { Texts } from '../locale.ts';

/** Co-handlers: what is asked of the lead and of the co-handler, and what the two say to each other. */
export const helpers = {
  'sub.ask_who': {
    zh: '<b>{no}</b> 请谁协办？可以请几家，每家写清一段。',
    en: '<b>{no}</b> Who should help? Several are possible, each with its own part.',
  },
  'sub.ask_who.more': { zh: '还有这些：', en: 'Some more:' },
  'sub.ask_who.none': {
    zh: '名册上还没有能请的人。请管理员加上协办单位。',
    en: 'Nobody on the roster can be asked. The administrator can add units that help.',
  },
  'sub.ask_task': {
    zh: '请{helper_unit}做什么？写清一件，办到什么样。\n例：测 2 号车间下午电压，查线路负荷，给出办法',
    en: 'What should {helper_unit} do, and with what result?\nExample: measure the voltage of workshop 2 in the afternoon, check the line load, propose a remedy',
  },
  'sub.ask_phone': {
    zh: '要不要把企业电话给{helper_unit}？给了会记下，企业看得到。',
    en: "Share the enterprise's phone with {helper_unit}? It is recorded and the enterprise sees it.",
  },
  'sub.sent': {
    zh: '✅ 交给{helper_name}（{helper_unit}）：{sub_no}，{sub_due} 前反馈。您仍是主办。',
    en: '✅ With {helper_name} ({helper_unit}): {sub_no}, report by {sub_due}. You remain the lead.',
  },
  'sub.progress_ask': {
    zh: '<b>{sub_no}</b> 有什么进展？写给主办，企业看不到。照片可以一起发。\n例：周四上午到了现场，量得 338 伏，下午查线路',
    en: '<b>{sub_no}</b> Any progress? It goes to the lead, not to the enterprise. Photos may come along.\nExample: on site Thursday morning, measured 338 V, checking the line in the afternoon',
  },
  'sub.done_ask': {
    zh: '<b>{sub_no}</b> 做了什么、结果怎样？照片、文件可以一起发。\n例：量得 338 伏，线路超负荷三成；周四调档，长远要换变压器',
    en: '<b>{sub_no}</b> What was done, with what result? Photos and files may come along.\nExample: measured 338 V, line overloaded by a third; tap change Thursday, in the long run a new transformer',
  },
  'err.sub.short': {
    zh: '只有 {n} 个字。主办要靠这段往下办：做了什么、结果怎样。',
    en: '{n} characters. The lead goes on from this: what was done, with what result?',
  },
  'sub.done_sent': { zh: '✅ 反馈给{owner_name}了。', en: '✅ Reported to {owner_name}.' },
  'sub.add_ask': {
    zh: '<b>{sub_no}</b> 还要补什么？主办看得到。',
    en: '<b>{sub_no}</b> What would you add? The lead reads it.',
  },
  'sub.add_sent': { zh: '✅ 补给{owner_name}了。', en: '✅ Added; {owner_name} has it.' },
  'sub.return_ask': {
    zh: '<b>{sub_no}</b> 为什么退回？写依据，主办看得到。',
    en: '<b>{sub_no}</b> Why return it? Give the rule; the lead reads it.',
  },
  'sub.return_sent': { zh: '退回给{owner_name}了。', en: 'Returned to {owner_name}.' },
  'sub.reason_ask': {
    zh: '<b>{sub_no}</b> 卡在哪里？几号能反馈？主办和督查看得到。',
    en: '<b>{sub_no}</b> What holds it up, and until when? The lead and the supervisor read it.',
  },
  'sub.reason_sent': { zh: '✅ 记下了，{owner_name}看得到。', en: '✅ Noted; {owner_name} can see it.' },
  'sub.lead_ask': {
    zh: '<b>{sub_no}</b> 给{owner_name}说什么？',
    en: '<b>{sub_no}</b> Your message to {owner_name}?',
  },
  'sub.lead_sent': { zh: '✅ 发给{owner_name}了。', en: '✅ Sent to {owner_name}.' },
  'sub.helper_ask': {
    zh: '<b>{sub_no}</b> 给{helper_name}（{helper_unit}）说什么？',
    en: '<b>{sub_no}</b> Your message to {helper_name} ({helper_unit})?',
  },
  'sub.helper_sent': { zh: '✅ 发给{helper_name}了。', en: '✅ Sent to {helper_name}.' },
  'sub.redo_ask': {
    zh: '<b>{sub_no}</b> 还差什么？写给{helper_name}。',
    en: '<b>{sub_no}</b> What is missing? For {helper_name}.',
  },
  'sub.redo_sent': {
    zh: '✅ 请{helper_name}再办，{sub_due} 前反馈。',
    en: '✅ {helper_name} goes on and reports by {sub_due}.',
  },
  'sub.take_back_ask': {
    zh: '<b>{sub_no}</b> 为什么收回？{helper_name}看得到。',
    en: '<b>{sub_no}</b> Why take it back? {helper_name} reads it.',
  },
  'sub.take_back_sent': { zh: '收回了。', en: 'Taken back.' },
  'sub.rule_ask': {
    zh: '<b>{sub_no}</b> 要做的：{task}\n{helper_unit}退回：{reason}\n您定哪一家？定了就不能再退。',
    en: '<b>{sub_no}</b> To do: {task}\nReturned by {helper_unit}: {reason}\nWho does it? Your word is final.',
  },
  'sub.rule_text': { zh: '依据什么？两边都看得到。', en: 'By which rule? Both sides read it.' },
  'sub.rule_sent': {
    zh: '✅ 定了{helper_name}（{helper_unit}）：{sub_no}，{sub_due} 前反馈。',
    en: '✅ It is {helper_name} ({helper_unit}): {sub_no}, report by {sub_due}.',
  },
  'toast.sub_acked': {
    zh: '签收了，{sub_due} 前反馈给主办',
    en: 'Acknowledged; report to the lead by {sub_due}',
  },
  'toast.sub_progress': { zh: '记下了，主办看得到', en: 'Noted; the lead can see it' },
  'toast.sub_accepted': { zh: '收下了，{helper_name}会知道', en: 'Accepted; {helper_name} is told' },
  'toast.sub_phone': {
    zh: '电话给了{helper_name}，已记下',
    en: 'Phone shared with {helper_name}, on record',
  },
  'toast.sub_passed': { zh: '请派单员定了', en: 'The dispatcher decides now' },
  'subs.head': { zh: '<b>{no}</b> 协办\n{lines}', en: '<b>{no}</b> Co-handlers\n{lines}' },
  'subs.line': {
    zh: '协{n} {helper_unit} {helper_name} {helper_phone}\n　{task}\n　{sub_state}　{what}：{sub_due}{over_mark}\n　📝 {last_at} {last_note}\n　❗ {reason}',
    en: '协{n} {helper_unit} {helper_name} {helper_phone}\n　{task}\n　{sub_state}　{what}: {sub_due} {over_mark}\n　📝 {last_at} {last_note}\n　❗ {reason}',
  },
  'sub.full': {
    zh: '<b>{sub_no}</b> · 协办 · {category}\n{enterprise}\n地点：{place}\n要做的：<blockquote>{task}</blockquote>\n请再办：<blockquote>{again}</blockquote>\n您的进展：<blockquote>{note}</blockquote>\n您的反馈：<blockquote>{result}</blockquote>\n联系人：{contact_name} {contact_phone}\n{files}',
    en: '<b>{sub_no}</b> · co-handling · {category}\n{enterprise}\nPlace: {place}\nTo do: <blockquote>{task}</blockquote>\nAsked again: <blockquote>{again}</blockquote>\nYour progress: <blockquote>{note}</blockquote>\nYour report: <blockquote>{result}</blockquote>\nContact: {contact_name} {contact_phone}\n{files}',
  },
  'refuse.sub_own': {
    zh: '这件就归 TA 主办，不能再请 TA 协办。换一家。',
    en: 'They lead this case themselves. Choose somebody else.',
  },
  'refuse.sub_helper': {
    zh: '请不了这一位：不在名册上了，或者就是这家企业的联系人。换一家。',
    en: 'Not possible: no longer on the roster, or a contact of this very enterprise. Choose somebody else.',
  },
  'refuse.sub_unreachable': {
    zh: '{helper_name} 现在收不到小二的消息。打 {helper_phone}，或换一家。',
    en: '{helper_name} cannot get messages from me now. Call {helper_phone}, or choose somebody else.',
  },
} as const satisfies Texts;
