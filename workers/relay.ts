import { createHash } from 'node:crypto';
import { type DuePerson, duePeople, nextDueMs } from '../src/notices/store-due.ts';
import type { WorkerContext } from './context.ts';
import { type Pulse, startPulse } from './pulse.ts';

export const DELIVER = 'deliver';

/** Somebody whose job was lost with the queue is queued again after so many ticks. */
const TICKS_LOST = 6;

export type Relay = Pulse & {
  /** A job failed: the person is queued again at the next tick. */
  forget: (personId: string) => void;
};

/** Moves people for whom something is due into the queue: one job is one message of one chat. */
export function startRelay(
  ctx: Pick<WorkerContext, 'deps' | 'queues' | 'botId' | 'mark'>,
  tickMs: number,
): Relay {
  const { deps, queues, botId, mark: own = '' } = ctx;
  const queued = new Map<string, { mark: string; until: number }>();

  const isNew = ({ personId, mark }: DuePerson) => queued.get(personId)?.mark !== mark;
  async function run(): Promise<number | null> {
    const at = performance.now();
    for (const [personId, { until }] of queued) if (until < at) queued.delete(personId);
    const due = (await duePeople(deps.sql, botId, deps.now())).filter(isNew);
    await queues.addMany(
      DELIVER,
      due.map((one) => jobFor(one, own)),
    );
    FAULT: await (due.length > 0 && globalThis.faultPoint?.('relayed'));
    for (const { personId, mark, trace } of due) {
      queued.set(personId, { mark, until: at + TICKS_LOST * tickMs });
      if (trace !== null) deps.tracing.mark('relay', { parent: trace });
    }
    return nextDueMs(deps.sql, botId, deps.now());
  }
  const forget = (personId: string) => void queued.delete(personId);
  return { ...startPulse({ run, tickMs, log: deps.log }), forget };
}

/**
 * The id names the occasion: of one notice too there may be a second, such as the end of a lease, while the job of the
 * first still runs, and the queue takes no job whose namesake is there. Every process names it alike.
 */
export function jobFor({ personId, mark, urgent }: DuePerson, own: string) {
  const occasion = createHash('sha256').update(mark).digest('hex').slice(0, 12);
  return { id: `chat-${personId}-${occasion}${own}`, data: { personId }, priority: urgent ? 0 : 1 };
}
