import type { Deps } from '../src/deps.ts';
import type { Notice, Rendered } from '../src/notices/notice.ts';
import { type Claim, type Settlement, settle } from '../src/notices/store.ts';
import { withinCaps } from '../src/notices/store-sent.ts';
import { markUnreachable } from '../src/notices/store-unreachable.ts';
import { admittedAt, midnight, type Sent, weekStart } from '../src/notices/timing.ts';
import type { SentAgain } from '../src/observe/metrics.ts';
import { SendError } from '../src/telegram/errors.ts';
import type { WorkerContext } from './context.ts';
import { insist } from '../src/db/insist.ts';
import { type Posted, postMessage, redrawCard } from './post.ts';
import { isUnsure, type Remedy, remedyFor, type Weather } from './trouble.ts';

export type TurnContext = Omit<WorkerContext, 'fire' | 'queues'> & { weather: Weather };
/** `held`: the chat has to wait. `more`: the next message may go; `urgent` tells whether it is. */
export type Turned = { held: boolean; more: boolean; urgent: boolean };

/** A claim is a lease: rather than wait longer than this for its slot, the chat is given back. */
const PATIENCE_MS = 2000;

/** One message of one chat, from claim to settlement. */
export async function takeTurn(ctx: TurnContext, claim: Claim): Promise<Turned> {
  const { kind, trace, appealId } = claim.notices.at(-1) ?? {};
  const facts = { kind, caseId: appealId ?? undefined, n: claim.notices.length };
  return await ctx.deps.tracing.span('deliver', { parent: trace, facts }, () => turn(ctx, claim));
}

async function turn(ctx: TurnContext, claim: Claim): Promise<Turned> {
  const waitMs = ctx.pacing.wait(claim.chatId, 'notice');
  if (waitMs > PATIENCE_MS) return end(ctx, claim, { settlements: unchanged(claim), holdMs: waitMs });
  // What went out is not put off any more.
  const { now, later } = claim.notices[0]?.messageId
    ? { now: claim.notices, later: [] }
    : await admit(ctx.deps, claim.notices);
  if (now.length === 0) return end(ctx, claim, { settlements: later });
  const { messageId, ...remedy } = await tell(ctx, { ...claim, notices: now }).catch((error: unknown) => {
    const found: Told = remedyFor(error, { ...claim, notices: now }, ctx.deps.now(), ctx.weather);
    report(ctx.deps, claim, error, found);
    return found;
  });
  return end(ctx, claim, { ...remedy, settlements: [...remedy.settlements, ...later] }, messageId);
}

const unchanged = ({ notices }: Claim) => notices.map(({ id }): Settlement => ({ id, state: 'waiting' }));

type Admitted = { now: Notice[]; later: Settlement[] };

/** Hours and caps may have changed since the notice was born, or it comes late. */
async function admit(deps: Deps, notices: Notice[]): Promise<Admitted> {
  if (notices.every(({ urgent, manner }) => urgent || manner === 'card')) return { now: notices, later: [] };
  // Once: a day that began in the middle of it would be counted as full by the day before.
  const at = deps.now();
  const capped = notices.some(({ audience }) => audience === 'enterprise');
  if (!capped) return sorted(deps, notices, at, () => NOTHING);
  const calendar = deps.policies.calendar(deps.policies.current());
  const since = { midnight: midnight(calendar, at), week: weekStart(calendar, at) };
  return await withinCaps(deps.sql, notices, since, (sentOf) => sorted(deps, notices, at, sentOf));
}

const NOTHING: Sent = { reminds: 0, progress: 0, outside: 0 };

function sorted(deps: Deps, notices: Notice[], at: Date, sentOf: (notice: Notice) => Sent): Admitted {
  const policy = deps.policies.current();
  const calendar = deps.policies.calendar(policy);
  const admitted: Admitted = { now: [], later: [] };
  for (const notice of notices) {
    const quiet = deps.policies.quietCalendar(policy, notice.audience);
    const notBefore = admittedAt({ policy, calendar, quiet }, notice, at, sentOf(notice));
    if (notBefore > at) admitted.later.push({ id: notice.id, state: 'waiting', notBefore });
    else admitted.now.push(notice);
  }
  return admitted;
}

type Told = Remedy & { messageId?: number };

async function tell(ctx: TurnContext, claim: Claim): Promise<Told> {
  const { notices, personId, chatId } = claim;
  const [first] = notices;
  const last = notices.at(-1);
  if (!first || !last) return { settlements: [] };
  const reader = { personId, chatId };
  // After a lost answer the same message is only sent again once Telegram is seen to answer at all.
  if (isUnsure(first)) await seeTelegram(ctx);
  const isBundle = first.manner !== 'card' && (notices.length > 1 || first.data.late !== undefined);
  const rendered = isBundle ? await ctx.renderBundle(notices, reader) : await ctx.render(last, reader);
  if (rendered === 'stale') return { settlements: all(notices, { state: 'dropped', why: 'stale' }) };
  countAgain(ctx, first);
  const posted =
    first.manner === 'card'
      ? await redrawCard(ctx, claim, last, rendered)
      : await postMessage(ctx, claim, rendered);
  ctx.weather.clear(chatId);
  return told(notices, rendered, posted);
}

/** Sent before with nobody knowing what became of it, and sent again now. */
function countAgain({ deps }: TurnContext, { why, manner, messageId }: Notice): void {
  if (manner === 'card' || messageId) return;
  const again = why === null ? undefined : AGAIN[why];
  if (again !== undefined) deps.metrics.sentAgain(again);
}

const AGAIN: Partial<Record<string, SentAgain>> = {
  unknown: 'no_answer',
  'server error': 'server_error',
  unsure: 'crash',
};

async function seeTelegram({ send }: TurnContext): Promise<void> {
  await send.me().catch(() => {
    throw new SendError('weather', 'getMe', 'no answer');
  });
}

function told(notices: Notice[], { stale = [] }: Rendered, posted: Posted): Told {
  if ('dropped' in posted) return { settlements: all(notices, { state: 'dropped', why: posted.dropped }) };
  const settlements = notices.map(
    ({ id }): Settlement =>
      stale.includes(id) ? { id, state: 'dropped', why: 'stale' } : { id, state: 'sent' },
  );
  return { settlements, messageId: posted.messageId };
}

const all = (notices: Notice[], as: Omit<Settlement, 'id'>) => notices.map(({ id }) => ({ id, ...as }));

async function end(ctx: TurnContext, claim: Claim, remedy: Remedy, messageId?: number): Promise<Turned> {
  const now = ctx.deps.now();
  for (const { state } of remedy.settlements) ctx.deps.metrics.told(state);
  const { settlements, holdMs, unreachable } = remedy;
  if (unreachable) await markUnreachable(ctx.deps.sql, claim.accountId, unreachable, now);
  const { more, urgent } = await insist(() =>
    settle(ctx.deps.sql, claim, settlements, { now, messageId, holdMs }),
  );
  FAULT: await (messageId !== undefined && globalThis.faultPoint?.('settled'));
  return { held: holdMs !== undefined, more, urgent };
}

function report({ log }: Deps, claim: Claim, error: unknown, { settlements, unreachable }: Remedy): void {
  const notices = claim.notices.map(({ id, kind, attempts, appealId: caseId }) => ({
    id,
    kind,
    attempts,
    caseId,
  }));
  const failed = settlements.some(({ state }) => state === 'failed');
  if (failed) log.error({ err: error, notices }, 'a notice was given up');
  else if (!unreachable) log.warn({ err: error, notices }, 'a notice has to wait');
}
