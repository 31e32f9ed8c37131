import type { SqlTx } from '../../db/client.ts';
import type { ChatContext } from '../context.ts';
import { BOT_RATE, CHAT_RATE } from '../rate.ts';
import type { Bot } from '../store-bots.ts';
import { type Dialog, readDialog } from '../store-dialogs.ts';
import { badRequest, forbidden, tooMany } from './api-error.ts';
import { type Args, parseJson } from './params.ts';

/** One call of a method by a bot. */
export type Call = { ctx: ChatContext; bot: Bot; args: Args; signal: AbortSignal };

/** A method answers what goes into `result`, or throws an ApiError. */
export type Method = (call: Call) => Promise<unknown>;

/** The person whose chat a call means. Usernames belong to groups and channels, which there are none of. */
export function chatIdOf({ args }: Call): number {
  const text = args.text.get('chat_id') ?? '';
  if (!text) throw badRequest('chat_id is empty');
  const id = Number(text);
  if (!Number.isSafeInteger(id)) throw badRequest('chat not found');
  return id;
}

/** The chat, if the bot may write there now. */
export async function writableDialog(tx: SqlTx, botId: number, userId: number): Promise<Dialog> {
  const dialog = await readDialog(tx, { botId, userId });
  if (!dialog) throw badRequest('chat not found');
  if (!dialog.startedAt) throw forbidden("bot can't initiate conversation with a user");
  if (dialog.blocked) throw forbidden('bot was blocked by the user');
  return dialog;
}

/** Counts messages and edits against Telegram's flood limits. */
export function spend({ ctx, bot }: Call, userId: number, count = 1): void {
  if (ctx.limits === 'off') return;
  const wait =
    ctx.budgets.take(`chat ${bot.id} ${userId}`, CHAT_RATE, count) ||
    ctx.budgets.take(`bot ${bot.id}`, BOT_RATE, count);
  if (wait > 0) throw tooMany(wait);
}

export type Reply = { messageId: number; optional: boolean };

/** Which message is answered; the older `reply_to_message_id` counts too. */
export function replyOf({ args }: Call): Reply | null {
  const json = args.text.get('reply_parameters');
  if (!json) {
    const id = Number(args.text.get('reply_to_message_id') ?? 0);
    return id > 0
      ? { messageId: id, optional: args.text.get('allow_sending_without_reply') === 'true' }
      : null;
  }
  const value = parseJson(json);
  if (value === undefined) throw badRequest("can't parse reply parameters JSON object");
  if (typeof value !== 'object' || value === null) throw badRequest('object expected as reply parameters');
  const id = Number(value.message_id);
  return id > 0 ? { messageId: id, optional: Boolean(value.allow_sending_without_reply) } : null;
}
