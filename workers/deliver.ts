import { type Claim, claimNext } from '../src/notices/store.ts';
import { claimUndeliverable, failUndeliverable } from '../src/notices/store-unreachable.ts';
import type { JobData } from '../src/queue/port.ts';
import type { WorkerContext } from './context.ts';
import { DELIVER, type Relay } from './relay.ts';
import { createWeather } from './trouble.ts';
import { takeTurn } from './turn.ts';

/** Without pacing a job goes on with its chat for so many messages. */
const MESSAGES_A_JOB = 20;

/**
 * Sends one person what is due, in order. At least once: a crash between sending and settling sends again after the
 * lease. A chat that has more to hear is queued again rather than waited for, so that it holds up nobody.
 */
export function createDeliver(ctx: WorkerContext, relay: Relay): (data: JobData) => Promise<void> {
  const { deps, queues, botId, pacing, mark = '' } = ctx;
  const turns = { ...ctx, weather: createWeather() };

  /** @returns what is to be sent next in this chat; null when there is nothing to send now */
  async function sendOne(personId: string): Promise<{ claim: Claim; urgent: boolean } | null> {
    const whose = { botId, personId, now: deps.now() };
    const claim = await claimNext(deps.sql, whose);
    if (!claim) {
      await tellUndeliverable(ctx, whose);
      return null;
    }
    FAULT: await globalThis.faultPoint?.('claimed');
    const { held, more, urgent } = await takeTurn(turns, claim);
    if (!held && more) return { claim, urgent };
    relay.wake();
    return null;
  }
  async function queueAgain(personId: string, { chatId, notices }: Claim, urgent: boolean): Promise<void> {
    const id = `chat-${personId}-after-${notices[0]?.seq}${mark}`;
    const delayMs = pacing.wait(chatId, 'notice');
    await queues.add(DELIVER, id, { personId }, { delayMs, priority: urgent ? 0 : 1 });
  }
  async function deliver(personId: string): Promise<void> {
    let next = await sendOne(personId);
    for (let left = pacing.on ? 0 : MESSAGES_A_JOB; next && left > 0; left--) next = await sendOne(personId);
    if (next) await queueAgain(personId, next.claim, next.urgent);
  }
  return async ({ personId }) => {
    try {
      await deliver(String(personId));
    } catch (error) {
      relay.forget(String(personId));
      throw error;
    }
  };
}

async function tellUndeliverable(
  { deps, onUnreachable }: WorkerContext,
  whose: { botId: number; personId: string; now: Date },
): Promise<void> {
  const found = await claimUndeliverable(deps.sql, whose);
  if (!found || found.notices.length === 0) return;
  await onUnreachable(found.who, found.notices);
  await failUndeliverable(deps.sql, found.notices);
  deps.metrics.told('unreachable', found.notices.length);
}
