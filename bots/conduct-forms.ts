import type { Answers } from '../src/appeal/appeal.ts';
import { rulesOf } from '../src/appeal/rules.ts';
import { openCasesOfEnterprises } from '../src/appeal/views-enterprise.ts';
import { loadCase } from '../src/appeal/views.ts';
import { fileReport, type NewReport } from '../src/conduct/act.ts';
import type { Evidence, Kind, Outcome, Report } from '../src/conduct/report.ts';
import { receiptOf } from '../src/conduct/tell.ts';
import { fitOfficers, officers, readReport } from '../src/conduct/views.ts';
import { type ConductFacts, reportConduct } from '../src/forms/conduct.ts';
import * as words from '../src/forms/conduct-words.ts';
import { earlyFiles, withEarly } from '../src/forms/file-kinds.ts';
import type { Done, Form } from '../src/forms/form.ts';
import type { State } from '../src/forms/show.ts';
import type { Dialog } from '../src/forms/store.ts';
import { say } from '../src/text/say.ts';
import { type AnyForm, botForm, type Known } from './bot-form.ts';
import { byAuthor, byOffice, paramsOf } from './conduct-steps.ts';
import { accountOf, note, veil, withOffice } from './conduct-veil.ts';
import { giveNumbers } from './danger.ts';
import { caseLine } from './free-pick.ts';

const MOST_CASES = 6;
const answersOf = ({ answers }: Dialog): Answers => answers;

/** The conversations about conduct reports, of both sides. What is said in them is sealed (`src/forms/sealed.ts`). */
export const conductForms: Record<string, AnyForm> = {
  report_conduct: botForm<ConductFacts>({
    form: reportConduct,
    answersOf,
    early: withEarly,
    veil: (talk) => veil(talk, { reportId: null, side: 'author' }),
    facts: factsOf,
    finish: file,
  }),
  conduct_more: wordsForm(words.conductMore, 'author', async (talk, id, { text, ...answers }) => {
    const event = { type: 'say', text: String(text), evidence: evidenceOf(answers) } as const;
    const params = await paramsOf(talk, await byAuthor(talk, id, event));
    return { say: 'conduct.more_sent', params };
  }),
  conduct_trouble: wordsForm(words.conductTrouble, 'author', async (talk, id, { text }) => {
    const report = await byAuthor(talk, id, { type: 'trouble', text: String(text) });
    return { say: 'conduct.trouble_sent', params: await paramsOf(talk, report) };
  }),
  report_ask: wordsForm(words.reportAsk, 'office', async (talk, id, { text }) => {
    const report = await byOffice(talk, id, { type: 'ask', text: String(text) });
    return { say: 'report.passed', params: await paramsOf(talk, report) };
  }),
  report_note: wordsForm(words.reportNote, 'office', async (talk, id, { text }) => {
    const report = await byOffice(talk, id, { type: 'note', text: String(text) });
    return { say: 'report.passed', params: await paramsOf(talk, report) };
  }),
  report_close: wordsForm(words.reportClose, 'office', async (talk, id, answers) => {
    const outcome = answers.outcome as Outcome;
    const report = await byOffice(talk, id, { type: 'answer', text: String(answers.text), outcome });
    const params = { ...(await paramsOf(talk, report)), outcome: say(talk.locale, `opt.r.${outcome}`) };
    return { say: 'report.done', params };
  }),
};

type Finish = (talk: Known, id: string, answers: Answers) => Promise<NonNullable<Done['text']>>;

/** A conversation about one report, which travels in its answers. */
function wordsForm(form: Form<words.ReportFacts>, side: 'author' | 'office', finish: Finish): AnyForm {
  const idOf = ({ report }: Answers): string => String(report);
  return botForm<words.ReportFacts>({
    form,
    answersOf,
    ...(form === words.conductMore ? { early: withEarly } : {}),
    veil: (talk, answers) =>
      veil(talk, side === 'office' ? withOffice(idOf(answers)) : { reportId: idOf(answers), side }),
    facts: async ({ deps }, { answers }) => ({
      conduct_no: (await readReport(deps, idOf(answers)))?.no ?? '',
    }),
    ...(form === words.reportClose ? { settles: true } : {}),
    finish: async (talk, { answers }) => ({ text: await finish(talk, idOf(answers), answers) }),
  });
}

async function factsOf(talk: Known): Promise<ConductFacts> {
  const { deps, who, door } = talk;
  const open = await openCasesOfEnterprises(deps, who.contactOf);
  const cases = await Promise.all(open.slice(0, MOST_CASES).map((appeal) => caseLine(talk, appeal)));
  return { officers: (await officers(deps.sql)).length, isTelegram: 'bot' in door, cases };
}

export const evidenceOf = (answers: Answers): Evidence[] =>
  earlyFiles(answers).map(({ kind, fileId }) => ({ kind, fileId }));

async function file(talk: Known, { answers }: State<ConductFacts>): Promise<Done> {
  const { deps, cause, clock } = talk;
  const report = await fileReport(deps, await newReport(talk, answers), cause);
  await giveNumbers(talk, `${answers.said}\n${answers.who}`);
  const rules = await rulesOf(deps, report.policyVersion);
  const isReadable = (await fitOfficers(deps.sql, report)).length > 0;
  const { html, buttons } = receiptOf(report, rules, clock, isReadable);
  const messageId = await talk.reply(html, buttons);
  await note(talk, messageId, { reportId: report.id, side: 'author' });
  return thenOf(answers);
}

async function newReport(talk: Known, answers: Answers): Promise<NewReport> {
  const caseId = await caseOf(talk, answers);
  const enterpriseId = caseId === null ? null : (await loadCase(talk.deps, caseId)).enterprise.id;
  return {
    author: accountOf(talk),
    named: answers.identity === 'named',
    caseId,
    enterpriseIds: enterpriseId === null ? talk.who.contactOf : [enterpriseId],
    told: toldOf(answers),
    evidence: evidenceOf(answers),
  };
}

function toldOf(answers: Answers): Report['told'] {
  const text = (key: string): string => String(answers[key] ?? '');
  return {
    kind: answers.kind as Kind,
    who: text('who'),
    when: text('when'),
    said: text('said'),
    wish: text('wish'),
  };
}

/** The case whose card held the button, or the one chosen; those of their own enterprises alone. */
async function caseOf({ deps, who }: Known, { caseId, about }: Answers): Promise<string | null> {
  if (typeof caseId === 'string') return caseId;
  const open = await openCasesOfEnterprises(deps, who.contactOf);
  return open.find(({ id }) => id.slice(-12) === about)?.id ?? null;
}

/** What the person was at when they turned to this. */
function thenOf({ after }: Answers): Done {
  if (typeof after !== 'object' || Array.isArray(after)) return {};
  const { form, appealId, answers } = after;
  const then = { form: String(form), appealId: String(appealId), answers: answers as Answers };
  return { then };
}
