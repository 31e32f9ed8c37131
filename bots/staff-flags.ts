import { DAY_MS } from '../src/calendar/duration.ts';
import { Refusal } from '../src/refusal.ts';
import { flagScreen, flagsScreen, surveyLine } from '../src/supervision/flags-screen.ts';
import { markLooked } from '../src/supervision/store-flags.ts';
import { flagById, openFlags, surveySince } from '../src/supervision/views-flags.ts';
import type { Tap } from '../src/telegram/buttons.ts';
import { say } from '../src/text/say.ts';
import type { Screen } from '../src/text/screen.ts';
import { isKnown, type Known } from './bot-form.ts';
import type { List } from './staff-list.ts';
import type { Talk } from './talk.ts';

const QUARTER_MS = 90 * DAY_MS;

/** 提示件: the supervisor's alone. */
export const flagLists: Record<string, List> = { flags };

async function flags(talk: Known, page: number): Promise<Screen> {
  const { deps, clock, locale, who } = talk;
  const [found, survey] = await Promise.all([
    openFlags(deps, who.person.id, page),
    surveySince(deps, new Date(clock.now.getTime() - QUARTER_MS)),
  ]);
  if (found.rows.length > 0) return flagsScreen(found, survey, page, clock);
  if (page > 0) return await flags(talk, 0);
  return { html: [say(locale, 'flags.none'), ...surveyLine(survey, locale)].join('\n'), buttons: [] };
}

/** A button outlives a role: it is asked again each time. */
function asSupervisor(talk: Talk): Known {
  if (!isKnown(talk) || !talk.who.person.roles.includes('supervisor')) throw new Refusal('refuse.not_yours');
  return talk;
}

async function show(given: Talk, { id = '' }: Tap): Promise<void> {
  const talk = asSupervisor(given);
  const { html, buttons } = await screenOf(talk, id);
  await talk.reply(html, buttons);
}

/** 看过了: off the list, and who looked when stays on it. */
async function look(given: Talk, { id = '' }: Tap): Promise<void> {
  const talk = asSupervisor(given);
  const { deps, who, clock } = talk;
  await markLooked(deps.sql, { id, by: who.person.id, at: clock.now });
  const { html, buttons } = await screenOf(talk, id);
  await talk.edit(talk.messageId, html, buttons);
}

async function screenOf({ deps, clock, who }: Known, id: string): Promise<Screen> {
  const flag = await flagById(deps, id, who.person.id);
  if (flag === null) throw new Refusal('refuse.stale_button');
  return flagScreen(flag, clock);
}

export const flagVerbs = { flag: show, 'flag.looked': look };
