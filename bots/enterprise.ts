import { act } from '../src/appeal/act.ts';
import { dropWritten, takeUp } from '../src/appeal/behalf.ts';
import { deleteDraft, openDrafts } from '../src/appeal/compose.ts';
import { type CaseView, loadCase } from '../src/appeal/views.ts';
import { ratingOf } from '../src/forms/bylaw.ts';
import { readDialog } from '../src/forms/store.ts';
import { setMuted } from '../src/people/profile.ts';
import { Refusal } from '../src/refusal.ts';
import type { Tap } from '../src/telegram/buttons.ts';
import { draftParams } from '../src/text/card.ts';
import { titleOf } from '../src/text/case-title.ts';
import { whoHas } from '../src/text/case-people.ts';
import { stageDue } from '../src/appeal/limits.ts';
import { timeParams } from '../src/text/case-times.ts';
import { plain } from '../src/text/html.ts';
import { label } from '../src/text/labels.ts';
import { say } from '../src/text/say.ts';
import { isKnown, type Known } from './bot-form.ts';
import { answerDanger } from './danger.ts';
import { beginForm, closeDialog, give, openAsk, openDialog } from './dialog.ts';
import { endVerbs } from './enterprise-ends.ts';
import { enterprisesOf } from './enterprise-intake.ts';
import { comesBack, letRest, raiseAgain, raiseLinked } from './enterprise-relapse.ts';
import { showMine } from './enterprise-list.ts';
import { acceptPromise } from './enterprise-promise.ts';
import { confirmRelief } from './enterprise-relief.ts';
import { surveyVerbs } from './enterprise-survey.ts';
import type { Feature } from './feature.ts';
import type { Talk } from './talk.ts';

type Verb = (talk: Known, id: string, tap: Tap) => Promise<void>;

/** A form that begins with what the button already says. */
const form =
  (name: string, key?: string): Verb =>
  (talk, appealId, { arg }) =>
    beginForm(talk, name, { appealId, ...(key && arg ? { answers: { [key]: arg } } : {}) });

const verbs: Record<string, Verb> = {
  resume,
  drop_draft: askToDrop,
  'drop_draft.yes': drop,
  'drop_draft.no': keepDraft,
  again: raiseAgain,
  contact: confirmContact,
  relief: confirmRelief,
  fix_phone: form('fix_phone'),
  confirm: form('confirm', 'solved'),
  answer_info: form('answer_info'),
  object_info: form('object_info', 'kind'),
  object_plan: form('object_plan'),
  add_info: form('add_info'),
  message: form('message'),
  object_grade: form('object_grade'),
  urge: form('urge'),
  withdraw: form('withdraw'),
  reopen: comesBack,
  'relapse.yes': raiseLinked,
  'relapse.no': letRest,
  object_extension: form('object_extension'),
  object_bylaw: form('object_bylaw'),
  ask_review: form('ask_review'),
  opine,
  accept_promise: acceptPromise,
  decline_promise: form('decline_promise'),
  split: form('split'),
  merge_answer: agreeToMerge,
  mute,
  ...endVerbs,
  ...surveyVerbs,
  'danger.called': (talk, id) => answerDanger(talk, id, true),
  'danger.none': (talk, id) => answerDanger(talk, id, false),
};

const asEnterprise =
  (run: (talk: Known) => Promise<void>) =>
  async (talk: Talk): Promise<void> => {
    if (isKnown(talk)) await run(talk);
  };

/** What somebody does for their enterprise: new appeals, drafts, and every step on a case of their own. */
export const enterprise: Feature = {
  commands: { new: asEnterprise(startNew), my: asEnterprise((talk) => showMine(talk, 0, false)) },
  verbs: {
    new: asEnterprise(startNew),
    fresh: asEnterprise(startAfresh),
    my: async (talk, { arg }) => {
      if (!isKnown(talk)) return;
      const [page = '0', all] = (arg ?? '').split('.');
      await showMine(talk, Number(page) || 0, all === 'all');
    },
    ...Object.fromEntries(
      Object.entries(verbs).map(([name, run]) => [
        name,
        async (talk: Talk, tap: Tap) => {
          if (!isKnown(talk) || tap.id === undefined) throw new Refusal('refuse.not_yours');
          await run(talk, tap.id, tap);
        },
      ]),
    ),
  },
};

/** 提诉求: a draft that waits is offered first. */
async function startNew(talk: Known): Promise<void> {
  await refuseWithoutEnterprise(talk);
  if (await isAboutWords(talk)) return;
  const [draft] = await openDrafts(talk.deps, talk.who.person.id);
  if (draft === undefined) return await beginForm(talk, 'intake');
  const { locale } = talk;
  await talk.reply(await draftLine(talk, await loadCase(talk.deps, draft.id)), [
    [
      { label: label(locale, 'resume'), action: { verb: 'resume', id: draft.id } },
      { label: label(locale, 'fresh'), action: { verb: 'fresh' } },
    ],
  ]);
}

/** The key below the chat reads like the button of “which case is this for?”: the words that wait go into the draft. */
async function isAboutWords(talk: Known): Promise<boolean> {
  const open = await openDialog(talk);
  const ask = open === null ? undefined : openAsk(open);
  if (open?.state.form.name !== 'pick' || open.state.dialog.appealId !== null || ask === undefined)
    return false;
  await give(talk, open, ask, 'new');
  return true;
}

