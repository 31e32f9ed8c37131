import { buttonOf, offered } from '../text/offers.ts';
import { type Button, reflow } from '../text/keyboard.ts';
import { label, type LabelKey } from '../text/labels.ts';
import { say, sayKey } from '../text/say.ts';
import type { Action, Screen } from '../text/screen.ts';
import { type Clock, writeMoment } from '../text/when.ts';
import { byDue, lineParams, type Listed, nextOffer, opens } from './line.ts';
import { PROGRESS } from './notice.ts';
import { type Telling, wordsOf } from './telling.ts';
import { subTold } from './told-helpers.ts';

/** Lines of a list that make one message; the rest is behind the button of the whole list. */
export const MOST_LINES = 10;

/** The kinds of notice that ask for nothing: they only bring news. */
const isNews = ({ kind }: Telling): boolean => kind === PROGRESS;

/**
 * Several things that are due for one person at one time, as one message: a line a case, and numbered buttons
 * that take the next step at once. News stands below what asks for something. Pure.
 */
export function renderBundle(items: readonly Telling[], clock: Clock): Screen {
  const cases = casesOf(
    items.filter((item) => !isNews(item)),
    clock,
  );
  const isEnterprise = items[0]?.viewer.frame === 'enterprise';
  const { lines, shown } = listed(cases, isEnterprise ? 'bundle.line.enterprise' : 'bundle.line', clock);
  const key = isEnterprise ? 'bundle.enterprise' : 'bundle.cadre';
  const asked =
    cases.length === 0 ? [] : [say(clock.locale, key, { n: cases.length, lines: { html: lines } })];
  const html = [...asked, ...newsOf(items.filter(isNews), clock)].join('\n\n');
  return { html, buttons: [...numbered(shown, clock), lastRow(isEnterprise, clock)] };
}

/** The newest word on each case; the others are in its timeline. */
function newsOf(items: readonly Telling[], clock: Clock): string[] {
  if (items.length === 0) return [];
  const newest = [...new Map(items.map((item) => [item.view.appeal.id, item])).values()];
  const lines = newest.map((item) => {
    const { appeal, rules, enterprise } = item.view;
    const { no_short, title_short } = lineParams({ appeal, rules, enterprise: enterprise.name }, 0, clock);
    return say(clock.locale, 'bundle.news.line', { no_short, title_short, text: wordsOf(item) });
  });
  const rest = items.length - newest.length;
  const more = rest === 0 ? [] : [say(clock.locale, 'progress.enterprise.more', { n: rest })];
  const list = { html: [...lines, ...more].join('\n') };
  return [say(clock.locale, 'bundle.news', { n: newest.length, lines: list })];
}

/** After a stop of the system: once, and honestly, what would have been said meanwhile. Pure. */
export function renderCatchup(
  items: readonly Telling[],
  stop: { from: Date; until: Date },
  clock: Clock,
): Screen {
  const cases = casesOf(items, clock);
  const isEnterprise = items[0]?.viewer.frame === 'enterprise';
  const { lines, shown } = listed(cases, isEnterprise ? 'bundle.line.enterprise' : 'catchup.line', clock);
  const key = isEnterprise ? 'catchup.enterprise' : 'catchup.staff';
  const html = sayKey(clock.locale, key, { ...writeStop(stop, clock), lines: { html: lines } });
  return { html, buttons: [...numbered(shown, clock), lastRow(isEnterprise, clock)] };
}

type Row = Listed & { telling: Telling };

/** Each case once, however many notices speak of it. */
function casesOf(items: readonly Telling[], clock: Clock): Row[] {
  const once = new Map(items.map((telling) => [matterOf(telling), telling]));
  return [...once.values()]
    .map((telling) => ({
      telling,
      sub: telling.kind.startsWith('sub.') ? subTold(telling) : undefined,
      appeal: telling.view.appeal,
      rules: telling.view.rules,
      enterprise: telling.view.enterprise.name,
    }))
    .sort(byDue(clock.now));
}

/** What a notice is about: a case, or one of its sub-tasks, which is another matter. */
export function matterOf(telling: Telling): string {
  const { appeal } = telling.view;
  return telling.kind.startsWith('sub.') ? `${appeal.id} ${subTold(telling)?.n}` : appeal.id;
}

/** The lines of a list, cut where it grows long. */
export function listed<Row extends Listed>(
  cases: readonly Row[],
  key: 'bundle.line' | 'bundle.line.enterprise' | 'catchup.line' | 'digest.line',
  clock: Clock,
): { lines: string; shown: Row[] } {
  const shown = cases.slice(0, MOST_LINES);
  const lines = shown.map((row, i) =>
    say(
      clock.locale,
      row.appeal.status === 'draft' ? 'bundle.line.draft' : key,
      lineParams(row, i + 1, clock),
    ),
  );
  const rest = cases.length - shown.length;
  if (rest > 0) lines.push(say(clock.locale, 'list.rest', { n: rest }));
  return { lines: lines.join('\n'), shown };
}

/** `1 签收`: the number on its line, and what a tap does. */
function numbered(rows: readonly Row[], clock: Clock): Button<Action>[][] {
  const buttons = rows.map((row, i) => {
    if (row.sub !== undefined)
      return { label: `${i + 1} ${label(clock.locale, 'open')}`, action: opens(row) };
    const next = nextOffer(row, clock.now);
    const name = offered([[next]], row.telling.viewer.open).length > 0 ? next : 'open';
    const { label: word, action } = buttonOf(name, clock.locale, row.appeal.id);
    return { label: `${i + 1} ${word}`, action };
  });
  return reflow([buttons]);
}

function lastRow(isEnterprise: boolean, { locale }: Clock): Button<Action>[] {
  return isEnterprise ? [listButton('my_appeals', 'my', locale)] : [listButton('my_tasks', 'tasks', locale)];
}

export function listButton(word: LabelKey, list: string, locale: Clock['locale']): Button<Action> {
  return { label: label(locale, word), action: { verb: 'list', arg: list } };
}

function writeStop({ from, until }: { from: Date; until: Date }, clock: Clock): Record<string, string> {
  return { from: writeMoment(clock, from), until: writeMoment(clock, until) };
}
