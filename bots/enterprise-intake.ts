import { actIn } from '../src/appeal/act.ts';
import { dropWritten } from '../src/appeal/behalf.ts';
import type { Answers, Appeal } from '../src/appeal/appeal.ts';
import { changeDraft, deleteDraft, startDraft, submitDraftIn } from '../src/appeal/compose.ts';
import { deleteDraftIn } from '../src/appeal/store-drafts.ts';
import { rulesNow } from '../src/appeal/rules.ts';
import { type CaseView, loadCase } from '../src/appeal/views.ts';
import { caseLike, countLike } from '../src/appeal/views-enterprise.ts';
import { DAY_MS } from '../src/calendar/duration.ts';
import type { Done } from '../src/forms/form.ts';
import { describing, intake, type IntakeFacts, isSpoken, isSame, type Similar } from '../src/forms/intake.ts';
import { alarmChange, type Change, dropUnfit, merged, sorted, unneeded } from '../src/forms/intake-keep.ts';
import { fieldLines } from '../src/forms/intake-summary.ts';
import type { State } from '../src/forms/show.ts';
import { earlyFiles, withEarly } from '../src/forms/file-kinds.ts';
import { looseFiles, moveFiles } from '../src/forms/store-files.ts';
import type { Dialog } from '../src/forms/store.ts';
import { ownerOf } from '../src/people/responsible.ts';
import { holdRoster } from '../src/people/roster/store.ts';
import { readEnterprises, readPerson } from '../src/people/views.ts';
import { shownPhone, whoHas } from '../src/text/case-people.ts';
import { titleOf } from '../src/text/case-title.ts';
import { plain, raw } from '../src/text/html.ts';
import { stateName } from '../src/text/names.ts';
import { say } from '../src/text/say.ts';
import type { Screen } from '../src/text/screen.ts';
import { type BotForm, botForm, type Known } from './bot-form.ts';
import { note } from './conduct-veil.ts';
import { idFrom } from './id-from.ts';
import { keepFiles } from './keep-files.ts';

const LIKE_DAYS = 90;
const LONGEST_SENT = 3500;

/** The intake of an enterprise's appeal: its answers are kept in the draft, which is a row of its own. */
export const intakeForm = botForm<IntakeFacts>({
  form: intake,
  takesFiles: true,
  early: withEarly,
  facts: async (talk, dialog, view) => ({ ...(await loadFacts(talk, dialog, view)), confidential: true }),
  answersOf,
  keep: keepIn(async (talk, answers) => ({ enterpriseId: await chosenEnterprise(talk, answers) })),
  adds: ({ answers }) => describing(answers),
  leads: toConduct,
  finish,
  cancelled,
});

export function answersOf(dialog: Dialog, view: CaseView | null): Answers {
  const { appeal } = view ?? {};
  const category = appeal?.category ? { category: appeal.category } : {};
  return { ...dialog.answers, ...appeal?.answers, ...category };
}

async function loadFacts(talk: Known, _: Dialog, view: CaseView | null): Promise<IntakeFacts> {
  const enterprises = view === null ? await enterprisesOf(talk) : [];
  if (view === null) return { enterprises, owner: null, similar: null, others: 0, files: noFiles };
  const owner = await ownerShown(talk, view.enterprise.id);
  const { category } = view.appeal;
  if (category === null || view.appeal.status !== 'draft')
    return { enterprises, owner, similar: null, others: 0, files: view.files };
  const since = new Date(talk.clock.now.getTime() - LIKE_DAYS * DAY_MS);
  const [like, others] = await Promise.all([
    caseLike(talk.deps, view.appeal),
    countLike(talk.deps, view.appeal, { grid: view.enterprise.grid, since }),
  ]);
  const similar = like === null ? null : await similarOf(talk, like);
  return { enterprises, owner, similar, others, files: view.files };
}

export const noFiles = { photos: 0, documents: 0 };

/** Active enterprises this person speaks for; the key is short enough for a button. */
export async function enterprisesOf(talk: Known): Promise<IntakeFacts['enterprises']> {
  const found = await readEnterprises(talk.deps.sql, talk.who.contactOf);
  return found.filter(({ active }) => active).map(({ id, name }) => ({ key: id.slice(-12), id, name }));
}

async function ownerShown(talk: Known, enterpriseId: string): Promise<IntakeFacts['owner']> {
  const { ownerId } = await ownerOf(talk.deps, enterpriseId, talk.clock.now);
  const owner = ownerId === null ? null : await readPerson(talk.deps.sql, ownerId);
  return owner === null ? null : { name: owner.name, unit: owner.unit };
}

