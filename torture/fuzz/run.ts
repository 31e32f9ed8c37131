import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { pino } from 'pino';
import type { Config } from '../../src/config.ts';
import { readConfig } from '../../src/config.ts';
import type { Target } from '../../src/db/client.ts';
import type { Deps } from '../../src/deps.ts';
import { describeError } from '../../src/log.ts';
import { run } from '../../src/run/run.ts';
import { type Dice, diceOf } from './dice.ts';
import { openCast, type Persona } from './people.ts';
import { NONE, type Stall, type Stalls, watchStalls } from './stalls.ts';
import { startTelegram, type Telegram } from './telegram.ts';
import { type Made, nextUpdate } from './updates.ts';
import { words } from './words.ts';

export type Findings = {
  seed: number;
  updates: number;
  seconds: number;
  /** Calls of the Bot API that came of it. */
  sent: number;
  cases: number;
  /** What went wrong, how often, and the first time that it did. */
  faults: Map<string, { n: number; example: string }>;
  /** The longest time an update took, ms. */
  slowest: number;
  /** The longest that nothing at all ran in this process, and the longest that the database took over nothing. */
  stalls: { process: Stall; database: Stall };
  /** How much more memory is in use than after the first third, MB. */
  grown: number;
};

export type FuzzOptions = {
  seed: number;
  updates: number;
  /** Everything but the clock and the log, which the game sets. */
  deps: Deps;
  target: Target;
  /** After so long no more are sent, ms. */
  within?: number;
  /** Told now and then how far it is. */
  onProgress?: (done: number) => void;
};

/** An update that is not handled within this time counts as not answered. */
const PATIENCE_MS = 20_000;
/** Somebody whose job was lost with the queue is queued again within 30 s. */
const REST_MS = 60_000;
/** After so many updates time jumps, so that reminders, alarms and lists come. */
const UPDATES_A_JUMP = 600;
const MORNING = Date.parse('2026-03-02T01:00:00Z');

type Game = {
  deps: Deps;
  api: Telegram;
  dice: Dice;
  findings: Findings;
  post: (update: object) => Promise<number>;
  /** Waits until the inbox is through with it. */
  handled: (updateId: number) => Promise<void>;
  /** Looked at again once everything has come to rest. */
  unheard: (() => void)[];
  stalls: Stalls;
  updateId: number;
  left: number;
};

/**
 * Sends generated updates through the webhook of a whole running system and looks at everything that comes out: by the
 * strictness of Telegram, and for what people typed being taken as mark-up.
 */
export async function fuzz(options: FuzzOptions): Promise<Findings> {
  const { seed, updates, deps: given, target, onProgress, within = Number.POSITIVE_INFINITY } = options;
  const dice = diceOf(seed);
  const findings: Findings = {
    ...{
      seed,
      updates,
      seconds: 0,
      sent: 0,
      cases: 0,
      slowest: 0,
      grown: 0,
      stalls: { process: NONE, database: NONE },
    },
    faults: new Map(),
  };
  const clock = { ahead: 0, began: performance.now() };
  const now = () => new Date(MORNING + clock.ahead + performance.now() - clock.began);
  const { handled, metrics } = watching(given.metrics);
  const deps: Deps = { ...given, now, metrics, log: faultLog(findings) };
  const api = await startTelegram();
  const cast = await openCast(deps, api.botId, () => words(dice));
  for (const { chatId } of cast) api.open(chatId);
  const closed = { offsetMs: () => 0, advance: async () => {}, reset: async () => {} };
  const opened = { deps, target, clock: closed, lost: new Promise<Error>(() => {}), close: async () => {} };
  const running = await run({ config: configFor(api), opened, pace: { linesMs: 0 } });
  const game: Game = {
    ...{ deps, api, dice, findings, updateId: 1, left: updates, unheard: [], stalls: watchStalls(deps) },
    post: posting(api, running.url),
    handled,
  };
  let base = 0;
  while (game.left > 0 && performance.now() - clock.began < within) {
    game.left -= await round(game, cast, Math.min(UPDATES_A_JUMP, game.left));
    await settled(game);
    for (const look of game.unheard.splice(0)) look();
    clock.ahead += dice.pick([60_000, 600_000, 3_600_000, 5 * 3_600_000, 15 * 3_600_000]);
    await deps.sql`select pg_notify('timers', ''), pg_notify('outbox', '')`;
    await settled(game);
    onProgress?.(updates - game.left);
    if (base === 0 && game.left <= (updates * 2) / 3) base = memory();
  }
  findings.updates -= game.left;
  findings.grown = Math.round((memory() - base) / 1024 / 1024);
  game.stalls.stop();
  await running.stop();
  await api.close();
  await conclude(game, clock.began);
  return findings;
}

