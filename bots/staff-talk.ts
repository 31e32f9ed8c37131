import { isAlive } from '../src/appeal/appeal.ts';
import { rulesNow } from '../src/appeal/rules.ts';
import { findByNumber, loadCase } from '../src/appeal/views.ts';
import { findSaid } from '../src/appeal/views-enterprise.ts';
import { checkFile, type SentFile } from '../src/forms/file-kinds.ts';
import { askCard } from '../src/notices/show.ts';
import { Refusal } from '../src/refusal.ts';
import { say } from '../src/text/say.ts';
import { isKnown, type Known } from './bot-form.ts';
import { beginForm } from './dialog.ts';
import type { Feature, Incoming } from './feature.ts';
import { MOST, refuseUnfit } from './fit-words.ts';
import { given } from './given.ts';
import { fileOf } from './incoming-file.ts';
import { joinLast } from './keep-files.ts';
import { caseOfReply, isOwn } from './replies.ts';
import { replyOnSub } from './helper-talk.ts';
import { type Seen, seen } from './staff-case.ts';
import { passOn } from './staff-message.ts';
import { casesToPick } from './staff-pick.ts';

/** What the staff send while nothing is asked: words for the enterprise of a case. */
export const staffTalk: Feature = {
  message: async (talk, message) => {
    if (!isKnown(talk) || talk.who.person.roles.length === 0 || message.text?.startsWith('/')) return false;
    const about = await caseReplied(talk, message);
    if (about === null && talk.who.contactOf.length > 0) return false;
    return about === null ? await outOfTheBlue(talk, message) : await replied(talk, about, message);
  },
  edited: async (talk, message) => {
    const text = message.text ?? message.caption;
    if (!isKnown(talk) || text === undefined) return false;
    const said = await findSaid(talk.deps, talk.chatId, message.message_id);
    if (said === null || (await isOwn(talk, said.appealId))) return false;
    await sayAgain(talk, said.appealId, text);
    return true;
  },
};

/** The case that a message replies to, unless it is one of the person's own enterprise. */
async function caseReplied(talk: Known, message: Incoming): Promise<string | null> {
  const to = message.reply_to_message;
  const about = to === undefined ? null : await caseOfReply(talk, to);
  return about === null || (await isOwn(talk, about)) ? null : about;
}

/** A reply to a card or a notice goes to the enterprise, with what came along. */
async function replied(talk: Known, appealId: string, message: Incoming): Promise<boolean> {
  const file = fileOf(talk, message);
  const text = message.text ?? message.caption ?? '';
  if (file === null && text === '') return await refuseKind(talk, message);
  check(talk, text, file);
  const about = await seen(talk, appealId);
  const to = message.reply_to_message?.message_id;
  if (to !== undefined && (await replyOnSub(about, { text, file, to }))) return true;
  refuseEnded(about);
  const isAlbum = message.media_group_id !== undefined;
  if (isAlbum && text === '' && file !== null && (await joinLast(talk, appealId, file))) return true;
  await talk.reply(await passOn(talk, { appealId, text, files: file === null ? [] : [file], isAlbum }));
  return true;
}

function refuseEnded({ view }: Seen): void {
  const { status, no } = view.appeal;
  if (!isAlive(status)) throw new Refusal('relay.ended.staff', { no: no ?? '' });
}

/** What no case takes: too long, an identity number, a file nobody can open. */
function check(talk: Known, text: string, file: SentFile | null): void {
  const { policy } = rulesNow(talk.deps);
  if (file !== null) checkFile(file, policy.caps);
  if (text !== '') refuseUnfit(talk, text, MOST.staff);
}

async function outOfTheBlue(talk: Known, message: Incoming): Promise<boolean> {
  const file = fileOf(talk, message);
  const text = message.text ?? message.caption ?? '';
  if (file === null && text === '') return await refuseKind(talk, message);
  if (await isNumber(talk, text)) return true;
  if ((await casesToPick(talk)).length === 0) return false;
  check(talk, text, file);
  await beginForm(talk, 'pick_staff', { answers: given(talk, text, file), skipped: ['text', 'early', 'at'] });
  return true;
}

/** A number, whole or its last figures, asks for that card. */
async function isNumber(talk: Known, text: string): Promise<boolean> {
  if (!/^\s*(?:(?:[\p{Script=Han}A-Za-z]{1,12}-)?\d{4}-)?\d{4,6}(?:-协\d{1,2})?\s*$/u.test(text))
    return false;
  const no = text.trim().replace(/-协\d+$/, '');
  const id = await findByNumber(talk.deps, no);
  const found = id === null ? null : await seen(talk, id).catch(() => null);
  if (found === null) throw new Refusal('refuse.unknown_number.staff', { no });
  await askCard(talk.deps, found.view.appeal.id, talk.who.person.id);
  return true;
}

async function refuseKind(talk: Known, message: Incoming): Promise<boolean> {
  const { locale } = talk;
  if (message.sticker !== undefined) {
    await talk.reply(say(locale, 'staff.sticker'));
    return true;
  }
  const known = ['contact', 'game', 'poll', 'story'] as const;
  const kind = known.find((one) => one in message) ?? 'other';
  const isSaid = kind !== 'other' || 'location' in message || 'venue' in message || 'dice' in message;
  if (!isSaid) return false;
  await talk.reply(say(locale, 'refuse.unsupported_type', { kind: say(locale, `kind.${kind}`) }));
  return true;
}

/** A message that was passed on is changed: the other side reads the new words too. */
async function sayAgain(talk: Known, appealId: string, text: string): Promise<void> {
  const { appeal } = await loadCase(talk.deps, appealId);
  const no = appeal.no ?? '';
  if (!isAlive(appeal.status)) throw new Refusal('relay.ended.staff', { no });
  check(talk, text, null);
  await talk.reply(await passOn(talk, { appealId, text, edited: true }));
}
