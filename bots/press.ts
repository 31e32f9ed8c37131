import { Refusal } from '../src/refusal.ts';
import { askCard } from '../src/notices/show.ts';
import type { Buttons } from '../src/telegram/buttons.ts';
import type { Feature } from './feature.ts';
import { tellRefusal } from './failures.ts';
import type { Talk } from './talk.ts';

type Verbs = NonNullable<Feature['verbs']>;

/** Refusals after which the person is holding an old card, so the new one is sent. */
const outdated = new Set(['refuse.stale_button', 'refuse.wrong_state']);

/**
 * Handles a tap: what the button says is only believed as far as the rules allow it now. Buttons that
 * are not ours, or were made for another chat, do nothing and are logged.
 */
export async function press(talk: Talk, verbs: Verbs, buttons: Buttons, data: string): Promise<void> {
  const decoded = buttons.decode(data, talk.chatId);
  if (decoded.kind !== 'ok') {
    talk.deps.log.warn({ cause: talk.cause, userId: talk.userId, button: decoded.kind }, 'button refused');
    const code = decoded.kind === 'foreign' ? 'refuse.other_person_button' : 'refuse.forged';
    return await tellRefusal(talk, new Refusal(code));
  }
  const { tap } = decoded;
  const run = verbs[tap.verb];
  if (run === undefined) return await tellRefusal(talk, new Refusal('refuse.stale_button'));
  try {
    await run(talk, tap);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await tellRefusal(talk, error, tap.id);
    if (outdated.has(error.code) && tap.id !== undefined && talk.who !== null) {
      // What cannot be done any more should not be offered any more.
      await talk.send.editMarkup(talk.chatId, talk.messageId).catch(() => {});
      await askCard(talk.deps, tap.id, talk.who.person.id);
    }
  }
}
