import { rulesNow } from '../src/appeal/rules.ts';
import { isProvisional } from '../src/calendar/calendar.ts';
import { instantOf, localTime, readDay } from '../src/calendar/zone.ts';
import { replayDead } from '../src/health/store-dead.ts';
import { type Load, readDead, readLoad, worstLag } from '../src/health/views.ts';
import { coverage } from '../src/people/coverage.ts';
import { readHeld } from '../src/retain/store-day.ts';
import { SendError } from '../src/telegram/errors.ts';
import { label } from '../src/text/labels.ts';
import type { Locale } from '../src/text/locale.ts';
import { say } from '../src/text/say.ts';
import { writeDuration, writeMoment } from '../src/text/when.ts';
import type { Known } from './bot-form.ts';
import { showWaiting } from './policy.ts';
import { asAdmin } from './requests.ts';
import type { Talk } from './talk.ts';

/** A lag, or a silence of the workers, that means that something is stuck. */
const STUCK_MS = 180_000;
const NAMED = 5;

/** /health: whether the machinery runs, and what the roster lacks. */
export async function showHealth(given: Talk): Promise<void> {
  const talk = asAdmin(given);
  const { locale } = talk;
  const load = await readLoad(talk.deps.sql, talk.deps.now());
  const roster = await rosterLines(talk);
  const lines = [...boxLine(talk), ...roster, ...calendarLine(talk), ...(await retentionLine(talk))];
  const html = [await headOf(talk, load), ...lines].join('\n');
  const look = { label: say(locale, 'opt.see_dead'), action: { verb: 'health.dead' } };
  const retry = { label: label(locale, 'retry'), action: { verb: 'health.retry' } };
  await talk.reply(html, load.dead.in + load.dead.out > 0 ? [[look, retry]] : []);
  await showWaiting(talk);
}

async function headOf(talk: Known, load: Load): Promise<string> {
  const { deps, locale, clock } = talk;
  const { outbox, timers, dead, beat } = load;
  const now = deps.now();
  const [cover, telegram] = await Promise.all([coverage(deps), ping(talk)]);
  const fine = say(locale, 'health.ok');
  const since = beat === null ? Number.POSITIVE_INFINITY : now.getTime() - beat.getTime();
  const behind = worstLag(load);
  const late = say(locale, 'health.behind', { lag: writeDuration(locale, behind) });
  const queue = since > STUCK_MS ? say(locale, 'health.silent') : behind > STUCK_MS ? late : fine;
  return say(locale, 'health.head', {
    at: writeMoment(clock, now),
    db: fine,
    queue,
    channel: say(locale, 'bot' in talk.door ? 'health.telegram' : 'health.builtin'),
    tg: telegram,
    outbox_n: outbox.n,
    lag: lagOf(locale, outbox.lagMs),
    timer_lag: lagOf(locale, timers.lagMs),
    unbound_n: cover.unbound,
    uncovered_n: cover.withoutCadre.length,
    unreach_n: cover.unreachable,
    dead_n: dead.in + dead.out,
  });
}

/** Nothing where nothing is behind. */
const lagOf = (locale: Locale, ms: number): string => (ms === 0 ? '' : writeDuration(locale, ms));

async function ping({ send, locale }: Known): Promise<string> {
  try {
    await send.me();
    return say(locale, 'health.ok');
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    return error.kind;
  }
}

/** Nobody can hand in or read a confidential report. */
const boxLine = ({ deps, locale }: Known): string[] =>
  deps.box.isOpen ? [] : [say(locale, 'health.box_closed')];

/** Enterprises that nobody answers for, or nobody would in the cadre's absence. */
async function rosterLines({ deps, locale }: Known): Promise<string[]> {
  const { withoutCadre, withoutDeputy } = await coverage(deps);
  const write = (key: 'health.without_cadre' | 'health.without_deputy', rows: typeof withoutCadre) => {
    if (rows.length === 0) return [];
    const first = rows.slice(0, NAMED).map(({ name }) => name);
    const names = [...first, ...(rows.length > NAMED ? ['…'] : [])].join(locale === 'zh' ? '、' : ', ');
    return [say(locale, key, { n: rows.length, names })];
  };
  return [...write('health.without_cadre', withoutCadre), ...write('health.without_deputy', withoutDeputy)];
}

/** From the autumn on, when the next year's holidays are published. */
function calendarLine({ deps, locale }: Known): string[] {
  const { calendar } = rulesNow(deps);
  const { y, m } = localTime(calendar.zone, deps.now());
  const year = m >= 11 ? y + 1 : y;
  const midsummer = new Date(instantOf(calendar.zone, readDay(`${year}-07-01`), 0));
  return isProvisional(calendar, midsummer) ? [say(locale, 'health.calendar', { year })] : [];
}

/** What had its time and is not erased, because the clock may be wrong: only somebody at the server can say. */
async function retentionLine({ deps, locale }: Known): Promise<string[]> {
  const held = await readHeld(deps.sql);
  if (held === null) return [];
  const { cases, drafts, people } = held.counts;
  const key = (
    { first: 'health.retain.first', long: 'health.retain.long', ahead: 'health.retain.ahead' } as const
  )[held.why];
  return [say(locale, key, { cases, drafts, people, day: held.last ?? '' })];
}

async function showDead(talk: Known): Promise<void> {
  const { locale } = talk;
  const dead = await readDead(talk.deps.sql);
  if (dead.length === 0) return void (await talk.reply(say(locale, 'health.dead.none')));
  const lines = dead.map(({ kind, why, n }) =>
    kind === 'in' ? say(locale, 'health.dead.in', { n, why }) : say(locale, 'health.dead.out', { n, why }),
  );
  await talk.reply(say(locale, 'health.dead', { lines: { html: lines.join('\n') } }));
}

/** The buttons under /health. */
export const healthVerbs = {
  'health.look': showHealth,
  'health.dead': (talk: Talk) => showDead(asAdmin(talk)),
  'health.retry': async (given: Talk) => {
    const talk = asAdmin(given);
    const n = await replayDead(talk.deps.sql, talk.deps.now(), 'all', talk.who.person.id);
    await talk.reply(say(talk.locale, 'health.retried', { n }));
  },
};
