/** @jsxRuntime automatic @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import type { Deps } from '../deps.ts';
import { countOf, shareOf, spansAt } from '../supervision/board.ts';
import {
  type BoardCounts,
  type BoardLine,
  boardByGrid,
  boardCounts,
  resultsWithin,
} from '../supervision/views-board.ts';
import { type Figure, figures } from '../supervision/views-part.ts';
import type { Locale } from '../text/locale.ts';
import type { Clock } from '../text/when.ts';
import { LIST_PATH, readFilter, type View, writeFilter } from './filter.ts';
import { word } from './words.ts';

const now: readonly View[] = ['open', 'due', 'over', 'long', 'confirm', 'call'];
const plainFilter = readFilter(new URLSearchParams());

/** The list of a view, of a grid. */
const listOf = (view: View, grid = ''): string => `${LIST_PATH}${writeFilter(plainFilter, { view, grid })}`;

export const viewName = (locale: Locale, view: View): string =>
  view === 'over' || view === 'all' ? word(locale, `console.${view}`) : word(locale, `opt.board_${view}`);

const countOfView = (counts: BoardCounts, view: View): number =>
  view === 'over' ? counts.over_n : counts[countOf[view as Figure]];

/** 总览: the figures of /board, by the same counts, each a link to its cases. */
export async function overview(deps: Deps, clock: Clock): Promise<ComponentChildren> {
  const { today, month } = spansAt(clock);
  const [counts, results, grids] = await Promise.all([
    boardCounts(deps, today),
    resultsWithin(deps, month),
    boardByGrid(deps),
  ]);
  const { locale } = clock;
  const tiles = (of: readonly View[]) =>
    of.map((view) => (
      <Tile key={view} name={viewName(locale, view)} n={countOfView(counts, view)} view={view} />
    ));
  return (
    <>
      <h1>{word(locale, 'console.overview')}</h1>
      <Tiles title={word(locale, 'console.now')}>{tiles(now)}</Tiles>
      <Tiles title={word(locale, 'console.turn')}>
        {tiles(figures.filter((figure) => !(now as readonly string[]).includes(figure)))}
      </Tiles>
      <Tiles title={word(locale, 'console.month')}>
        <Tile name={word(locale, 'console.new_n')} n={results.new_n} />
        <Tile name={word(locale, 'console.sat_n')} n={results.sat_n} />
        <Tile name={word(locale, 'console.first')} n={shareOf(results, clock)} />
      </Tiles>
      <Grids locale={locale} grids={grids} />
    </>
  );
}

function Tiles({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section>
      <h2>{title}</h2>
      <ul class="tiles">{children}</ul>
    </section>
  );
}

function Tile({ name, n, view }: { name: string; n: number | string; view?: View }) {
  const isWords = typeof n === 'string' && !n.endsWith('%');
  const shown = (
    <>
      <span class="tile-name">{name}</span>
      <b class={isWords ? 'tile-words' : 'tile-n'}>{n}</b>
    </>
  );
  const alarm = view === 'over' && n !== 0 ? ' alarm' : '';
  return (
    <li>
      {view === undefined ? (
        <div class="tile">{shown}</div>
      ) : (
        <a class={`tile${alarm}`} href={listOf(view)}>
          {shown}
        </a>
      )}
    </li>
  );
}

function Grids({ locale, grids }: { locale: Locale; grids: readonly BoardLine[] }) {
  const cell = (n: number, view: View, grid: string) => (
    <td class="n">{n === 0 ? '–' : <a href={listOf(view, grid)}>{n}</a>}</td>
  );
  return (
    <section>
      <h2>{word(locale, 'console.by_grid')}</h2>
      <div class="wide">
        <table class="small-table">
          <thead>
            <tr>
              <th scope="col">{word(locale, 'console.grid')}</th>
              {(['open_n', 'over', 'long_n'] as const).map((key) => (
                <th key={key} scope="col" class="n">
                  {word(locale, `console.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grids.map(({ name, open_n, over_n, long_n }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {cell(open_n, 'open', name)}
                {cell(over_n, 'over', name)}
                {cell(long_n, 'long', name)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
