import type { Policy } from '../policy/policy.ts';
import { DAY_MS } from '../calendar/duration.ts';
import { instantOf, localTime, readDay } from '../calendar/zone.ts';
import { raw } from '../text/html.ts';
import { reflow } from '../text/keyboard.ts';
import { label } from '../text/labels.ts';
import { say } from '../text/say.ts';
import type { Screen } from '../text/screen.ts';
import { type Clock, writeDate } from '../text/when.ts';
import type { BoardCounts, BoardLine, Results } from './views-board.ts';

/** Below this many a share says more about one person than about the work. */
const FEW = 5;

/** Today and this month, in the township's zone. */
export function spansAt({ zone, now }: Pick<Clock, 'zone' | 'now'>) {
  const { day, y, m } = localTime(zone, now);
  const first = readDay(`${y}-${String(m).padStart(2, '0')}-01`);
  const from = new Date(instantOf(zone, day, 0));
  const until = new Date(instantOf(zone, day, DAY_MS));
  return { today: { from, until }, month: { from: new Date(instantOf(zone, first, 0)), until } };
}

/** 全镇看板 */
export function boardScreen(counts: BoardCounts, results: Results, clock: Clock): Screen {
  const { locale } = clock;
  if (counts.open_n === 0) return { html: say(locale, 'board.empty', results), buttons: [] };
  const html = say(locale, 'board.head', {
    ...counts,
    ...results,
    date: writeDate(clock, clock.now),
    first_line: shareOf(results, clock),
  });
  const parts = [
    { label: say(locale, 'opt.by_grid'), action: { verb: 'list', arg: 'board-grid.0' } },
    { label: say(locale, 'opt.by_category'), action: { verb: 'list', arg: 'board-category.0' } },
    { label: label(locale, 'overdue'), action: { verb: 'list', arg: 'overdue' } },
  ];
  return { html, buttons: reflow([parts]) };
}

function shareOf({ sat_n, first_n }: Results, { locale }: Clock): string {
  if (sat_n < FEW) return say(locale, 'board.small_n');
  return `${Math.round((first_n / sat_n) * 100)}%`;
}

/** 按片区, 按类别: those with open cases, the most overdue first. */
export function boardLines(
  lines: readonly BoardLine[],
  by: 'grid' | 'category',
  policy: Policy,
  clock: Clock,
): Screen {
  const { locale } = clock;
  const open = lines.filter(({ open_n }) => open_n > 0);
  const written = open.map(({ key, ...counts }) => {
    const shown = { ...counts, long_n: counts.long_n || '' };
    if (by === 'grid') return say(locale, 'board.grid_line', { ...shown, grid: key });
    const category = policy.categories.find(({ code }) => code === key)?.name[locale] ?? key;
    return say(locale, 'board.category_line', { ...shown, category });
  });
  const rest = lines.length - open.length;
  const html = [
    say(locale, by === 'grid' ? 'board.by_grid' : 'board.by_category', { date: writeDate(clock, clock.now) }),
    ...written,
    ...(rest > 0 ? [say(locale, 'board.rest', { n: rest })] : []),
  ];
  const back = { label: label(locale, 'back'), action: { verb: 'list', arg: 'board.0' } };
  return { html: raw(html.join('\n')).html, buttons: [[back]] };
}
