import { rulesNow } from '../src/appeal/rules.ts';
import { Refusal } from '../src/refusal.ts';
import { boardLines, boardScreen, partScreen, spansAt } from '../src/supervision/board.ts';
import { boardByCategory, boardByGrid, boardCounts, resultsWithin } from '../src/supervision/views-board.ts';
import { type BoardPart, casesOfPart, figures } from '../src/supervision/views-part.ts';
import { label } from '../src/text/labels.ts';
import { say } from '../src/text/say.ts';
import type { Screen } from '../src/text/screen.ts';
import type { Known } from './bot-form.ts';
import type { List } from './staff-list.ts';

/** The board, its lines, and the cases behind each figure and line. */
export const boardLists: Record<string, List> = {
  board,
  'board-of': (talk, page, which) => {
    const figure = figures.find((one) => one === which);
    if (figure === undefined) throw new Refusal('refuse.stale_button');
    return cases(talk, page, { by: 'figure', figure });
  },
  'board-grid': (talk, page, key) =>
    key === '' ? lines(talk, page, 'grid') : cases(talk, page, { by: 'grid', key }),
  'board-category': (talk, page, key) =>
    key === '' ? lines(talk, page, 'category') : cases(talk, page, { by: 'category', key }),
};

async function board({ deps, clock }: Known): Promise<Screen> {
  const { today, month } = spansAt(clock);
  const [counts, results] = await Promise.all([boardCounts(deps, today), resultsWithin(deps, month)]);
  return boardScreen(counts, results, clock);
}

async function lines({ deps, clock }: Known, page: number, by: 'grid' | 'category'): Promise<Screen> {
  const found = by === 'grid' ? await boardByGrid(deps) : await boardByCategory(deps);
  return boardLines(found, by, { page, policy: rulesNow(deps).policy, clock });
}

async function cases(talk: Known, page: number, part: BoardPart): Promise<Screen> {
  const { deps, clock, locale } = talk;
  const found = await casesOfPart(deps, part, { page, today: spansAt(clock).today });
  if (found.rows.length > 0) return partScreen(found, part, { page, policy: rulesNow(deps).policy, clock });
  if (page > 0) return await cases(talk, 0, part);
  const back = { label: label(locale, 'back'), action: { verb: 'list', arg: 'board.0' } };
  return { html: say(locale, 'board.none'), buttons: [[back]] };
}