async function similarOf(talk: Known, appeal: Appeal): Promise<Similar> {
  const view = await loadCase(talk.deps, appeal.id);
  return {
    id: appeal.id,
    no: appeal.no ?? '',
    title: titleOf(view, talk.clock),
    state: stateName(talk.locale, 'enterprise', appeal.status),
    owner: whoHas(view, talk.locale),
  };
}

/** What is answered goes to the draft; the draft begins with the first thing said of the matter itself. */
export function keepIn(whose: Whose): NonNullable<BotForm['keep']> {
  return (talk, dialog, change) => keepInDraft(talk, whose, dialog, change);
}

/** For which enterprise a draft begins, and where that was heard if it is written down for it. */
type Whose = (
  talk: Known,
  answers: Answers,
) => Promise<{ enterpriseId: string; behalf?: { source: string } }>;

async function keepInDraft(talk: Known, whose: Whose, dialog: Dialog, change: Change): Promise<Dialog> {
  const { spokenOnes, ...rest } = sorted(rulesNow(talk.deps).policy, change);
  const answers = merged(dialog.answers, { note: null, ...spokenOnes });
  const { category, ...others } = rest.own;
  if (Object.keys(rest.own).length === 0) return { ...dialog, answers };
  if (dialog.appealId === null)
    return await begin(
      talk,
      whose,
      { ...dialog, answers },
      { ...others, ...(category === undefined ? {} : { category }) },
    );
  const view = await loadCase(talk.deps, dialog.appealId);
  const { policy } = view.rules;
  const before = {
    ...view.appeal.answers,
    ...(category ? { category } : { category: view.appeal.category ?? '' }),
  };
  const alarm = alarmChange(policy, before, rest.own);
  await changeDraft(talk.deps, dialog.appealId, talk.who.person.id, {
    ...(typeof category === 'string' ? { category } : {}),
    answers: { ...dropUnfit(policy, view.appeal, category), ...others, ...alarm },
  });
  return { ...dialog, answers };
}

async function begin(
  talk: Known,
  whose: Whose,
  dialog: Dialog,
  { category, ...own }: Change,
): Promise<Dialog> {
  const { policy } = rulesNow(talk.deps);
  // Danger asked before the category: there is nothing to keep in a draft yet.
  if (category === undefined && own.description === undefined) {
    return { ...dialog, answers: merged(dialog.answers, own) };
  }
  // More words, while it is asked for whom they are.
  if (category === undefined && dialog.answers.description !== undefined) {
    const alarm = alarmChange(policy, dialog.answers, own);
    return { ...dialog, answers: merged(dialog.answers, { ...own, ...alarm }) };
  }
  const entries = Object.entries(dialog.answers);
  const said = merged(Object.fromEntries(entries.filter(([key]) => !isSpoken(key))), own);
  const code = typeof category === 'string' ? category : undefined;
  const draft = await startDraft(talk.deps, {
    id: idFrom('draft', talk.cause),
    personId: talk.who.person.id,
    ...(await whose(talk, dialog.answers)),
    ...(code === undefined ? {} : { category: code }),
    answers: merged(
      said,
      alarmChange(policy, { ...said, category: code ?? '' }, { ...own, ...(code ? { category: code } : {}) }),
    ),
  });
  const { early: _, ...answers } = Object.fromEntries(entries.filter(([key]) => isSpoken(key)));
  await keepFiles(talk, draft.id, earlyFiles(dialog.answers));
  return { ...dialog, answers, appealId: draft.id };
}

async function chosenEnterprise(talk: Known, answers: Answers): Promise<string> {
  const enterprises = await enterprisesOf(talk);
  const chosen = enterprises.find(({ key }) => key === answers.enterprise) ?? enterprises[0];
  if (chosen === undefined) throw new Error('speaks for no enterprise');
  return chosen.id;
}

async function finish(talk: Known, state: State<IntakeFacts>): Promise<Done> {
  const { view, facts } = state.c;
  if (view === null) return { text: { say: 'cancel.done' } };
  if (state.answers.dropped !== undefined) return await dropDraft(talk, view);
  if (isSame(state.answers) && facts.similar !== null) return await addToOther(talk, view, facts.similar);
  return await submit(talk, state, view);
}

