import { type CaseView, loadCase } from '../src/appeal/views.ts';
import { noteSaid } from '../src/appeal/views-enterprise.ts';
import type { SentFile } from '../src/forms/file-kinds.ts';
import type { Done } from '../src/forms/form.ts';
import { otherSide } from '../src/forms/message.ts';
import type { State } from '../src/forms/show.ts';
import { loadViewer } from '../src/notices/views.ts';
import { inCharge, shownPhone } from '../src/text/case-people.ts';
import { say } from '../src/text/say.ts';
import { writeMoment } from '../src/text/when.ts';
import type { Known } from './bot-form.ts';
import { heldUntil } from './held.ts';
import { actWith, textOr } from './keep-files.ts';

type Words = {
  appealId: string;
  text: string;
  /** What came along. */
  files?: readonly SentFile[];
  /** Ids of files that came before. */
  kept?: readonly string[];
  /** More parts of an album follow. */
  isAlbum?: boolean;
  /** The words take the place of earlier ones. */
  edited?: true;
  /** The message that said it, where it is not the one that is being answered. */
  saidIn?: number;
};

/** Carries words and files to the other side of a case. @returns what the sender is told */
export async function passOn(talk: Known, words: Words): Promise<string> {
  const { deps } = talk;
  const { appealId, files = [], kept, isAlbum, edited } = words;
  const text = textOr(talk, words.text, files);
  const event = { type: 'message', text, ...(edited ? { edited } : {}) } as const;
  await actWith(talk, { appealId, event, files, ...(kept ? { kept } : {}), ...(isAlbum ? { isAlbum } : {}) });
  const messageId = words.saidIn ?? (talk.isTap ? undefined : talk.messageId);
  const said = { chatId: talk.chatId, appealId, key: 'message' };
  if (messageId !== undefined) await noteSaid(deps, { ...said, messageId }, talk.clock.now);
  return await passedOn(talk, await loadCase(deps, appealId));
}

export async function finishMessage(
  talk: Known,
  { form, answers, c, dialog }: State<undefined>,
): Promise<Done> {
  const event = form.event?.(answers, c);
  if (dialog.appealId === null || event?.type !== 'message') throw new Error('a message is for a case');
  const kept = dialog.memo.files ?? [];
  return { text: { html: await passOn(talk, { appealId: dialog.appealId, text: event.text, kept }) } };
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
  const owner_phone = isTheirs ? shownPhone(rules.policy, inCharge(view)) : (view.contact?.phone ?? '');
  return `${sent}\n${say(locale, 'relay.held', { other, at_open: writeMoment(clock, open), owner_phone })}`;
}
