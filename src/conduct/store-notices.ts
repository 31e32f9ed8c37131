import type { Sql, SqlTx } from '../db/client.ts';
import type { Box } from './box.ts';

/** What is still to be said: to the author, or to one of the office. */
export type Notice = {
  id: string;
  to: { side: 'author' } | { side: 'office'; personId: string };
  reportId: string;
  kind: string;
  /** Which of the report's words it tells. */
  word?: number | undefined;
};

export type Due = Notice & {
  tries: number;
  createdAt: Date;
  /** Another sender had it and came to no end with it: it may have been said. */
  isTakenOver: boolean;
};

const about = (id: string): string => `notice ${id}`;

export async function addNotice(
  tx: SqlTx,
  box: Box,
  notice: Omit<Notice, 'id'>,
  { now, notBefore }: { now: Date; notBefore: Date },
): Promise<void> {
  const id = box.newId();
  await tx`
    insert into conduct_notices (id, sealed, created_at, not_before)
    values (${id}, ${box.seal(notice, about(id))}, ${now}, ${notBefore})`;
}

const LEASE_S = 60;

/** Takes what is due, oldest first; what other senders have, or what rests, is passed over. */
export async function claimNotices(sql: Sql, box: Box, now: Date): Promise<Due[]> {
  const rows = await sql<(Omit<Due, keyof Notice> & { id: string; sealed: string })[]>`
    with due as (
      select id, claimed_until is not null as is_taken_over from conduct_notices
      where not_before <= ${now} and (claimed_until is null or claimed_until <= clock_timestamp())
      order by created_at, id limit 20 for update skip locked
    )
    update conduct_notices n set claimed_until = clock_timestamp() + ${LEASE_S} * interval '1 s'
    from due where n.id = due.id
    returning n.id, n.sealed, n.tries, n.created_at as "createdAt", due.is_taken_over as "isTakenOver"`;
  return rows
    .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
    .map(({ sealed, ...row }) => ({ ...box.open<Omit<Notice, 'id'>>(sealed, about(row.id)), ...row }));
}

/** It was said, or need not be said any more: nothing of it stays. */
export async function dropNotice(sql: Sql, id: string): Promise<void> {
  await sql`delete from conduct_notices where id = ${id}`;
}

/** Not now: again at `at`. */
export async function restNotice(sql: Sql, id: string, at: Date): Promise<void> {
  await sql`
    update conduct_notices set not_before = ${at}, claimed_until = null, tries = tries + 1 where id = ${id}`;
}
