import type { Texts } from '../locale.ts';

/** Promised dates: given, agreed to, kept or not. */
export const promises = {
  'promise.ask': {
    zh: '<b>{no}</b> 能答应企业什么？只写事，日子下一步定。\n例：把电压调上来',
    en: '<b>{no}</b> What can you promise? The thing alone, the date comes next.\nExample: voltage back to normal',
  },
  'promise.ask.change': {
    zh: '<b>{no}</b> 约过：{promise_due} 前{promise}。改成什么？只写事，日子下一步定。\n企业同意之前，原来的约定还算数。',
    en: '<b>{no}</b> Promised so far: {promise}, by {promise_due}. What instead? The thing alone, the date comes next.\nUntil the enterprise agrees the earlier promise stands.',
  },
  'promise.date': {
    zh: '哪天几点前？最晚到 {done_due}（办结时限）。\n点一个，或写日子和钟点，例：周四 15:00',
    en: 'By what day and time? Not after the limit {done_due}.\nTap, or write day and hour, for example: Thu 15:00',
  },
  'promise.new_date': {
    zh: '新的日子？最晚到 {done_due}（办结时限）。说不准就跳过。',
    en: 'A new date? Not after the limit {done_due}. Skip it if you cannot tell.',
  },
  'promise.reason_ask': {
    zh: '为什么？企业会看到原话。\n例：停电窗口改到周五',
    en: 'Why? The enterprise reads your words.\nExample: the shutdown was moved to Friday',
  },
  'err.promise.date': {
    zh: '没看懂是哪天几点。这样写：周四 15:00，或 11月26日 17:30',
    en: 'Which day and hour? Write for example: Thu 15:00, or 26 Nov 17:30',
  },
  'toast.promise_sent': {
    zh: '发给企业了，等 {contact_name} 点头',
    en: 'Sent to the enterprise; {contact_name} has to agree',
  },
  'promise.enterprise': {
    zh: '<b>{no}</b> {owner_name}约定：<b>{promise_due} 前</b>{promise}\n行不行？',
    en: '<b>{no}</b> {owner_name} promises: {promise}, by <b>{promise_due}</b>\nIs that all right?',
  },
  'promise.changed.enterprise': {
    zh: '<b>{no}</b> {owner_name}想改约定：<b>{promise_due} 前</b>{promise}\n原来：{earlier_due} 前{earlier}\n原因：{reason}\n行不行？不同意，原来的约定还算数。',
    en: '<b>{no}</b> {owner_name} wants to change the promise: {promise}, by <b>{promise_due}</b>\nSo far: {earlier}, by {earlier_due}\nReason: {reason}\nIs that all right? If not, the earlier promise stands.',
  },
  'promise.accepted': {
    zh: '<b>{no}</b> 说定了：{promise_due} 前{promise}。到时候我提醒{owner_name}，也告诉您。',
    en: '<b>{no}</b> Agreed: {promise}, by {promise_due}. I remind {owner_name} and tell you.',
  },
  'promise.accepted.cadre': {
    zh: '<b>{no}</b> 企业同意了：{promise_due} 前{promise}。',
    en: '<b>{no}</b> The enterprise agrees: {promise}, by {promise_due}.',
  },
  'promise.decline_ask': {
    zh: '<b>{no}</b> 哪里不合适？一句话，原样给{owner_name}。',
    en: '<b>{no}</b> What is wrong with it? A sentence, passed on as it is to {owner_name}.',
  },
  'promise.declined': {
    zh: '<b>{no}</b> 好，还按 {done_due} 办结。您的话转给{owner_name}了。',
    en: '<b>{no}</b> Fine, the limit {done_due} stands. Your words went to {owner_name}.',
  },
  'promise.declined.cadre': {
    zh: '<b>{no}</b> 企业没同意约定的日子：\n<blockquote>{text}</blockquote>\n时限不变，{done_due} 前办结。',
    en: '<b>{no}</b> The enterprise does not agree with the promised date:\n<blockquote>{text}</blockquote>\nThe limit stays {done_due}.',
  },
  'promise.soon.cadre': {
    zh: '📅 <b>{no}</b> 答应企业的：{promise_due} 前{promise}\n做到了点“做到了”，写一句给企业看。',
    en: '📅 <b>{no}</b> Promised: {promise}, by {promise_due}\nWhen it is done tap Kept, with a line for the enterprise.',
  },
  'promise.slipped': {
    zh: '<b>{no}</b> 说好的 {promise_due} 到了：{promise}\n做到了点“做到了”。没做到，原因？企业会看到。',
    en: '<b>{no}</b> The time of the promise has come, {promise_due}: {promise}\nDone? Tap Kept. If not, the reason? The enterprise sees it.',
  },
  'promise.keep_ask': {
    zh: '<b>{no}</b> 做到了什么，现在怎样？企业会看到原话。',
    en: '<b>{no}</b> What was done, and how is it now? The enterprise reads your words.',
  },
  'promise.keep_done': {
    zh: '✅ <b>{no}</b> 告诉企业了。',
    en: '✅ <b>{no}</b> The enterprise is told.',
  },
  'promise.kept.enterprise': {
    zh: '<b>{no}</b> {owner_name}说，答应的事做到了：\n<blockquote>{text}</blockquote>\n不是这样就点“补充说明”。',
    en: '<b>{no}</b> {owner_name} says that the promise is kept:\n<blockquote>{text}</blockquote>\nIf that is not so tap Add information.',
  },
  'promise.slip_done': {
    zh: '✅ <b>{no}</b> 记下了，企业会看到。',
    en: '✅ <b>{no}</b> Noted; the enterprise sees it.',
  },
  'promise.slipped.enterprise': {
    zh: '<b>{no}</b> {owner_name}说好的没做到：{promise}\n原因：{reason}\n新的日子：{promise_due2}，行不行？',
    en: '<b>{no}</b> A promise of {owner_name} was not kept: {promise}\nReason: {reason}\nNew date: {promise_due2}. Is that all right?',
  },
  'refuse.promise_past': {
    zh: '这个时间已经过了，换一个往后的。',
    en: 'That moment has passed; choose a later one.',
  },
  'card.promise.offered': {
    zh: '📅 {owner_name}想约定 {promise_due} 前{promise}，等企业点头',
    en: '📅 {owner_name} offers: {promise}, by {promise_due}; the enterprise has to agree',
  },
  'card.promise.yours': {
    zh: '📅 {owner_name}想约定 {promise_due} 前{promise}，行不行？',
    en: '📅 {owner_name} offers: {promise}, by {promise_due}. All right?',
  },
  'card.promise.due': {
    zh: '📅 约定 {promise_due} 前{promise}，到点了',
    en: '📅 Promised: {promise}, by {promise_due}; that time has come',
  },
  'log.make_promise': { zh: '约定日期', en: 'promised a date' },
  'log.accept_promise': { zh: '同意约定', en: 'agreed to the promise' },
  'log.decline_promise': { zh: '没同意约定', en: 'did not agree to the promise' },
  'log.keep_promise': { zh: '约定做到了', en: 'kept the promise' },
  'log.slip_promise': { zh: '约定没做到', en: 'did not keep the promise' },
  'log.ring.promise_soon': { zh: '提醒约定的事', en: 'Reminded of the promise' },
  'log.ring.promise': { zh: '约定的时间到了', en: 'The promised time has come' },
  'timeline.kept': { zh: '约定做到了', en: 'the promise is kept' },
} as const satisfies Texts;
