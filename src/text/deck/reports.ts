import type { Texts } from '../locale.ts';

/** Conduct reports as the discipline office reads them. */
export const reports = {
  'reports.list': {
    zh: '🔒 <b>保密件</b>　在办 {n}\n{lines}',
    en: '🔒 <b>Confidential reports</b>, open: {n}\n{lines}',
  },
  'reports.line': {
    zh: '{i}. {conduct_no} · {kind} · {state} · {next_due} 前{next_what}',
    en: '{i}. {conduct_no} · {kind} · {state} · {next_what} by {next_due}',
  },
  'reports.empty': { zh: '🔒 没有在办的保密件。', en: '🔒 No open confidential reports.' },
  'report.new': {
    zh: '🔒 📩 新的保密件 <b>{conduct_no}</b>（{kind}），{next_due} 前签收。打开会留记录。',
    en: '🔒 📩 New confidential report <b>{conduct_no}</b> ({kind}), acknowledge by {next_due}. Opening it is recorded.',
  },
  'report.card': {
    zh: '🔒 <b>{conduct_no}</b> · {kind} · {state}\n单位和人：{who}\n时间：{when}\n经过：{said}\n希望：{wish}\n反映人：{identity_line}\n凭据：{files_n} 个　关联诉求：{case_line}\n⏰ {next_due} 前{next_what}\n打开过 {seen_n} 次，最近 {seen_at}',
    en: '🔒 <b>{conduct_no}</b> · {kind} · {state}\nOffice and person: {who}\nWhen: {when}\nWhat happened: {said}\nWanted: {wish}\nReporter: {identity_line}\nEvidence: {files_n}, appeal: {case_line}\n⏰ {next_what} by {next_due}\nTimes opened: {seen_n}, last {seen_at}',
  },
  'report.thread': {
    zh: '🔒 <b>{conduct_no}</b> 往来\n{lines}',
    en: '🔒 <b>{conduct_no}</b> So far\n{lines}',
  },
  'report.thread_line': { zh: '{at} {what}：{text}', en: '{at} {what}: {text}' },
  'report.word.question': { zh: '问反映人', en: 'asked' },
  'report.word.more': { zh: '反映人补充', en: 'reporter' },
  'report.word.note': { zh: '进展', en: 'news' },
  'report.word.answer': { zh: '答复', en: 'answer' },
  'report.word.objection': { zh: '反映人不认同', en: 'reporter disagrees' },
  'report.word.trouble': { zh: '反映人说被为难', en: 'trouble afterwards' },
  'report.conflict': {
    zh: '🔒 这件提到您本人，或和您有关联，不给您打开，已交给{other_name}。',
    en: '🔒 This report names you, or you are involved, so it does not open for you; {other_name} has it.',
  },
  'report.conflict.county': {
    zh: '🔒 这件提到您本人，或和您有关联，不给您打开。没有别的同事，请反映人打 12388，由县里看。',
    en: '🔒 This report names you, or you are involved, so it does not open for you. There is nobody else here: the reporter is sent to the county (12388).',
  },
  'report.ask_reporter': {
    zh: '🔒 问反映人什么？我转过去，身份不变。',
    en: '🔒 What shall I ask the reporter? The identity stays as it is.',
  },
  'report.note_ask': {
    zh: '🔒 到哪一步了？写一句，我告诉反映人。',
    en: '🔒 How far is it? A sentence; I tell the reporter.',
  },
  'report.answer_ask': {
    zh: '🔒 怎么答复反映人？用白话，写清查了什么、结果怎样。',
    en: '🔒 Your answer to the reporter? Plain words: what was looked at, with what result.',
  },
  'report.answer_preview': {
    zh: '🔒 <b>{conduct_no}</b> 反映人看到的就是这些话：\n<blockquote>{text}</blockquote>\n归类：{outcome}\n点“确认”就发给反映人，发了不能改。',
    en: '🔒 <b>{conduct_no}</b> The reporter gets these words:\n<blockquote>{text}</blockquote>\nOutcome: {outcome}\nConfirm sends them; they cannot be changed then.',
  },
  'report.field.answer': { zh: '答复', en: 'Answer' },
  'report.field.outcome': { zh: '归类', en: 'Outcome' },
  'report.outcome': {
    zh: '🔒 结果归哪一类？由您判断，我不判断。',
    en: '🔒 Which outcome? You judge; I do not.',
  },
  'report.signed': {
    zh: '🔒 <b>{conduct_no}</b> 签收了，反映人已经知道。{next_due} 前{next_what}。',
    en: '🔒 <b>{conduct_no}</b> Acknowledged; the reporter knows. Next: {next_what} by {next_due}.',
  },
  'report.passed': {
    zh: '🔒 <b>{conduct_no}</b> 转给反映人了。',
    en: '🔒 <b>{conduct_no}</b> Passed to the reporter.',
  },
  'report.done': {
    zh: '🔒 <b>{conduct_no}</b> 答复给反映人了（{outcome}）。{object_until} 前反映人可以不认同。',
    en: '🔒 <b>{conduct_no}</b> Answered ({outcome}). The reporter may disagree until {object_until}.',
  },
  'report.more': {
    zh: '🔒 💬 <b>{conduct_no}</b> 反映人有补充，打开看。',
    en: '🔒 💬 <b>{conduct_no}</b> The reporter has added something; open it.',
  },
  'report.objection': {
    zh: '🔒 <b>{conduct_no}</b> 反映人不认同答复，打开看。\n{next_due} 前{next_what}。',
    en: '🔒 <b>{conduct_no}</b> The reporter disagrees with the answer; open it.\nNext: {next_what} by {next_due}.',
  },
  'report.trouble': {
    zh: '🔒 ❗ <b>{conduct_no}</b> 反映人说因为这件事被为难，打开看。\n{next_due} 前{next_what}。',
    en: '🔒 ❗ <b>{conduct_no}</b> The reporter says there was trouble over this; open it.\nNext: {next_what} by {next_due}.',
  },
  'report.named': {
    zh: '🔒 <b>{conduct_no}</b> 反映人改成实名了，打开就看得到。',
    en: '🔒 <b>{conduct_no}</b> The reporter gave a name; it stands in the report.',
  },
  'report.withdrawn': {
    zh: '🔒 <b>{conduct_no}</b> 反映人撤回了。按规定该查的，照规定办。',
    en: '🔒 <b>{conduct_no}</b> Withdrawn by the reporter. What the rules demand still stands.',
  },
  'report.overdue': {
    zh: '🔒 <b>{conduct_no}</b> 应在 {due} {what}，已超期 {over}。反映人看得到这个时限。',
    en: '🔒 <b>{conduct_no}</b> was due {due} ({what}), {over} overdue. The reporter sees this limit.',
  },
  'report.signed_already': { zh: '已经签收过了，不用再点。', en: 'Acknowledged already.' },
  'report.not_now': {
    zh: '这一步现在不能做。先签收；已经答复的，等反映人说话。',
    en: 'Not now. Acknowledge first; once answered it is for the reporter to speak.',
  },
  'report.no_files': { zh: '没有凭据。', en: 'There is no evidence.' },
  'report.use_buttons': {
    zh: '🔒 在这里回复不会转给任何人。要问反映人，打开那件点“问反映人”。',
    en: '🔒 A reply here goes to nobody. Open the report and tap Ask the reporter.',
  },
  'report.hidden_case': { zh: '匿名件不显示', en: 'not shown, the reporter is anonymous' },
  'report.none_case': { zh: '没有', en: 'none' },
  'what.stage': { zh: '告诉反映人进展', en: 'tell the reporter how it stands' },
  'what.answer': { zh: '答复反映人', en: 'answer the reporter' },
  'opt.ask_reporter': { zh: '问反映人', en: 'Ask the reporter' },
  'opt.evidence': { zh: '打开凭据', en: 'Open evidence' },
  'opt.r.true': { zh: '属实', en: 'True' },
  'opt.r.partly': { zh: '部分属实', en: 'Partly true' },
  'opt.r.none': { zh: '未发现问题', en: 'Nothing found' },
  'opt.r.thin': { zh: '线索不足', en: 'Too little' },
  'opt.r.up': { zh: '转上级', en: 'To the county' },
} as const satisfies Texts;
