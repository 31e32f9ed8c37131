import { act } from '../src/appeal/act.ts';
import type { AppealEvent } from '../src/appeal/events.ts';
import type { Done } from '../src/forms/form.ts';
import type { State } from '../src/forms/show.ts';
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

/** A sentence that was skipped changes nothing: the tap is kept already. */
export async function finishOpinion<F>(talk: Known, { form, answers, c, dialog }: State<F>): Promise<Done> {
  const { appealId } = dialog;
  if (answers.text === undefined || appealId === null || form.event === undefined) return {};
  const event = form.event(answers, c);
  await act(talk.deps, { appealId, event, personId: c.person.id, cause: talk.cause });
  return { toast: { say: 'bylaw.opinion_kept' } };
}

/** What an enterprise may say to a case that has ended without its word, or with words noted for it. */
export const endVerbs: Record<string, Verb> = {
  revert_opinion: step({ type: 'revert_opinion' }),
  revive: step({ type: 'revive' }),
};
