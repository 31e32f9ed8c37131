import { sql } from 'drizzle-orm';
import type { Db } from '../../db/client.ts';
import { contacts, enterprises, grids, people } from '../../db/schema/people.ts';

export type PersonRow = typeof people.$inferSelect;
export type EnterpriseRow = typeof enterprises.$inferSelect;
export type ContactRow = typeof contacts.$inferSelect;

const ROSTER_LOCK = 723_010;
/** Rows a statement; PostgreSQL takes 65,535 parameters. */
const CHUNK = 1000;

/** One import at a time: what was checked must still hold when it is written. Ends with the transaction. */
export async function lockRoster(tx: Db): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${ROSTER_LOCK})`);
}

export async function loadPeople(tx: Db): Promise<Map<string, PersonRow>> {
  const rows = await tx.select().from(people);
  return new Map(rows.map((row) => [row.phone, row]));
}

/** Grid → its cadre, or null. */
export async function loadGrids(tx: Db): Promise<Map<string, string | null>> {
  const rows = await tx.select().from(grids);
  return new Map(rows.map((row) => [row.name, row.cadreId]));
}

export async function loadEnterprises(tx: Db): Promise<Map<string, EnterpriseRow>> {
  const rows = await tx.select().from(enterprises);
  return new Map(rows.map((row) => [row.uscc, row]));
}

/** All contact rows by enterprise, in their order. */
export async function loadContacts(tx: Db): Promise<Map<string, ContactRow[]>> {
  const rows = await tx.select().from(contacts).orderBy(contacts.position);
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
export async function savePeople(tx: Db, rows: PersonValues[]): Promise<void> {
  for (const chunk of chunks(rows)) {
    await tx
      .insert(people)
      .values(chunk)
      .onConflictDoUpdate({
        target: people.phone,
        set: {
          name: sql`excluded.name`,
          unit: sql`excluded.unit`,
          title: sql`excluded.title`,
          roles: sql`excluded.roles`,
          deputyId: sql`excluded.deputy_id`,
        },
      });
  }
}

/** Who is on no roster any more can do nothing here; who is on one again, can. */
export async function settleActive(tx: Db, ids: string[]): Promise<void> {
  for (const chunk of chunks(ids)) {
    await tx.execute(sql`
      update people p set active = p.roles <> '{}' or exists (
        select 1 from contacts c where c.person_id = p.id and c.active)
      where p.id in ${chunk}`);
  }
}

export async function addGrids(tx: Db, names: string[]): Promise<void> {
  for (const chunk of chunks(names)) {
    await tx
      .insert(grids)
      .values(chunk.map((name) => ({ name })))
      .onConflictDoNothing();
  }
}

export async function setGridCadre(tx: Db, name: string, cadreId: string | null): Promise<void> {
  await tx
    .insert(grids)
    .values({ name, cadreId })
    .onConflictDoUpdate({ target: grids.name, set: { cadreId } });
}

/** Adds enterprises or, by credit code, updates all of their roster fields. */
export async function saveEnterprises(tx: Db, rows: Omit<EnterpriseRow, 'active'>[]): Promise<void> {
  for (const chunk of chunks(rows)) {
    await tx
      .insert(enterprises)
      .values(chunk)
      .onConflictDoUpdate({
        target: enterprises.uscc,
        set: {
          name: sql`excluded.name`,
          address: sql`excluded.address`,
          grid: sql`excluded.grid`,
          park: sql`excluded.park`,
          industry: sql`excluded.industry`,
          size: sql`excluded.size`,
          employees: sql`excluded.employees`,
          cadreId: sql`excluded.cadre_id`,
        },
      });
  }
}

export async function saveContacts(tx: Db, rows: ContactRow[]): Promise<void> {
  for (const chunk of chunks(rows)) {
    await tx
      .insert(contacts)
      .values(chunk)
      .onConflictDoUpdate({
        target: [contacts.enterpriseId, contacts.personId],
        set: { position: sql`excluded.position`, active: sql`excluded.active` },
      });
  }
}

function chunks<T>(rows: T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, i) =>
    rows.slice(i * CHUNK, (i + 1) * CHUNK),
  );
}
