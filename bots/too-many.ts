import type { User } from 'telegraf/types';
import type { Deps } from '../src/deps.ts';
import { closedFor } from '../src/inbox/store-keep.ts';
import { findPerson } from '../src/people/identify.ts';
import type { Send } from '../src/telegram/send.ts';
import { readLanguage } from '../src/text/locale.ts';
import { say } from '../src/text/say.ts';
import { writeDuration } from '../src/text/when.ts';
import { ifHeard } from './failures.ts';

/** Stands in the inbox for the first update of somebody that was not taken; nothing of what it said is kept. */
export type TooMany = {
  update_id: number;
  too_many: {
    chatId: number;
    from: { id: number; language_code?: string | undefined };
    messageId: number | null;
  };
};

type Chat = { id: number; type?: string };
type Part = { from?: User; chat?: Chat; message?: { chat?: Chat }; message_id?: number };
type Raw = { update_id: number; message?: Part; edited_message?: Part; callback_query?: Part };

/** What is kept in place of an update that is one too many; nothing where nobody waits for an answer, as in a group. */
export function tooManyOf(update: object): TooMany | undefined {
  const { update_id, message, edited_message, callback_query: tap } = update as Raw;
  const { from, chat = tap?.message?.chat, message_id = null } = message ?? edited_message ?? tap ?? {};
  if (from?.id === undefined || chat?.type !== 'private') return undefined;
  const { id, language_code } = from;
  return { update_id, too_many: { chatId: chat.id, from: { id, language_code }, messageId: message_id } };
}

export const isTooMany = (update: object): update is TooMany => 'too_many' in update;

const MINUTE_MS = 60_000;

/** Tells somebody, under the first message that was not taken, what is kept, what is not, and when to go on. */
export async function sayTooMany(
  deps: Deps,
  send: Send,
  botId: number,
  { too_many }: TooMany,
): Promise<void> {
  const { chatId, from, messageId } = too_many;
  const who = await findPerson(deps, botId, from.id);
  const locale = who?.person.locale ?? readLanguage(from.language_code);
  const wait = Math.ceil((await closedFor(deps.sql, botId, chatId)) / MINUTE_MS) || 1;
  const html = say(locale, 'refuse.too_many', { pause: writeDuration(locale, wait * MINUTE_MS) });
  await ifHeard(send.text(chatId, html, { replyTo: messageId ?? undefined }));
}
