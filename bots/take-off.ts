import { loadCase } from '../src/appeal/views.ts';
import type { Memo } from '../src/forms/flow.ts';
import { liveCard } from '../src/notices/store-cards.ts';
import { loadViewer } from '../src/notices/views.ts';
import { Refusal } from '../src/refusal.ts';
import type { AnyForm, Known } from './bot-form.ts';

/** What was answered has no buttons any more; one that is gone, or cannot be changed, is let be. */
export async function takeOff({ send, chatId }: Known, messageId: number | null | undefined): Promise<void> {
  if (messageId === null || messageId === undefined) return;
  await send.editMarkup(chatId, messageId).catch(() => {});
}

/** The message whose button began a conversation asks for it no more, once it cannot be done again. */
export async function settleOrigin(
  talk: Known,
  { needs, settles }: AnyForm,
  { from }: Memo,
  appealId: string | null,
): Promise<void> {
  if (from === undefined) return;
  if (settles) return await takeOff(talk, from);
  if (appealId === null || needs === undefined) return;
  try {
    const view = await loadCase(talk.deps, appealId);
    const { open } = await loadViewer(talk.deps, view, talk.who.person.id);
    const card = await liveCard(talk.deps.sql, appealId, talk.who.person.id);
    const isOver = !needs.some((type) => open.includes(type));
    // The live card is redrawn by itself.
    if (isOver && card?.messageId !== from) await takeOff(talk, from);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}
