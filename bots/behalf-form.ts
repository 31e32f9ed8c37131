import { handOver, looksUrgent } from '../src/appeal/behalf.ts';
import type { Answers } from '../src/appeal/appeal.ts';
import { deleteDraft } from '../src/appeal/compose.ts';
import { type CaseView, loadCase } from '../src/appeal/views.ts';
import { behalf, type BehalfFacts, type BehalfFirm, chosenFirm } from '../src/forms/behalf.ts';
import type { Done } from '../src/forms/form.ts';
import { describing } from '../src/forms/intake.ts';
import type { State } from '../src/forms/show.ts';
import type { Dialog } from '../src/forms/store.ts';
import { Refusal } from '../src/refusal.ts';
import { firmsToWriteFor, type WritableFirm } from '../src/supervision/views-behalf.ts';
import { recordRead } from '../src/supervision/views-forms.ts';
import { packId, unpackId } from '../src/telegram/buttons.ts';
import { label } from '../src/text/labels.ts';
import { deskName } from '../src/text/names.ts';
import { say } from '../src/text/say.ts';
import type { Screen } from '../src/text/screen.ts';
import { type AnyForm, botForm, type Known } from './bot-form.ts';
import { idFrom } from './id-from.ts';
import { answersOf, keepIn, noFiles } from './enterprise-intake.ts';

/** As many enterprises as buttons can be read; those of more are searched by name. */
const A_PAGE = 8;

/** 替企业记: what is answered goes to a draft that only its writer sees until it is handed over. */
export const behalfForm: AnyForm = botForm<BehalfFacts>({
  form: behalf,
  takesFiles: true,
  facts: loadFacts,
  answersOf,
  keep: keepIn(whose),
  adds: ({ answers }) => describing(answers),
  finish,
  cancelled,
});

const noIntakeFacts = { enterprises: [], owner: null, similar: null, others: 0 };

async function loadFacts(talk: Known, dialog: Dialog, view: CaseView | null): Promise<BehalfFacts> {
  const files = view?.files ?? noFiles;
  if (view !== null) return { ...noIntakeFacts, files, firms: [], found: [] };
  const [firms, found] = await Promise.all([
    firmsOffered(talk, dialog.answers),
    searches(talk, dialog.answers),
  ]);
  return { ...noIntakeFacts, files, firms, found };
}

/** The enterprises of a cadre's own grids; of those for whom there are more than buttons, the one chosen alone. */
async function firmsOffered(talk: Known, { behalf_firm }: Answers): Promise<BehalfFirm[]> {
  if (typeof behalf_firm === 'string' && behalf_firm !== 'other')
    return asFirms(
      talk,
      await firmsToWriteFor(talk.deps, talk.who.person, { id: unpackId(behalf_firm), limit: 1 }),
    );
  const all = await firmsToWriteFor(talk.deps, talk.who.person, { limit: A_PAGE + 1 });
  return all.length > A_PAGE ? [] : asFirms(talk, all);
}

async function searches(talk: Known, answers: Answers): Promise<BehalfFirm[][]> {
  const typed: string[] = [];
  for (let i = 0; answers[`behalf_find_${i}`] !== undefined; i += 1)
    typed.push(String(answers[`behalf_find_${i}`]));
  return await Promise.all(
    typed.map(async (name) =>
      asFirms(talk, await firmsToWriteFor(talk.deps, talk.who.person, { name, limit: A_PAGE })),
    ),
  );
}

export function asFirms({ who }: Known, firms: readonly WritableFirm[]): BehalfFirm[] {
  return firms.map((firm) => ({ ...firm, key: packId(firm.id), isOwn: who.contactOf.includes(firm.id) }));
}

/** Asked once more as the draft begins: a button outlives a role. */
async function whose(talk: Known, answers: Answers) {
  const facts = {
    firms: await firmsOffered(talk, answers),
    found: await searches(talk, answers),
  };
  const firm = chosenFirm(answers, { ...noIntakeFacts, files: noFiles, ...facts });
  if (firm === undefined) throw new Refusal('refuse.not_yours');
  return { enterpriseId: firm.id, behalf: { source: String(answers.behalf_source ?? '') } };
}

async function finish(talk: Known, { answers, c }: State<BehalfFacts>): Promise<Done> {
  const { view, facts } = c;
  const { deps, who, locale } = talk;
  if (view === null) {
    const own = chosenFirm(answers, facts);
    // A contact files for the enterprise as a contact does.
    const then = { form: 'intake', answers: { enterprise: own?.id.slice(-12) ?? '' } };
    return own?.isOwn ? { then } : { text: { say: 'cancel.done' } };
  }
  if (answers.dropped !== undefined) {
    await deleteDraft(deps, view.appeal.id, who.person.id);
    return { text: { say: 'behalf.deleted' } };
  }
  const [allowed] = await firmsToWriteFor(deps, who.person, { id: view.enterprise.id, limit: 1 });
  if (allowed === undefined) throw new Refusal('refuse.not_yours');
  const handed = await handOver(deps, view.appeal.id, who.person.id);
  const { contact, rules } = await loadCase(deps, handed.id);
  const contact_name = contact?.name ?? deskName(locale, 'enterprise');
  const contact_phone = contact?.phone ?? '';
  if (looksUrgent(rules, handed)) {
    const about = { appealId: handed.id, enterpriseId: view.enterprise.id };
    const read = { id: idFrom('read', talk.cause), personId: who.person.id, what: 'phone' } as const;
    await recordRead(deps, { ...read, ...about, at: talk.clock.now });
    return { text: { say: 'behalf.phone_now', params: { contact_name, contact_phone } } };
  }
  return { text: { say: 'behalf.waiting', params: { contact_name } } };
}

async function cancelled(talk: Known, { dialog }: State<BehalfFacts>): Promise<Screen> {
  const { locale } = talk;
  if (dialog.appealId === null) return { html: say(locale, 'cancel.done'), buttons: [] };
  return { html: say(locale, 'behalf.stopped'), buttons: [writtenButtons(talk, dialog.appealId)] };
}

/** 继续填写, 删除草稿. */
function writtenButtons({ locale }: Known, id: string): Screen['buttons'][number] {
  return [
    { label: label(locale, 'resume'), action: { verb: 'behalf.resume', id } },
    { label: label(locale, 'drop_draft'), action: { verb: 'behalf.discard', id } },
  ];
}
