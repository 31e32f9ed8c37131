import { createHash } from 'node:crypto';
import { MINUTE_MS } from '../calendar/duration.ts';
import type { Deps } from '../deps.ts';
import { insertLink } from './store-sessions.ts';

/** A link into the console: logging in, and what the Mini App fetches by another program. */
const LASTS_MS = { enter: 5 * MINUTE_MS, export: MINUTE_MS };

/** Codes and tokens are in the database as this alone. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/**
 * A code of 192 bits that works once: for 5 minutes to log in with, for one minute for an export.
 * @param opens the query of the export; '' logs in
 */
export async function makeLink(
  { sql, now, random }: Pick<Deps, 'sql' | 'now' | 'random'>,
  accountId: string,
  opens = '',
): Promise<string> {
  const code = random(24).toString('base64url');
  const createdAt = now();
  const lasts = opens === '' ? LASTS_MS.enter : LASTS_MS.export;
  const expiresAt = new Date(createdAt.getTime() + lasts);
  await insertLink(sql, { codeHash: hashOf(code), accountId, opens, createdAt, expiresAt });
  return code;
}
