/** Replies to somebody who waits go before notices: notices may use only a part of the bot's budget. */
export type Lane = 'reply' | 'notice';

export type Pacing = {
  /** How long a message to this chat would have to wait now, in ms. */
  wait: (chatId: number, lane: Lane) => number;
  /** Books the next slot of this chat and of the bot, and waits for it. */
  take: (chatId: number, lane: Lane) => Promise<void>;
  /** Telegram said "wait" about this chat. A second time on another chat soon after holds the whole bot. */
  hold: (chatId: number, ms: number) => void;
  /** Whether messages to one chat are held to one a second at all. */
  on: boolean;
};

type Rate = { everyMs: number; burst: number };

/** Telegram: not more than one message a second in a chat, though short bursts pass; about 30 a second over all. */
const CHAT: Rate = { everyMs: 1000, burst: 3 };
const BOT: Rate = { everyMs: 1000 / 30, burst: 15 };
/** The other 5 a second are kept for replies. */
const NOTICES: Rate = { everyMs: 1000 / 25, burst: 10 };
const REPEATED_WITHIN_MS = 10_000;
const CHATS_KEPT = 10_000;

/** A bucket as one number: the time at which it will be full again. Exact, and needs no timer. */
function waitOf(fullAt: number, { everyMs, burst }: Rate, now: number): number {
  return Math.max(0, fullAt - (burst - 1) * everyMs - now);
}

function book(fullAt: number, { everyMs }: Rate, now: number): number {
  return Math.max(fullAt, now) + everyMs;
}

function forgetIdle(chats: Map<number, number>, now: number): void {
  if (chats.size < CHATS_KEPT) return;
  for (const [id, fullAt] of chats) if (fullAt < now) chats.delete(id);
}

export type PacingOptions = {
  /** Milliseconds of a clock that only runs forward. */
  now?: () => number;
  sleep?: (ms: number) => Promise<void>;
};

const sleepFor = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** The send budgets of one process. */
export function createPacing({
  now = () => performance.now(),
  sleep = sleepFor,
}: PacingOptions = {}): Pacing {
  const chats = new Map<number, number>();
  let bot = 0;
  let notices = 0;
  let lastHold: { chatId: number; at: number } | undefined;

  function wait(chatId: number, lane: Lane): number {
    const at = now();
    const chat = waitOf(chats.get(chatId) ?? 0, CHAT, at);
    return Math.max(chat, waitOf(bot, BOT, at), lane === 'notice' ? waitOf(notices, NOTICES, at) : 0);
  }
  async function take(chatId: number, lane: Lane): Promise<void> {
    const ms = wait(chatId, lane);
    const at = now();
    forgetIdle(chats, at);
    chats.set(chatId, book(chats.get(chatId) ?? 0, CHAT, at));
    bot = book(bot, BOT, at);
    if (lane === 'notice') notices = book(notices, NOTICES, at);
    if (ms > 0) await sleep(ms);
  }
  function hold(chatId: number, ms: number): void {
    const at = now();
    const until = ({ everyMs, burst }: Rate) => at + ms + (burst - 1) * everyMs;
    chats.set(chatId, Math.max(chats.get(chatId) ?? 0, until(CHAT)));
    if (lastHold && lastHold.chatId !== chatId && at - lastHold.at < REPEATED_WITHIN_MS)
      bot = Math.max(bot, until(BOT));
    lastHold = { chatId, at };
  }
  return { wait, take, hold, on: true };
}

/** For closed networks whose Bot API server has no flood limits (`TELEGRAM_PACING=off`). A 429 is obeyed all the same. */
export function noPacing(options: PacingOptions = {}): Pacing {
  const now = options.now ?? (() => performance.now());
  const held = new Map<number, number>();
  const wait = (chatId: number) => Math.max(0, (held.get(chatId) ?? 0) - now());
  return {
    wait,
    take: async (chatId) => {
      const ms = wait(chatId);
      if (ms > 0) await (options.sleep ?? sleepFor)(ms);
    },
    hold: (chatId, ms) => void held.set(chatId, now() + ms),
    on: false,
  };
}
