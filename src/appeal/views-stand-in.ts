import type { Sql, SqlTx } from '../db/client.ts';

/**
 * Subquery: the id of who acts for the owner of `appeals a` while that owner is on leave. Null while the owner is at
 * work, and where the deputy is away as well or speaks for the enterprise.
 */
export const standInOf = (sql: Sql | SqlTx, now: Date) => sql`
  select d.id from people o join people d on d.id = o.deputy_id
  where o.id = a.owner_id and d.active
    and o.leave_from <= ${now} and (o.leave_until is null or ${now} <= o.leave_until)
    and (d.leave_from is null or d.leave_from > ${now} or d.leave_until < ${now})
    and not exists (select 1 from contacts c
      where c.enterprise_id = a.enterprise_id and c.person_id = d.id and c.active)`;

/** Its name; '' where nobody stands in. */
export const standInName = (sql: Sql | SqlTx, now: Date) => sql`
  coalesce((select s.name from people s where s.id = (${standInOf(sql, now)})), '')`;
