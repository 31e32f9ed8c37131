/** @jsxRuntime automatic @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import type { Locale } from '../text/locale.ts';
import { type Filter, LIST_PATH, type Sort, writeFilter } from './filter.ts';
import type { Line } from './line.ts';
import { word } from './words.ts';

/** On a phone each row is drawn as a card, by which older browsers take it for no table any more: this gives it back. */
const is = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  cell: { role: 'cell' },
  columnheader: { role: 'columnheader' },
} as const;

const sorted: Partial<Record<string, Sort>> = { level: 'level', due: 'due', new: 'new' };

type TableProps = { locale: Locale; filter: Filter; children: ComponentChildren };

export function CaseTable({ locale, filter, children }: TableProps) {
  const heads = ['no', 'level', 'due', 'enterprise', 'title', 'owner', 'state', 'new'] as const;
  return (
    <table class="cases" {...is.table}>
      <thead {...is.rowgroup}>
        <tr {...is.row}>
          {heads.map((head) => {
            const sort = sorted[head];
            const name = word(locale, `console.col.${head}`);
            const isSorted = sort !== undefined && sort === filter.sort;
            return (
              <th
                key={head}
                {...is.columnheader}
                scope="col"
                class={`c-${head}`}
                aria-sort={isSorted ? (sort === 'due' ? 'ascending' : 'descending') : undefined}
              >
                {sort === undefined ? name : <a href={LIST_PATH + writeFilter(filter, { sort })}>{name}</a>}
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody {...is.rowgroup}>{children}</tbody>
    </table>
  );
}

const shapes = ['○', '●', '▲', '◆', '■'] as const;

/** Shape, word and colour: none of them alone. */
export function Level({ level, locale }: { level: number; locale: Locale }) {
  const shown = Math.min(level, 4) as 0 | 1 | 2 | 3 | 4;
  return (
    <span class={`level level-${shown}`}>
      <span aria-hidden="true">{shapes[shown]}</span> {word(locale, `console.level.${shown}`)}
    </span>
  );
}

/** What comes next, and by when or how late it is. */
function Due({ line, locale }: { line: Line; locale: Locale }) {
  if (line.due === '') return <span>–</span>;
  return (
    <>
      <span class="what">{line.what}</span>{' '}
      {line.over === '' ? (
        line.due
      ) : (
        <span class="late">
          {word(locale, 'console.over')} {line.over}
        </span>
      )}
    </>
  );
}

export function CaseRow({ line, href, locale }: { line: Line; href: string; locale: Locale }) {
  return (
    <tr {...is.row}>
      <td {...is.cell} class="c-no">
        <a href={href}>{line.no}</a>
      </td>
      <td {...is.cell} class="c-level">
        <Level level={line.level} locale={locale} />
      </td>
      <td {...is.cell} class="c-due" title={`${line.what} ${line.due}`.trim()}>
        <Due line={line} locale={locale} />
      </td>
      <td {...is.cell} class="c-enterprise" title={line.enterprise}>
        {line.enterprise}
      </td>
      <td {...is.cell} class="c-title" title={line.title}>
        {line.title}
      </td>
      <td {...is.cell} class="c-owner">
        {line.owner || '–'}
      </td>
      <td {...is.cell} class="c-state">
        {line.state}
      </td>
      <td {...is.cell} class="c-new">
        {line.submitted}
      </td>
    </tr>
  );
}
