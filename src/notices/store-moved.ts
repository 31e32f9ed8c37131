import type { Sql } from '../db/client.ts';
import type { Side } from './notice.ts';

export type MovedNotice = {
  id: string;
  personId: string;
  kind: string;
  side: Side;
  data: { mark: string } & Record<string, unknown>;
  now: Date;
  notBefore: Date;
};

/** Puts it into the outbox, unless this person was told of the same change before. */
export async function addMoved(sql: Sql, notice: MovedNotice): Promise<void> {
  const { id, personId, kind, side, data, now, notBefore } = notice;
  await sql`
    with told as (
      insert into notices (id, person_id, kind, manner, audience, data, created_at, not_before)
      select ${id}, ${personId}, ${kind}, 'ring', ${side}, ${sql.json(data as never)}, ${now}, ${notBefore}
      where not exists (select 1 from notices n where n.person_id = ${personId} and n.kind = ${kind}
        and n.audience = ${side} and n.data ->> 'mark' = ${data.mark})
    ) select pg_notify('outbox', '')`;
}
