import type { Texts } from '../locale.ts';

/** From submitting to progress: acknowledge, contact and whether it is true, progress notes. */
export const firstSteps = {
  'notify.cadre.new': {
    zh: '📩 新诉求，{sign_due} 前签收（下面就是）',
    en: '📩 New appeal, acknowledge by {sign_due} (below)',
  },
  'notify.cadre.new_top': {
    zh: '🚨 特急，{sign_due} 前签收。先打电话，再点签收也行：{contact_phone}',
    en: '🚨 Emergency: acknowledge by {sign_due}. Calling first is fine: {contact_phone}',
  },
  'toast.acknowledged': {
    zh: '签收了。{next}',
    en: 'Acknowledged. {next}',
  },
  'toast.acknowledged_late': {
    zh: '签收了，比时限晚 {over}，已记下。{next}',
    en: 'Acknowledged {over} late, noted. {next}',
  },
  'note.enterprise.acknowledged': {
    zh: '{owner_name} {at} 签收，{contact_due} 前联系您',
    en: '{owner_name} acknowledged {at}, contacts you by {contact_due}',
  },
  'note.enterprise.ruled': {
    zh: '{at} 定下由{owner_name}办，{contact_due} 前联系您',
    en: 'Settled {at}: {owner_name} owns it and calls you by {contact_due}',
  },
  'note.enterprise.by_deputy': {
    zh: '{owner_name}休假，{deputy_name} {at} 代签收，{contact_due} 前联系您',
    en: '{owner_name} is on leave; {deputy_name} acknowledged {at}, contacts you by {contact_due}',
  },
  'contact.how': { zh: '<b>{no}</b> 怎么联系的？', en: '<b>{no}</b> How did you make contact?' },
  'contact.when': { zh: '什么时候？', en: 'When?' },
  'contact.note': {
    zh: '说了什么？一句话，企业也看得到。\n例：明早 9 点带供电所去量电压',
    en: 'What was said? One sentence; the enterprise sees it.\nExample: tomorrow at 9 the utility and I come to measure',
  },
  'toast.contact_logged': { zh: '记下了，企业会核实一下', en: 'Noted; the enterprise is asked to check' },
  'contact.ask': {
    zh: '<b>{no}</b>　{owner_name}说，{at} {how}联系了您：\n<blockquote>{note}</blockquote>\n是这样吗？',
    en: '<b>{no}</b>　{owner_name} says you were contacted. {how}, {at}:\n<blockquote>{note}</blockquote>\nIs that so?',
  },
  'contact.yes': {
    zh: '✅ 好。下一步：{update_due} 前给您进展。',
    en: '✅ Good. Next: news by {update_due}.',
  },
  'contact.no': {
    zh: '记下了：还没联系上。{owner_name}会再联系您，督查也看得到这一条。\n您的电话是 {contact_phone}，不对就点“修改”。',
    en: 'Noted: no contact yet. {owner_name} will try again, and the supervisor sees this too.\nYour number is {contact_phone}; if wrong tap Edit.',
  },
  'contact.denied.cadre': {
    zh: '<b>{no}</b>　企业说还没联系上（{contact_phone}）。{contact_due} 前请再联系一次；号码不对就点“查看全文”核对。',
    en: '<b>{no}</b>　The enterprise says there was no contact yet ({contact_phone}). Please try again by {contact_due}; check the number under Full text.',
  },
  'contact.denied.supervisor': {
    zh: '提示：<b>{no}</b> 登记了联系：{at}，{how}；企业答“否”。对不对由您判断。',
    en: 'Flag: <b>{no}</b> has a contact logged: {how}, {at}; the enterprise answers No. The judgement is yours.',
  },
  'contact.unanswered': {
    zh: '企业没有答联系上没有，按“未答”记，不算“是”',
    en: 'the enterprise did not say; kept as no answer, not as yes',
  },
  'progress.ask': {
    zh: '<b>{no}</b> 有什么进展？企业看得到。\n写清：做了什么、下一步、几号。照片可以一起发。\n例：已量 340 伏，线路超负荷；周五调档后再量',
    en: '<b>{no}</b> What is new? The enterprise reads it.\nSay what was done, what is next, and when. Photos may come along.\nExample: measured 340 V, line overloaded; tap change Friday, then measured again',
  },
  'err.progress.short': {
    zh: '只有 {n} 个字，企业看不出办到哪了。10 个字以上：做了什么、下一步、几号。',
    en: '{n} characters say too little. 10 or more: what was done, what next, when.',
  },
  'err.progress.same': {
    zh: '和 {last_at} 那条几乎一样。没有新情况，就写在等什么、等到几号。',
    en: 'Almost the same as {last_at}. If nothing is new, say what you wait for and until when.',
  },
  'toast.progress': { zh: '更新了，下次 {update_due} 前', en: 'Updated; next by {update_due}' },
  'progress.enterprise': {
    zh: '<b>{no}</b> 有进展（{by}）：\n<blockquote>{note}</blockquote>\n下次进展：{update_due} 前，办结：{done_due} 前。',
    en: '<b>{no}</b> News from {by}:\n<blockquote>{note}</blockquote>\nNext news by {update_due}, done by {done_due}.',
  },
  'progress.enterprise.more': {
    zh: '今天还有 {n} 条进展，在卡的“办理记录”里。',
    en: 'More news today: {n}, under Timeline on the card.',
  },
} as const satisfies Texts;
