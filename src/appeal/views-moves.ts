import { type Calendar, makeCalendar } from '../calendar/calendar.ts';
import type { Deps } from '../deps.ts';
import { type Appeal, openStatuses } from './appeal.ts';
import { count, moveOf, type Moves, noMoves } from './moves.ts';
import { rulesOf } from './rules.ts';

const BATCH = 500;

/** What another calendar would move among the open cases; each keeps the limits that it began with. Reads only. */
export async function movesUnder(
  deps: Pick<Deps, 'sql' | 'policies' | 'now'>,
  next: Calendar,
): Promise<Moves> {
  const now = deps.now().getTime();
  const always = makeCalendar({ zone: next.zone, kind: 'always', hours: [] });
  let moves = noMoves();
  for (let after = ''; ; ) {
    const rows = await deps.sql<{ state: Appeal; no: string }[]>`
      select no, state from appeals where status = any(${[...openStatuses]}) and no > ${after}
      order by no limit ${BATCH}`;
    for (const { state } of rows) {
      const before = await rulesOf(deps, state.policyVersion);
      const rules = { before, after: { policy: before.policy, calendar: next, always } };
      moves = count(moves, state, moveOf(state, rules, now));
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return moves;
    after = last.no;
  }
}
