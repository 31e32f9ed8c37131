import type { Sql } from '../db/client.ts';

export type AskedRequest = {
  id: string;
  botId: number;
  userId: number;
  chatId: number;
  uscc: string;
  name: string;
  phone: string;
  locale: 'zh' | 'en';
  at: Date;
  decidedAt: Date | null;
  decidedBy: string | null;
  approved: boolean | null;
  /** The enterprise of that code on the roster, if any, and the phones of its contacts there. */
  enterprise: string | null;
  rosterPhones: string[];
};

const requestColumns = (sql: Sql) => sql`
  r.id, r.bot_id as "botId", r.user_id as "userId", r.chat_id as "chatId", r.uscc, r.name, r.phone,
  r.locale, r.at, r.decided_at as "decidedAt", r.decided_by as "decidedBy", r.approved, e.name as enterprise,
  array(select p.phone from contacts k join people p on p.id = k.person_id
    where k.enterprise_id = e.id and k.active order by k.position) as "rosterPhones"
  from invite_requests r left join enterprises e on e.uscc = r.uscc and e.active`;

/** Requests for an invitation that wait for the administrator, oldest first. */
export async function readOpenRequests(sql: Sql): Promise<AskedRequest[]> {
  return sql<AskedRequest[]>`select ${requestColumns(sql)} where r.decided_at is null order by r.at, r.id`;
}

/** One of them, decided or not. */
export async function readRequest(sql: Sql, id: string): Promise<AskedRequest | null> {
  const [row] = await sql<AskedRequest[]>`select ${requestColumns(sql)} where r.id = ${id}`;
  return row ?? null;
}
