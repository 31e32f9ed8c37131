import { isDatabaseAway } from '../src/db/away.ts';
import type { Deps } from '../src/deps.ts';
import { askCard } from '../src/notices/show.ts';
import { Refusal } from '../src/refusal.ts';
import { SendError } from '../src/telegram/errors.ts';
import { plain, toast } from '../src/text/html.ts';
import { say } from '../src/text/say.ts';
import { sayRefusalTo } from './refusals.ts';
import type { Talk } from './talk.ts';

/** Passes by itself: the network, a 429, the database away. The same thing tried later may well succeed. */
export function isWeather(error: unknown): boolean {
  if (error instanceof SendError) return ['weather', 'rate', 'server', 'unknown'].includes(error.kind);
  return isDatabaseAway(error);
}

/** Shown as a short note over the chat; the others as a box or a message. */
const toasts = new Set(['refuse.already_done', 'refuse.question_old', 'refuse.plan_wait', 'refuse.busy']);
const LONGEST_BOX = 200;

/** Tells somebody why not. Refusals are no faults: nothing is logged. */
export async function tellRefusal(talk: Talk, refusal: Refusal, appealId?: string): Promise<void> {
  const html = await sayRefusalTo(talk, refusal, appealId);
  if (toasts.has(refusal.code)) await talk.toast(toast(html));
  else if (plain(html).length <= LONGEST_BOX && !html.includes('\n')) await talk.alert(plain(html));
  if (!toasts.has(refusal.code) && (!talk.isTap || plain(html).length > LONGEST_BOX || html.includes('\n'))) {
    await talk.reply(html);
  }
}

/** Refusals after which the person is holding an old card, so the new one is sent. */
const outdated = new Set(['refuse.stale_button', 'refuse.moved_on', 'refuse.wrong_state']);

/** Tells somebody why a step on a case is not taken; what cannot be done any more is no longer offered. */
export async function refuseStep(talk: Talk, refusal: Refusal, appealId: string | undefined): Promise<void> {
  await tellRefusal(talk, refusal, appealId);
  const { parentId } = refusal.params;
  if (talk.who !== null && refusal.code === 'refuse.merged_child' && typeof parentId === 'string')
    return await askCard(talk.deps, parentId, talk.who.person.id);
  if (appealId === undefined || talk.who === null || !outdated.has(refusal.code)) return;
  if (talk.isTap) await talk.send.editMarkup(talk.chatId, talk.messageId).catch(() => {});
  await askCard(talk.deps, appealId, talk.who.person.id);
}

/**
 * What becomes of an error while an update is handled: refusals are told, weather goes up to be tried
 * again, a person who cannot be written to ends it quietly, and anything else is our fault.
 * @param last the update will not be tried again, so somebody has to be told
 */
export async function settleFailure(talk: Talk, error: unknown, last: boolean): Promise<void> {
  if (isDeaf(error)) return;
  if (error instanceof Refusal) return await ifHeard(tellRefusal(talk, error));
  if (!isWeather(error)) await ifHeard(ownUp(talk, error, last));
  // No message can go there now, but a tap can be answered.
  else if (error instanceof SendError && error.kind === 'rate')
    await talk.toast(plain(say(talk.locale, 'weather.telegram'))).catch(() => {});
  throw error;
}

/** Waits for words to somebody who may have blocked the bot, which is no reason to try again. */
export async function ifHeard(telling: Promise<unknown>): Promise<void> {
  try {
    await telling;
  } catch (error) {
    if (!isDeaf(error)) throw error;
  }
}

/** The person cannot be told anything now, and nothing that we try again would change it. */
const isDeaf = (error: unknown): boolean =>
  error instanceof SendError && ['blocked', 'no_chat', 'late'].includes(error.kind);

/** A number that a person can quote and the log has. */
export const newRef = ({ random }: Pick<Deps, 'random'>): string =>
  `F-${random(3).toString('hex').toUpperCase()}`;

/** A fault of ours: logged without the person's words, and on the last try told with a number to quote. */
async function ownUp(talk: Talk, error: unknown, last: boolean): Promise<void> {
  const { deps, locale } = talk;
  const ref = newRef(deps);
  deps.log.error({ ref, cause: talk.cause, err: error }, 'fault while handling an update');
  if (!last) return;
  const help_phone = deps.policies.current().town.phone;
  if (talk.isTap) await talk.alert(plain(say(locale, 'fault.button', { ref })));
  else await talk.reply(say(locale, 'fault.message', { ref, retry: 10, help_phone }));
}
