import type { Notice } from '../src/notices/notice.ts';
import type { Claim, Settlement } from '../src/notices/store.ts';
import { SendError } from '../src/telegram/errors.ts';

/** What to do with the notices of a message that could not be sent. */
export type Remedy = {
  settlements: Settlement[];
  /** The chat waits this long. */
  holdMs?: number;
  /** The person cannot be written to. */
  unreachable?: 'blocked' | 'no_chat';
};

const MAX_TRIES = 6;
const FIRST_REST_MS = 5000;
/**
 * Tries of what may have been carried out each time. Where Telegram answers that it failed, for seven hours; where no
 * answer comes though Telegram answers other calls, for less than two, since each try may be the same message again.
 */
const TRIES = { server: 14, unknown: 8 } as const;
const UNSURE_REST_MS = 5000;
const UNSURE_REST_MAX_MS = 3_600_000;
const WEATHER_FROM_MS = 1000;
const WEATHER_MAX_MS = 60_000;
const CHATS_KEPT = 10_000;

/** Of each chat apart: a hundred that meet trouble at once are no reason for any of them to wait longer. */
export type Weather = {
  /** How long this chat is to wait now: longer each time, until something goes through there again. */
  next: (chatId: number) => number;
  clear: (chatId: number) => void;
};

export function createWeather(): Weather {
  const failures = new Map<number, number>();
  return {
    next: (chatId) => {
      const before = failures.get(chatId) ?? 0;
      if (failures.size > CHATS_KEPT) failures.clear();
      failures.set(chatId, before + 1);
      return Math.min(WEATHER_MAX_MS, WEATHER_FROM_MS * 2 ** Math.min(before, 10));
    },
    clear: (chatId) => void failures.delete(chatId),
  };
}

type Failed = Pick<Claim, 'chatId' | 'notices'>;

/** Pure but for the weather, which it makes worse. */
export function remedyFor(error: unknown, failed: Failed, now: Date, weather: Weather): Remedy {
  const { chatId, notices } = failed;
  const again = (more: Partial<Settlement> = {}) =>
    notices.map(({ id }): Settlement => ({ id, state: 'waiting', ...more }));
  if (!(error instanceof SendError))
    return { settlements: notices.map((one) => fault(one, 'a fault of ours', now)) };
  switch (error.kind) {
    case 'rate':
      return { settlements: again(), holdMs: error.retryAfterMs };
    case 'blocked':
    case 'no_chat':
      return { settlements: again(), unreachable: error.kind };
    case 'weather':
      return { settlements: again(), holdMs: weather.next(chatId) };
    case 'server':
    case 'unknown':
      return unsure(error.kind, failed, now, weather);
    default:
      return { settlements: notices.map((one) => fault(one, error.message, now)) };
  }
}

const WHY = { server: 'server error', unknown: 'unknown' } as const;
export const isUnsure = ({ why }: Notice): boolean => why === WHY.server || why === WHY.unknown;

/**
 * The answer was lost, the message perhaps not: soon once more, in its place. If that fails too it rests, longer each
 * time, and the chat goes on without it. Redrawing twice harms nobody.
 */
function unsure(kind: keyof typeof TRIES, { chatId, notices }: Failed, now: Date, weather: Weather): Remedy {
  const isFirst = notices.some((one) => one.manner === 'card' || !isUnsure(one));
  const settlements = notices.map(({ id, manner, attempts }): Settlement => {
    if (manner === 'card') return { id, state: 'waiting' };
    const why = WHY[kind];
    if (attempts + 1 >= TRIES[kind]) return { id, state: 'failed', why, cost: 1 };
    const rest = Math.min(UNSURE_REST_MAX_MS, UNSURE_REST_MS * 4 ** (attempts - 1));
    const notBefore = isFirst ? {} : { notBefore: new Date(now.getTime() + rest) };
    return { id, state: 'waiting', why, cost: 1, ...notBefore };
  });
  return isFirst ? { settlements, holdMs: weather.next(chatId) } : { settlements };
}

/** This one rests, longer each time, and the chat goes on without it; at last it is given up, with the reason. */
function fault({ id, attempts }: Notice, why: string, now: Date): Settlement {
  if (attempts + 1 >= MAX_TRIES) return { id, state: 'failed', why, cost: 1 };
  const rest = FIRST_REST_MS * 4 ** attempts;
  return { id, state: 'waiting', cost: 1, notBefore: new Date(now.getTime() + rest) };
}
