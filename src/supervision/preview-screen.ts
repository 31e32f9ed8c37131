import { DAY_MS } from '../calendar/duration.ts';
import { localTime } from '../calendar/zone.ts';
import { isTextKey, type TextKey } from '../text/deck.ts';
import { raw } from '../text/html.ts';
import { levelMark } from '../text/names.ts';
import { shortName, shortNumber } from '../text/numbers.ts';
import { say, sayKey } from '../text/say.ts';
import type { Screen } from '../text/screen.ts';
import { type Clock, writeDate, writeDuration } from '../text/when.ts';
import { label } from '../text/labels.ts';
import type { Forecast, NamedPing } from './views-preview.ts';

/** Messages that a page of the forecast names. */
const ON_A_PAGE = 15;

/** The forecast of the coming days, grouped by day and person. @param days how far it looks */
export function previewScreen(found: Forecast, days: number, page: number, clock: Clock): Screen {
  const { locale } = clock;
  const head = [
    say(locale, 'preview.head', {
      span: writeDuration(locale, days * DAY_MS),
      at: writeDate(clock, clock.now),
    }),
    say(locale, 'preview.forecast'),
  ];
  if (found.kind === 'counts') {
    const many = say(locale, 'preview.many', { n: found.cases, ...levelCounts(found.levels) });
    return { html: [...head, many].join('\n'), buttons: [] };
  }
  if (found.pings.length === 0)
    return { html: [...head, say(locale, 'preview.none')].join('\n'), buttons: [] };
  const pings = inOrder(found.pings, clock);
  const shown = pings.slice(page * ON_A_PAGE, (page + 1) * ON_A_PAGE);
  const counts = say(locale, 'preview.counts', {
    n: pings.length,
    cases: found.cases,
    ...levelCounts(countsOf(pings)),
  });
  return {
    html: raw([...head, counts, ...linesOf(shown, clock)].join('\n')).html,
    buttons: turning(days, page, pings.length, clock),
  };
}

function countsOf(pings: readonly NamedPing[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { level } of pings) counts[level] = (counts[level] ?? 0) + 1;
  return counts;
}

/** Reminders, and the colours of the ladder; level 5 is counted among the red ones. */
const levelCounts = (levels: Record<number, number>) => ({
  calm: (levels[0] ?? 0) + (levels[1] ?? 0),
  y: levels[2] ?? 0,
  o: levels[3] ?? 0,
  r: (levels[4] ?? 0) + (levels[5] ?? 0),
});

type Placed = NamedPing & { date: string; hm: string };

const placed = (ping: NamedPing, { zone }: Clock): Placed => {
  const { date, hm } = localTime(zone, new Date(ping.at));
  return { ...ping, date, hm };
};

/** By day, then by who hears first on it, then by time. */
function inOrder(pings: readonly NamedPing[], clock: Clock): Placed[] {
  const first = new Map<string, number>();
  const all = pings.map((ping) => placed(ping, clock)).toSorted((a, b) => a.at - b.at);
  const whose = ({ date, personId }: Placed): string => `${date} ${personId}`;
  for (const ping of all) if (!first.has(whose(ping))) first.set(whose(ping), ping.at);
  return all.toSorted(
    (a, b) =>
      a.date.localeCompare(b.date) ||
      (first.get(whose(a)) ?? 0) - (first.get(whose(b)) ?? 0) ||
      a.personId.localeCompare(b.personId) ||
      a.at - b.at,
  );
}

function linesOf(shown: readonly Placed[], clock: Clock): string[] {
  return shown.flatMap((ping, i) => {
    const before = shown[i - 1];
    const isDay = before?.date !== ping.date;
    const day = isDay
      ? ['', say(clock.locale, 'preview.day', { date: writeDate(clock, new Date(ping.at)) })]
      : [];
    const isPerson = isDay || before?.personId !== ping.personId;
    return [...day, ...(isPerson ? [personLine(ping, clock)] : []), pingLine(ping, clock)];
  });
}

function personLine({ name, side, enterprise }: Placed, { locale }: Clock): string {
  return say(locale, 'preview.person', { name, unit: side === 'enterprise' ? shortName(enterprise) : '' });
}

function pingLine({ hm, no, enterprise, kind, level, side }: Placed, { locale }: Clock): string {
  return say(locale, 'preview.line', {
    hm,
    no_short: shortNumber(no),
    enterprise_short: side === 'enterprise' ? '' : shortName(enterprise),
    what: `${levelMark(locale, level)} ${sayKey(locale, wordOf(kind))}`.trim(),
  });
}

/** What a timer asks for, in two or three words. */
function wordOf(kind: string): TextKey {
  const [head = '', tail = ''] = kind.split('.');
  const key =
    tail === 'callback' ? 'preview.callback' : kind === 'late.5' ? 'preview.lead' : `preview.what.${head}`;
  return isTextKey(key) ? key : 'preview.what.other';
}

function turning(days: number, page: number, total: number, { locale }: Clock): Screen['buttons'] {
  const to = (key: 'prev_page' | 'next_page', next: number) => ({
    label: label(locale, key),
    action: { verb: 'list', arg: `preview-of-${days}.${next}` },
  });
  const row = [
    ...(page > 0 ? [to('prev_page', page - 1)] : []),
    ...((page + 1) * ON_A_PAGE < total ? [to('next_page', page + 1)] : []),
  ];
  return row.length > 0 ? [row] : [];
}
