import type { Deps } from '../deps.ts';
import type { SqlTx } from '../db/client.ts';
import { canonical, type Fields, moment, sha256 } from './chain.ts';
import { addAct, holdHead } from './store.ts';

/** What is done to the town itself, and what is known of it beyond who, when and to what. */
export type AdminAct =
  | { type: 'import'; data: { kind: 'staff' | 'enterprises'; added: number; changed: number; left: number } }
  | { type: 'roles'; subject: string; data: { before: string[]; after: string[] } }
  | { type: 'policy'; data: { version: string } }
  | { type: 'leave'; subject: string; data: { from: string | null; until: string | null } }
  | { type: 'invite'; subject: string; data: { invitation: string } }
  | { type: 'redeem'; subject: string; data: { invitation: string } }
  | { type: 'export'; data: { what: string } }
  | { type: 'restore'; data: { what: string } }
  | { type: 'reset'; data: Record<string, never> }
  | { type: 'key'; data: { of: string; fingerprint: string } }
  | { type: 'read'; subject: string; data: { what: string } }
  | { type: 'erase'; subject: string; data: { events: number } };

/** Who did it; null is the command line of the server, or Xiaoer itself. */
export type ActBy = { actorId: string | null };

/**
 * Puts what was done to the town into the administrative log, in the transaction that does it. One row at a time is
 * added: call it last, since whoever else has something to record waits until the commit.
 */
export async function recordAct({ now }: Pick<Deps, 'now'>, tx: SqlTx, act: AdminAct & ActBy): Promise<void> {
  const head = await holdHead(tx, 'acts');
  const subject = 'subject' in act ? act.subject : '';
  const row = { seq: head.count + 1, type: act.type, actorId: act.actorId, subject, at: moment(now()) };
  const hash = actHash({ ...row, data: act.data, previous: head.hash });
  await addAct(tx, { ...row, data: act.data, previous: head.hash, hash });
}

type Hashed = {
  seq: number;
  type: string;
  actorId: string | null;
  subject: string;
  at: string;
  data: object;
  previous: string;
};

/** It holds no personal data, so nothing of it is ever erased, and its payload is hashed as it is. */
export function actHash({ seq, type, actorId, subject, at, data, previous }: Hashed): string {
  const fields: Fields = ['act', seq, type, actorId, subject, at, canonical(data), previous];
  return sha256(JSON.stringify(fields));
}