async function conclude({ findings, api, deps }: Game, began: number): Promise<void> {
  const [row] = await deps.sql<{ dead: number; cases: number }[]>`
    select (select count(*)::int from inbox where error is not null) as dead,
      (select count(*)::int from appeals) as cases`;
  for (const [what, one] of api.complaints) findings.faults.set(what, one);
  if (row !== undefined && row.dead > 0) findings.faults.set('set aside', { n: row.dead, example: '' });
  Object.assign(findings, { sent: api.sent(), cases: row?.cases ?? 0 });
  findings.seconds = Math.round((performance.now() - began) / 1000);
}

function configFor({ url, token }: Telegram): Config {
  const env = {
    ...{ PORT: '0', TELEGRAM_PACING: 'off', BOT_TOKEN: token, TELEGRAM_API_ROOT: url },
    WEBHOOK_URL: 'https://fuzz.invalid',
  };
  return readConfig(env, '/nonexistent/.env');
}

type Line = { msg: string; level: number; why?: string; err?: { message?: string; at?: string[] } };

/** Whatever the system calls a fault of its own, or warns of, is one of our findings. */
function faultLog({ faults }: Findings): Deps['log'] {
  const write = (line: string) => {
    const { msg, err, why } = JSON.parse(line) as Line;
    if (msg === 'button refused') return;
    const place = err?.at?.find((one) => !one.includes('node_modules') && !one.includes('node:')) ?? '';
    note(faults, `${msg}: ${err?.message ?? why ?? ''} ${place.replace(/\(.*\/(?=\w+\/)/, '(')}`, line);
  };
  return pino({ level: 'warn', serializers: { err: describeError } }, { write });
}

function note(faults: Findings['faults'], what: string, example: unknown): void {
  const known = faults.get(what);
  faults.set(what, { n: (known?.n ?? 0) + 1, example: known?.example ?? String(example).slice(0, 2500) });
}

/** Keeps an update as Telegram does: over HTTP, at the webhook. */
function posting(api: Telegram, url: string): Game['post'] {
  const hook = api.webhook();
  if (hook === undefined) throw new Error('no webhook was set');
  const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': hook.secret };
  return async (update) => {
    const body = JSON.stringify(update);
    return (await fetch(url + hook.path, { method: 'POST', headers, body })).status;
  };
}

type Watch = { handled: Game['handled']; metrics: Deps['metrics'] };

/** Hears of every update that is done with, from where the system itself counts them. */
function watching(metrics: Deps['metrics']): Watch {
  const waiting = new Map<number, () => void>();
  const handled: Game['handled'] = (updateId) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.delete(updateId);
        reject(new Error('not handled'));
      }, PATIENCE_MS);
      waiting.set(updateId, () => {
        clearTimeout(timer);
        waiting.delete(updateId);
        resolve();
      });
    });
  const count: Deps['metrics']['handled'] = (update, as, ms) => {
    metrics.handled(update, as, ms);
    if (as === 'done' || as === 'dead') waiting.get((update as { update_id: number }).update_id)?.();
  };
  return { handled, metrics: { ...metrics, handled: count } };
}

/** Of those in the books come so many times more updates than of everybody else. */
const SHARE = 3;

