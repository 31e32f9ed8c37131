import { isIP } from 'node:net';
import type { Context } from 'hono';

const LOCAL = /^(?:::1|(?:::ffff:)?127\..*)$/;

/** Whether this machine itself asks. */
export const isLocal = (address: string): boolean => LOCAL.test(address);

/**
 * Where a request comes from, to count by. Behind a proxy on this machine it is what the proxy adds last: whatever stands
 * before that the sender may have written. What comes from elsewhere is not believed about it.
 */
export function addressOf(c: Context): string {
  const env = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
  const peer = env?.incoming?.socket?.remoteAddress ?? 'unknown';
  const told = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
  return isLocal(peer) && isIP(told) !== 0 ? told : peer;
}
