import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '../db/client.ts';
import { inviteRequests } from '../db/schema/people.ts';
import type { AccountKey } from './store.ts';

export type RequestRow = typeof inviteRequests.$inferSelect;

export async function addRequest(
  tx: Db,
  row: Omit<RequestRow, 'decidedAt' | 'decidedBy' | 'decidedCause' | 'approved' | 'reason'>,
): Promise<void> {
  await tx.insert(inviteRequests).values(row);
}

export async function openRequestOf(tx: Db, { botId, userId }: AccountKey): Promise<RequestRow | null> {
  const at = and(
    eq(inviteRequests.botId, botId),
    eq(inviteRequests.userId, userId),
    isNull(inviteRequests.decidedAt),
  );
  const [row] = await tx.select().from(inviteRequests).where(at);
  return row ?? null;
}

export async function lockRequest(tx: Db, id: string): Promise<RequestRow | null> {
  const [row] = await tx.select().from(inviteRequests).where(eq(inviteRequests.id, id)).for('update');
  return row ?? null;
}

export async function closeRequest(
  tx: Db,
  id: string,
  set: { decidedAt: Date; decidedBy: string; decidedCause: string; approved: boolean; reason: string },
): Promise<void> {
  await tx.update(inviteRequests).set(set).where(eq(inviteRequests.id, id));
}
