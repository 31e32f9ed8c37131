import { localTime } from '../calendar/zone.ts';
import type { SqlTx } from '../db/client.ts';
import type { Deps } from '../deps.ts';
import { moment, sha256 } from './chain.ts';
import { addCheckpoint, holdHead, holdLog, sealSince } from './store.ts';
import { type Checkpoint, lastCheckpoint } from './views.ts';

type Unhashed = Omit<Checkpoint, 'hash'>;

/** Seals what was logged since the last time, once on each day of the town. @returns the new one; null: today has one */
export async function makeCheckpoint(deps: Deps): Promise<Checkpoint | null> {
  const { sql, now, policies } = deps;
  const { zone } = policies.calendar(policies.current());
  const today = (): string => localTime(zone, now()).date;
  if ((await lastCheckpoint(sql))?.day === today()) return null;
  return (await sql.begin(async (tx): Promise<Checkpoint | null> => {
    // Others may be at the same: whoever comes first makes it.
    await holdHead(tx, 'checkpoints');
    const last = await lastCheckpoint(tx);
    const day = today();
    // A clock that was set back makes no second checkpoint of a day that has one.
    if (last !== null && last.day >= day) return null;
    return await sealDay(tx, { last, day, at: moment(now()) });
  })) as Checkpoint | null;
}

async function sealDay(
  tx: SqlTx,
  { last, day, at }: { last: Checkpoint | null; day: string; at: string },
): Promise<Checkpoint> {
  // In the order of those who step first and record an act then.
  await holdLog(tx);
  const acts = await holdHead(tx, 'acts');
  const sealed = await sealSince(tx, last?.upto ?? 0);
  const unhashed = {
    no: (last?.no ?? 0) + 1,
    day,
    at,
    ...sealed,
    acts: acts.count,
    actsHead: acts.hash,
    previous: last?.hash ?? '',
  };
  const made = { ...unhashed, hash: checkpointHash(unhashed) };
  await addCheckpoint(tx, made);
  return made;
}

export function checkpointHash(c: Unhashed): string {
  const { no, day, at, upto, events, cases, digest, acts, actsHead, previous } = c;
  return sha256(
    JSON.stringify(['checkpoint', no, day, at, upto, events, cases, digest, acts, actsHead, previous]),
  );
}

/** Of Crockford's base 32: no letter that is taken for a digit or another. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 12;

/** What a person keeps of a checkpoint, outside of this database: `K7M2-9QXF-4TZB`, 60 bits of its hash. */
export function fingerprintOf({ hash }: Pick<Checkpoint, 'hash'>): string {
  const bytes = Buffer.from(hash, 'base64url');
  const letters = [...bytes.subarray(0, LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

/** As somebody typed it: without dashes and blanks, small letters and look-alikes set right. */
export function readFingerprint(text: string): string {
  const letters = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}
