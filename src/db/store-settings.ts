import { eq, sql } from 'drizzle-orm';
import type { Db } from './client.ts';
import { settings } from './schema/system.ts';

/** A small fact of the installation; undefined while nobody has set it. */
export async function readSetting<T>(db: Db, key: string): Promise<T | undefined> {
  const [row] = await db.select().from(settings).where(eq(settings.key, key));
  return row?.value as T | undefined;
}

export async function writeSetting(db: Db, key: string, value: unknown): Promise<void> {
  await db
    .insert(settings)
    .values({ key, value })
    .onConflictDoUpdate({ target: settings.key, set: { value } });
}

/**
 * A secret or id that is made once: whichever of several processes comes first makes it, all get the same.
 * @param onMade what belongs to the making, in its transaction
 */
export async function settingMadeOnce<T>(
  db: Db,
  key: string,
  make: () => T,
  onMade: (tx: Db) => Promise<void> = async () => {},
): Promise<T> {
  const known = await readSetting<T>(db, key);
  if (known !== undefined) return known;
  await db.transaction(async (tx) => {
    const made = await tx.insert(settings).values({ key, value: make() }).onConflictDoNothing().returning();
    if (made.length > 0) await onMade(tx);
  });
  return (await readSetting<T>(db, key)) as T;
}

/** Adds to a number, which begins at 0, and returns the sum. */
export async function addToSetting(db: Db, key: string, by: number): Promise<number> {
  const [row] = await db
    .insert(settings)
    .values({ key, value: by })
    .onConflictDoUpdate({
      target: settings.key,
      set: { value: sql`to_jsonb((${settings.value})::numeric + ${by}::numeric)` },
    })
    .returning();
  return Number(row?.value ?? by);
}
