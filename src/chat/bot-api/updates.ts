import { saltOf, topic, wakeInTurn } from '../hub.ts';
import { readAllowed, readWebhook, saveAllowed } from '../store-bots.ts';
import { readUpdates, type Update } from '../store-updates.ts';
import { badRequest, conflict } from './api-error.ts';
import type { Call, Method } from './call.ts';
import { integer, parseJson } from './params.ts';

const MAX_WAIT_S = 50;
/** The same offset again within this time waits this long, so that a hasty bot does not spin. */
const HASTY_S = 3;
/** A wake-up may be lost; nobody sleeps longer than this without looking. */
const LOOK_AGAIN_MS = 5_000;
const KINDS = ['message', 'edited_message', 'callback_query', 'my_chat_member'];

const OTHER_POLLER =
  'terminated by other getUpdates request; make sure that only one bot instance is running';
const WEBHOOK_SET =
  "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";

export const getUpdates: Method = async (call) => {
  const { ctx, bot, args } = call;
  await refuseWithWebhook(call);
  await takeAllowed(call);
  const offset = integer(args, 'offset', 0, -1_000_000, 2 ** 31 - 1);
  const limit = integer(args, 'limit', 100, 1, 100);
  const seconds = integer(args, 'timeout', 0, 0, MAX_WAIT_S);

  const rival = new AbortController();
  const heard: string[] = [];
  const salt = ctx.newId();
  const isYounger = comeIn(ctx, bot.id, salt);
  let me: string | undefined;
  // Word of an earlier poll may come late: only a younger one ends this.
  const giveWay = () => {
    if (heard.some((poller) => me !== undefined && isYounger(poller, me))) rival.abort();
  };
  const off = ctx.hub.on(topic.poller(bot.id), (poller) => {
    heard.push(poller);
    giveWay();
  });
  try {
    // Whoever asked has gone meanwhile: its late word must not end the poll that came after it.
    if (call.signal.aborted || ctx.hub.closed()) return [];
    me = await wakeInTurn(ctx.sql, topic.poller(bot.id), salt);
    giveWay();
    return await poll(call, { offset, limit, ms: waitMs(call, offset, seconds), rival: rival.signal });
  } finally {
    off();
  }
};

const arrivals = new WeakMap<object, Map<number, string[]>>();
const ARRIVALS_KEPT = 50;

/**
 * Notes a poll that has come to this process. @returns whether another is younger: by the order in which they came where
 * both came here, as the database may hear of one that was cut off only after the one that follows it; else by their notes
 */
function comeIn(ctx: object, botId: number, salt: string): (other: string, me: string) => boolean {
  const ofAll = arrivals.get(ctx) ?? new Map<number, string[]>();
  arrivals.set(ctx, ofAll);
  const came = [...(ofAll.get(botId) ?? []).slice(1 - ARRIVALS_KEPT), salt];
  ofAll.set(botId, came);
  return (other, me) => {
    const isOlder = came.includes(saltOf(other));
    return !isOlder && (other > me || ofAll.get(botId)?.includes(saltOf(other)) === true);
  };
}

type Poll = { offset: number; limit: number; ms: number; rival: AbortSignal };

async function poll(call: Call, { offset, limit, ms, rival }: Poll): Promise<Update[]> {
  const { ctx, bot, signal } = call;
  const stop = AbortSignal.any([signal, rival]);
  const end = performance.now() + ms;
  for (let from = offset; ; from = Math.max(from, 0)) {
    const changed = ctx.hub.wait(
      [topic.bot(bot.id)],
      Math.min(LOOK_AGAIN_MS, Math.max(0, end - performance.now())),
      stop,
    );
    const updates = await readUpdates(ctx.sql, { botId: bot.id, offset: from, limit, now: ctx.now() });
    const left = end - performance.now();
    if (updates.length > 0 || left <= 0) return updates;
    await changed;
    if (rival.aborted) {
      await refuseWithWebhook(call);
      throw conflict(OTHER_POLLER);
    }
    if (signal.aborted || ctx.hub.closed()) return [];
  }
}

async function refuseWithWebhook({ ctx, bot }: Call): Promise<void> {
  if (await readWebhook(ctx.sql, bot.id)) throw conflict(WEBHOOK_SET);
}

const lastPolls = new WeakMap<object, Map<number, { offset: number; at: number }>>();

function waitMs({ ctx, bot }: Call, offset: number, seconds: number): number {
  const polls = lastPolls.get(ctx) ?? new Map();
  lastPolls.set(ctx, polls);
  const at = performance.now();
  const last = polls.get(bot.id);
  polls.set(bot.id, { offset, at });
  const hasty = ctx.limits !== 'off' && last?.offset === offset && at < last.at + HASTY_S * 1000;
  return (hasty ? Math.max(seconds, HASTY_S) : seconds) * 1000;
}

/** Left out = as before; an empty list = everything (of what this server has). */
export async function takeAllowed({ ctx, bot, args }: Call): Promise<void> {
  const json = args.text.get('allowed_updates');
  if (json === undefined) return;
  const list = parseJson(json);
  if (!Array.isArray(list)) throw badRequest("can't parse allowed_updates: expected an Array of String");
  const kinds = list.map(String).filter((kind) => KINDS.includes(kind));
  const next = list.length === 0 ? null : kinds;
  const before = await readAllowed(ctx.sql, bot.id);
  if (JSON.stringify(before) !== JSON.stringify(next)) await saveAllowed(ctx.sql, bot.id, next);
}
