import { rulesOf } from '../src/appeal/rules.ts';
import { reportParams } from '../src/conduct/params.ts';
import { letterOf, type Report } from '../src/conduct/report.ts';
import { findMessage, forgetMessages, messagesSince } from '../src/conduct/store-messages.ts';
import { authorRows } from '../src/conduct/tell.ts';
import { officers, ownReport } from '../src/conduct/views.ts';
import { Refusal } from '../src/refusal.ts';
import type { Tap } from '../src/telegram/buttons.ts';
import { plain, raw } from '../src/text/html.ts';
import { type LabelKey, label } from '../src/text/labels.ts';
import { say, sayKey } from '../src/text/say.ts';
import { writeMoment } from '../src/text/when.ts';
import { isKnown, type Known } from './bot-form.ts';
import { byAuthor, ownReportById, refuseClosed } from './conduct-steps.ts';
import { hearReply } from './conduct-replies.ts';
import { accountOf, veil } from './conduct-veil.ts';
import { beginForm, openDialog } from './dialog.ts';
import type { Feature } from './feature.ts';
import { isOwn } from './replies.ts';
import type { Talk } from './talk.ts';

type Own = (talk: Known, report: Report) => Promise<void>;

const verbs: Record<string, Own> = {
  'conduct.seen': showOpenings,
  'conduct.more': (talk, report) => {
    refuseClosed(report, 'say', 'conduct.over');
    return beginForm(talk, 'conduct_more', { answers: { report: report.id } });
  },
  'conduct.clear': clear,
  'conduct.name': (talk, { id }) => sure(talk, id, 'conduct.named_ask', ['confirm', 'conduct.name.yes']),
  'conduct.name.yes': async (talk, { id }) => {
    await byAuthor(talk, id, { type: 'name' });
    await talk.edit(talk.messageId, say(talk.locale, 'conduct.named'));
  },
  'conduct.withdraw': (talk, { id }) =>
    sure(talk, id, 'conduct.withdraw', ['withdraw', 'conduct.withdraw.yes']),
  'conduct.withdraw.yes': async (talk, { id, no }) => {
    await byAuthor(talk, id, { type: 'withdraw' });
    await talk.edit(talk.messageId, say(talk.locale, 'conduct.withdrawn', { conduct_no: no }));
  },
  'conduct.no': (talk) => talk.edit(talk.messageId, say(talk.locale, 'conduct.kept')),
  'conduct.less': (talk) => talk.send.remove(talk.chatId, talk.messageId),
  'conduct.calm': async (talk, { id }) => {
    await byAuthor(talk, id, { type: 'calm' });
    await talk.edit(talk.messageId, say(talk.locale, 'conduct.calm'));
  },
  'conduct.trouble': async (talk, report) => {
    if (report.checkedAt === null || report.trouble !== null) throw new Refusal('conduct.checked_already');
    await beginForm(talk, 'conduct_trouble', { answers: { report: report.id } });
  },
};

/** Reporting conduct, and whatever its author does with a report afterwards. */
export const conduct: Feature = {
  labels: { report_conduct: (talk) => begin(talk, undefined) },
  verbs: {
    report_conduct: (talk, { id }) => begin(talk, id),
    ...Object.fromEntries(
      Object.entries(verbs).map(([name, run]) => [
        name,
        async (given: Talk, { id }: Tap) => {
          if (!isKnown(given)) throw new Refusal('refuse.stale_button');
          const report = await ownReportById(given, id);
          await run(await veil(given, { reportId: report.id, side: 'author' }), report);
        },
      ]),
    ),
  },
  message: async (talk, message) => {
    if (!isKnown(talk)) return false;
    const to = message.reply_to_message;
    const known = to && (await findMessage(talk.deps, { chatId: talk.chatId, messageId: to.message_id }));
    if (known) return await hearReply(talk, message, known);
    if (to === undefined && (await asksFor(talk, message.text ?? ''))) {
      await begin(talk, undefined);
      return true;
    }
    return await isNumber(talk, message.text ?? '');
  },
};

