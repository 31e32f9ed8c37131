/** @jsxRuntime automatic @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import type { Deps } from '../deps.ts';
import { spansAt } from '../supervision/board.ts';
import { label } from '../text/labels.ts';
import type { Locale } from '../text/locale.ts';
import { stateName } from '../text/names.ts';
import type { Clock } from '../text/when.ts';
import { type Filter, LIST_PATH, sizes, statuses, views, writeFilter } from './filter.ts';
import { lineOf } from './line.ts';
import { CaseRow, CaseTable } from './case-table.tsx';
import { viewName } from './overview.tsx';
import { gridNames, listCases } from './views-cases.ts';
import { word } from './words.ts';

/** 诉求: the cases that an address asks for. */
export async function caseList(deps: Deps, asked: Filter, clock: Clock): Promise<ComponentChildren> {
  const { locale } = clock;
  const [{ rows, total, page }, grids] = await Promise.all([
    listCases(deps, asked, spansAt(clock).today),
    gridNames(deps),
  ]);
  const filter = { ...asked, page };
  const from = (page - 1) * filter.size;
  const isFiltered = filter.q !== '' || filter.grid !== '' || filter.status !== '';
  return (
    <>
      <h1>
        {word(locale, 'console.cases')} <small>{word(locale, 'console.total', { n: total })}</small>
      </h1>
      <Views locale={locale} filter={filter} />
      <Fields locale={locale} filter={filter} grids={grids} />
      {rows.length === 0 ? (
        <p class="empty">{word(locale, isFiltered ? 'console.none.filtered' : 'console.none')}</p>
      ) : (
        <>
          <CaseTable locale={locale} filter={filter}>
            {rows.map((row) => (
              <CaseRow
                key={row.appeal.id}
                line={lineOf(row, clock)}
                href={`/console/case/${row.appeal.id}${writeFilter(filter, { page })}`}
                locale={locale}
              />
            ))}
          </CaseTable>
          <div class="foot">
            <span>{word(locale, 'console.range', { from: from + 1, to: from + rows.length, n: total })}</span>
            <Pages locale={locale} filter={filter} total={total} />
          </div>
        </>
      )}
    </>
  );
}

/** Views that are wanted every day, in one line. */
function Views({ locale, filter }: { locale: Locale; filter: Filter }) {
  return (
    <nav class="views" aria-label={word(locale, 'console.views')}>
      {(['open', 'over', ...views.filter((view) => view !== 'open' && view !== 'over')] as const).map(
        (view) => (
          <a
            key={view}
            href={LIST_PATH + writeFilter(filter, { view, status: '' })}
            aria-current={view === filter.view ? 'true' : undefined}
          >
            {viewName(locale, view)}
          </a>
        ),
      )}
    </nav>
  );
}

function Fields({ locale, filter, grids }: { locale: Locale; filter: Filter; grids: readonly string[] }) {
  const any = word(locale, 'console.any');
  const states = statuses.map((status) => ({ value: status, text: stateName(locale, 'staff', status) }));
  return (
    <form class="fields" method="get" action={LIST_PATH}>
      <input type="hidden" name="view" value={filter.view} />
      <input type="hidden" name="sort" value={filter.sort} />
      <input type="hidden" name="size" value={filter.size} />
      <label class="field">
        <span>{word(locale, 'console.q')}</span>
        <input
          type="search"
          name="q"
          value={filter.q}
          maxLength={60}
          placeholder={word(locale, 'console.q.hint')}
        />
      </label>
      <Select
        name="status"
        title={word(locale, 'console.state')}
        value={filter.status}
        any={any}
        options={states}
      />
      <Select
        name="grid"
        title={word(locale, 'console.grid')}
        value={filter.grid}
        any={any}
        options={grids.map((grid) => ({ value: grid, text: grid }))}
      />
      <div class="keys">
        <button type="submit" class="key primary">
          {word(locale, 'console.search')}
        </button>
        <a class="key" href={LIST_PATH + writeFilter(filter, { q: '', grid: '', status: '' })}>
          {word(locale, 'console.reset')}
        </a>
        <a class="key" href={`${LIST_PATH}.csv${writeFilter(filter)}`} download data-export>
          {word(locale, 'console.export')}
        </a>
      </div>
    </form>
  );
}

type Option = { value: string; text: string };
type SelectProps = { name: string; title: string; value: string; any: string; options: readonly Option[] };

function Select({ name, title, value, any, options }: SelectProps) {
  return (
    <label class="field">
      <span>{title}</span>
      <select name={name}>
        {[{ value: '', text: any }, ...options].map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.text}
          </option>
        ))}
      </select>
    </label>
  );
}

function Pages({ locale, filter, total }: { locale: Locale; filter: Filter; total: number }) {
  const last = Math.max(1, Math.ceil(total / filter.size));
  const turn = (page: number, key: 'prev_page' | 'next_page') =>
    page >= 1 &&
    page <= last && (
      <a
        class="key"
        href={LIST_PATH + writeFilter(filter, { page })}
        rel={key === 'prev_page' ? 'prev' : 'next'}
      >
        {label(locale, key)}
      </a>
    );
  return (
    <nav class="pages" aria-label={word(locale, 'console.pages')}>
      {turn(filter.page - 1, 'prev_page')}
      {turn(filter.page + 1, 'next_page')}
      <span class="sizes">
        {word(locale, 'console.size')}
        {sizes.map((size) => (
          <a
            key={size}
            href={LIST_PATH + writeFilter(filter, { size })}
            aria-current={size === filter.size ? 'true' : undefined}
          >
            {size}
          </a>
        ))}
      </span>
    </nav>
  );
}
