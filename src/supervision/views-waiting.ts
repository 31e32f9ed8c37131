import { levelOf } from '../appeal/evolve.ts';
import { rulesOf } from '../appeal/rules.ts';
import type { Deps } from '../deps.ts';
import type { Side } from '../notices/notice.ts';
import type { Born } from './preview-pings.ts';
import type { Span, Whose } from './views-preview.ts';

/** More messages than these do not wait for their hour. */
const MOST = 2000;

type Row = {
  personId: string;
  side: Side;
  what: string;
  manner: 'ring' | 'remind';
  urgent: boolean;
  at: Date;
  rung: string | null;
  no: string;
  enterprise: string;
  policyVersion: string;
};

/**
 * What has been said already and waits for its hour, or for a day with room under the caps. What is the supervisor's
 * alone to know is left out; somebody who looks at the own cases reads of the clock's words and of what is for them.
 */
export async function waitingPings(deps: Deps, { from, until }: Span, { ownersOf }: Whose): Promise<Born[]> {
  const rows = await deps.sql<Row[]>`
    select n.person_id as "personId", n.audience as side, n.kind as what, n.manner, n.urgent, n.not_before as at,
      e.data ->> 'kind' as rung, a.no, f.name as enterprise, a.policy_version as "policyVersion"
    from notices n join appeals a on a.id = n.appeal_id join enterprises f on f.id = a.enterprise_id
    left join appeal_events e on e.id = n.event_id and e.type = 'ring'
    where n.state = 'waiting' and n.manner in ('ring', 'remind') and n.not_before > ${from} and n.not_before <= ${until}
      and n.kind <> 'flag' and n.kind not like 'survey.%' and a.no is not null and a.grade <> 'conduct'
      and (${ownersOf}::uuid is null or (e.id is not null or n.person_id = ${ownersOf}) and (a.owner_id = ${ownersOf}
        or a.owner_id in (select p.id from people p where p.deputy_id = ${ownersOf}
          and p.leave_from <= ${from} and (p.leave_until is null or ${from} <= p.leave_until))))
    order by n.seq limit ${MOST}`;
  return await Promise.all(
    rows.map(async ({ at, rung, policyVersion, ...row }) => ({
      ...row,
      at: at.getTime(),
      kind: rung ?? 'told',
      level: rung === null ? 0 : levelOf(rung),
      rules: await rulesOf(deps, policyVersion),
    })),
  );
}
