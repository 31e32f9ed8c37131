import { and, desc, eq, gt, inArray, isNull, lt } from 'drizzle-orm';
import type { Db } from '../db/client.ts';
import { contacts, enterprises, inviteAttempts, invitations, people } from '../db/schema/people.ts';
import type { StaffRole } from './roles.ts';
import type { AccountKey } from './store.ts';

export type InvitationRow = typeof invitations.$inferSelect;

/** Rows a statement. */
const CHUNK = 1000;

export async function lockInvitation(tx: Db, codeHash: string): Promise<InvitationRow | null> {
  const [row] = await tx.select().from(invitations).where(eq(invitations.codeHash, codeHash)).for('update');
  return row ?? null;
}

export async function readInvitation(db: Db, codeHash: string): Promise<InvitationRow | null> {
  const [row] = await db.select().from(invitations).where(eq(invitations.codeHash, codeHash));
  return row ?? null;
}

export async function useInvitation(tx: Db, id: string, userId: number, at: Date): Promise<void> {
  await tx.update(invitations).set({ usedAt: at, usedBy: userId }).where(eq(invitations.id, id));
}

export async function addInvitations(tx: Db, rows: (typeof invitations.$inferInsert)[]): Promise<void> {
  for (let i = 0; i < rows.length; i += CHUNK) await tx.insert(invitations).values(rows.slice(i, i + CHUNK));
}

type Target = Pick<InvitationRow, 'personId' | 'kind' | 'enterpriseId'>;

/** Voids the open invitations that new ones are to replace: of the same person, kind and enterprise. */
export async function voidInvitations(tx: Db, targets: Target[], at: Date): Promise<void> {
  for (let i = 0; i < targets.length; i += CHUNK) {
    const chunk = targets.slice(i, i + CHUNK);
    const keys = new Set(chunk.map(keyOf));
    const theirs = inArray(
      invitations.personId,
      chunk.map((target) => target.personId),
    );
    const open = await tx
      .select()
      .from(invitations)
      .where(and(theirs, isNull(invitations.usedAt), isNull(invitations.revokedAt)));
    await revoke(
      tx,
      open.filter((row) => keys.has(keyOf(row))).map((row) => row.id),
      at,
    );
  }
}

async function revoke(tx: Db, ids: string[], at: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx.update(invitations).set({ revokedAt: at }).where(inArray(invitations.id, ids));
}

export async function revokeOpenOf(db: Db, personId: string, at: Date): Promise<void> {
  const open = and(
    eq(invitations.personId, personId),
    isNull(invitations.usedAt),
    isNull(invitations.revokedAt),
  );
  await db.update(invitations).set({ revokedAt: at }).where(open);
}

function keyOf({ personId, kind, enterpriseId }: Target): string {
  return `${personId} ${kind} ${enterpriseId ?? ''}`;
}

export type Invited = {
  personId: string;
  name: string;
  roles: StaffRole[];
  enterpriseId: string | null;
  enterprise: string | null;
  /** The person is active, and still on the staff or a contact of that active enterprise. */
  standing: boolean;
};

/** Whom an invitation is for, as things are now. */
export async function readInvited(db: Db, invitation: InvitationRow): Promise<Invited | null> {
  const [row] = await db
    .select({ person: people, enterprise: enterprises, contact: contacts.active })
    .from(people)
    .leftJoin(enterprises, eq(enterprises.id, invitation.enterpriseId ?? people.id))
    .leftJoin(contacts, and(eq(contacts.enterpriseId, enterprises.id), eq(contacts.personId, people.id)))
    .where(eq(people.id, invitation.personId));
  if (!row) return null;
  const { person, enterprise, contact } = row;
  const roles = person.roles as StaffRole[];
  const inPlace = invitation.kind === 'staff' ? roles.length > 0 : Boolean(enterprise?.active && contact);
  return {
    personId: person.id,
    name: person.name,
    roles,
    enterpriseId: enterprise?.id ?? null,
    enterprise: enterprise?.name ?? null,
    standing: person.active && inPlace,
  };
}

/** Times of the wrong codes an account tried since, newest first. */
export async function wrongTries(tx: Db, { botId, userId }: AccountKey, since: Date): Promise<Date[]> {
  const rows = await tx
    .select({ at: inviteAttempts.at })
    .from(inviteAttempts)
    .where(
      and(eq(inviteAttempts.botId, botId), eq(inviteAttempts.userId, userId), gt(inviteAttempts.at, since)),
    )
    .orderBy(desc(inviteAttempts.at));
  return rows.map((row) => row.at);
}

/** Counts a wrong code, and forgets those of before `since`. */
export async function addWrongTry(
  tx: Db,
  row: typeof inviteAttempts.$inferInsert,
  since: Date,
): Promise<void> {
  await tx.delete(inviteAttempts).where(lt(inviteAttempts.at, since));
  await tx.insert(inviteAttempts).values(row);
}
