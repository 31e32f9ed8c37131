import type { Context } from 'hono';

// A Secure cookie would lock out everybody on a plain http address of the town's own network.
export function isHttps(c: Context): boolean {
  return (c.req.header('x-forwarded-proto') ?? new URL(c.req.url).protocol).startsWith('https');
}

/** What a stranger's browser prefers. */
export function languageOf(c: Context): 'zh' | 'en' {
  return /^en\b/i.test(c.req.header('accept-language') ?? '') ? 'en' : 'zh';
}

/**
 * Whether a form stands on a page of ours, for pages that work without a script and so cannot set our header: a browser
 * says where a form came from.
 */
export function isOwnForm(c: Context): boolean {
  const origin = c.req.header('origin');
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin') return false;
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === c.req.header('host'));
}
