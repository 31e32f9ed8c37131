import { isOpen } from '../appeal/appeal.ts';
import { turnOf } from '../appeal/turn.ts';
import { holderOf } from '../supervision/page.ts';
import { writeAt, writeOver } from '../text/case-times.ts';
import { categoryName, titleAlone, titleOf } from '../text/case-title.ts';
import { stateName } from '../text/names.ts';
import { maskPhone } from '../text/numbers.ts';
import { masked } from '../text/sub-words.ts';
import { type Clock, writeDate } from '../text/when.ts';
import type { ListRow } from './views-cases.ts';
import { word } from './words.ts';

/** What the list and the export say of a case, in the reader's words. Pure. */
export type Line = {
  no: string;
  level: number;
  /** What comes next, by when, and by how much that is late; '' where there is none. */
  what: string;
  due: string;
  dueAt: Date | null;
  over: string;
  enterprise: string;
  grid: string;
  category: string;
  title: string;
  /** The same without the category. */
  about: string;
  owner: string;
  state: string;
  submitted: string;
  submittedAt: Date | null;
  contact: string;
  /** Never whole. */
  phone: string;
};

export function lineOf(row: ListRow, clock: Clock): Line {
  const { appeal, rules, enterprise, address, owner, submittedAt } = row;
  const open = isOpen(appeal.status);
  const titled = { appeal, rules, enterprise: { address } };
  const turn = turnOf(rules, appeal, clock.now.getTime());
  const due = turn?.due ?? null;
  const isLate = due !== null && due < clock.now.getTime();
  return {
    no: appeal.no ?? '',
    level: open ? row.level : 0,
    what: turn === null ? '' : word(clock.locale, `what.${turn.what}`),
    due: writeAt(clock, due),
    dueAt: due === null ? null : new Date(due),
    over: isLate ? writeOver({ appeal, rules }, clock, due) : '',
    enterprise,
    grid: row.grid,
    category: categoryName({ appeal, rules }, clock),
    // People write numbers into what they say; here they are to be recognised, not to be called.
    title: masked(titleOf(titled, clock)),
    about: masked(titleAlone(titled, clock)),
    owner: open ? holderOf(row, clock.locale) : owner,
    state: stateName(clock.locale, 'staff', appeal.status),
    submitted: submittedAt === null ? '' : writeDate(clock, submittedAt),
    submittedAt,
    contact: row.contact,
    phone: row.phone === '' ? '' : maskPhone(row.phone),
  };
}