/** 作风问题: what was written so far goes along, and the draft with it. One that is further on stays as it is. */
async function toConduct(talk: Known, { answers, c: { view } }: State<IntakeFacts>): Promise<Done['then']> {
  if (answers.confidential === undefined) return undefined;
  if (talk.isTap) await note(talk, talk.messageId, { reportId: null, side: 'author' });
  const isBlank = view !== null && view.appeal.status === 'draft' && view.appeal.category === null;
  if (isBlank) await deleteDraft(talk.deps, view.appeal.id, talk.who.person.id);
  const said = isBlank ? view.appeal.answers.description : answers.description;
  const carried: Answers = said === undefined || (view !== null && !isBlank) ? {} : { said };
  return { form: 'report_conduct', answers: { from: 'category', ...carried } };
}

async function dropDraft(talk: Known, view: CaseView): Promise<Done> {
  const { ownerId } = await ownerOf(talk.deps, view.enterprise.id, talk.clock.now);
  const owner = ownerId === null ? null : await readPerson(talk.deps.sql, ownerId);
  const remove = view.appeal.behalf === null ? deleteDraft : dropWritten;
  await remove(talk.deps, view.appeal.id, talk.who.person.id);
  const params = { cadre_name: owner?.name ?? '', cadre_phone: shownPhone(view.rules.policy, owner) };
  return { text: { say: 'free.not_appeal', params } };
}

/** 就是这件: what was written goes there, files and all. */
async function addToOther(talk: Known, view: CaseView, other: Similar): Promise<Done> {
  const text = plain(fieldLines(view.appeal.answers, caseFor(talk, view)).join('\n'));
  const event = { type: 'add_info', text } as const;
  const personId = talk.who.person.id;
  await talk.deps.sql.begin(async (tx) => {
    await actIn(talk.deps, tx, { appealId: other.id, event, personId, cause: talk.cause });
    await moveFiles(tx, view.appeal.id, other.id, talk.cause);
    await deleteDraftIn(tx, view.appeal.id, personId);
  });
  return { text: { say: 'free.added', params: { no: other.no, owner_name: other.owner } } };
}

function caseFor(talk: Known, view: CaseView): State<IntakeFacts>['c'] {
  const { id, name } = talk.who.person;
  const facts = { enterprises: [], owner: null, similar: null, others: 0, files: view.files };
  return { view, rules: view.rules, clock: talk.clock, person: { id, name }, facts };
}

async function submit(talk: Known, { answers, c }: State<IntakeFacts>, view: CaseView): Promise<Done> {
  const no = await submitOwn(talk, view);
  const fields = fieldLines(answers, c).join('\n');
  const short = fields.length > LONGEST_SENT ? '' : fields;
  return {
    toast: { say: 'toast.submitted', params: { no } },
    text: { say: 'summary.sent', params: { no, fields: raw(short) } },
  };
}

/** Submits a draft of one's own, its files with it; coming again it changes nothing. @returns its number */
export async function submitOwn(talk: Known, view: CaseView): Promise<string> {
  const { deps, cause } = talk;
  const { id, status } = view.appeal;
  const personId = talk.who.person.id;
  if (status === 'draft') {
    const ready = await changeDraft(deps, id, personId, {
      answers: unneeded(view.rules.policy, view.appeal),
    });
    await deps.sql.begin(async (tx) => {
      // Whoever answers for the enterprise does so until the case is on that desk.
      await holdRoster(tx);
      const { ownerId } = await ownerOf({ sql: tx }, view.enterprise.id, talk.clock.now);
      const files = (await looseFiles({ sql: tx }, id, personId)).map((file) => file.id);
      const isCounted = ready.behalf === null;
      await submitDraftIn(deps, tx, ready, { personId, ownerId, cause, files, isCounted });
    });
  }
  return (await loadCase(deps, id)).appeal.no ?? '';
}

async function cancelled(talk: Known, { c, dialog }: State<IntakeFacts>): Promise<Screen> {
  const { locale } = talk;
  if (c.view === null || dialog.appealId === null) return { html: say(locale, 'cancel.done'), buttons: [] };
  return { html: say(locale, 'draft.cancelled'), buttons: [draftButtons(talk, dialog.appealId)] };
}

/** 继续填写, 删除草稿. */
export function draftButtons({ locale }: Known, id: string): Screen['buttons'][number] {
  return [
    { label: say(locale, labelKey('resume')), action: { verb: 'resume', id } },
    { label: say(locale, labelKey('drop_draft')), action: { verb: 'drop_draft', id } },
  ];
}

const labelKey = <K extends 'resume' | 'drop_draft'>(key: K): `label.${K}` => `label.${key}`;
