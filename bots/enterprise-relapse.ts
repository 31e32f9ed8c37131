import { startDraft } from '../src/appeal/compose.ts';
import type { Appeal } from '../src/appeal/appeal.ts';
import { type CaseView, loadCase } from '../src/appeal/views.ts';
import { loadViewer } from '../src/notices/views.ts';
import { Refusal } from '../src/refusal.ts';
import { label } from '../src/text/labels.ts';
import { say } from '../src/text/say.ts';
import type { Known } from './bot-form.ts';
import { beginForm } from './dialog.ts';
import { idFrom } from './id-from.ts';

/** 问题又出现: reopens the case as long as that is possible; later a new one, linked to it, is offered. */
export async function comesBack(talk: Known, appealId: string): Promise<void> {
  const view = await ownCase(talk, appealId);
  const { open } = await loadViewer(talk.deps, view, talk.who.person.id);
  if (open.includes('reopen') || !isFinished(view.appeal))
    return await beginForm(talk, 'reopen', { appealId });
  const { locale } = talk;
  await talk.reply(say(locale, 'reopen.late', { no: view.appeal.no ?? '' }), [
    [
      { label: label(locale, 'confirm'), action: { verb: 'relapse.yes', id: appealId } },
      { label: label(locale, 'cancel'), action: { verb: 'relapse.no', id: appealId } },
    ],
  ]);
}

const isFinished = ({ status }: Appeal): boolean => status === 'satisfied' || status === 'phone_closed';

/** A new draft that says what the finished case said, and names it. */
export async function raiseLinked(talk: Known, appealId: string): Promise<void> {
  const { appeal } = await ownCase(talk, appealId);
  if (!isFinished(appeal)) throw new Refusal('refuse.stale_button');
  await raise(talk, appeal, { id: appeal.id, no: appeal.no ?? '' });
}

export async function letRest(talk: Known, appealId: string): Promise<void> {
  const { appeal } = await ownCase(talk, appealId);
  await talk.edit(talk.messageId, say(talk.locale, 'cancel.action', { no: appeal.no ?? '' }));
}

/** A new draft with what a withdrawn case said. */
export async function raiseAgain(talk: Known, appealId: string): Promise<void> {
  const { appeal } = await ownCase(talk, appealId);
  await raise(talk, appeal, null);
}

async function ownCase(talk: Known, appealId: string): Promise<CaseView> {
  const view = await loadCase(talk.deps, appealId);
  if (!talk.who.contactOf.includes(view.appeal.enterpriseId)) throw new Refusal('refuse.not_yours');
  return view;
}

async function raise(talk: Known, appeal: Appeal, linkedTo: Appeal['linkedTo']): Promise<void> {
  const { danger: _, ...answers } = appeal.answers;
  const draft = await startDraft(talk.deps, {
    id: idFrom('draft', talk.cause),
    personId: talk.who.person.id,
    enterpriseId: appeal.enterpriseId,
    ...(appeal.category === null ? {} : { category: appeal.category }),
    answers,
    linkedTo,
  });
  await talk.send.editMarkup(talk.chatId, talk.messageId).catch(() => {});
  await beginForm(talk, 'intake', { appealId: draft.id });
}
