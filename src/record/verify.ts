import { createHash, type Hash } from 'node:crypto';
import { isConductLogWhole } from '../conduct/views-log.ts';
import { isReckoned } from '../appeal/reckoned.ts';
import { rulesOf } from '../appeal/rules.ts';
import type { Rules } from '../appeal/limits.ts';
import { isDatabaseAway } from '../db/away.ts';
import type { Deps } from '../deps.ts';
import type { SqlTx } from '../db/client.ts';
import { actHash } from './acts.ts';
import type { Head } from './chain.ts';
import { checkChain, type What } from './check.ts';
import { checkpointHash, fingerprintOf } from './checkpoint.ts';
import { keptDigest } from './erase.ts';
import { differences, type Fact, isDraftLog } from './fold.ts';
import {
  type ActRow,
  actRows,
  headOf,
  casesWithoutLog,
  caseChains,
  type Chain,
  type Checkpoint,
  checkpointsOf,
  countEvents,
  eventHashes,
  numbersWithoutCase,
} from './views.ts';
import { erasedCases } from './views-erased.ts';

/** Something that is not as it was written. `row`: its place in the log named; null where it concerns all of it. */
export type Found =
  | {
      log: 'case';
      what: What | 'no_log' | 'no_case' | 'kept';
      id: string | null;
      no: string | null;
      row: number | null;
    }
  /** The log is whole, and the case is not what the log makes of it: in which facts, not what they say. */
  | { log: 'case'; what: 'differs'; id: string; no: string | null; row: null; facts: Fact[] }
  | { log: 'acts'; what: 'altered' | 'missing' | 'cut' | 'head'; row: number | null }
  | {
      log: 'checkpoints';
      what: 'altered' | 'missing' | 'events' | 'acts' | 'cut' | 'head' | 'unknown';
      row: number | null;
    }
  /** Which report is not said: nobody is to know that there is one. */
  | { log: 'conduct'; what: 'altered'; row: null };

export type Verified = {
  cases: number;
  events: number;
  acts: number;
  checkpoints: number;
  faults: number;
  /** False where the calendar changed, and open cases have not been reckoned by the new one yet. */
  areLimitsCompared: boolean;
};

type Needs = Pick<Deps, 'sql' | 'policies'>;

/**
 * Checks every log against its chain and the daily checkpoints, as the database stands at this moment; a running system
 * is not held up. In memory are some hundred cases with their logs and the checkpoints, however much there is.
 * @param fingerprint of a checkpoint, as somebody kept it outside of the database
 * @param tell is called with each fault, in the order in which they are found
 * @param onProgress now and then, with how many rows of cases were checked, and of how many
 */
export async function verifyRecord(
  deps: Needs,
  {
    fingerprint,
    tell,
    onProgress = () => {},
  }: { fingerprint?: string | undefined; tell: (found: Found) => void; onProgress?: Progress },
): Promise<Verified> {
  let faults = 0;
  const note = (found: Found): void => {
    faults += 1;
    tell(found);
  };
  return (await deps.sql.begin('isolation level repeatable read read only', async (tx): Promise<Verified> => {
    const areLimitsCompared = await isReckoned(deps, tx);
    const cases = await checkCases(areLimitsCompared ? deps : null, tx, { note, onProgress });
    const sealed = await checkpointsOf(tx);
    const acts = await checkActs(tx, note, new Set(sealed.map((one) => one.acts)));
    if (!(await isConductLogWhole(tx))) note({ log: 'conduct', what: 'altered', row: null });
    const checkpoints = await checkCheckpoints(tx, sealed, { acts: acts.hashes, fingerprint, note });
    return { ...cases, acts: acts.count, checkpoints, faults, areLimitsCompared };
  })) as Verified;
}

type Note = (found: Found) => void;
type Progress = (done: number, of: number) => void;
/** Rows between two words on how far it is. */
const STEP = 5000;
/** By what the next limit of a case is made again; null where it is not. */
type Limits = Pick<Deps, 'policies'> | null;

async function checkCases(
  limits: Limits,
  tx: SqlTx,
  { note, onProgress }: { note: Note; onProgress: Progress },
): Promise<{ cases: number; events: number }> {
  let [cases, events, told] = [0, 0, 0];
  const all = await countEvents(tx);
  for await (const chain of caseChains(tx)) {
    cases += 1;
    events += chain.rows.length;
    if (events >= told) {
      onProgress(events, all);
      told = events + STEP;
    }
    for (const found of await faultsOf(limits, chain)) note(found);
  }
  await checkErased(tx, note);
  for (const { id, no } of await casesWithoutLog(tx))
    note({ log: 'case', what: 'no_log', id, no, row: null });
  for (const no of await numbersWithoutCase(tx))
    note({ log: 'case', what: 'no_case', id: null, no, row: null });
  return { cases, events };
}

async function faultsOf(limits: Limits, chain: Chain): Promise<Found[]> {
  const { id, no, head, rows } = chain;
  // A draft that was thrown away leaves behind that the clock once reminded of it.
  const isDraft = head === null && isDraftLog(rows);
  const faults = checkChain(rows, head).filter(({ what }) => !(isDraft && what === 'orphan'));
  if (faults.length > 0) return faults.map(({ what, seq }) => ({ log: 'case', what, id, no, row: seq }));
  const facts = await factsOf(limits, chain);
  return facts.length === 0 ? [] : [{ log: 'case', what: 'differs', id, no, row: null, facts }];
}

