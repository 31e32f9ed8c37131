import type { Texts } from '../locale.ts';

/** Barred by law, not accepted, and what the enterprise can do about either. */
export const refusedByLaw = {
  'bylaw.basis': {
    zh: '<b>{no}</b> 依据哪部法、哪一条？\n例：《电力法》第五十三条',
    en: '<b>{no}</b> Which law and article?\nExample: 《电力法》第五十三条',
  },
  'bylaw.explain': {
    zh: '用白话给企业讲清楚：为什么不行，还有什么办法。',
    en: 'Explain to the enterprise in plain words: why not, and what else could help.',
  },
  'bylaw.leader': {
    zh: '<b>{no}</b> 提议“依法不能办”，只有您能定\n依据：{basis}\n说明：<blockquote>{explain}</blockquote>\n企业可以不认同，意见会原样留着；这件不算解决。',
    en: '<b>{no}</b> “Barred by law” proposed; only you can decide\nLaw: {basis}\nExplanation: <blockquote>{explain}</blockquote>\nThe enterprise may disagree, its opinion is kept; never counted as resolved.',
  },
  'bylaw.enterprise': {
    zh: '<b>{no}</b> 这件依法办不了。\n依据：{basis}\n<blockquote>{explain}</blockquote>\n{leader_name}审过，这件不算“解决”。\n您可以：\n1. {object_until} 前点“有异议”，由督查复看\n2. 打 12345，或走信访、行政复议：{redress}\n您的意见我原样记下：',
    en: '<b>{no}</b> By law this cannot be done.\nLaw: {basis}\n<blockquote>{explain}</blockquote>\n{leader_name} has checked it; it does not count as resolved.\nYou can:\n1. tap Object before {object_until}: the supervisor looks at it again\n2. call 12345, petition, or ask for administrative review: {redress}\nYour opinion, kept as you give it:',
  },
  'bylaw.opinion': {
    zh: '记下了：{rating}。想补一句就打字。',
    en: 'Noted: {rating}. Type if you want to add a sentence.',
  },
  'bylaw.object.ask': {
    zh: '哪里不认同？督查会看原件和您的话。',
    en: 'What do you disagree with? The supervisor reads the case and your words.',
  },
  'bylaw.object.done': {
    zh: '✅ 交给督查了，{answer_due} 前答复您。',
    en: '✅ With the supervisor, answer by {answer_due}.',
  },
  'bylaw.object.supervisor': {
    zh: '<b>{no}</b> 企业不认同“依法不能办”，{answer_due} 前复看：\n<blockquote>{text}</blockquote>',
    en: '<b>{no}</b> The enterprise disputes “barred by law”; look again by {answer_due}:\n<blockquote>{text}</blockquote>',
  },
  'bylaw.upheld': {
    zh: '<b>{no}</b> 督查看过了，维持：{reason}\n还可以走：{redress}',
    en: '<b>{no}</b> The supervisor upholds it: {reason}\nStill open to you: {redress}',
  },
  'reject.reason': { zh: '<b>{no}</b> 为什么不受理？', en: '<b>{no}</b> Why not accept it?' },
  'reject.where': {
    zh: '该去哪里办？写单位和电话，企业照着能找到。\n例：县人社局劳动监察，0871-0000-0005',
    en: 'Where should they go? Unit and phone, so that they get there.\nExample: 县人社局劳动监察, 0871-0000-0005',
  },
  'reject.enterprise': {
    zh: '<b>{no}</b> 这件镇里不能受理：{reason}\n<blockquote>{text}</blockquote>\n该找：{where}\n不认同，{appeal_until} 前可请领导复核一次。',
    en: '<b>{no}</b> The town cannot take this: {reason}\n<blockquote>{text}</blockquote>\nGo to: {where}\nIf you disagree a leader reviews it once, until {appeal_until}.',
  },
  'reject.review_ask': {
    zh: '为什么该受理？一两句，{leader_name}会看。',
    en: 'Why should it be taken? A sentence or two for {leader_name}.',
  },
  'reject.review_sent': {
    zh: '✅ 交给{leader_name}了，{answer_due} 前答复。',
    en: '✅ With {leader_name}, answer by {answer_due}.',
  },
  'reject.review.leader': {
    zh: '<b>{no}</b> 企业请您复核不受理，{answer_due} 前定：\n<blockquote>{text}</blockquote>\n派单员的理由：{reason}',
    en: "<b>{no}</b> Review of a rejection, decide by {answer_due}:\n<blockquote>{text}</blockquote>\nThe dispatcher's reason: {reason}",
  },
  'reject.review_done': {
    zh: '<b>{no}</b> 复核结果：{result}\n{next_line}',
    en: '<b>{no}</b> Review: {result}\n{next_line}',
  },
  'reject.proposed.dispatcher': {
    zh: '<b>{no}</b> {owner_name}建议不受理：{reason}\n<blockquote>{text}</blockquote>\n由您定；时限照算。',
    en: '<b>{no}</b> {owner_name} proposes to reject: {reason}\n<blockquote>{text}</blockquote>\nYou decide; the limits run on.',
  },
} as const satisfies Texts;
