import type { Notice } from '../src/notices/notice.ts';
import type { Settlement } from '../src/notices/store.ts';
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
const WEATHER_FROM_MS = 1000;
const WEATHER_MAX_MS = 60_000;

export type Weather = {
  /** How long to wait now: longer each time, until something goes through again. */
  next: () => number;
  clear: () => void;
};

export function createWeather(): Weather {
  let failures = 0;
  return {
    next: () => Math.min(WEATHER_MAX_MS, WEATHER_FROM_MS * 2 ** Math.min(failures++, 10)),
    clear: () => {
      failures = 0;
    },
  };
}

/** Pure but for the weather, which it makes worse. */
export function remedyFor(error: unknown, notices: Notice[], now: Date, weather: Weather): Remedy {
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
      return { settlements: again(), holdMs: weather.next() };
    case 'unknown':
      return { settlements: notices.map(unknown), holdMs: weather.next() };
    default:
      return { settlements: notices.map((one) => fault(one, error.message, now)) };
  }
}

/** The answer was lost, the message perhaps not: once more, marked, and then no more. Redrawing twice harms nobody. */
function unknown({ id, manner, why }: Notice): Settlement {
  if (manner === 'card') return { id, state: 'waiting' };
  if (why === 'unknown') return { id, state: 'failed', why: 'unknown twice', cost: 1 };
  return { id, state: 'waiting', why: 'unknown', cost: 1 };
}

/** This one rests, longer each time, and the chat goes on without it; at last it is given up, with the reason. */
function fault({ id, attempts }: Notice, why: string, now: Date): Settlement {
  if (attempts + 1 >= MAX_TRIES) return { id, state: 'failed', why, cost: 1 };
  const rest = FIRST_REST_MS * 4 ** attempts;
  return { id, state: 'waiting', cost: 1, notBefore: new Date(now.getTime() + rest) };
}
