import type { Sql } from '../db/client.ts';
import { type Notice, OUTSIDE_CASES, PROGRESS } from './notice.ts';
import { LEASE_S } from './store.ts';
import type { Sent } from './timing.ts';

const NOTHING: Sent = { reminds: 0, progress: 0, outside: 0 };

type Since = { midnight: Date; week: Date };
type Row = Sent & { enterpriseId: string };

/**
 * Lets notices to enterprises go out within what each enterprise is sent unasked, all its contacts together. `admit` says
 * which of them may go, given what the enterprise of a notice was sent; those that may are counted from then on. Its rows
 * are locked meanwhile, so that two chats of one enterprise do not take the same room.
 */
export async function withinCaps<T extends { now: Notice[] }>(
  sql: Sql,
  notices: readonly Notice[],
  since: Since,
  admit: (sentOf: (notice: Notice) => Sent) => T,
): Promise<T> {
  return (await sql.begin(async (tx): Promise<T> => {
    const appealIds = notices.flatMap(({ appealId }) => (appealId === null ? [] : [appealId]));
    const cases = await tx<{ id: string; enterpriseId: string }[]>`
      select id, enterprise_id as "enterpriseId" from appeals where id = any(${appealIds})`;
    const enterprises = [...new Set(cases.map(({ enterpriseId }) => enterpriseId))];
    await tx`select id from enterprises where id = any(${enterprises}) order by id for no key update`;
    const own = notices.map(({ id }) => id);
    // What a person's own step is answered with, or what was asked for, is not unasked.
    const rows = await tx<Row[]>`
      select a.enterprise_id as "enterpriseId",
        (count(distinct (n.person_id, n.message_id)) filter (where n.kind <> ${PROGRESS} and
          (n.state = 'sending' or n.sent_at >= ${since.midnight})))::int as reminds,
        (count(distinct (n.person_id, n.message_id)) filter (where n.kind = ${PROGRESS} and
          (n.state = 'sending' or n.sent_at >= ${since.midnight})))::int as progress,
        (count(distinct (n.person_id, n.message_id)) filter (where n.kind = any(${[...OUTSIDE_CASES]})))::int as outside
      from notices n join appeals a on a.id = n.appeal_id left join appeal_events e on e.id = n.event_id
      where a.enterprise_id = any(${enterprises}) and n.audience = 'enterprise' and n.manner in ('ring', 'remind')
        and not n.urgent and e.actor_id is distinct from n.person_id and n.id <> all(${own})
        and (n.state = 'sent' and n.sent_at >= ${since.week} or n.state = 'sending' and n.admitted_at is not null
          and n.claimed_at > clock_timestamp() - ${LEASE_S} * interval '1 s')
      group by a.enterprise_id`;
    const enterpriseOf = new Map(cases.map(({ id, enterpriseId }) => [id, enterpriseId]));
    const admitted = admit(({ appealId }) => {
      const enterpriseId = appealId === null ? undefined : enterpriseOf.get(appealId);
      return rows.find((row) => row.enterpriseId === enterpriseId) ?? NOTHING;
    });
    const going = admitted.now.map(({ id }) => id);
    await tx`update notices set admitted_at = clock_timestamp() where id = any(${going})`;
    return admitted;
  })) as T;
}

/** How often an enterprise has had news since then, all its contacts together. */
export async function newsSince(sql: Sql, enterpriseId: string, since: Date): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(distinct (n.person_id, n.message_id))::int as n
    from notices n join appeals a on a.id = n.appeal_id
    where a.enterprise_id = ${enterpriseId} and n.audience = 'enterprise' and n.kind = ${PROGRESS}
      and not n.urgent and n.state = 'sent' and n.sent_at >= ${since}`;
  return row?.n ?? 0;
}
