import { type Fields, sha256 } from '../record/chain.ts';
import { type Box, isSigned } from './box.ts';

/** What of an entry is hashed beside what it says. */
export const entryFields = (e: Place): Fields => ['report', e.id, e.reportId, e.seq];

type Place = { id: string; reportId: string; seq: number };

/** In the open, in the last row of a report's log: what stood before it was erased because its time was over. */
const ERASED = 'erased';
/** In the open, in the first row of a report that is older than the log of it. */
const BEGINS = 'begins';

/** What the database holds of a report beside its log. */
export type Shown = { sealed: string; open: boolean; dueAt: Date | null };

/** Of what the database holds of a report: what is changed there behind the back of its log shows, without a key. */
function markOf({ sealed, open, dueAt }: Shown): string {
  return sha256(JSON.stringify(['report', sealed, open, dueAt?.getTime() ?? null]));
}

/** What a row of the log says: `sealed` in two parts, or `erased`; the mark of the report after it; the signature. */
export function signedRow(
  box: Pick<Box, 'sign'>,
  place: Place & { previous: string },
  said: string,
  after: Shown,
) {
  const body = `${said}.${markOf(after)}`;
  return `${body}.${box.sign(wordsOf(place, body))}`;
}

export const erasedRow = (
  box: Pick<Box, 'sign'>,
  place: Place & { previous: string },
  after: Shown,
): string => signedRow(box, place, ERASED, after);

/** The first row of a report from before it had a log: nobody can sign for that. */
export const beginningRow = (after: Shown): string => `${BEGINS}.${markOf(after)}`;

const wordsOf = ({ id, reportId, seq, previous }: Place & { previous: string }, body: string): string =>
  JSON.stringify(['report row', id, reportId, seq, previous, body]);

export type Row = Place & { previous: string; sealed: string | null };

/**
 * `signer`: of the key with which this database was first used. `isOlder`: it is from before logs were chained, so that a
 * log may begin with what nobody signed.
 */
export type Origin = { signer: string; isOlder: boolean };

/**
 * Whether every row that is left of a report's log was written by the holder of the key, whose chain is whole, and the
 * report is what the last row says. What is erased is right only before a last row that says so. Pure; needs no key.
 */
export function isWritten(origin: Origin, rows: readonly Row[], report: Shown): boolean {
  const last = rows.at(-1);
  const [said, ...more] = last?.sealed?.split('.') ?? [];
  const isErased = said === ERASED;
  const left = isErased ? rows.slice(-1) : rows;
  const mark = said === BEGINS ? more.at(-1) : more.at(-2);
  return (
    left.every((row) => isByHolder(origin, row, row === rows[0])) &&
    rows.slice(0, -1).every(({ sealed }) => (sealed === null) === isErased) &&
    (report.sealed === '') === isErased &&
    mark === markOf(report)
  );
}

function isByHolder({ signer, isOlder }: Origin, row: Row, isFirst: boolean): boolean {
  const parts = row.sealed?.split('.') ?? [];
  if (isOlder && isFirst && parts[0] === BEGINS) return parts.length === 2;
  const signature = parts.pop() ?? '';
  return isSigned(signer, wordsOf(row, parts.join('.')), signature);
}

/** Of the reports' log alone: the town's checkpoints tell nothing of it. */
export type Checkpoint = {
  no: number;
  day: string;
  upto: number;
  events: number;
  digest: string;
  previous: string;
  hash: string;
};

export function checkpointHash(c: Omit<Checkpoint, 'hash'>): string {
  const { no, day, upto, events, digest, previous } = c;
  return sha256(JSON.stringify(['report checkpoint', no, day, upto, events, digest, previous]));
}
