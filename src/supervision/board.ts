import type { Policy } from '../policy/policy.ts';
import { DAY_MS } from '../calendar/duration.ts';
import { instantOf, localTime, readDay } from '../calendar/zone.ts';
import { raw } from '../text/html.ts';
import { type Button, reflow } from '../text/keyboard.ts';
import { label } from '../text/labels.ts';
import { say } from '../text/say.ts';
import type { Action, Screen } from '../text/screen.ts';
import { type Clock, writeDate } from '../text/when.ts';
import { lineParams } from '../notices/line.ts';
import { holderOf, ON_A_PAGE, type Page } from './page.ts';
import { firstOn, numbers, turning } from './paging.ts';
import type { BoardCounts, BoardLine, Results } from './views-board.ts';
import { type BoardPart, type Figure, figures, type PartRow } from './views-part.ts';

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

/** Which count of the board a figure shows. */
export const countOf = {
  open: 'open_n',
  due: 'due_n',
  long: 'long_n',
  confirm: 'confirm_n',
  call: 'call_n',
  owner: 'c_n',
  enterprise: 'e_n',
  dispatcher: 'd_n',
  leader: 'l_n',
  supervisor: 's_n',
  ruling: 'sub_n',
} as const satisfies Record<Figure, keyof BoardCounts>;

/** 全镇看板: each figure that is not nothing leads to its cases. */
export function boardScreen(counts: BoardCounts, results: Results, clock: Clock): Screen {
  const { locale } = clock;
  if (counts.open_n === 0) return { html: say(locale, 'board.empty', results), buttons: [] };
  const html = say(locale, 'board.head', {
    ...counts,
    ...results,
    s_n: counts.s_n || '',
    sub_n: counts.sub_n || '',
    date: writeDate(clock, clock.now),
    first_line: shareOf(results, clock),
  });
  const shown = figures
    .filter((figure) => counts[countOf[figure]] > 0)
    .map((figure) => button(say(locale, `opt.board_${figure}`), `board-of-${figure}.0`));
  const parts = [
    button(say(locale, 'opt.by_grid'), 'board-grid.0'),
    button(say(locale, 'opt.by_category'), 'board-category.0'),
    button(label(locale, 'overdue'), 'overdue'),
  ];
  return { html, buttons: reflow([shown, parts]) };
}

const button = (word: string, arg: string): Button<Action> => ({
  label: word,
  action: { verb: 'list', arg },
});

/** How many of the satisfied were so in the first round: a share, or that they are too few for one. */
export function shareOf({ sat_n, first_n }: Results, { locale }: Clock): string {
  if (sat_n < FEW) return say(locale, 'board.small_n');
  return `${Math.round((first_n / sat_n) * 100)}%`;
}

/** What a category is called; its code where the policy has it no more. */
const categoryOf = (policy: Policy, code: string, locale: Clock['locale']): string =>
  policy.categories.find((category) => category.code === code)?.name[locale] ?? code;

/** 按片区, 按类别: those with open cases, the most overdue first; the number of a line leads to its cases. */
export function boardLines(
  lines: readonly BoardLine[],
  by: 'grid' | 'category',
  { page, policy, clock }: { page: number; policy: Policy; clock: Clock },
): Screen {
  const { locale } = clock;
  const open = lines.filter(({ open_n }) => open_n > 0);
  const shown = open.slice(page * ON_A_PAGE, (page + 1) * ON_A_PAGE);
  const written = shown.map(({ key: _, name, ...counts }, i) => {
    const params = { ...counts, i: firstOn(page) + i, long_n: counts.long_n || '' };
    if (by === 'grid') return say(locale, 'board.grid_line', { ...params, grid: name });
    return say(locale, 'board.category_line', { ...params, category: categoryOf(policy, name, locale) });
  });
  const rest = lines.length - open.length;
  const isLast = (page + 1) * ON_A_PAGE >= open.length;
  const html = [
    say(locale, by === 'grid' ? 'board.by_grid' : 'board.by_category', { date: writeDate(clock, clock.now) }),
    ...written,
    ...(rest > 0 && isLast ? [say(locale, 'board.rest', { n: rest })] : []),
  ];
  const actions = shown.map(({ key }) => ({ verb: 'list', arg: `board-${by}-${key}.0` }));
  return {
    html: raw(html.join('\n')).html,
    buttons: [
      ...numbers(actions, page),
      ...turning(`board-${by}`, page, open.length, locale),
      [button(label(locale, 'back'), 'board.0')],
    ],
  };
}

/** The cases behind a figure or a line of the board. */
export function partScreen(
  { rows, total }: Page<PartRow>,
  part: BoardPart,
  { page, policy, clock }: { page: number; policy: Policy; clock: Clock },
): Screen {
  const { locale } = clock;
  const lines = rows.map((row, i) => {
    const { title_short: _, ...line } = lineParams(row, firstOn(page) + i, clock);
    const owner_name = holderOf(row, locale);
    return say(locale, 'board.case_line', { ...line, owner_name });
  });
  const what = nameOf(part, rows[0], policy, clock);
  const list = part.by === 'figure' ? `board-of-${part.figure}` : `board-${part.by}-${part.key}`;
  const back = part.by === 'figure' ? 'board.0' : `board-${part.by}.0`;
  const opening = rows.map(({ appeal }) => ({ verb: 'open', id: appeal.id }));
  return {
    html: say(locale, 'board.cases', { what, n: total, lines: raw(lines.join('\n')) }),
    buttons: [
      ...numbers(opening, page),
      ...turning(list, page, total, locale),
      [button(label(locale, 'back'), back)],
    ],
  };
}

function nameOf(part: BoardPart, first: PartRow | undefined, policy: Policy, { locale }: Clock): string {
  if (part.by === 'figure') return say(locale, `opt.board_${part.figure}`);
  return part.by === 'grid' ? (first?.grid ?? '') : categoryOf(policy, part.key, locale);
}
