import { createHash } from 'node:crypto';

/** 144 bits: 24 characters that Telegram's deep links and file names take as they are. */
const CODE_BYTES = 18;

export function newCode(random: (bytes: number) => Buffer): string {
  return random(CODE_BYTES).toString('base64url');
}

/** All that is kept of a code. Finding the row by it tells nothing about how much of a guess was right. */
export function hashCode(code: string): string {
  return createHash('sha256').update(code.trim()).digest('hex');
}
