import { localTime } from '../calendar/zone.ts';
import type { Deps } from '../deps.ts';
import { csvLine } from '../people/roster/csv.ts';
import { spansAt } from '../supervision/board.ts';
import { stateName } from '../text/names.ts';
import type { Clock } from '../text/when.ts';
import { type Filter, writeFilter } from './filter.ts';
import { lineOf } from './line.ts';
import { viewName } from './overview.tsx';
import { recordExport } from './store-exports.ts';
import type { Visitor } from './store-sessions.ts';
import { casesById, findCases } from './views-cases.ts';
import { word } from './words.ts';

/** Rows that are read and written at a time: a slow line holds no more than these, and nobody waits long meanwhile. */
const AT_ONCE = 100;
/** Without it Excel takes UTF-8 for something else. */
const MARK = '\ufeff';

export type Exported = { name: string; body: ReadableStream<Uint8Array> };

/**
 * Everything that a filter finds, as CSV for a spreadsheet: not the page alone. It is on record before its first row
 * goes out.
 * @returns null where this person has had as many as an hour allows
 */
export async function exportCases(
  deps: Deps,
  visitor: Visitor,
  filter: Filter,
  clock: Clock,
): Promise<Exported | null> {
  const ids = await findCases(deps, filter, spansAt(clock).today);
  const act = { personId: visitor.personId, filter: recorded(filter), rows: ids.length };
  if (!(await recordExport(deps, act))) return null;
  const head = `${MARK}${csvLine(title(visitor, filter, ids.length, clock))}${csvLine(heads(clock))}`;
  return { name: nameOf(visitor, clock), body: streamOf(linesOf(deps, head, ids, clock)) };
}

/** The administrative log is for good, and what somebody looked for may be a person's name. */
const recorded = (filter: Filter): string => writeFilter({ ...filter, q: filter.q === '' ? '' : '…' });

function nameOf({ name }: Visitor, { locale, zone, now }: Clock): string {
  const { date, hm } = localTime(zone, now);
  return `${word(locale, 'export.name')}_${date}_${hm.replace(':', '')}_${name}.csv`;
}

function title({ name }: Visitor, filter: Filter, n: number, clock: Clock): string[] {
  const { locale } = clock;
  const what = [
    viewName(locale, filter.view),
    ...(filter.status === '' ? [] : [stateName(locale, 'staff', filter.status)]),
    filter.grid,
    filter.q,
  ].filter((part) => part !== '');
  return [
    word(locale, 'export.filter', { what: what.join(' · ') }),
    word(locale, 'export.by', { name }),
    word(locale, 'export.at', { at: writeStamp(clock, clock.now) }),
    word(locale, 'console.total', { n }),
  ];
}

/** A file is read on other days, and sorted by a spreadsheet: 2026-11-19 15:12. */
function writeStamp({ zone }: Clock, at: Date): string {
  const { date, hm } = localTime(zone, at);
  return `${date} ${hm}`;
}

const heads = ({ locale }: Clock): string[] =>
  (
    [
      'console.col.no',
      'console.col.level',
      'console.col.due',
      'export.over',
      'console.col.enterprise',
      'console.grid',
      'export.contact',
      'export.phone',
      'export.category',
      'console.col.title',
      'console.col.owner',
      'console.col.state',
      'export.round',
      'console.col.new',
    ] as const
  ).map((key) => word(locale, key));

async function* linesOf(
  deps: Deps,
  head: string,
  ids: readonly string[],
  clock: Clock,
): AsyncGenerator<string> {
  yield head;
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const rows = await casesById(deps, ids.slice(at, at + AT_ONCE));
    yield rows
      .map((row) => {
        const line = lineOf(row, clock);
        const level = word(clock.locale, `console.level.${Math.min(line.level, 4) as 0 | 1 | 2 | 3 | 4}`);
        const due = line.dueAt === null ? '' : `${line.what} ${writeStamp(clock, line.dueAt)}`;
        const raised = line.submittedAt === null ? '' : writeStamp(clock, line.submittedAt);
        const firm = [line.enterprise, line.grid, line.contact, line.phone];
        const rest = [line.category, line.about, line.owner, line.state, row.appeal.round, raised];
        return csvLine([line.no, level, due, line.over, ...firm, ...rest]);
      })
      .join('');
  }
}

/** As fast as it is taken, and no further once nobody takes it. */
function streamOf(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
}
