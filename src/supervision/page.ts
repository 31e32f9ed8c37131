import { actingName } from '../text/case-people.ts';
import type { Locale } from '../text/locale.ts';
import { say } from '../text/say.ts';

/** What a list shows at a time. */
export const ON_A_PAGE = 5;

/** Who has a case, by name; '' where nobody has it, or nobody stands in. */
export type Held = { owner: string; standIn: string };

/** As lists name them: 赵样本（代李示范）; the dispatcher by role where nobody has it. */
export const holderOf = ({ owner, standIn }: Held, locale: Locale): string =>
  actingName(locale, standIn, owner) || say(locale, 'role.dispatcher');

/** One page of a list, and how many entries the whole list has. */
export type Page<Row> = { rows: Row[]; total: number };

/** Rows that each carry the total, as `count(*) over ()` gives it. A page behind the last is empty, its total unknown. */
export function pageOf<Row extends { total: number }>(rows: readonly Row[]): Page<Row> {
  return { rows: [...rows], total: rows[0]?.total ?? 0 };
}
