import { digestOf, type Fields, type Head, hashOf } from './chain.ts';

/** A row of a log as the database holds it, when it is to be checked. */
export type Kept = {
  seq: number;
  /** Where it stands among the rows of all chains. */
  n: number;
  /** What its hash is made of, if it stood at `seq`. */
  fields: (seq: number) => Fields;
  previous: string;
  hash: string;
  digest: string;
  salt: string | null;
  payload: unknown;
  /** The payload was erased; `known`: the administrative log says so, and nothing else was put in its place. */
  erased: 'no' | 'known' | 'unknown';
};

/**
 * altered: the row is not what was written · reordered: it stood elsewhere · missing: what stood before it is gone or was
 * rewritten · cut: rows are gone from the end · added: rows stand behind the end · head: what its owner remembers of the
 * chain is wrong · orphan: its owner is gone.
 */
export type What = 'altered' | 'reordered' | 'missing' | 'cut' | 'added' | 'head' | 'orphan';
/** `seq`: of the row; null where it concerns the chain as a whole. */
export type Fault = { what: What; seq: number | null };

/**
 * What is wrong with one chain; nothing where it is as it was written. Pure.
 * @param rows all there are, in the order of `seq`
 * @param head as its owner remembers it; null where the owner is gone
 */
export function checkChain(rows: readonly Kept[], head: Head | null): Fault[] {
  const faults = rows.flatMap((row, i) => checkRow(rows, row, rows[i - 1]));
  if (head === null) return [...faults, { what: 'orphan', seq: null }];
  const end = checkEnd(rows, head, faults.length > 0);
  return end === null ? faults : [...faults, { what: end, seq: null }];
}

function checkRow(rows: readonly Kept[], row: Kept, before: Kept | undefined): Fault[] {
  const { seq } = row;
  if (!isAsHashed(row)) {
    const stoodElsewhere = rows.some((other) => other !== row && isAsHashed(row, other.seq));
    return [{ what: stoodElsewhere ? 'reordered' : 'altered', seq }];
  }
  if (!isPayloadWhole(row)) return [{ what: 'altered', seq }];
  if (!follows(row, before)) return [{ what: 'missing', seq }];
  return before !== undefined && row.n <= before.n ? [{ what: 'reordered', seq }] : [];
}

const isAsHashed = (row: Kept, seq = row.seq): boolean => recomputed(row, seq) === row.hash;

const recomputed = (row: Kept, seq = row.seq): string => hashOf(row.fields(seq), row.previous, row.digest);

const isPayloadWhole = ({ salt, digest, payload, erased }: Kept): boolean =>
  salt === null ? erased === 'known' : erased === 'no' && digestOf(salt, payload) === digest;

/** A row whose hash alone was changed is told itself, not again by the next. */
const follows = (row: Kept, before: Kept | undefined): boolean =>
  before === undefined
    ? row.previous === ''
    : row.previous === before.hash || row.previous === recomputed(before);

function checkEnd(rows: readonly Kept[], head: Head, isTold: boolean): What | null {
  const last = rows.at(-1);
  const isEnd = last === undefined ? head.hash === '' : [last.hash, recomputed(last)].includes(head.hash);
  if (isEnd) return rows.length === head.count || isTold ? null : 'head';
  if (rows.length < head.count) return 'cut';
  return rows.length > head.count ? 'added' : 'head';
}
