import type { Texts } from '../locale.ts';

/** Reminders and alerts, level by level. */
export const ladder = {
  'ladder.0.cadre': {
    zh: '<b>{no}</b> 时限过半，还没写进展。\n👉 轮到您：{done_due} 前办结，还剩 {left}',
    en: '<b>{no}</b> Half the time is gone and no progress is written.\n👉 Your turn: done by {done_due}, {left} left',
  },
  'ladder.1.cadre': {
    zh: '🔵 蓝 <b>{no}</b> 快到期：{done_due}，还剩 {left}\n{enterprise}，{title}\n📝 {last_at} {last_note}\n办完点“报办结”；来不及，今天写清为什么。',
    en: '🔵 Blue <b>{no}</b> Due soon: {done_due}, {left} left\n{enterprise}, {title}\n📝 {last_at} {last_note}\nFinished? Report done. Not going to make it? Say why today.',
  },
  'ladder.1.deputy': {
    zh: '🔵 蓝 <b>{no}</b>（{owner_name}办）{done_due} 到期。{owner_name}不在的话，您可以接着办。',
    en: '🔵 Blue <b>{no}</b> (with {owner_name}) is due {done_due}. If {owner_name} is away you can go on with it.',
  },
  'ladder.2.cadre.unsigned': {
    zh: '🟡 黄 <b>{no}</b> {sign_due} 还没签收，{enterprise}在等。\n签收就行，一下的事。',
    en: '🟡 Yellow <b>{no}</b> was to be acknowledged by {sign_due}; {enterprise} waits.\nOne tap does it.',
  },
  'ladder.2.cadre.contact': {
    zh: '🟡 黄 <b>{no}</b> {contact_due} 前该联系 {contact_name}：{contact_phone}\n打完点“已联系”。',
    en: '🟡 Yellow <b>{no}</b> Contact with {contact_name} was due {contact_due}: {contact_phone}\nTap Log contact after the call.',
  },
  'ladder.2.cadre.contact.unsigned': {
    zh: '🟡 黄 <b>{no}</b> {contact_due} 前该联系 {contact_name}：{contact_phone}\n先点“签收”；打完电话，再点“已联系”。',
    en: '🟡 Yellow <b>{no}</b> Contact with {contact_name} was due {contact_due}: {contact_phone}\nAcknowledge it first; after the call tap Log contact.',
  },
  'ladder.2.cadre.stage': {
    zh: '🟡 黄 <b>{no}</b> 两次该写进展都没写，上次 {last_at}。企业看到的还是那一条。',
    en: '🟡 Yellow <b>{no}</b> Two progress notes are missing, the last was {last_at}. That is all the enterprise sees.',
  },
  'ladder.2.cadre.due': {
    zh: '🟡 黄 · 催办通知第 {n} 次　<b>{no}</b> 已超期 {over}\n应在 {done_due} 办结。\n点一个原因，再说说几号能办完。',
    en: '🟡 Yellow · notice no. {n}　<b>{no}</b> {over} overdue\nIt was due {done_due}.\nOne tap for the reason, then by when it can be done.',
  },
  'ladder.2.leader': {
    zh: '🟡 黄 <b>{no}</b> {owner_name}超期 {over}（{what}）\n{enterprise}，{title}\n{reason_line}',
    en: '🟡 Yellow <b>{no}</b> {owner_name} was to {what}, {over} overdue\n{enterprise}, {title}\n{reason_line}',
  },
  'ladder.3.cadre': {
    zh: '🟠 橙 <b>{no}</b> 超期 {over}，领导和督查已知道。\n{reason_line}\n👉 轮到您：写一条进展，企业、领导、督查都看得到。',
    en: '🟠 Orange <b>{no}</b> is {over} overdue; leader and supervisor know.\n{reason_line}\n👉 Your turn: one progress note, seen by the enterprise, leader and supervisor.',
  },
  'ladder.3.leader': {
    zh: '🟠 橙 <b>{no}</b> 超期 {over}\n{enterprise}，{owner_name}（{owner_unit}）{owner_phone}\n📝 {last_at} {last_note}\n{reason_line}',
    en: '🟠 Orange <b>{no}</b> {over} overdue\n{enterprise}, {owner_name} ({owner_unit}) {owner_phone}\n📝 {last_at} {last_note}\n{reason_line}',
  },
  'ladder.3.supervisor': {
    zh: '🟠 橙 <b>{no}</b> 超期 {over}，请看要不要开督办单\n{enterprise}，{owner_name}（{owner_unit}）{owner_phone}\n📝 {last_at} {last_note}\n{reason_line}',
    en: '🟠 Orange <b>{no}</b> {over} overdue; a supervision order?\n{enterprise}, {owner_name} ({owner_unit}) {owner_phone}\n📝 {last_at} {last_note}\n{reason_line}',
  },
  'ladder.4.head': {
    zh: '🔴 红 <b>{no}</b> 一页纸\n{enterprise}，{title}\n{e_clock} 前提出，原定 {orig_due}，超期 {over}\n负责：{owner_name}（{owner_unit}），第 {round} 轮\n办过：{done_line}\n卡在：{stuck}\n建议：列入研判会，定下谁来办、几号。',
    en: '🔴 Red <b>{no}</b> on one page\n{enterprise}, {title}\nRaised {e_clock} ago, first due {orig_due}, {over} overdue\nWith {owner_name} ({owner_unit}), round {round}\nDone so far: {done_line}\nStuck on: {stuck}\nSuggested: put it on the next meeting, name an owner and a date.',
  },
  'ladder.4.supervisor': {
    zh: '🔴 红 <b>{no}</b> 超期 {over}，已报党政主要领导。',
    en: '🔴 Red <b>{no}</b> {over} overdue; the head of the township has it.',
  },
  'ladder.5.cadre': {
    zh: '<b>{no}</b> 超期 {over}，一直没有写原因。{due} 前写一句，就不再往上报；不写，按规定转镇纪委了解。',
    en: '<b>{no}</b> {over} overdue and no reason was ever written. One line by {due} and it goes no further; without it, by the rules the discipline office looks at it.',
  },
  'ladder.5.discipline': {
    zh: '🔒 督查线索（{lead_no}）<b>{no}</b>：超期 {over}，没有记录原因。只列时间和往来，不下结论；要不要了解，由您定。',
    en: '🔒 Supervision lead ({lead_no}) <b>{no}</b>: {over} overdue, no reason recorded. Times and messages only, no conclusion; whether to look into it is yours to say.',
  },
  'card.lead': {
    zh: '🔒 {lead_no}：要不要了解，由您定',
    en: '🔒 Supervision lead {lead_no}: whether to look into it is yours to say',
  },
  'tasks.lead': {
    zh: '🔒 {lead_no}，要不要了解，报来',
    en: '🔒 Supervision lead {lead_no}, to decide, raised',
  },
  'overdue.reason_text': {
    zh: '再说一句：等什么、等到几号？\n例：等供电所停电窗口，周四 11月26日',
    en: "One more line: what for, and until when?\nExample: for the utility's shutdown window, Thu 26 Nov",
  },
  'overdue.reason_done': {
    zh: '✅ 记下了：{reason}，{new_date}。企业也看得到。下一次 {next_at} 问。',
    en: '✅ Noted: {reason}, {new_date}. The enterprise sees it. Asked again {next_at}.',
  },
  'ladder.top.deputy': {
    zh: '🚨 特急 <b>{no}</b> {minutes} 分钟没人签收，{owner_name}没应。您能接就点“接手”：{contact_name} {contact_phone}',
    en: '🚨 Emergency <b>{no}</b>: unacknowledged for {minutes} minutes, no answer from {owner_name}. If you can, tap Take over: {contact_name} {contact_phone}',
  },
  'ladder.top.leader': {
    zh: '🚨 特急 <b>{no}</b> {minutes} 分钟没人签收\n{enterprise}，{title}\n{owner_name} {owner_phone}，AB角 {deputy_name}\n企业电话 {contact_phone}',
    en: '🚨 Emergency <b>{no}</b>: unacknowledged for {minutes} minutes\n{enterprise}, {title}\n{owner_name} {owner_phone}, deputy {deputy_name}\nEnterprise {contact_phone}',
  },
} as const satisfies Texts;
