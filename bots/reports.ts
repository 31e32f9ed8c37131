import { rulesOf } from '../src/appeal/rules.ts';
import { loadCase } from '../src/appeal/views.ts';
import { reportParams, whole } from '../src/conduct/params.ts';
import type { Report } from '../src/conduct/report.ts';
import { officeRows } from '../src/conduct/tell.ts';
import { authorOf, openReportsFor } from '../src/conduct/views.ts';
import { Refusal } from '../src/refusal.ts';
import { sendFiles } from '../src/telegram/send-files.ts';
import type { Tap } from '../src/telegram/buttons.ts';
import { categoryName } from '../src/text/case-title.ts';
import { raw } from '../src/text/html.ts';
import { reflow } from '../src/text/keyboard.ts';
import { label } from '../src/text/labels.ts';
import { shortNumber } from '../src/text/numbers.ts';
import { say, sayKey, type Value } from '../src/text/say.ts';
import type { Screen } from '../src/text/screen.ts';
import { writeMoment } from '../src/text/when.ts';
import { isKnown, type Known } from './bot-form.ts';
import { byOffice, officeReport, paramsOf, refuseClosed } from './conduct-steps.ts';
import { note, veil, withOffice } from './conduct-veil.ts';
import { beginForm } from './dialog.ts';
import type { Feature } from './feature.ts';
import type { Talk } from './talk.ts';

const ON_A_PAGE = 5;
const WORDS_SHOWN = 10;

/** Buttons of the office, each on one report; what may be done is asked of the rules at every tap. */
const verbs: Record<string, (talk: Known, id: string) => Promise<void>> = {
  report: show,
  'report.sign': sign,
  'report.files': showFiles,
  'report.ask': (talk, id) => speak(talk, id, 'report_ask'),
  'report.note': (talk, id) => speak(talk, id, 'report_note'),
  'report.close': (talk, id) => speak(talk, id, 'report_close'),
};

/** The discipline office's side of conduct reports. */
export const reports: Feature = {
  commands: { reports: (talk) => list(talk, 0) },
  verbs: {
    reports: (talk, { arg }) => list(talk, Number(arg) || 0),
    ...Object.fromEntries(
      Object.entries(verbs).map(([name, run]) => [
        name,
        async (given: Talk, { id }: Tap) => {
          const talk = officer(given);
          if (id === undefined) throw new Refusal('refuse.stale_button');
          await run(await veil(talk, withOffice(id)), id);
        },
      ]),
    ),
  },
};

/** A button outlives a role. */
function officer(talk: Talk): Known {
  if (!isKnown(talk) || !talk.who.person.roles.includes('discipline'))
    throw new Refusal('refuse.stale_button');
  if (!talk.deps.box.isOpen) throw new Refusal('conduct.closed');
  return talk;
}

/** /reports: what waits for the office, as far as it opens for this officer. */
async function list(given: Talk, page: number): Promise<void> {
  const talk = officer(given);
  const all = await openReportsFor(talk.deps, talk.who.person.id);
  const { html, buttons } = await listScreen(talk, all, page);
  if (talk.isTap) await talk.edit(talk.messageId, html, buttons);
  else await talk.reply(html, buttons, { protect: true });
}

async function listScreen(talk: Known, all: readonly Report[], page: number): Promise<Screen> {
  const { locale } = talk;
  if (all.length === 0) return { html: say(locale, 'reports.empty'), buttons: [] };
  const from = page * ON_A_PAGE;
  const shown = all.slice(from, from + ON_A_PAGE);
  const lines = await Promise.all(
    shown.map(async (report, i) =>
      sayKey(locale, 'reports.line', { ...(await paramsOf(talk, report)), i: from + i + 1 }),
    ),
  );
  const turn = (text: 'prev_page' | 'next_page', to: number) => ({
    label: label(locale, text),
    action: { verb: 'reports', arg: String(to) },
  });
  const turns = [
    ...(page > 0 ? [turn('prev_page', page - 1)] : []),
    ...(from + ON_A_PAGE < all.length ? [turn('next_page', page + 1)] : []),
  ];
  const numbers = shown.map(({ id }, i) => ({
    label: String(from + i + 1),
    action: { verb: 'report', id },
  }));
  const html = say(locale, 'reports.list', { n: all.length, lines: raw(lines.join('\n')) });
  return { html, buttons: [...reflow([numbers]), ...(turns.length > 0 ? [turns] : [])] };
}

