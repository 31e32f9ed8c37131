import { createHash } from 'node:crypto';

/** A uuid that the same update makes again, so that what it begins is begun once. */
export function idFrom(what: string, cause: string): string {
  const hex = createHash('sha256').update(`${what} ${cause}`).digest('hex');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
}
