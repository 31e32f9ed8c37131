import { addDuration } from '../calendar/calendar.ts';
import { parseDuration } from '../calendar/duration.ts';
import type { Db } from '../db/client.ts';
import type { Deps } from '../deps.ts';
import { recordActs } from '../record/acts.ts';
import { hashCode, newCode } from './code.ts';
import type { StaffRole } from './roles.ts';
import {
  addInvitations,
  readInvitation,
  readInvited,
  revokeOpenOf,
  voidInvitations,
} from './store-invitations.ts';
import { readUnbound, type Unbound } from './views-roster.ts';

/**
 * Whom to invite: everybody who is not bound, one role of the staff, enterprise contacts, or certain people. `phone`:
 * one person, bound or not, who lost the way in.
 */
export type InviteFilter = { role?: StaffRole | 'contact'; personIds?: string[]; phone?: string };

/** `code` can be shown only now: only its hash is kept. */
export type NewInvitation = Unbound & { code: string; expiresAt: Date };

/** Who is not bound yet; by phone, one line whatever the person is, as one code opens all of it. */
export async function listUnbound(
  deps: Pick<Deps, 'sql' | 'now'>,
  filter: InviteFilter = {},
): Promise<Unbound[]> {
  const rows = await readUnbound(deps.sql, deps.now(), filter.phone);
  const asked = rows.filter((row) => isAskedFor(row, filter));
  return filter.phone === undefined ? asked : asked.slice(0, 1);
}

/**
 * A fresh code for everybody asked for who is not bound yet; their old ones stop working. Redeeming one that was made
 * by phone ends the account that the person had.
 * @param actorId who makes them; null: from the command line
 */
export async function createInvitations(
  deps: Deps,
  filter: InviteFilter = {},
  actorId: string | null = null,
): Promise<NewInvitation[]> {
  const rows = await listUnbound(deps, filter);
  const replaces = filter.phone !== undefined;
  return deps.db.transaction((tx) =>
    issue(
      tx,
      deps,
      rows.map((row) => ({ ...row, replaces })),
      actorId,
    ),
  );
}

/** A code for a contact who is known by other means, even if bound; `replaces` ends the account they have. */
export async function issueInvitation(
  tx: Db,
  deps: Deps,
  { actorId, ...to }: { personId: string; enterpriseId: string; replaces: boolean; actorId: string },
): Promise<{ code: string; expiresAt: Date }> {
  const [made] = await issue(tx, deps, [{ ...to, kind: 'contact' }], actorId);
  if (!made) throw new Error('no invitation was made');
  return made;
}

type Wanted = Pick<Unbound, 'personId' | 'kind' | 'enterpriseId'> & { replaces?: boolean };

async function issue<T extends Wanted>(
  tx: Db,
  deps: Deps,
  rows: T[],
  actorId: string | null,
): Promise<(T & { code: string; expiresAt: Date })[]> {
  const now = deps.now();
  const policy = deps.policies.current();
  const period = parseDuration(policy.periods.invitation);
  const expiresAt = addDuration(deps.policies.calendar(policy), now, period);
  const made = rows.map((row) => ({ ...row, code: newCode(deps.random), expiresAt }));
  const kept = made.map(({ personId, kind, enterpriseId, replaces = false, code }) => ({
    id: deps.newId(),
    codeHash: hashCode(code),
    personId,
    kind,
    enterpriseId,
    replaces,
    createdAt: now,
    expiresAt,
  }));
  await voidInvitations(tx, rows, now);
  await addInvitations(tx, kept);
  await recordActs(
    deps,
    tx,
    kept.map(({ id, personId }) => ({
      type: 'invite',
      subject: personId,
      data: { invitation: id },
      actorId,
    })),
  );
  return made;
}

/** Stops every open invitation of a person; the codes then answer that they are withdrawn. */
export async function revokeInvitationsOf(deps: Pick<Deps, 'db' | 'now'>, personId: string): Promise<void> {
  await revokeOpenOf(deps.db, personId, deps.now());
}

function isAskedFor(row: Unbound, { role, personIds }: InviteFilter): boolean {
  if (personIds && !personIds.includes(row.personId)) return false;
  if (role === undefined) return true;
  if (role === 'contact') return row.kind === 'contact';
  return row.kind === 'staff' && row.roles.includes(role);
}

/**
 * Whose an open invitation is, for the page that asks "are you …?". Writes nothing and spends nothing;
 * null for a code that is wrong, used, expired or void.
 */
export async function peekInvitation(
  deps: Pick<Deps, 'db' | 'now'>,
  code: string,
): Promise<{ personId: string; name: string; enterprise?: string } | null> {
  const row = await readInvitation(deps.db, hashCode(code));
  if (!row || row.usedAt || row.revokedAt || row.expiresAt <= deps.now()) return null;
  const invited = await readInvited(deps.db, row);
  if (!invited?.standing) return null;
  const { personId, name, enterprise } = invited;
  return enterprise === null ? { personId, name } : { personId, name, enterprise };
}
