import { Refusal } from '../src/refusal.ts';
import type { Buttons } from '../src/telegram/buttons.ts';
import type { Feature } from './feature.ts';
import { refuseStep, tellRefusal } from './failures.ts';
import type { Talk } from './talk.ts';

type Verbs = NonNullable<Feature['verbs']>;

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
    await refuseStep(talk, unnamed(error), tap.id);
  }
}

/** Whether there is such a case at all is nobody's to learn by tapping. */
const unnamed = (refusal: Refusal): Refusal =>
  refusal.code === 'refuse.unknown_number' ? new Refusal('refuse.not_yours') : refusal;
