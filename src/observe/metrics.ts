import { Counter, Histogram, Registry } from 'prom-client';
import type { TroubleKind } from '../telegram/errors.ts';

export type HandledAs = 'done' | 'weather' | 'fault' | 'dead';
/** Why nobody knows whether it reached its reader before. */
export type SentAgain = 'no_answer' | 'server_error' | 'crash';
export type ToldAs = 'sent' | 'dropped' | 'failed' | 'waiting' | 'unreachable';

/** What a process counts. Every label has few values, known beforehand: no id, no name, no text ever is one. */
export type Metrics = {
  registry: Registry;
  handled: (update: object, as: HandledAs, ms: number) => void;
  called: (method: string, as: 'ok' | TroubleKind, ms: number) => void;
  told: (as: ToldAs, n?: number) => void;
  /** Something is sent, or an update is answered, again, and it may have come the first time too. */
  sentAgain: (why: SentAgain) => void;
  fired: (as: 'fired' | 'failed') => void;
  /** Updates that were not taken, because their account had sent too many. */
  refused: (n: number) => void;
};

/** In seconds. */
const TIMES = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const KINDS = ['message', 'edited_message', 'callback_query', 'my_chat_member'];

/** One registry a process; a test makes its own. */
export function makeMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const handled = new Histogram({
    name: 'xiaoer_update_seconds',
    help: 'How long updates took to handle, by kind and outcome',
    labelNames: ['kind', 'outcome'],
    buckets: TIMES,
    registers,
  });
  const called = new Histogram({
    name: 'xiaoer_call_seconds',
    help: 'How long calls of the Bot API took, by method and outcome; rate is a 429',
    labelNames: ['method', 'outcome'],
    buckets: TIMES,
    registers,
  });
  const told = new Counter({
    name: 'xiaoer_notices_total',
    help: 'Notices by outcome; waiting: put off or to be tried again',
    labelNames: ['outcome'],
    registers,
  });
  const again = new Counter({
    name: 'xiaoer_sends_possibly_twice_total',
    help: 'Messages and answers sent again though they may have come before, by why nobody knows',
    labelNames: ['why'],
    registers,
  });
  const fired = new Counter({
    name: 'xiaoer_timers_total',
    help: 'Timers that were due, by outcome',
    labelNames: ['outcome'],
    registers,
  });
  const refused = new Counter({
    name: 'xiaoer_updates_refused_total',
    help: 'Updates that were not taken, because one account sent more than caps.updates_at_once',
    registers,
  });
  return {
    registry,
    handled: (update, outcome, ms) => handled.observe({ kind: kindOf(update), outcome }, ms / 1000),
    called: (method, outcome, ms) => called.observe({ method, outcome }, ms / 1000),
    told: (outcome, n = 1) => told.inc({ outcome }, n),
    sentAgain: (why) => again.inc({ why }),
    fired: (outcome) => fired.inc({ outcome }),
    refused: (n) => refused.inc(n),
  };
}

const kindOf = (update: object): string => KINDS.find((kind) => kind in update) ?? 'other';
