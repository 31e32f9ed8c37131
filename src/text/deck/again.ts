import type { Texts } from '../locale.ts';

/** Withdrawing, urging, and a problem that is back. */
export const again = {
  'withdraw.ask': {
    zh: '<b>{no}</b> 为什么撤回？撤了还能重新提，原来写的都在。',
    en: '<b>{no}</b> Why withdraw? You can raise it again; what you wrote is kept.',
  },
  'withdraw.pushed': {
    zh: '是谁让您撤的，只告诉镇纪委也行，干部看不到。不想撤就点“取消”。',
    en: 'Who asked you to? You may tell the discipline office alone. If you do not want to withdraw tap Cancel.',
  },
  'withdraw.text': { zh: '写一句（可以跳过）。', en: 'A sentence, if you like.' },
  'withdraw.solved_hint': {
    zh: '已经好了？也可以不撤：让{owner_name}报办结，您签“满意”，这件就有个头尾。',
    en: 'Already fine? Instead of withdrawing, {owner_name} can report it done and you sign; then it has a proper end.',
  },
  'withdraw.done': {
    zh: '✅ <b>{no}</b> 撤回了。又要办，点“提诉求”，带上原来写的。',
    en: '✅ <b>{no}</b> withdrawn. To take it up again tap New appeal; your text comes along.',
  },
  'withdraw.cadre': {
    zh: '<b>{no}</b> 企业撤回了。您这边不再提醒。',
    en: '<b>{no}</b> Withdrawn by the enterprise. No more reminders for you.',
  },
  'withdraw.supervisor': {
    zh: '提示：<b>{no}</b> {at} 撤回，距干部联系 {gap}。原因：{reason}。对不对由您判断。',
    en: 'Flag: <b>{no}</b> withdrawn {at}, {gap} after a contact by the cadre. Reason: {reason}. The judgement is yours.',
  },
  'urge.ask': {
    zh: '<b>{no}</b> 催什么？\n现在：{turn}\n{when}',
    en: '<b>{no}</b> What do you want to urge?\nNow: {turn}\n{when}',
  },
  'urge.text': { zh: '要说一句吗？会原样给{owner_name}。', en: 'A sentence for {owner_name}?' },
  'urge.done': {
    zh: '✅ 催了，{owner_name} {told_at} 收到。第 {n} 次催；{next_at} 以后可再催。',
    en: '✅ Urged; {owner_name} was told {told_at}. Urge no. {n}; next after {next_at}.',
  },
  'urge.cadre': {
    zh: '<b>{no}</b> 👉 企业催办（第 {n} 次）：\n<blockquote>{text}</blockquote>\n现在到哪一步，写一句就行。',
    en: '<b>{no}</b> 👉 Urged by the enterprise (no. {n}):\n<blockquote>{text}</blockquote>\nOne sentence on where it stands is enough.',
  },
  'urge.third.supervisor': {
    zh: '提示：<b>{no}</b> 企业催了 {n} 次，上次进展：{last_at}。',
    en: 'Flag: <b>{no}</b> urged {n} times, last progress {last_at}.',
  },
  'urge.worse': {
    zh: '<b>{no}</b> 现在怎么样了？人有危险先打 110、119、120。',
    en: '<b>{no}</b> How is it now? In danger call 110, 119 or 120 first.',
  },
  'urge.raised': {
    zh: '{grade_mark} <b>{no}</b> 等级改为<b>{grade}</b>，{owner_name}的手机已经响了。\n{sign_due} 前签收，{contact_due} 前联系您，{done_due} 前办结。',
    en: '{grade_mark} <b>{no}</b> Now <b>{grade}</b>; the phone of {owner_name} has rung.\nAcknowledge by {sign_due}, contact by {contact_due}, done by {done_due}.',
  },
  'refuse.urge_too_soon': {
    zh: '{at} 催过了，{next_at} 以后可再催。{owner_name}已收到，上次进展：{last_at}。\n等不及打 {owner_phone}。',
    en: 'You urged {at}; again after {next_at}. {owner_name} has it, last progress {last_at}.\nIf it cannot wait call {owner_phone}.',
  },
  'refuse.urge_early': {
    zh: '{owner_name}要在 {sign_due} 前签收，还没到点。过点没签收，再点一次我就催。情况变了，点“情况变急了”。',
    en: '{owner_name} has until {sign_due} to acknowledge. If that passes tap again and I urge. If things got worse tap More urgent now.',
  },
  'reopen.ask': {
    zh: '<b>{no}</b> 怎么又出现了？一两句，会原样给{owner_name}。\n例：今天下午又掉到 342 伏',
    en: '<b>{no}</b> What happened again? A sentence or two, passed on to {owner_name}.\nExample: 342 V again this afternoon',
  },
  'reopen.done': {
    zh: '✅ <b>{no}</b> 重新打开，第 {round} 轮。\n👉 轮到{owner_name}：{contact_due} 前联系您，{done_due} 前办完。原来的记录和签名都留着。',
    en: "✅ <b>{no}</b> reopened, round {round}.\n👉 {owner_name}'s turn: to contact you by {contact_due}, done by {done_due}. Record and signature stay.",
  },
  'reopen.cadre': {
    zh: '<b>{no}</b> 👉 问题又出现，第 {round} 轮：\n<blockquote>{text}</blockquote>\n{contact_due} 前联系，{done_due} 前办结。',
    en: '<b>{no}</b> 👉 It is back, round {round}:\n<blockquote>{text}</blockquote>\nContact by {contact_due}, done by {done_due}.',
  },
  'reopen.late': {
    zh: '重新打开的期限过了。开一件新的吧，编号和 <b>{no}</b> 连着，前面的记录都带过去。',
    en: 'Too late to reopen <b>{no}</b>: a new case, linked to it, with its record?',
  },
} as const satisfies Texts;
