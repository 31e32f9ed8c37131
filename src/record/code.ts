import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Deps } from '../deps.ts';
import { headOfCase, momentsOf, readCodeKey } from './store-code.ts';
import { readFingerprint } from './checkpoint.ts';

/** Of Crockford's base 32: no letter that is taken for a digit or another. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 12;

/** 核验码 of a case at one moment of its log: `K7M2-9QXF-4TZB`, 60 bits. Pure. */
export function codeOf(key: Buffer, no: string, hash: string): string {
  const bytes = createHmac('sha256', key)
    .update(JSON.stringify([no, hash]))
    .digest();
  const letters = [...bytes.subarray(0, LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

type Store = Pick<Deps, 'sql' | 'random'>;

/** The code that stands on what is shown of a case now; null where nothing is logged yet. */
export async function codeNow(
  deps: Store,
  { id, no }: { id: string; no: string | null },
): Promise<string | null> {
  const head = await headOfCase(deps.sql, id);
  return no === null || head === '' ? null : codeOf(await readCodeKey(deps), no, head);
}

/** When the log stood as the code says, and how many steps came since. */
export type Checked = { at: Date; since: number };

/** Whether a code is one of this case, at whatever moment of its log; each is compared, whichever it is. */
export async function checkCode(
  deps: Store,
  { id, no }: { id: string; no: string },
  typed: string,
): Promise<Checked | null> {
  const given = Buffer.from(readFingerprint(typed).padEnd(16).slice(0, 16));
  const key = await readCodeKey(deps);
  const moments = await momentsOf(deps.sql, id);
  const hits = moments.map(({ hash }) =>
    timingSafeEqual(Buffer.from(codeOf(key, no, hash).padEnd(16)), given),
  );
  const i = hits.lastIndexOf(true);
  const found = moments[i];
  return found === undefined ? null : { at: found.at, since: moments.length - 1 - i };
}