/** Whether the log of a case that was not erased is as it was written, and the case what the log makes of it. */
export async function isCaseWhole(
  deps: Pick<Deps, 'policies'>,
  tx: SqlTx,
  appealId: string,
): Promise<boolean> {
  const limits = (await isReckoned(deps, tx)) ? deps : null;
  let isWhole = false;
  for await (const chain of caseChains(tx, appealId)) {
    const isLogWhole = checkChain(chain.rows, chain.head).length === 0 && !isErased(chain);
    isWhole = isLogWhole && (await factsOf(limits, chain)).length === 0;
  }
  return isWhole;
}

/** In what a case is not the fold of its log, which is whole; an erased one the act that erased it can tell alone. */
async function factsOf(limits: Limits, chain: Chain): Promise<Fact[]> {
  const { id, rows, stored } = chain;
  if (stored === null || isErased(chain)) return [];
  const rules = limits === null ? null : await rulesFor(limits, stored.columns.policyVersion);
  const facts = differences(id, stored, rows, rules ?? null);
  // Nobody can say what its limits are under a policy that is gone.
  return rules === undefined && !facts.includes('policyVersion') ? [...facts, 'policyVersion'] : facts;
}

/** Undefined where there is no such policy. */
async function rulesFor(deps: Pick<Deps, 'policies'>, version: string): Promise<Rules | undefined> {
  try {
    return await rulesOf(deps, version);
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    return undefined;
  }
}

const isErased = ({ rows }: Chain): boolean => rows.some(({ erased }) => erased !== 'no');

/** What is left of an erased case is in no log: the act that erased it says what it was. */
async function checkErased(tx: SqlTx, note: Note): Promise<void> {
  for await (const batch of erasedCases(tx))
    for (const one of batch) {
      const { id, no, erasedAt, logged, events } = one;
      const isWhole = erasedAt !== null && logged?.events === events && logged.kept === keptDigest(one);
      if (!isWhole) note({ log: 'case', what: 'kept', id, no, row: null });
    }
}

/** @param wanted acts whose hashes checkpoints hold */
async function checkActs(
  tx: SqlTx,
  note: Note,
  wanted: ReadonlySet<number>,
): Promise<{ count: number; hashes: ReadonlyMap<number, string> }> {
  const hashes = new Map<number, string>();
  let count = 0;
  let last = { hash: '', seq: 0 };
  for await (const batch of actRows(tx)) {
    for (const row of batch) {
      const what = actFault(row, last);
      if (what !== null) note({ log: 'acts', what, row: row.seq });
      last = row;
      count += 1;
      if (wanted.has(count)) hashes.set(count, row.hash);
    }
  }
  const end = endFault(await headOf(tx, 'acts'), { hash: last.hash, count: last.seq });
  if (end !== null) note({ log: 'acts', what: end, row: null });
  return { count, hashes };
}

function actFault(row: ActRow, before: { hash: string; seq: number }): 'altered' | 'missing' | null {
  if (actHash(row) !== row.hash) return 'altered';
  return row.previous === before.hash && row.seq === before.seq + 1 ? null : 'missing';
}

function endFault(head: Head, end: Head): 'cut' | 'head' | null {
  if (head.hash === end.hash && head.count === end.count) return null;
  return head.count > end.count ? 'cut' : 'head';
}

type Against = { acts: ReadonlyMap<number, string>; fingerprint: string | undefined; note: Note };

async function checkCheckpoints(
  tx: SqlTx,
  all: readonly Checkpoint[],
  { acts, fingerprint, note }: Against,
): Promise<number> {
  for (const [i, one] of all.entries())
    for (const what of checkpointFaults(one, all[i - 1], acts))
      note({ log: 'checkpoints', what, row: one.no });
  for (const { checkpoint, digest, events } of await digestsOf(tx, all))
    if (digest !== checkpoint.digest || events !== checkpoint.events)
      note({ log: 'checkpoints', what: 'events', row: checkpoint.no });
  const last = all.at(-1);
  const end = endFault(await headOf(tx, 'checkpoints'), { hash: last?.hash ?? '', count: last?.no ?? 0 });
  if (end !== null) note({ log: 'checkpoints', what: end, row: null });
  if (fingerprint !== undefined && !all.some((one) => fingerprintOf(one) === fingerprint))
    note({ log: 'checkpoints', what: 'unknown', row: null });
  return all.length;
}

function checkpointFaults(
  one: Checkpoint,
  before: Checkpoint | undefined,
  acts: ReadonlyMap<number, string>,
): ('altered' | 'missing' | 'acts')[] {
  const isNext = one.previous === (before?.hash ?? '') && one.no === (before?.no ?? 0) + 1;
  const isActs = one.actsHead === (one.acts === 0 ? '' : acts.get(one.acts));
  const first =
    checkpointHash(one) !== one.hash ? (['altered'] as const) : isNext ? [] : (['missing'] as const);
  return isActs ? [...first] : [...first, 'acts'];
}

type Digested = { checkpoint: Checkpoint; digest: string; events: number };

/** What each checkpoint should say of the events that it covers. */
async function digestsOf(tx: SqlTx, all: readonly Checkpoint[]): Promise<Digested[]> {
  const open = all.map((checkpoint) => ({ checkpoint, hash: createHash('sha256'), events: 0 }));
  let at = 0;
  for await (const batch of eventHashes(tx)) {
    for (const { n, hash } of batch) {
      while (at < open.length && n > (open[at]?.checkpoint.upto ?? 0)) at += 1;
      const now = open[at];
      if (now === undefined) break;
      now.hash.update(hash);
      now.events += 1;
    }
  }
  return open.map(({ hash, ...one }) => ({ ...one, digest: closed(hash) }));
}

const closed = (hash: Hash): string => hash.digest('base64url');
