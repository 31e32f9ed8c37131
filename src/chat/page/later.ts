import { signal } from '@preact/signals';

type Extras = typeof import('./extras.ts');

/** The second part of the page; null until it is there. */
export const extras = signal<Extras | null>(null);

let fetchExtras: (() => Promise<Extras>) | undefined;

/** The entry says how; a module in the middle could not import what imports it. */
export function extrasFrom(fetch: () => Promise<Extras>): void {
  fetchExtras = fetch;
  loadExtras().catch(() => undefined);
}

/** Fetches the second part; called at start, and again by whoever needs it should the line have failed. */
export async function loadExtras(): Promise<Extras> {
  const found = extras.value ?? (await fetchExtras?.());
  if (!found) throw new Error('the entry has not said where the rest is');
  extras.value = found;
  return found;
}