async function draftLine({ locale, clock }: Known, view: CaseView): Promise<string> {
  const { done_n = 0, all_n = 0, at = '' } = draftParams(view, clock);
  return say(locale, 'draft.found', { title: titleOf(view, clock), done_n, all_n: all_n || '', at });
}

/** A button outlives a roster. */
async function refuseWithoutEnterprise(talk: Known): Promise<void> {
  if (talk.who.contactOf.length === 0) throw new Refusal('refuse.not_yours');
  if ((await enterprisesOf(talk)).length === 0) throw new Refusal('refuse.enterprise_inactive');
}

async function startAfresh(talk: Known): Promise<void> {
  await refuseWithoutEnterprise(talk);
  await talk.edit(talk.messageId, say(talk.locale, 'draft.fresh'));
  await beginForm(talk, 'intake');
}

/** A draft of one's own that is still one; what was written down for one's enterprise becomes one's own. */
export async function ownDraft(talk: Known, id: string): Promise<CaseView> {
  const view = await draftNow(talk, id);
  const { behalf, filedBy } = view.appeal;
  if (behalf !== null && filedBy !== talk.who.person.id) {
    await takeUp(talk.deps, id, talk.who.person.id);
    return await draftNow(talk, id);
  }
  const isOwn = view.appeal.filedBy === talk.who.person.id && view.appeal.status === 'draft';
  if (!isOwn) throw new Refusal('refuse.draft_gone');
  return view;
}

async function draftNow(talk: Known, id: string): Promise<CaseView> {
  return await loadCase(talk.deps, id).catch((error) => {
    if (error instanceof Refusal) throw new Refusal('refuse.draft_gone');
    throw error;
  });
}

async function resume(talk: Known, id: string): Promise<void> {
  await ownDraft(talk, id);
  await talk.send.editMarkup(talk.chatId, talk.messageId).catch(() => {});
  await beginForm(talk, 'intake', { appealId: id, answers: { note: 'resumed' } });
}

async function askToDrop(talk: Known, id: string): Promise<void> {
  const view = await ownDraft(talk, id);
  const { locale } = talk;
  await talk.reply(say(locale, 'draft.delete_ask', { title: titleOf(view, talk.clock) }), [
    [
      { label: label(locale, 'drop_draft'), action: { verb: 'drop_draft.yes', id } },
      { label: label(locale, 'cancel'), action: { verb: 'drop_draft.no', id } },
    ],
  ]);
}

async function drop(talk: Known, id: string): Promise<void> {
  const { appeal } = await ownDraft(talk, id);
  const dialog = await readDialog(talk.deps, talk.who.person.id);
  if (dialog?.appealId === id) await closeDialog(talk, dialog);
  if (appeal.behalf === null) await deleteDraft(talk.deps, id, talk.who.person.id);
  else await dropWritten(talk.deps, id, talk.who.person.id);
  await talk.edit(talk.messageId, say(talk.locale, 'draft.deleted'));
}

async function keepDraft(talk: Known, id: string): Promise<void> {
  const buttons = { label: label(talk.locale, 'resume'), action: { verb: 'resume', id } };
  await talk.edit(talk.messageId, say(talk.locale, 'draft.cancelled'), [[buttons]]);
}

/** 是 or 否 to "were you contacted?". */
async function confirmContact(talk: Known, appealId: string, { arg }: Tap): Promise<void> {
  const { deps, locale, clock } = talk;
  const personId = talk.who.person.id;
  const yes = arg === 'yes';
  await act(deps, { appealId, event: { type: 'confirm_contact', yes }, personId, cause: talk.cause });
  const view = await loadCase(deps, appealId);
  if (yes) {
    // A limit that has passed is none to look forward to.
    const isAhead = (stageDue(view.rules, view.appeal) ?? 0) > clock.now.getTime();
    const update_due = isAhead ? timeParams(view, clock).update_due : '';
    return await talk.edit(talk.messageId, say(locale, 'contact.yes', { update_due }));
  }
  const owner_name = whoHas(view, locale);
  const contact_phone = view.contact?.phone ?? '';
  await talk.edit(talk.messageId, say(locale, 'contact.no', { owner_name, contact_phone }), [
    [{ label: label(locale, 'edit'), action: { verb: 'fix_phone', id: appealId } }],
  ]);
}

/** What the enterprise thinks of an end by law: kept with the tap; a sentence may follow. */
async function opine(talk: Known, appealId: string, { arg }: Tap): Promise<void> {
  const rating = ratingOf(arg);
  const personId = talk.who.person.id;
  await act(talk.deps, { appealId, event: { type: 'opine', rating, text: '' }, personId, cause: talk.cause });
  await beginForm(talk, 'opine_more', { appealId, answers: { rating } });
}

/** 同意 or 不同意 to 并案: nobody else can say it. */
async function agreeToMerge(talk: Known, appealId: string, { arg }: Tap): Promise<void> {
  const { deps, locale } = talk;
  const event = { type: arg === 'yes' ? 'merge' : 'decline_merge' } as const;
  const { appeal } = await act(deps, { appealId, event, personId: talk.who.person.id, cause: talk.cause });
  const parent_no = appeal.joined?.no ?? '';
  const html = arg === 'yes' ? say(locale, 'merge.yes', { parent_no }) : say(locale, 'merge.no');
  await talk.edit(talk.messageId, html);
}

/** 静音 under a progress message; /me turns it on again. */
async function mute(talk: Known): Promise<void> {
  await setMuted(talk.deps, talk.who.person.id, true);
  await talk.toast(plain(say(talk.locale, 'me.muted')));
}
