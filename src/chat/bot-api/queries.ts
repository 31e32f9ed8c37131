import { addEvent, alone } from '../store-dialogs.ts';
import { takePress } from '../store-events.ts';
import { badRequest } from './api-error.ts';
import type { Call, Method } from './call.ts';
import { codePoints } from './formatted.ts';
import { flag } from './params.ts';

/** As long as clients wait for the answer to a press. */
const ANSWER_WITHIN_MS = 15_000;
const TOO_OLD = 'query is too old and response timeout expired or query ID is invalid';

export const answerCallbackQuery: Method = async (call) => {
  const { ctx, bot, args } = call;
  const id = args.text.get('callback_query_id') ?? '';
  const text = args.text.get('text') ?? '';
  if (codePoints(text) > 200) throw badRequest('MESSAGE_TOO_LONG');
  const at = ctx.now();
  const user = await takePress(ctx.sql, id, bot.id, new Date(at.getTime() - ANSWER_WITHIN_MS - 1), at);
  if (user === null) throw badRequest(TOO_OLD);
  await alone(ctx, user, (tx) =>
    addEvent(tx, { type: 'answer', user, bot: bot.id, pressId: id, ...answer(call, text) }, at),
  );
  return true;
};

function answer({ args }: Call, text: string) {
  const url = args.text.get('url');
  return {
    ...(text ? { text } : {}),
    ...(flag(args, 'show_alert') ? { alert: true } : {}),
    ...(url ? { url } : {}),
  };
}
