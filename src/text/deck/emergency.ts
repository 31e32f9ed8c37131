import type { Texts } from '../locale.ts';

/** 特急: news by the hour, what helps for now, and the grade after it. */
export const emergency = {
  'top.stage.cadre': {
    zh: '🚨 <b>{no}</b> {update_due} 前给企业一条进展。眼下恢复了吗？',
    en: '🚨 <b>{no}</b> News for the enterprise by {update_due}. Does it work again for now?',
  },
  'top.relief_soon.cadre': {
    zh: '🚨 <b>{no}</b> {done_due} 前要让企业先恢复，还剩 {left}。\n恢复了点“临时恢复了”；没有办法就点“没有临时办法”，写清为什么。',
    en: '🚨 <b>{no}</b> It must work again for now by {done_due}, {left} left.\nIf it does tap Works for now; if nothing helps tap No relief yet and say why.',
  },
  'top.relief_late.cadre': {
    zh: '🚨 <b>{no}</b> 应在 {done_due} 前让企业先恢复，已晚 {over}，AB角和领导都知道了。\n恢复了点“临时恢复了”；没有办法就点“没有临时办法”，写清为什么。',
    en: '🚨 <b>{no}</b> It was to work again for now by {done_due}, {over} late; deputy and leader know.\nIf it does tap Works for now; if nothing helps tap No relief yet and say why.',
  },
  'top.missed': {
    zh: '🚨 特急 <b>{no}</b> 时限过了，{owner_name}还没{what}\n{enterprise}，{title}\n{owner_name} {owner_phone}，AB角 {deputy_name}\n企业电话 {contact_phone}',
    en: '🚨 Emergency <b>{no}</b>: a limit passed, {owner_name} did not {what}\n{enterprise}, {title}\n{owner_name} {owner_phone}, deputy {deputy_name}\nEnterprise {contact_phone}',
  },
  'top.what.contact': { zh: '联系企业', en: 'contact the enterprise' },
  'top.what.stage': { zh: '告诉企业进展', en: 'tell the enterprise how it stands' },
  'top.what.late': { zh: '让企业先恢复', en: 'get it to work again for now' },
  'relief.ask': {
    zh: '<b>{no}</b> 怎么恢复的？企业看得到原话，也会答是不是。照片可以一起发。\n例：换了主保险，三条线都转起来了，电压 380 伏',
    en: '<b>{no}</b> What was done? The enterprise reads it and says whether it is so. Photos may come along.\nExample: main fuse changed, all three lines run, 380 V',
  },
  'relief.done': {
    zh: '✅ 记下了，会问企业是不是这样。派单员 {regrade_due} 前重新定等级，接着把根子办掉。',
    en: '✅ Noted; the enterprise is asked to check. The dispatcher sets the grade anew by {regrade_due}; the cause is dealt with next.',
  },
  'no_relief.ask': {
    zh: '<b>{no}</b> 眼下为什么没有临时办法？企业、领导和派单员都看得到。时限照算。\n例：变压器烧了，备用的周四才到',
    en: '<b>{no}</b> Why does nothing help for now? The enterprise, the leader and the dispatcher read it. The limit runs on.\nExample: the transformer burnt out, the spare one comes on Thursday',
  },
  'no_relief.done': {
    zh: '记下了，企业、领导和派单员都看得到。有了办法，点“临时恢复了”。',
    en: 'Noted; the enterprise, the leader and the dispatcher see it. Once something helps tap Works for now.',
  },
  'top.relief.enterprise': {
    zh: '<b>{no}</b> {owner_name}说眼下恢复了：\n<blockquote>{note}</blockquote>\n是这样吗？是的话，派单员会重新定等级，接着把根子办掉。',
    en: '<b>{no}</b> {owner_name} says it works again for now:\n<blockquote>{note}</blockquote>\nIs that so? If yes the dispatcher sets a new grade and the cause is dealt with next.',
  },
  'top.relief.yes': {
    zh: '✅ 好。派单员会重新定等级，您看得到，不合适可以点“有异议”。根子接着办。',
    en: '✅ Good. The dispatcher sets a new grade; you read it and may object. The cause is dealt with next.',
  },
  'top.relief.no': {
    zh: '记下了：还没恢复。{owner_name}、领导和督查都知道了，时限照算。急的话直接打 {owner_phone}。',
    en: 'Noted: it does not work yet. {owner_name}, the leader and the supervisor know; the limit runs on. If it cannot wait, call {owner_phone}.',
  },
  'top.relief.dispatcher': {
    zh: '<b>{no}</b> {owner_name}说眼下恢复了，正在问企业：\n<blockquote>{note}</blockquote>\n👉 轮到您：{regrade_due} 前重新定等级。',
    en: '<b>{no}</b> {owner_name} says it works again for now; the enterprise is asked:\n<blockquote>{note}</blockquote>\n👉 Your turn: set the grade anew by {regrade_due}.',
  },
  'top.regrade.late': {
    zh: '<b>{no}</b> 眼下恢复了，等级还是特急：应在 {regrade_due} 前重新定。\n{enterprise}，{title}\n临时办法：{relief}',
    en: '<b>{no}</b> It works again for now and is still an emergency: a new grade was due by {regrade_due}.\n{enterprise}, {title}\nMeanwhile: {relief}',
  },
  'top.denied.cadre': {
    zh: '🚨 <b>{no}</b> 企业说还没恢复：{contact_phone}\n👉 轮到您：先让企业恢复，{done_due} 前，还剩 {left}，已晚 {over}',
    en: '🚨 <b>{no}</b> The enterprise says it does not work yet: {contact_phone}\n👉 Your turn: get it to work again for now, due {done_due}, {left} left, {over} late',
  },
  'top.denied.office': {
    zh: '🚨 <b>{no}</b> {owner_name}说恢复了，企业说还没有\n{enterprise}，{title}\n{owner_name} {owner_phone}\n企业电话 {contact_phone}',
    en: '🚨 <b>{no}</b> {owner_name} says it works again, the enterprise says it does not\n{enterprise}, {title}\n{owner_name} {owner_phone}\nEnterprise {contact_phone}',
  },
  'top.no_relief.enterprise': {
    zh: '<b>{no}</b> {owner_name}说眼下没有临时办法：\n<blockquote>{note}</blockquote>\n领导和派单员也看到了，还是按特急办。急的话直接打 {owner_phone}。',
    en: '<b>{no}</b> {owner_name} says that nothing helps for now:\n<blockquote>{note}</blockquote>\nThe leader and the dispatcher see it too; it stays an emergency. If it cannot wait, call {owner_phone}.',
  },
  'top.no_relief.office': {
    zh: '🚨 <b>{no}</b> {owner_name}说眼下没有临时办法：\n<blockquote>{note}</blockquote>\n{enterprise}，{title}\n企业电话 {contact_phone}\n时限照算，{done_due} 前，已晚 {over}',
    en: '🚨 <b>{no}</b> {owner_name} says that nothing helps for now:\n<blockquote>{note}</blockquote>\n{enterprise}, {title}\nEnterprise {contact_phone}\nThe limit runs on, due {done_due}, {over} late',
  },
  'behalf.phone_now': {
    zh: '🚨 记下了。这件像是特急，可企业自己点“提交”才开始算，等不得：现在就打{contact_name} {contact_phone}，请对方点一下，您先动手办。有危险先打 110、119、120。',
    en: '🚨 Noted. This looks like an emergency, but it starts only when the enterprise itself taps Submit and cannot wait: phone {contact_name} {contact_phone} now, ask for that tap, and start acting. In danger call 110, 119 or 120 first.',
  },
  'log.relieve': { zh: '说眼下恢复了', en: 'said it works for now' },
  'log.no_relief': { zh: '说眼下没有临时办法', en: 'said nothing helps for now' },
  'log.confirm_relief.yes': { zh: '答：恢复了', en: 'said it works again' },
  'log.confirm_relief.no': { zh: '答：还没恢复', en: 'said it does not work yet' },
  'log.ring.relief': { zh: '问干部恢复了没有', en: 'Cadre asked whether it works again' },
  'log.ring.regrade': { zh: '恢复了，等级还没重新定', en: 'Works for now, no new grade yet' },
} as const satisfies Texts;
