/** What a list shows at a time. */
export const ON_A_PAGE = 5;

/** One page of a list, and how many entries the whole list has. */
export type Page<Row> = { rows: Row[]; total: number };

/** Rows that each carry the total, as `count(*) over ()` gives it. A page behind the last is empty, its total unknown. */
export function pageOf<Row extends { total: number }>(rows: readonly Row[]): Page<Row> {
  return { rows: [...rows], total: rows[0]?.total ?? 0 };
}