/** A sentence that only asks for it: taken for words about a case it would be offered to the very cadre. */
const ASKS =
  /^(?:我(?:要|想要?)?|想|要)?(?:(?:反映|举报|投诉)(?:一下)?(?:干部)?的?作风(?:问题)?|举报(?:干部)?)[。！!]?$|^i (?:want|would like) to report conduct[.!]?$/iu;

/** Where a question is open, the same words are its answer. */
async function asksFor(talk: Known, text: string): Promise<boolean> {
  return ASKS.test(text.trim()) && talk.who.contactOf.length > 0 && (await openDialog(talk)) === null;
}

/** From a card, the help, or by its words: those who speak for an enterprise, about a case of theirs. */
async function begin(talk: Talk, caseId: string | undefined): Promise<void> {
  if (!isKnown(talk)) throw new Refusal('refuse.not_bound');
  if (talk.who.contactOf.length === 0) throw new Refusal('conduct.other_only');
  if (caseId !== undefined && !(await isOwn(talk, caseId))) throw new Refusal('refuse.not_yours');
  if (!talk.deps.box.isOpen) throw new Refusal('conduct.closed');
  if ((await officers(talk.deps.sql)).length === 0) throw new Refusal('conduct.nobody');
  await beginForm(talk, 'report_conduct', { answers: caseId === undefined ? {} : { caseId } });
}

const NUMBER = /^[\p{L}]{1,12}-\d{4}-\d{4,6}$/u;

/** The number of a report of one's own; anybody else's is no number at all. */
async function isNumber(talk: Known, text: string): Promise<boolean> {
  const no = text.trim();
  if (!NUMBER.test(no) || !talk.deps.box.isOpen) return false;
  const report = await ownReport(talk.deps, no, accountOf(talk));
  if (report === null) return false;
  const rules = await rulesOf(talk.deps, report.policyVersion);
  const html = sayKey(talk.locale, 'conduct.mine', reportParams(rules, report, talk.clock));
  const veiled = await veil(talk, { reportId: report.id, side: 'author' });
  await veiled.reply(html, authorRows(report, talk.clock));
  return true;
}

const LINES = 20;

async function showOpenings(talk: Known, report: Report): Promise<void> {
  const { locale, clock } = talk;
  const lines = report.openings.slice(-LINES).map(({ by, at }) =>
    say(locale, 'conduct.seen_line', {
      at: writeMoment(clock, new Date(at)),
      letter: letterOf(report, by),
    }),
  );
  const shown = lines.length === 0 ? say(locale, 'conduct.seen_none') : lines.join('\n');
  const less = { label: label(locale, 'less'), action: { verb: 'conduct.less', id: report.id } };
  await talk.reply(say(locale, 'conduct.seen', { conduct_no: report.no, lines: raw(shown) }), [[less]]);
}

type Sure = 'conduct.named_ask' | 'conduct.withdraw';

async function sure(talk: Known, id: string, ask: Sure, [word, verb]: [LabelKey, string]): Promise<void> {
  const { locale } = talk;
  await talk.reply(say(locale, ask), [
    [
      { label: label(locale, word), action: { verb, id } },
      { label: label(locale, 'cancel'), action: { verb: 'conduct.no', id } },
    ],
  ]);
}

/** Telegram lets a bot delete for 48 hours; a minute less, so that none is refused. */
const DELETABLE_MS = 48 * 3_600_000 - 60_000;
const AT_ONCE = 100;

/** 清除对话: what both sides said of reports in this chat goes; the number stays. */
async function clear(talk: Known, report: Report): Promise<void> {
  const { deps, send, chatId } = talk;
  const since = new Date(deps.now().getTime() - DELETABLE_MS);
  const { fresh } = await messagesSince(deps, chatId, since);
  for (let i = 0; i < fresh.length; i += AT_ONCE) await send.removeAll(chatId, fresh.slice(i, i + AT_ONCE));
  await forgetMessages(deps, chatId, fresh);
  await talk.toast(plain(label(talk.locale, 'clear_chat')));
  await send.text(chatId, say(talk.locale, 'conduct.cleared', { n: fresh.length, conduct_no: report.no }), {
    protect: true,
  });
}
