import type { Policy } from './policy.ts';

/** A policy from its row: checked when it was adopted, so only what newer releases added is filled in. */
export function restorePolicy(row: { version: string; document: unknown }): Policy {
  return { ...(row.document as Policy), version: row.version };
}
