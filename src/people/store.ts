import { and, count, eq, isNull, ne, sql } from 'drizzle-orm';
import type { Db } from '../db/client.ts';
import { accounts, contacts, enterprises, people } from '../db/schema/people.ts';

export type AccountRow = typeof accounts.$inferSelect;
export type AccountKey = { botId: number; userId: number };

/** One try at a time for an account, so that its wrong codes are counted and its binding is one. */
export async function lockAccount(tx: Db, { botId, userId }: AccountKey): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`account ${botId} ${userId}`}, 0))`);
}

export async function lockPerson(tx: Db, id: string): Promise<typeof people.$inferSelect | null> {
  const [row] = await tx.select().from(people).where(eq(people.id, id)).for('update');
  return row ?? null;
}

export async function openAccountOf(db: Db, { botId, userId }: AccountKey): Promise<AccountRow | null> {
  const at = and(eq(accounts.botId, botId), eq(accounts.userId, userId), isNull(accounts.endedAt));
  const [row] = await db.select().from(accounts).where(at);
  return row ?? null;
}

export async function openAccountOfPerson(
  db: Db,
  botId: number,
  personId: string,
): Promise<AccountRow | null> {
  const at = and(eq(accounts.botId, botId), eq(accounts.personId, personId), isNull(accounts.endedAt));
  const [row] = await db.select().from(accounts).where(at);
  return row ?? null;
}

export async function addAccount(
  tx: Db,
  row: Pick<AccountRow, 'id' | 'botId' | 'userId' | 'chatId' | 'personId' | 'boundAt'>,
): Promise<void> {
  await tx.insert(accounts).values(row);
}

export async function endAccount(tx: Db, id: string, at: Date): Promise<void> {
  await tx.update(accounts).set({ endedAt: at }).where(eq(accounts.id, id));
}

/** Whether somebody was bound by this account, and nobody is any more: its person came in by another. */
export async function hasEnded(db: Db, account: AccountKey): Promise<boolean> {
  const at = and(eq(accounts.botId, account.botId), eq(accounts.userId, account.userId));
  // One look: an account that opens between two would pass for one that has ended.
  const all = await db.select({ endedAt: accounts.endedAt }).from(accounts).where(at);
  return all.length > 0 && all.every(({ endedAt }) => endedAt !== null);
}

/** Adds a contact behind those who are there, or makes one active again. */
export async function addContact(tx: Db, enterpriseId: string, personId: string): Promise<void> {
  const last = sql`(select coalesce(max(position), -1) + 1 from contacts where enterprise_id = ${enterpriseId})`;
  await tx
    .insert(contacts)
    .values({ enterpriseId, personId, position: last as unknown as number })
    .onConflictDoUpdate({ target: [contacts.enterpriseId, contacts.personId], set: { active: true } });
}

/** Whoever speaks for an enterprise can do something here, even if they had left the staff. */
export async function makeActive(tx: Db, id: string): Promise<void> {
  await tx.update(people).set({ active: true, leftAt: null }).where(eq(people.id, id));
}

export async function findPersonByPhone(tx: Db, phone: string): Promise<typeof people.$inferSelect | null> {
  const [row] = await tx.select().from(people).where(eq(people.phone, phone)).for('update');
  return row ?? null;
}

export async function addPerson(tx: Db, row: typeof people.$inferInsert): Promise<void> {
  await tx.insert(people).values(row);
}

export type PersonChange = Partial<
  Pick<typeof people.$inferSelect, 'locale' | 'muted' | 'phoneShown' | 'leaveFrom' | 'leaveUntil'>
>;

export async function changePerson(db: Db, id: string, set: PersonChange): Promise<void> {
  await db.update(people).set(set).where(eq(people.id, id));
}

export async function findEnterpriseByUscc(
  tx: Db,
  uscc: string,
): Promise<{ id: string; name: string } | null> {
  const [row] = await tx
    .select({ id: enterprises.id, name: enterprises.name })
    .from(enterprises)
    .where(and(eq(enterprises.uscc, uscc), enterprises.active));
  return row ?? null;
}

/** Active enterprises a person speaks for. */
export async function countEnterprisesOf(tx: Db, personId: string): Promise<number> {
  const [row] = await tx
    .select({ n: count() })
    .from(contacts)
    .innerJoin(enterprises, and(eq(enterprises.id, contacts.enterpriseId), enterprises.active))
    .where(and(eq(contacts.personId, personId), contacts.active));
  return row?.n ?? 0;
}

/** The enterprises, this one apart, that somebody is a contact of, by name. */
export async function otherEnterprisesOf(tx: Db, personId: string, apartFrom: string): Promise<string[]> {
  const rows = await tx
    .select({ name: enterprises.name })
    .from(contacts)
    .innerJoin(enterprises, eq(enterprises.id, contacts.enterpriseId))
    .where(and(eq(contacts.personId, personId), contacts.active, ne(contacts.enterpriseId, apartFrom)))
    .orderBy(enterprises.name);
  return rows.map(({ name }) => name);
}
