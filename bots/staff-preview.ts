import { DAY_MS } from '../src/calendar/duration.ts';
import { previewScreen } from '../src/supervision/preview-screen.ts';
import { forecast } from '../src/supervision/views-preview.ts';
import { say } from '../src/text/say.ts';
import type { Screen } from '../src/text/screen.ts';
import { isKnown, type Known } from './bot-form.ts';
import { rolesOf } from './menus.ts';
import type { List } from './staff-list.ts';
import type { Talk } from './talk.ts';

const MOST_DAYS = 30;

/** /preview 7d: everything that will be said to anybody if nothing is done. */
export async function preview(talk: Talk, args: string): Promise<void> {
  if (!isKnown(talk)) return;
  const days = readDays(args);
  if (days === null) return void (await talk.reply(say(talk.locale, 'err.preview')));
  const { html, buttons } = await screenOf(talk, days, 0);
  await talk.reply(html, buttons);
}

/** Its pages, by how many days it looks ahead. */
export const previewLists: Record<string, List> = {
  'preview-of': (talk, page, days) => screenOf(talk, readDays(days) ?? 1, page),
};

/** `7d`, `7`, `7 天`; null for anything else, and for what is not 1 to 30. */
function readDays(text: string): number | null {
  if (text === '') return 1;
  const days = Number(/^(\d{1,2})\s*(?:d|days?|天)?$/i.exec(text)?.[1] ?? Number.NaN);
  return days >= 1 && days <= MOST_DAYS ? days : null;
}

/** Who oversees the town sees all of it; a cadre the own cases. */
async function screenOf(talk: Known, days: number, page: number): Promise<Screen> {
  const { deps, clock, who } = talk;
  const roles = await rolesOf(talk);
  const isOffice = roles.some((role) => role === 'leader' || role === 'head' || role === 'supervisor');
  const span = { from: clock.now, until: new Date(clock.now.getTime() + days * DAY_MS) };
  const found = await forecast(deps, span, { ownersOf: isOffice ? null : who.person.id });
  return previewScreen(found, days, page, clock);
}
