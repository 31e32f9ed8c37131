import { openStatuses, type Appeal } from '../appeal/appeal.ts';
import type { Sub } from '../appeal/facts.ts';
import { rulesOf } from '../appeal/rules.ts';
import { isInHand, needsLead, needsRuling } from '../appeal/subs.ts';
import { subMove } from '../appeal/sub-times.ts';
import type { Ruling } from '../appeal/turn.ts';
import type { Deps } from '../deps.ts';
import type { Listed } from './line.ts';

/** A sub-task on which somebody is to do something, and by when. */
export type SubTask = Listed & { sub: Sub; address: string; due: number };

type Row = { state: Appeal; enterprise: string; address: string; leads: boolean; rules: boolean };

/**
 * Sub-tasks that wait for a person, nearest limit first: those to do, those to look at for whoever leads the case (or
 * stands in today), those for which their office is to name somebody. Picked by the index on whom cases wait for.
 */
export async function subTasksOf(
  deps: Deps,
  { id, roles }: { id: string; roles: readonly string[] },
): Promise<SubTask[]> {
  const now = deps.now();
  const desks = rulingDesks(roles);
  const tokens = [`helper:${id}`, ...desks];
  const rows = await deps.sql<Row[]>`
    with owners as (
      select ${id}::uuid as id
      union
      select p.id from people p where p.deputy_id = ${id}
        and p.leave_from <= ${now} and (p.leave_until is null or ${now} <= p.leave_until)
    ), mine as (
      select a.id from appeals a where a.waits_on && ${tokens}
      union
      select a.id from appeals a where a.waits_on @> '{lead}' and a.owner_id in (select id from owners)
    )
    select a.state, e.name as enterprise, e.address, a.owner_id in (select id from owners) as leads,
      a.waits_on && ${desks} as rules
    from mine join appeals a on a.id = mine.id join enterprises e on e.id = a.enterprise_id
    where a.status = any(${[...openStatuses]}) and not exists (
      select from contacts c where c.enterprise_id = a.enterprise_id and c.person_id = ${id} and c.active)`;
  const found = await Promise.all(rows.map((row) => tasksIn(deps, row, id)));
  return found.flat().toSorted((a, b) => a.due - b.due || a.sub.n - b.sub.n);
}

/** At which desks somebody of these roles names a co-handler; nobody does for a case of their own. */
const rulingDesks = (roles: readonly string[]): Ruling[] => [
  ...(roles.includes('dispatcher') ? (['ruling'] as const) : []),
  ...(roles.includes('leader') || roles.includes('head') ? (['ruling:leader'] as const) : []),
  ...(roles.includes('supervisor') ? (['ruling:supervisor'] as const) : []),
];

async function tasksIn(
  deps: Deps,
  { state: appeal, enterprise, address, leads, ...row }: Row,
  id: string,
): Promise<SubTask[]> {
  const rules = await rulesOf(deps, appeal.policyVersion);
  const isTheirs = (sub: Sub): boolean =>
    (isInHand(sub) && sub.helperId === id) ||
    (leads && needsLead(sub) && sub.helperId !== id) ||
    (row.rules && !leads && needsRuling(sub));
  return appeal.subs
    .filter(isTheirs)
    .map((sub) => ({ appeal, rules, enterprise, address, sub, due: subMove(rules, sub).due }));
}
