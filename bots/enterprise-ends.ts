import { act } from '../src/appeal/act.ts';
import type { AppealEvent } from '../src/appeal/events.ts';
import type { Tap } from '../src/telegram/buttons.ts';
import type { Known } from './bot-form.ts';

type Verb = (talk: Known, id: string, tap: Tap) => Promise<void>;

/** A step that one tap takes; what comes next is told by a notice, with its buttons. */
const step =
  (event: AppealEvent): Verb =>
  async (talk, appealId) => {
    await act(talk.deps, { appealId, event, personId: talk.who.person.id, cause: talk.cause });
    await talk.send.editMarkup(talk.chatId, talk.messageId).catch(() => {});
  };

/** What an enterprise may say to a case that has ended without its word, or with words noted for it. */
export const endVerbs: Record<string, Verb> = {
  revert_opinion: step({ type: 'revert_opinion' }),
  revive: step({ type: 'revive' }),
};
