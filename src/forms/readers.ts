import type { FormCase, Wording } from './form.ts';

/** Whoever writes for the enterprise of a case that others were joined to is told that those read it too. */
export function otherReaders<F>({ view }: FormCase<F>): { lead: Wording[] } {
  const n = view?.appeal.children.filter((child) => child.open).length ?? 0;
  return { lead: n === 0 ? [] : [{ say: 'merge.readers', params: { n } }] };
}
