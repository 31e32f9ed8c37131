import { turnOf } from '../appeal/turn.ts';
import { doneDue } from '../appeal/limits.ts';
import { isWaiting } from '../appeal/appeal.ts';
import { nextStep } from '../appeal/plan.ts';
import { rulesNow } from '../appeal/rules.ts';
import { type Calendar, isWorkday } from '../calendar/calendar.ts';
import { DAY_MS } from '../calendar/duration.ts';
import { instantOf, localTime, writeDay } from '../calendar/zone.ts';
import type { Deps } from '../deps.ts';
import { fingerprintOf } from '../record/checkpoint.ts';
import { lastCheckpoint } from '../record/views.ts';
import { staffRoles } from '../people/roles.ts';
import { label } from '../text/labels.ts';
import { type Button, reflow } from '../text/keyboard.ts';
import { say } from '../text/say.ts';
import type { Action } from '../text/screen.ts';
import { type Clock, writeDate } from '../text/when.ts';
import { listButton, listed } from './bundle.ts';
import { countFlags } from '../supervision/views-flags.ts';
import { byDue, type Listed, opens } from './line.ts';
import type { Rendered } from './notice.ts';
import {
  casesIn,
  casesForLeader,
  countFinished,
  countTown,
  loadStaff,
  openCasesOf,
  type StaffMember,
} from './views.ts';
import { subTasksOf } from './views-subs.ts';

/** One role's part of a morning list. `quiet`: nothing in it asks for anything. */
type Section = { html: string; cases: Listed[]; extra: Button<Action>[]; quiet: boolean };
type Morning = { deps: Deps; who: StaffMember; clock: Clock; today: Day; before: Day };
type Day = { from: Date; until: Date };

/**
 * The morning list of a person, one message for all their roles: what they must do, and where things stand. Silent
 * when nothing asks for anything; null when there is nothing to say at all.
 */
export async function renderDigest(deps: Deps, personId: string): Promise<Rendered | null> {
  const who = await loadStaff(deps, personId);
  if (who === null || who.away) return null;
  const { calendar } = rulesNow(deps);
  const now = deps.now();
  const clock = { locale: who.locale, zone: calendar.zone, now };
  const morning = { deps, who, clock, ...daysOf(calendar, now) };
  const parts = writers.filter(({ roles }) => roles.some((role) => who.roles.includes(role)));
  const sections = (await Promise.all(parts.map(({ write }) => write(morning)))).filter((s) => s !== null);
  if (sections.length === 0) return null;
  return {
    html: sections.map(({ html }) => html).join('\n\n'),
    buttons: buttonsUnder(sections, clock),
    silent: sections.every(({ quiet }) => quiet),
  };
}

const writers: { roles: string[]; write: (m: Morning) => Promise<Section | null> }[] = [
  { roles: ['cadre'], write: writeCadre },
  { roles: ['leader', 'head'], write: writeLeader },
  { roles: ['supervisor'], write: writeSupervisor },
  { roles: ['dispatcher'], write: writeDispatcher },
  { roles: ['supervisor', 'admin'], write: writeSealed },
  { roles: [...staffRoles], write: writeHelper },
];

/** Today, and the last working day before it. */
function daysOf(calendar: Calendar, now: Date): { today: Day; before: Day } {
  const { day } = localTime(calendar.zone, now);
  let last = day - 1;
  while (!isWorkday(calendar, writeDay(last)) && day - last < 30) last -= 1;
  return { today: dayOf(calendar, day), before: dayOf(calendar, last) };
}

function dayOf({ zone }: Calendar, day: number): Day {
  return { from: new Date(instantOf(zone, day, 0)), until: new Date(instantOf(zone, day, DAY_MS)) };
}

async function writeCadre({ deps, who, clock, before }: Morning): Promise<Section | null> {
  const open = await openCasesOf(deps, who.id);
  const now = clock.now.getTime();
  const subs = await subTasksOf(deps, who);
  const own = open.filter(({ rules, appeal }) => turnOf(rules, appeal, now)?.who === 'owner');
  const mine: Listed[] = [...own, ...subs];
  const counts = {
    date: writeDate(clock, clock.now),
    open_n: open.length,
    wait_n: open.filter(({ appeal }) => isWaiting(appeal.status)).length,
  };
  if (open.length + subs.length === 0) return null;
  if (mine.length === 0) {
    return { html: say(clock.locale, 'digest.cadre.empty', counts), cases: [], extra: [], quiet: true };
  }
  const { lines, shown } = listed(mine.toSorted(byDue(clock.now)), 'digest.line', clock);
  const html = say(clock.locale, 'digest.cadre', {
    ...counts,
    n: mine.length,
    lines: { html: lines },
    over_n: open.filter((c) => isLate(c, now)).length,
    done_n: (await countFinished(deps, who.id, before)) || '',
  });
  return { html, cases: shown, extra: [], quiet: false };
}

