import { noteSaid } from '../src/appeal/views-enterprise.ts';
import type { Notice, Rendered } from '../src/notices/notice.ts';
import { liveCard, saveCard, shownBy } from '../src/notices/store-cards.ts';
import { type Claim, noteOut, takeSuperseded } from '../src/notices/store.ts';
import { markUnreachable } from '../src/notices/store-unreachable.ts';
import { SendError } from '../src/telegram/errors.ts';
import { keyboardFor } from '../src/telegram/message.ts';
import { sendFiles } from '../src/telegram/send-files.ts';
import type { WorkerContext } from './context.ts';
import { insist } from '../src/db/insist.ts';

type Post = Pick<WorkerContext, 'deps' | 'send' | 'buttons'>;
/** The message that notices became; `why` when there was nothing to send after all. */
export type Posted = { messageId: number } | { dropped: string };

/**
 * Sends what was rendered as a message of its own, and does what goes with it. Files that the weather kept back are sent
 * at a later turn, which finds the message noted and does not send it again.
 * @throws SendError where the message, or a file that goes with it, met trouble that passes
 */
export async function postMessage(ctx: Post, claim: Claim, rendered: Rendered): Promise<Posted> {
  const messageId = claim.notices[0]?.messageId ?? (await sendMessage(ctx, claim, rendered));
  await quietly(ctx, claim, () => moveCard(ctx, claim, rendered, messageId));
  await quietly(ctx, claim, () => sendWith(ctx, claim, rendered), passes);
  if (claim.notices[0]?.manner === 'remind') await quietly(ctx, claim, () => removeSuperseded(ctx, claim));
  return { messageId };
}

async function sendMessage(ctx: Post, claim: Claim, rendered: Rendered): Promise<number> {
  const silent = rendered.silent || claim.notices[0]?.manner === 'show';
  const messageId = await sendNew(ctx, claim.chatId, rendered, silent);
  FAULT: await globalThis.faultPoint?.('sent');
  await insist(() => noteOut(ctx.deps.sql, claim, messageId));
  return messageId;
}

const passes = (error: unknown): boolean =>
  error instanceof SendError && ['rate', 'weather', 'server', 'unknown'].includes(error.kind);

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
  // Done already, or done again after newer ones.
  if (before && before.chatId === chatId && before.messageId >= messageId) return;
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

/** The message itself went out: what else goes with it may fail, but for what is to be tried `again`. */
async function quietly(
  { deps }: Post,
  { notices, accountId }: Claim,
  work: () => Promise<void>,
  again: (error: unknown) => boolean = () => false,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (again(error)) throw error;
    // Stopped us between the message and this: no fault, and from now on not to be reached.
    const kind = error instanceof SendError ? error.kind : undefined;
    if (kind === 'blocked' || kind === 'no_chat')
      return await insist(() => markUnreachable(deps.sql, accountId, kind, deps.now()));
    const [notice] = notices;
    const ids = { noticeId: notice?.id, caseId: notice?.appealId };
    deps.log.warn({ err: error, ...ids }, 'something beside a message could not be done');
  }
}
