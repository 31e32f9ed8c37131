import { noteSaid } from '../src/appeal/views-enterprise.ts';
import type { Notice, Rendered } from '../src/notices/notice.ts';
import { liveCard, saveCard, shownBy } from '../src/notices/store-cards.ts';
import { type Claim, takeSuperseded } from '../src/notices/store.ts';
import { SendError } from '../src/telegram/errors.ts';
import { keyboardFor } from '../src/telegram/message.ts';
import { sendFiles } from '../src/telegram/send-files.ts';
import type { WorkerContext } from './context.ts';
import { insist } from '../src/db/insist.ts';

type Post = Pick<WorkerContext, 'deps' | 'send' | 'buttons'>;
/** The message that notices became; `why` when there was nothing to send after all. */
export type Posted = { messageId: number } | { dropped: string };

/** Sends what was rendered as a message of its own, and does what goes with it. */
export async function postMessage(ctx: Post, claim: Claim, rendered: Rendered): Promise<Posted> {
  const { chatId } = claim;
  const messageId = await sendNew(
    ctx,
    chatId,
    rendered,
    rendered.silent || claim.notices[0]?.manner === 'show',
  );
  FAULT: await globalThis.faultPoint?.('sent');
  // The message itself went out: what else goes with it may fail without sending it again.
  await quietly(ctx, claim, () => moveCard(ctx, claim, rendered, messageId));
  await quietly(ctx, claim, () => sendWith(ctx, claim, rendered));
  if (claim.notices[0]?.manner === 'remind') await quietly(ctx, claim, () => removeSuperseded(ctx, claim));
  return { messageId };
}

/** Files follow their words; a reply to one of them is a reply to its case. */
async function sendWith({ deps, send }: Post, { chatId, notices }: Claim, { files = [] }: Rendered) {
  const sent = await sendFiles(send, chatId, files);
  const [appealId, ...others] = new Set(notices.map((notice) => notice.appealId));
  if (!appealId || others.length > 0) return;
  for (const messageId of sent)
    await noteSaid(deps, { chatId, messageId, appealId, key: 'file' }, deps.now());
}

function sendNew(
  { send, buttons }: Post,
  chatId: number,
  { html, buttons: rows }: Rendered,
  silent: boolean,
) {
  return send.text(chatId, html, { markup: keyboardFor(rows, buttons, chatId), silent });
}

/** Redraws the live card in place; nothing where it shows this already, or where the person has none. */
export async function redrawCard(
  ctx: Post,
  claim: Claim,
  notice: Notice,
  rendered: Rendered,
): Promise<Posted> {
  const { deps, send, buttons } = ctx;
  const card = notice.appealId === null ? null : await liveCard(deps.sql, notice.appealId, notice.personId);
  if (!card || card.chatId !== claim.chatId) return { dropped: 'no card' };
  const shown = shownBy(rendered);
  if (card.shown === shown) return { dropped: 'unchanged' };
  let { messageId } = card;
  try {
    await send.edit(
      card.chatId,
      messageId,
      rendered.html,
      keyboardFor(rendered.buttons, buttons, card.chatId),
    );
  } catch (error) {
    if (!(error instanceof SendError && error.kind === 'gone')) throw error;
    messageId = await sendNew(ctx, card.chatId, rendered, true);
  }
  await saveCard(deps.sql, { ...card, messageId, shown }, deps.now());
  return { messageId };
}

/** The message is the card from now on; the one before keeps its text and loses its buttons. */
async function moveCard(ctx: Post, claim: Claim, rendered: Rendered, messageId: number): Promise<void> {
  const { deps, send } = ctx;
  const { personId, chatId } = claim;
  const { cardOf: appealId } = rendered;
  if (appealId === undefined) return;
  const before = await insist(() => liveCard(deps.sql, appealId, personId));
  const card = { appealId, personId, chatId, messageId, shown: shownBy(rendered) };
  await insist(() => saveCard(deps.sql, card, deps.now()));
  if (before && before.chatId === chatId) await send.editMarkup(chatId, before.messageId);
}

async function removeSuperseded({ deps, send }: Post, claim: Claim): Promise<void> {
  for (const { messageId, removable } of await takeSuperseded(deps.sql, claim, deps.now())) {
    if (removable) await send.remove(claim.chatId, messageId);
    else await send.editMarkup(claim.chatId, messageId);
  }
}

async function quietly({ deps }: Post, { notices }: Claim, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const [notice] = notices;
    const ids = { noticeId: notice?.id, caseId: notice?.appealId };
    deps.log.warn({ err: error, ...ids }, 'something beside a message could not be done');
  }
}