/** Everybody at once, each one after the other of their own. @returns how many updates were sent */
async function round(game: Game, cast: readonly Persona[], most: number): Promise<number> {
  const weights = cast.map(({ isKnown, type }) => (isKnown && type === 'private' ? SHARE : 1));
  const all = weights.reduce((sum, one) => sum + one, 0);
  const counts = weights.map((weight) => Math.floor((most * weight) / all));
  counts[0] = (counts[0] ?? 0) + most - counts.reduce((sum, one) => sum + one, 0);
  const play = async (who: Persona, n: number) => {
    for (let i = 0; i < n; i += 1) await turn(game, who, cast);
  };
  await Promise.all(cast.map((who, n) => play(who, counts[n] ?? 0)));
  return most;
}

async function turn(game: Game, who: Persona, all: readonly Persona[]): Promise<void> {
  const { api, dice, findings } = game;
  const update_id = game.updateId;
  game.updateId += 1;
  const before = api.callsOf(who.chatId);
  const made = nextUpdate({ chats: api, dice, who, n: update_id, all });
  if (made.tapId !== undefined) api.tap(made.tapId, who.chatId);
  const began = performance.now();
  const done = game.handled(update_id).then(
    () => true,
    () => false,
  );
  const status = await game.post({ ...made.update, update_id });
  if (status !== 200) return note(findings.faults, `webhook: ${status}`, show(who, made));
  if (!(await done)) return note(findings.faults, `not handled in time: ${made.what}`, show(who, made));
  findings.stalls = game.stalls.nearest(findings.stalls, { updateId: update_id, what: made.what });
  findings.slowest = Math.max(findings.slowest, Math.round(performance.now() - began));
  judge(game, who, made, before);
}

/** A tap's spinner is stopped; whoever is in the books and says something hears something. */
function judge({ api, findings, unheard }: Game, who: Persona, made: Made, before: number): void {
  const isOpen = made.tapId !== undefined && api.unanswered(made.tapId);
  if (!who.isKnown || who.type !== 'private' || made.wantsAnswer !== true) return;
  if (isOpen) note(findings.faults, `tap without an answer: ${made.what}`, show(who, made));
  // A card comes by way of the outbox, a moment later.
  else if (api.callsOf(who.chatId) === before) {
    unheard.push(() => {
      if (api.callsOf(who.chatId) === before)
        note(findings.faults, `said nothing to: ${made.what}`, show(who, made));
    });
  }
}

const show = ({ name }: Persona, { what, update }: Made): string =>
  `${name} ${what} ${JSON.stringify(update).slice(0, 2000)}`;

/** Until nothing is left that is due now. What waits for somebody who has stopped the bot goes on waiting. */
async function settled({ deps, findings }: Game): Promise<void> {
  const end = performance.now() + REST_MS;
  for (;;) {
    const left = await deps.sql<{ what: string; n: number }[]>`
      select 'timer ' || kind as what, count(*)::int as n from timers where due_at <= ${deps.now()} group by 1
      union all select 'notice ' || kind, count(*)::int from notices n where state in ('waiting', 'sending')
        and not_before <= ${deps.now()} and exists (select from accounts a where a.person_id = n.person_id
          and a.ended_at is null and a.unreachable_at is null) group by 1
      union all select 'update', count(*)::int from inbox where done_at is null having count(*) > 0`;
    if (left.length === 0) return;
    if (performance.now() > end) return note(findings.faults, 'never came to rest', await whyNot(deps, left));
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

async function whyNot({ sql }: Deps, left: object): Promise<string> {
  const notices = await sql`
    select n.kind, n.manner, n.state, n.attempts, n.not_before, n.claimed_at, a.busy_until, a.hold_until, now()
    from notices n join accounts a on a.person_id = n.person_id
    where n.state in ('waiting', 'sending') and a.unreachable_at is null order by n.not_before limit 3`;
  return JSON.stringify({ left, notices });
}

/** Memory in use, in bytes, after the garbage is out where node lets us ask for it. */
function memory(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  return process.memoryUsage().heapUsed;
}