/** The report whole. Every time it is shown is on record, and its author can see that. */
async function show(talk: Known, id: string): Promise<void> {
  const report = await byOffice(talk, id, { type: 'open' });
  const { locale, clock } = talk;
  const html = sayKey(locale, 'report.card', await cardParams(talk, report));
  await talk.reply(html, report.words.length === 0 ? officeRows(report, clock) : []);
  if (report.words.length === 0) return;
  const lines = report.words.slice(-WORDS_SHOWN).map(({ what, text, at }) =>
    say(locale, 'report.thread_line', {
      at: writeMoment(clock, new Date(at)),
      what: say(locale, `report.word.${what}`),
      text,
    }),
  );
  const thread = say(locale, 'report.thread', { conduct_no: report.no, lines: raw(lines.join('\n')) });
  await talk.reply(thread, officeRows(report, clock));
}

async function cardParams(talk: Known, report: Report): Promise<Record<string, Value>> {
  const { deps, clock } = talk;
  const rules = await rulesOf(deps, report.policyVersion);
  const { who, when, said, wish } = report.told;
  const last = report.openings.at(-1);
  return {
    ...reportParams(rules, report, clock),
    who: whole(who),
    when: whole(when),
    said: whole(said),
    wish: whole(wish),
    identity_line: raw(await identityLine(talk, report)),
    files_n: report.evidence.length || '',
    case_line: await caseLine(talk, report),
    seen_n: report.openings.length,
    seen_at: last === undefined ? '' : writeMoment(clock, new Date(last.at)),
  };
}

async function identityLine({ deps, locale }: Known, report: Report): Promise<string> {
  if (!report.named) return say(locale, 'identity.anonymous');
  return say(locale, 'identity.named', await authorOf(deps, report));
}

/** Its figures alone: a whole number would make a reply to this message one to the case. */
async function caseLine({ deps, locale, clock }: Known, { caseId, named }: Report): Promise<string> {
  if (caseId === null) return say(locale, 'report.none_case');
  // The number of a case leads to its enterprise, which somebody anonymous was told is not seen.
  if (!named) return say(locale, 'report.hidden_case');
  const view = await loadCase(deps, caseId);
  const short = shortNumber(view.appeal.no ?? '').replace(/^\d{4}-/, '');
  return `${short} ${categoryName(view, clock)}`;
}

async function sign(talk: Known, id: string): Promise<void> {
  const report = await byOffice(talk, id, { type: 'sign' });
  await talk.send.editMarkup(talk.chatId, talk.messageId).catch(() => {});
  const html = sayKey(talk.locale, 'report.signed', await paramsOf(talk, report));
  await talk.reply(html, officeRows(report, talk.clock));
}

async function showFiles(talk: Known, id: string): Promise<void> {
  const report = await byOffice(talk, id, { type: 'open' });
  if (report.evidence.length === 0) throw new Refusal('report.no_files');
  const sent = await sendFiles(talk.send, talk.chatId, report.evidence, { protect: true });
  for (const messageId of sent) await note(talk, messageId, withOffice(id));
}

const steps = { report_ask: 'ask', report_note: 'note', report_close: 'answer' } as const;

/** Something to be said to the author. */
async function speak(talk: Known, id: string, form: keyof typeof steps): Promise<void> {
  const report = await officeReport(talk, id);
  refuseClosed(report, steps[form], 'report.not_now');
  await beginForm(talk, form, { answers: { report: id } });
}
