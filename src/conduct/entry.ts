import { type Fields, sha256 } from '../record/chain.ts';

/** What of an entry is hashed beside what it says. */
export const entryFields = (e: { id: string; reportId: string; seq: number }): Fields => [
  'report',
  e.id,
  e.reportId,
  e.seq,
];

/** In the open, as the last row of a report's log: what stood before it was erased because its time was over. */
export const ERASED = 'erased';

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
