import type { SqlTx } from '../../db/client.ts';
import type { contacts, enterprises, people } from '../../db/schema/people.ts';

export type PersonRow = typeof people.$inferSelect;
export type EnterpriseRow = typeof enterprises.$inferSelect;
export type ContactRow = typeof contacts.$inferSelect;

const ROSTER_LOCK = 723_010;

/** One import at a time: what was checked must still hold when it is written. Ends with the transaction. */
export async function lockRoster(tx: SqlTx): Promise<void> {
  await tx`select pg_advisory_xact_lock(${ROSTER_LOCK})`;
}

/** No import changes the roster until this transaction ends; imports under way are waited for. Others may hold it too. */
export async function holdRoster(tx: SqlTx): Promise<void> {
  await tx`select pg_advisory_xact_lock_shared(${ROSTER_LOCK})`;
}

export async function loadPeople(tx: SqlTx): Promise<Map<string, PersonRow>> {
  const rows = await tx<PersonRow[]>`
    select id, phone, name, unit, title, roles, deputy_id as "deputyId", locale, muted, phone_shown as "phoneShown",
      leave_from as "leaveFrom", leave_until as "leaveUntil", active, created_at as "createdAt"
    from people`;
  return new Map(rows.map((row) => [row.phone, row]));
}

/** Grid → its cadre, or null. */
export async function loadGrids(tx: SqlTx): Promise<Map<string, string | null>> {
  const rows = await tx<{ name: string; cadreId: string | null }[]>`
    select name, cadre_id as "cadreId" from grids`;
  return new Map(rows.map((row) => [row.name, row.cadreId]));
}

export async function loadEnterprises(tx: SqlTx): Promise<Map<string, EnterpriseRow>> {
  const rows = await tx<EnterpriseRow[]>`
    select id, uscc, name, address, grid, park, industry, size, employees, cadre_id as "cadreId", active
    from enterprises`;
  return new Map(rows.map((row) => [row.uscc, row]));
}

/** All contact rows by enterprise, in their order. */
export async function loadContacts(tx: SqlTx): Promise<Map<string, ContactRow[]>> {
  const rows = await tx<ContactRow[]>`
    select enterprise_id as "enterpriseId", person_id as "personId", position, active from contacts order by position`;
  const byEnterprise = new Map<string, ContactRow[]>();
  for (const row of rows) {
    const list = byEnterprise.get(row.enterpriseId);
    if (list) list.push(row);
    else byEnterprise.set(row.enterpriseId, [row]);
  }
  return byEnterprise;
}

export type PersonValues = Pick<
  PersonRow,
  'id' | 'phone' | 'name' | 'unit' | 'title' | 'roles' | 'deputyId' | 'createdAt'
>;

/** Adds people or, by phone, updates what the staff roster says of them. */
export async function savePeople(tx: SqlTx, rows: PersonValues[]): Promise<void> {
  await tx`
    insert into people (id, phone, name, unit, title, roles, deputy_id, created_at)
    select id, phone, name, unit, title, array(select jsonb_array_elements_text(roles)), "deputyId", "createdAt"
    from jsonb_to_recordset(${tx.json(rows as never)}) as p(id uuid, phone text, name text, unit text, title text,
      roles jsonb, "deputyId" uuid, "createdAt" timestamptz)
    on conflict (phone) do update set name = excluded.name, unit = excluded.unit, title = excluded.title,
      roles = excluded.roles, deputy_id = excluded.deputy_id`;
}

/** Who is on no roster any more can do nothing here; who is on one again, can. */
export async function settleActive(tx: SqlTx, ids: string[], now: Date): Promise<void> {
  await tx`
    update people p set active = s.active, left_at = case when not s.active then coalesce(p.left_at, ${now}) end
    from (select q.id, q.roles <> '{}' or exists (
      select 1 from contacts c where c.person_id = q.id and c.active) as active from people q) s
    where p.id = any(${ids}) and s.id = p.id`;
}

export async function addGrids(tx: SqlTx, names: string[]): Promise<void> {
  await tx`insert into grids (name) select unnest(${names}::text[]) on conflict do nothing`;
}

export async function setGridCadre(tx: SqlTx, name: string, cadreId: string | null): Promise<void> {
  await tx`
    insert into grids (name, cadre_id) values (${name}, ${cadreId})
    on conflict (name) do update set cadre_id = excluded.cadre_id`;
}

/** Adds enterprises or, by credit code, updates all of their roster fields. */
export async function saveEnterprises(tx: SqlTx, rows: Omit<EnterpriseRow, 'active'>[]): Promise<void> {
  await tx`
    insert into enterprises (id, uscc, name, address, grid, park, industry, size, employees, cadre_id)
    select id, uscc, name, address, grid, park, industry, size, employees, "cadreId"
    from jsonb_to_recordset(${tx.json(rows)}) as e(id uuid, uscc text, name text, address text, grid text, park text,
      industry text, size text, employees int, "cadreId" uuid)
    on conflict (uscc) do update set name = excluded.name, address = excluded.address, grid = excluded.grid,
      park = excluded.park, industry = excluded.industry, size = excluded.size, employees = excluded.employees,
      cadre_id = excluded.cadre_id`;
}

export async function saveContacts(tx: SqlTx, rows: ContactRow[]): Promise<void> {
  await tx`
    insert into contacts (enterprise_id, person_id, position, active)
    select "enterpriseId", "personId", position, active
    from jsonb_to_recordset(${tx.json(rows)}) as c("enterpriseId" uuid, "personId" uuid, position int, active boolean)
    on conflict (enterprise_id, person_id) do update set position = excluded.position, active = excluded.active`;
}