/** Sub-tasks of somebody who is no cadre; a cadre has them among the cases. */
async function writeHelper({ deps, who, clock }: Morning): Promise<Section | null> {
  const subs = who.roles.includes('cadre') ? [] : await subTasksOf(deps, who);
  if (subs.length === 0) return null;
  const { lines, shown } = listed(subs, 'digest.line', clock);
  const counts = { date: writeDate(clock, clock.now), n: subs.length, lines: { html: lines } };
  return { html: say(clock.locale, 'digest.helper', counts), cases: shown, extra: [], quiet: false };
}

function isLate({ rules, appeal }: Listed, now: number): boolean {
  const due = isWaiting(appeal.status)
    ? null
    : (doneDue(rules, appeal, now) ?? nextStep(appeal)?.due ?? null);
  return due !== null && due < now;
}

async function writeLeader({ deps, clock, today }: Morning): Promise<Section | null> {
  const [waiting, town] = await Promise.all([casesForLeader(deps), countTown(deps, today)]);
  if (waiting.length === 0 && town.over_n === 0) return null;
  const { lines, shown } = listed(waiting, 'digest.line', clock);
  const html = say(clock.locale, 'digest.leader', {
    ...town,
    date: writeDate(clock, clock.now),
    n: waiting.length || '',
    lines: { html: lines },
  });
  return { html, cases: shown, extra: [overdueButton(clock)], quiet: waiting.length === 0 };
}

async function writeSupervisor({ deps, who, clock, today }: Morning): Promise<Section | null> {
  const [town, flags_n] = await Promise.all([countTown(deps, today), countFlags(deps, who.id)]);
  if (town.over_n + town.due_n + town.orders_n + flags_n === 0) return null;
  const html = say(clock.locale, 'digest.supervisor', {
    ...town,
    flags_n,
    date: writeDate(clock, clock.now),
  });
  const flags = { label: say(clock.locale, 'cmd.flags'), action: { verb: 'list', arg: 'flags' } };
  const extra = [overdueButton(clock), ...(flags_n > 0 ? [flags] : [])];
  return { html, cases: [], extra, quiet: town.over_n + flags_n === 0 };
}

async function writeDispatcher({ deps, clock, today }: Morning): Promise<Section | null> {
  const [town, unowned, called] = await Promise.all([
    countTown(deps, today),
    casesIn(deps, ['submitted', 'in_progress', 'long_term'], { unownedOnly: true }),
    casesIn(deps, ['callback', 'disputed']),
  ]);
  if (town.new_n + town.dispute_n + town.call_n + town.unreach_n === 0) return null;
  const { lines, shown } = listed([...unowned, ...called].toSorted(byDue(clock.now)), 'digest.line', clock);
  const html = say(clock.locale, 'digest.dispatcher', {
    ...town,
    date: writeDate(clock, clock.now),
    lines: { html: lines },
  });
  const intake = { label: label(clock.locale, 'intake_desk'), action: { verb: 'list', arg: 'intake' } };
  return { html, cases: shown, extra: [intake], quiet: shown.length === 0 };
}

/** So that somebody outside of the database holds what the log of the town was when the day began. */
async function writeSealed({ deps, clock, today }: Morning): Promise<Section | null> {
  const sealed = await lastCheckpoint(deps.sql);
  const isFresh = sealed !== null && sealed.day === localTime(clock.zone, today.from).date;
  if (!isFresh) return null;
  const html = say(clock.locale, 'digest.sealed', { fingerprint: fingerprintOf(sealed) });
  return { html, cases: [], extra: [], quiet: true };
}

function overdueButton({ locale }: Clock): Button<Action> {
  return { label: label(locale, 'overdue'), action: { verb: 'list', arg: 'overdue' } };
}

/** The numbers of the first section that has any: two lists with the same numbers would not be told apart. */
function buttonsUnder(sections: readonly Section[], clock: Clock): Button<Action>[][] {
  const cases = sections.find((section) => section.cases.length > 0)?.cases ?? [];
  const numbers = cases.map((one, i) => ({ label: String(i + 1), action: opens(one) }));
  const extra = sections.flatMap((section) => section.extra);
  const once = extra.filter((button, i) => extra.findIndex((b) => b.label === button.label) === i);
  return [...reflow([numbers]), ...reflow([[...once, listButton('my_tasks', 'tasks', clock.locale)]])].filter(
    (row) => row.length > 0,
  );
}
