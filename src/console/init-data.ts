import { createHmac, timingSafeEqual } from 'node:crypto';

/** What Telegram says of who opened the Mini App. `proof`: its signature, the same however the fields are ordered. */
export type Signed = { userId: number; proof: string };

const DAY_S = 24 * 3600;
/** Clocks differ a little. */
const AHEAD_S = 60;
/** Characters; Telegram's are well below 2,000. */
const MOST = 8192;

/**
 * Checks `initData` as https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app has it: every
 * field but `hash`, sorted, under HMAC-SHA256 with a key made from the bot's token. Pure.
 * @param text the query string as the Mini App was given it
 * @returns null for what this bot's Telegram did not sign, a field that comes twice, or a moment more than 24 h ago or
 *   more than 60 s ahead
 */
export function readInitData(text: string, token: string, now: Date): Signed | null {
  if (text.length > MOST) return null;
  const fields = [...new URLSearchParams(text)];
  const byName = new Map(fields);
  const proof = byName.get('hash') ?? '';
  if (byName.size !== fields.length || !/^[0-9a-f]{64}$/.test(proof)) return null;
  if (!timingSafeEqual(Buffer.from(proof, 'hex'), signatureOf(fields, token))) return null;
  const userId = idIn(byName.get('user') ?? '');
  return userId !== null && isFresh(byName.get('auth_date') ?? '', now) ? { userId, proof } : null;
}

function signatureOf(fields: readonly [string, string][], token: string): Buffer {
  const checked = fields
    .filter(([name]) => name !== 'hash')
    .map(([name, value]) => `${name}=${value}`)
    .toSorted();
  const key = createHmac('sha256', 'WebAppData').update(token).digest();
  return createHmac('sha256', key).update(checked.join('\n')).digest();
}

function isFresh(authDate: string, now: Date): boolean {
  if (!/^\d{1,12}$/.test(authDate)) return false;
  const age = now.getTime() / 1000 - Number(authDate);
  return age <= DAY_S && age >= -AHEAD_S;
}

function idIn(user: string): number | null {
  try {
    const { id } = JSON.parse(user) as { id?: unknown };
    return Number.isSafeInteger(id) ? (id as number) : null;
  } catch {
    return null;
  }
}
