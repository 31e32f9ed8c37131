import type { Deps } from '../deps.ts';
import { canonical, type Fields, moment, sha256 } from './chain.ts';
import { type ActTx, type Added, addActs, holdActs } from './store-acts.ts';

/** What is done to the town itself, and what is known of it beyond who, when and to what. */
export type AdminAct =
  | { type: 'import'; data: { kind: 'staff' | 'enterprises'; added: number; changed: number; left: number } }
  | { type: 'roles'; subject: string; data: { before: string[]; after: string[] } }
  | { type: 'policy'; data: { version: string } }
  | { type: 'leave'; subject: string; data: { from: string | null; until: string | null } }
  | { type: 'invite'; subject: string; data: { invitation: string } }
  | { type: 'redeem'; subject: string; data: { invitation: string } }
  /** Dead letters that are tried again, or given up. */
  | { type: 'replay'; data: { n: number } }
  | { type: 'drop'; data: { n: number } }
  /** `filter`: the query of a list, without the words that were looked for; `rows`: how many were handed out. */
  | { type: 'export'; data: { what: string; filter?: string; rows?: number } }
  | { type: 'restore'; data: { what: string } }
  /** A restored copy begins to work; `made`: when its backup was. */
  | { type: 'wake'; data: { made: string } }
  /** The events that were there before logs were chained are chained from here on. */
  | { type: 'chain'; data: { events: number } }
  | { type: 'reset'; data: Record<string, never> }
  /** `signer`: the public half of what this key signs with; rows of the reports' log are held against the first. */
  | { type: 'key'; data: { of: string; fingerprint: string; signer: string } }
  | { type: 'read'; subject: string; data: { what: string } }
  /** The contents of a case whose time was over; `kept`: digest of what is left of it. */
  | { type: 'erase'; subject: string; data: { events: number; kept: string } }
  /** What else had its time, counted by kind; all none where somebody said that the clock is right and nothing went. */
  | { type: 'retain'; data: Record<string, number> }
  | { type: 'hold'; subject: string; data: Record<string, never> }
  | { type: 'release'; subject: string; data: Record<string, never> };

/** Who did it; null is the command line of the server, or Xiaoer itself. */
export type ActBy = { actorId: string | null };
export type Act = AdminAct & ActBy;

/**
 * Puts what was done to the town into the administrative log, in the transaction that does it. Call it last: whoever else
 * has something to record waits until the commit.
 */
export async function recordAct(deps: Pick<Deps, 'now'>, tx: ActTx, act: Act): Promise<void> {
  await recordActs(deps, tx, [act]);
}

/** The same for several at once, in their order. */
export async function recordActs({ now }: Pick<Deps, 'now'>, tx: ActTx, acts: readonly Act[]): Promise<void> {
  if (acts.length === 0) return;
  const at = moment(now());
  let { hash: previous, count: seq } = await holdActs(tx);
  const rows = acts.map((act): Added => {
    seq += 1;
    const subject = 'subject' in act ? act.subject : '';
    const row = { seq, type: act.type, actorId: act.actorId, subject, at, data: act.data, previous };
    previous = actHash(row);
    return { ...row, hash: previous };
  });
  await addActs(tx, rows);
}

type Hashed = Omit<Added, 'hash'>;

/** It holds no personal data, so nothing of it is ever erased, and its payload is hashed as it is. */
export function actHash({ seq, type, actorId, subject, at, data, previous }: Hashed): string {
  const fields: Fields = ['act', seq, type, actorId, subject, at, canonical(data), previous];
  return sha256(JSON.stringify(fields));
}
