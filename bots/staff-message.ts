import { act } from '../src/appeal/act.ts';
import { type CaseView, loadCase } from '../src/appeal/views.ts';
import { noteSaid } from '../src/appeal/views-enterprise.ts';
import { isOpen, nextOpening } from '../src/calendar/calendar.ts';
import type { SentFile } from '../src/forms/file-kinds.ts';
import type { Done } from '../src/forms/form.ts';
import { otherSide } from '../src/forms/message.ts';
import type { State } from '../src/forms/show.ts';
import { addFile, addToLast, attachFiles } from '../src/forms/store-files.ts';
import { loadViewer } from '../src/notices/views.ts';
import { shownPhone } from '../src/text/case-people.ts';
import { say } from '../src/text/say.ts';
import { writeMoment } from '../src/text/when.ts';
import type { Known } from './bot-form.ts';
import { idFrom } from './id-from.ts';

type Words = {
  appealId: string;
  text: string;
  /** What came along in the same message. */
  file?: SentFile | null;
  /** Ids of files that came before. */
  files?: readonly string[];
  /** The words take the place of earlier ones. */
  edited?: true;
};

/** Parts of an album come within moments. */
const ALBUM_MS = 30_000;

/** Carries words and files to the other side of a case. @returns what the sender is told */
export async function passOn(talk: Known, words: Words): Promise<string> {
  const { deps, who, cause, locale } = talk;
  const { appealId, file = null, files = [], edited } = words;
  const text = words.text === '' ? say(locale, 'info.files', { n: 1 }) : words.text;
  const event = { type: 'message', text, ...(edited ? { edited } : {}) } as const;
  await act(deps, { appealId, event, personId: who.person.id, cause });
  const own = file === null ? [] : [await keep(talk, appealId, file)];
  await attachFiles(deps, [...files, ...own], cause);
  const said = { chatId: talk.chatId, messageId: talk.messageId, appealId, key: 'message' };
  if (!talk.isTap) await noteSaid(deps, said, talk.clock.now);
  return await passedOn(talk, await loadCase(deps, appealId));
}

/** Keeps what came with a message for its case. @returns its id */
export async function keep(talk: Known, appealId: string, file: SentFile): Promise<string> {
  const id = idFrom('file', talk.cause);
  const row = { ...file, id, appealId, personId: talk.who.person.id };
  await addFile(talk.deps, row, talk.clock.now);
  return id;
}

/** A further part of an album joins the message that its first part was; false where there is none. */
export async function joinMessage(talk: Known, appealId: string, file: SentFile): Promise<boolean> {
  const { deps, who, clock } = talk;
  const since = new Date(clock.now.getTime() - ALBUM_MS);
  const row = { ...file, id: idFrom('file', talk.cause), appealId, personId: who.person.id };
  return await addToLast(deps, row, since, clock.now);
}

export async function finishMessage(
  talk: Known,
  { form, answers, c, dialog }: State<undefined>,
): Promise<Done> {
  const event = form.event?.(answers, c);
  if (dialog.appealId === null || event?.type !== 'message') throw new Error('a message is for a case');
  const files = dialog.memo.files ?? [];
  return { text: { html: await passOn(talk, { appealId: dialog.appealId, text: event.text, files }) } };
}

async function passedOn(talk: Known, view: CaseView): Promise<string> {
  const { clock, locale, who } = talk;
  const viewer = await loadViewer(talk.deps, view, who.person.id);
  const { rules } = view;
  const isTheirs = viewer.frame === 'enterprise';
  const c = { view, rules, clock, person: { id: isTheirs ? '' : who.person.id, name: '' } };
  const other = otherSide({ ...c, facts: undefined });
  const sent = say(locale, 'relay.sent', { other, no: view.appeal.no ?? '' });
  const open = heldUntil(talk, view, isTheirs ? 'staff' : 'enterprise');
  if (open === null) return sent;
  const owner_phone = isTheirs ? shownPhone(rules.policy, view.owner) : (view.contact?.phone ?? '');
  return `${sent}\n${say(locale, 'relay.held', { other, at_open: writeMoment(clock, open), owner_phone })}`;
}

/** When a side reads what it is sent now; null: at once. */
function heldUntil({ deps, clock }: Known, view: CaseView, side: 'staff' | 'enterprise'): Date | null {
  if (view.appeal.grade === 'top') return null;
  const quiet = deps.policies.quietCalendar(view.rules.policy, side);
  return quiet === null || isOpen(quiet, clock.now) ? null : nextOpening(quiet, clock.now);
}
