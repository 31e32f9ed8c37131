import type { Appeal } from '../src/appeal/appeal.ts';
import type { AppealEvent } from '../src/appeal/events.ts';
import { type CaseView, loadCase } from '../src/appeal/views.ts';
import { noteSaid, openCasesOfEnterprises } from '../src/appeal/views-enterprise.ts';
import { earlyFiles, type SentFile, withEarly } from '../src/forms/file-kinds.ts';
import type { Done } from '../src/forms/form.ts';
import { pick, type PickFacts } from '../src/forms/pick.ts';
import type { State } from '../src/forms/show.ts';
import type { Dialog } from '../src/forms/store.ts';
import { readAccounts } from '../src/people/views.ts';
import { categoryName } from '../src/text/case-title.ts';
import { shortName, shortNumber } from '../src/text/numbers.ts';
import { say } from '../src/text/say.ts';
import { botForm, type Known } from './bot-form.ts';
import { warn } from './danger.ts';
import { saidIn } from './given.ts';
import { addedTo } from './held.ts';
import { loadViewer } from '../src/notices/views.ts';
import { newDraft } from './draft-from.ts';
import { actWith, textOr } from './keep-files.ts';

/** What was said, kept until the person says what it is for. */
export const pickForm = botForm<PickFacts>({
  form: pick,
  facts: loadFacts,
  early: withEarly,
  adds: () => 'text',
  finish,
});

async function loadFacts(talk: Known, _: Dialog, view: CaseView | null): Promise<PickFacts> {
  if (view !== null) {
    const viewer = await loadViewer(talk.deps, view, talk.who.person.id);
    return { cases: [], closed: { no: view.appeal.no ?? '', canReopen: viewer.open.includes('reopen') } };
  }
  const open = await openCasesOfEnterprises(talk.deps, talk.who.contactOf);
  const cases = await Promise.all(open.slice(0, 6).map((appeal) => caseLine(talk, appeal)));
  return { cases, closed: null };
}

/** `0042 用电`, and the enterprise where the person speaks for several. */
export async function caseLine(
  talk: Known,
  { id, no }: Appeal,
): Promise<{ key: string; label: string; id: string }> {
  const view = await loadCase(talk.deps, id);
  const short = shortNumber(no ?? '').replace(/^\d{4}-/, '');
  const whose = talk.who.contactOf.length > 1 ? ` ${shortName(view.enterprise.name)}` : '';
  return { key: id.slice(-12), id, label: `${short} ${categoryName(view, talk.clock)}${whose}` };
}

async function finish(talk: Known, { answers, dialog }: State<PickFacts>): Promise<Done> {
  const text = String(answers.text ?? '');
  const files = earlyFiles(answers);
  const to = String(answers.to);
  if (to === 'drop') return { text: { say: 'cancel.done' } };
  if (to === 'new') return await intoDraft(talk, text, files);
  if (to === 'thanks') return await passThanks(talk, dialog.appealId ?? '', text);
  if (to === 'reopen') return await addTo(talk, dialog.appealId ?? '', { type: 'reopen', text }, files);
  const open = await openCasesOfEnterprises(talk.deps, talk.who.contactOf);
  const chosen = open.find(({ id }) => id.slice(-12) === to);
  if (chosen === undefined) return { text: { say: 'refuse.stale_button' } };
  const done = await addTo(talk, chosen.id, { type: 'add_info', text: textOr(talk, text, files) }, files);
  await noteAddition(talk, chosen.id, saidIn(answers));
  await warn(talk, chosen.id, text);
  return done;
}

async function intoDraft(talk: Known, text: string, files: readonly SentFile[]): Promise<Done> {
  const then = await newDraft(talk, text, files);
  return { text: { say: 'draft.kept' }, then };
}

/** Adds words and files to a case; what comes after an end opens it again. */
export async function addTo(
  talk: Known,
  appealId: string,
  event: Extract<AppealEvent, { type: 'add_info' | 'reopen' | 'message' }>,
  files: readonly SentFile[],
  isAlbum = false,
): Promise<Done> {
  await actWith(talk, { appealId, event, files, isAlbum });
  return event.type === 'reopen' ? {} : await addedTo(talk, appealId);
}

/** Thanks change nothing of a closed case, so they are no step of it: they go to the owner's chat, without a sound. */
async function passThanks(talk: Known, appealId: string, text: string): Promise<Done> {
  const view = await loadCase(talk.deps, appealId);
  const { owner, enterprise, appeal } = view;
  const accounts = await readAccounts(talk.deps.sql, talk.botId, owner === null ? [] : [owner.id]);
  const account = owner === null ? undefined : accounts.get(owner.id);
  if (owner === null || account === undefined) return { text: { say: 'free.thanks_kept' } };
  const by = talk.who.person.name;
  const html = say(owner.locale, 'free.thanks_owner', {
    no: appeal.no ?? '',
    by,
    enterprise: enterprise.name,
    text,
  });
  await talk.send.text(account.chatId, html, { silent: true }).catch(() => {});
  return { text: { say: 'free.thanks_done', params: { owner_name: owner.name } } };
}

/** Remembers which message said it, so that its later wording follows. */
export async function noteAddition(talk: Known, appealId: string, messageId = talk.messageId): Promise<void> {
  const at = { chatId: talk.chatId, messageId, appealId, key: 'add' };
  await noteSaid(talk.deps, at, talk.clock.now);
}
