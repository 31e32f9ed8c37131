import { parseDuration, realMs } from '../calendar/duration.ts';
import type { Db } from '../db/client.ts';
import type { Deps } from '../deps.ts';
import { recordAct } from '../record/acts.ts';
import { hashCode } from './code.ts';
import {
  type AccountRow,
  addAccount,
  countEnterprisesOf,
  endAccount,
  lockAccount,
  lockPerson,
  openAccountOf,
  openAccountOfPerson,
} from './store.ts';
import {
  addWrongTry,
  type Invited,
  type InvitationRow,
  lockInvitation,
  readInvitation,
  readInvited,
  useInvitation,
  wrongTries,
} from './store-invitations.ts';

export type BindCall = { botId: number; userId: number; chatId: number; code: string };

/** Whom a code is for. */
export type Invitee = Pick<Invited, 'personId' | 'name' | 'roles' | 'enterpriseId' | 'enterprise'>;

/** Why a code does not bind. `other_account`: its person has another account; `account_taken`: this account is somebody else. */
export type NotBound =
  | { is: 'wrong' | 'used' | 'revoked' | 'other_account' | 'account_taken' }
  | { is: 'expired'; at: Date }
  | { is: 'throttled'; until: Date }
  | { is: 'again'; invitee: Invitee };

export type BindResult =
  | NotBound
  | {
      is: 'bound';
      /** `second`: the account was this person's already, and one more enterprise came. */
      as: 'enterprise' | 'second' | 'staff' | 'discipline';
      invitee: Invitee;
      /** Active enterprises the person now speaks for. */
      enterprises: number;
    };

export type CheckResult = NotBound | { is: 'open'; invitee: Invitee };

/**
 * Before consent: what `bindAccount` would say now. Keeps nothing of the person; only a wrong code is
 * counted against the account that tried it.
 */
export function checkInvitation(deps: Deps, call: Omit<BindCall, 'chatId'>): Promise<CheckResult> {
  return guarded(deps, call, async (tx) => {
    const row = await readInvitation(tx, hashCode(call.code));
    return row && judge(deps, tx, call, row);
  });
}

/** After consent: makes the account the person's. Two accounts with one code at once: exactly one gets it. */
export function bindAccount(deps: Deps, call: BindCall): Promise<BindResult> {
  return guarded(deps, call, async (tx) => {
    const row = await lockInvitation(tx, hashCode(call.code));
    if (!row) return null;
    await lockPerson(tx, row.personId);
    const verdict = await judge(deps, tx, call, row);
    return verdict.is === 'open' ? redeem(deps, tx, call, row, verdict.invitee) : verdict;
  });
}

/** Counts wrong codes and turns away an account that tried too many; `attempt` gives null for a wrong one. */
function guarded<T>(
  deps: Deps,
  call: Omit<BindCall, 'chatId'>,
  attempt: (tx: Db) => Promise<T | null>,
): Promise<T | NotBound> {
  const { invite_tries: allowed, invite_tries_within: within } = deps.policies.current().caps;
  const window = realMs(parseDuration(within));
  return deps.db.transaction(async (tx): Promise<T | NotBound> => {
    await lockAccount(tx, call);
    const now = deps.now();
    const since = new Date(now.getTime() - window);
    const tries = await wrongTries(tx, call, since);
    const oldest = tries[allowed - 1];
    if (oldest) return { is: 'throttled', until: new Date(oldest.getTime() + window) };
    const result = await attempt(tx);
    if (result) return result;
    await addWrongTry(tx, { id: deps.newId(), botId: call.botId, userId: call.userId, at: now }, since);
    return { is: 'wrong' };
  });
}

async function judge(
  deps: Deps,
  tx: Db,
  { botId, userId }: Pick<BindCall, 'botId' | 'userId'>,
  row: InvitationRow,
): Promise<CheckResult> {
  const invited = await readInvited(tx, row);
  const mine = await openAccountOf(tx, { botId, userId });
  const theirs = await openAccountOfPerson(tx, botId, row.personId);
  const isMine = mine?.personId === row.personId;
  if (row.usedAt) return isMine && invited ? { is: 'again', invitee: inviteeOf(invited) } : { is: 'used' };
  if (row.revokedAt || !invited?.standing) return { is: 'revoked' };
  if (row.expiresAt <= deps.now()) return { is: 'expired', at: row.expiresAt };
  if (mine && !isMine) return { is: 'account_taken' };
  if (theirs && !isMine && !row.replaces) return { is: 'other_account' };
  return { is: 'open', invitee: inviteeOf(invited) };
}

async function redeem(
  deps: Deps,
  tx: Db,
  { botId, userId, chatId }: BindCall,
  row: InvitationRow,
  invitee: Invitee,
): Promise<BindResult> {
  const now = deps.now();
  const account = await openAccountOfPerson(tx, botId, row.personId);
  await useInvitation(tx, row.id, userId, now);
  if (account?.userId !== userId) {
    if (account) await endAccount(tx, account.id, now);
    await addAccount(tx, { id: deps.newId(), botId, userId, chatId, personId: row.personId, boundAt: now });
  }
  const enterprises = await countEnterprisesOf(tx, row.personId);
  const { personId: actorId, id: invitation } = row;
  await recordAct(deps, tx, { type: 'redeem', subject: actorId, data: { invitation }, actorId });
  return { is: 'bound', as: bindingOf(row, invitee, account, userId), invitee, enterprises };
}

function bindingOf(row: InvitationRow, invitee: Invitee, account: AccountRow | null, userId: number) {
  if (row.kind === 'staff') return invitee.roles.includes('discipline') ? 'discipline' : 'staff';
  return account?.userId === userId ? 'second' : 'enterprise';
}

function inviteeOf({ personId, name, roles, enterpriseId, enterprise }: Invited): Invitee {
  return { personId, name, roles, enterpriseId, enterprise };
}
