import { isOpen, type Status } from '../appeal/appeal.ts';
import { figures } from '../supervision/views-part.ts';
import { cut, tameLine } from '../text/html.ts';

export const LIST_PATH = '/console/cases';

/** Which cases: those of a figure of the board, those overdue, or all that were ever raised. */
export const views = [...figures, 'over', 'all'] as const;
export type View = (typeof views)[number];

const sorts = ['due', 'level', 'new'] as const;
export type Sort = (typeof sorts)[number];

export const sizes = [20, 50, 100] as const;

/** What a case may be that somebody submitted. */
export const statuses = [
  'submitted',
  'in_progress',
  'need_info',
  'disputed',
  'long_term',
  'pending_confirm',
  'callback',
  'satisfied',
  'phone_closed',
  'explained',
  'rejected',
  'merged',
  'withdrawn',
  'unconfirmed',
] as const satisfies readonly Status[];

/** What a list shows. All of it stands in its address. */
export type Filter = {
  view: View;
  status: Status | '';
  /** Name of a grid; '' for all. */
  grid: string;
  /** Up to 60 characters; '' for all. */
  q: string;
  sort: Sort;
  /** From 1. */
  page: number;
  size: (typeof sizes)[number];
};

const LONGEST = 60;
const FARTHEST = 100_000;

const plainFilter: Filter = { view: 'open', status: '', grid: '', q: '', sort: 'due', page: 1, size: 20 };

/** Reads an address that anybody may have written; what makes no sense counts as not said. Pure. */
export function readFilter(query: URLSearchParams): Filter {
  const one = <T extends string>(name: string, known: readonly T[]): T | undefined =>
    known.find((each) => each === query.get(name));
  const words = (name: string) => cut(tameLine(query.get(name) ?? ''), LONGEST);
  const status = one('status', statuses) ?? '';
  const view = one('view', views) ?? plainFilter.view;
  const page = /^\d{1,6}$/.test(query.get('page') ?? '') ? Number(query.get('page')) : 1;
  return {
    // Among the open ones there is nothing of a state that ends a case.
    view: status !== '' && view === 'open' && !isOpen(status) ? 'all' : view,
    status,
    grid: words('grid'),
    q: words('q'),
    sort: one('sort', sorts) ?? plainFilter.sort,
    page: Math.min(Math.max(page, 1), FARTHEST),
    size: sizes.find((each) => String(each) === query.get('size')) ?? plainFilter.size,
  };
}

/** The query of a list: what differs from the plain one, `?` in front; '' where nothing does. Pure. */
export function writeFilter(filter: Filter, change: Partial<Filter> = {}): string {
  // Another choice begins at its first page.
  const next = { ...filter, page: 1, ...change };
  const given = Object.entries(next).filter(([name, value]) => value !== plainFilter[name as keyof Filter]);
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return query === '' ? '' : `?${query}`;
}
