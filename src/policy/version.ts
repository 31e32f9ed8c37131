import { createHash } from 'node:crypto';
import type { Raw } from './merge.ts';

/** JSON with sorted keys, so that the same policy reads the same however it was written. */
export function canonical(value: Raw): string {
  return JSON.stringify(value, (_, part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** 12 hex digits that stand for this policy in every appeal which began with it. */
export function versionOf(document: Raw): string {
  return createHash('sha256').update(canonical(document)).digest('hex').slice(0, 12);
}
