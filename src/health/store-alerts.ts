import type { Sql } from '../db/client.ts';

export type Lagging = 'inbox' | 'outbox' | 'timers';

/** While something is behind its bound, as the administrators were told; in ms but for the instant. */
export type Alert = { since: string; worstMs: number; boundMs: number };
/** What a notice about it holds. */
export type AlertData = Alert & { of: Lagging };

export const ALERT = 'health.alert';
export const ALERT_OVER = 'health.alert.over';

const keyOf = (of: Lagging): string => `alert ${of}`;

/** Notes that it is behind. Whoever notes it first tells the administrators: many processes, one message each. */
export async function raiseAlert(sql: Sql, of: Lagging, alert: Alert, now: Date): Promise<void> {
  const data: AlertData = { ...alert, of };
  await sql`
    with raised as (
      insert into settings (key, value) values (${keyOf(of)}, ${sql.json(alert)})
      on conflict (key) do nothing returning 1
    ), told as (
      insert into notices (id, person_id, kind, manner, audience, urgent, data, created_at, not_before)
      select gen_random_uuid(), p.id, ${ALERT}, 'ring', 'staff', true, ${sql.json(data)}, ${now}, ${now}
      from people p where p.active and 'admin' = any(p.roles) and exists (select from raised)
    ), worse as (
      update settings set value = jsonb_set(value, '{worstMs}', to_jsonb(${alert.worstMs}::bigint))
      where key = ${keyOf(of)} and (value ->> 'worstMs')::bigint < ${alert.worstMs}
    ) select pg_notify('outbox', '') from raised`;
}

/** Notes that it is behind no more; whoever notes it first tells the same people. Where nothing was raised nothing happens. */
export async function endAlert(sql: Sql, of: Lagging, now: Date): Promise<void> {
  await sql`
    with ended as (
      delete from settings where key = ${keyOf(of)} returning value
    ), told as (
      insert into notices (id, person_id, kind, manner, audience, urgent, data, created_at, not_before)
      select gen_random_uuid(), p.id, ${ALERT_OVER}, 'ring', 'staff', true,
        ended.value || ${sql.json({ of, until: now.toISOString() })}, ${now}, ${now}
      from people p, ended where p.active and 'admin' = any(p.roles)
    ) select pg_notify('outbox', '') from ended`;
}

/** The alert that stands; null where there is none. */
export async function standingAlert(sql: Sql, of: Lagging): Promise<Alert | null> {
  const [row] = await sql<{ value: Alert }[]>`select value from settings where key = ${keyOf(of)}`;
  return row?.value ?? null;
}
