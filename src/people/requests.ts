import type { Db } from '../db/client.ts';
import type { Deps } from '../deps.ts';
import type { Locale } from '../text/locale.ts';
import { issueInvitation } from './invitations.ts';
import { parsePhone } from './phone.ts';
import {
  addContact,
  addPerson,
  findEnterpriseByUscc,
  findPersonByPhone,
  lockAccount,
  makeActive,
  openAccountOfPerson,
  otherEnterprisesOf,
} from './store.ts';
import { addRequest, closeRequest, lockRequest, openRequestOf, type RequestRow } from './store-requests.ts';
import { parseUscc } from './uscc.ts';
import { type AskedRequest, readOpenRequests } from './views-requests.ts';

export type InviteRequest = {
  botId: number;
  userId: number;
  chatId: number;
  uscc: string;
  name: string;
  phone: string;
  locale: Locale;
};

/**
 * Keeps a stranger's request for the administrator; one open request an account.
 * @throws Refusal `err.uscc.*`, `err.phone`
 */
export async function requestInvitation(
  deps: Deps,
  request: InviteRequest,
): Promise<{ is: 'received' | 'pending'; id: string; at: Date }> {
  const uscc = parseUscc(request.uscc);
  const phone = parsePhone(request.phone);
  return deps.db.transaction(async (tx) => {
    await lockAccount(tx, request);
    const open = await openRequestOf(tx, request);
    if (open) return { is: 'pending', id: open.id, at: open.at };
    const id = deps.newId();
    const at = deps.now();
    await addRequest(tx, { ...request, id, at, uscc, phone });
    return { is: 'received', id, at };
  });
}

/** When this account asked, if the administrator has not decided yet. */
export async function pendingRequest(
  deps: Pick<Deps, 'db'>,
  account: { botId: number; userId: number },
): Promise<{ id: string; at: Date } | null> {
  const open = await openRequestOf(deps.db, account);
  return open ? { id: open.id, at: open.at } : null;
}

export function listRequests(deps: Pick<Deps, 'sql'>): Promise<AskedRequest[]> {
  return readOpenRequests(deps.sql);
}

/** `cause`: the update that decides; coming again it gets the same answer, with a fresh code. */
export type Decision = { id: string; by: string; cause: string } & (
  | { approve: true }
  | { approve: false; reason: string }
);

type Decided = { request: RequestRow };

/**
 * `no_enterprise`: the code is not on the roster, so there is nobody to approve; `staff`: the phone is one of the staff,
 * who are invited by name and never on a stranger's word; `elsewhere`: it is that of a contact of other enterprises, whose
 * cases would open to whoever typed it. In all three the request stays open.
 */
export type DecisionResult =
  /** Decided before, or there is no such request. */
  | { is: 'gone' }
  | ({ is: 'no_enterprise' | 'staff' } & Decided)
  | ({ is: 'elsewhere'; enterprises: string[] } & Decided)
  | ({ is: 'declined'; reason: string } & Decided)
  | ({ is: 'approved'; code: string; expiresAt: Date; enterprise: { id: string; name: string } } & Decided);

/**
 * The administrator's word, once. Approving puts the person on the roster as a contact and makes a code
 * for the account that asked; redeeming it ends an older account of the same person.
 */
export function decideRequest(deps: Deps, decision: Decision): Promise<DecisionResult> {
  return deps.db.transaction(async (tx) => {
    const request = await lockRequest(tx, decision.id);
    if (!request || (request.decidedAt && request.decidedCause !== decision.cause)) return { is: 'gone' };
    const decided = { decidedAt: deps.now(), decidedBy: decision.by, decidedCause: decision.cause };
    if (!decision.approve) {
      await closeRequest(tx, request.id, { ...decided, approved: false, reason: decision.reason });
      return { is: 'declined', request, reason: decision.reason };
    }
    const result = await approve(deps, tx, request, decision.by);
    if (result.is === 'approved')
      await closeRequest(tx, request.id, { ...decided, approved: true, reason: '' });
    return result;
  });
}

async function approve(deps: Deps, tx: Db, request: RequestRow, actorId: string): Promise<DecisionResult> {
  const enterprise = await findEnterpriseByUscc(tx, request.uscc);
  if (!enterprise) return { is: 'no_enterprise', request };
  const known = await findPersonByPhone(tx, request.phone);
  if (known && known.roles.length > 0) return { is: 'staff', request };

  const { phone, name, locale, botId } = request;
  const account = known && (await openAccountOfPerson(tx, botId, known.id));
  const isTheirs = account?.userId === request.userId;
  const others = known && !isTheirs ? await otherEnterprisesOf(tx, known.id, enterprise.id) : [];
  if (others.length > 0) return { is: 'elsewhere', request, enterprises: others };

  const personId = known?.id ?? deps.newId();
  if (!known) await addPerson(tx, { id: personId, phone, name, locale, createdAt: deps.now() });
  await addContact(tx, enterprise.id, personId);
  await makeActive(tx, personId);
  const replaces = account !== null && !isTheirs;
  const to = { personId, enterpriseId: enterprise.id, replaces, actorId };
  const made = await issueInvitation(tx, deps, to);
  return { is: 'approved', request, enterprise, code: made.code, expiresAt: made.expiresAt };
}
