import { signal } from '@preact/signals';

type Extras = typeof import('./extras.ts');

/** The second part of the page; null until it is there. */
export const extras = signal<Extras | null>(null);

let fetchExtras: (() => Promise<Extras>) | undefined;

/** The entry says how; a module in the middle could not import what imports it. */
export function extrasFrom(fetch: () => Promise<Extras>): void {
  fetchExtras = fetch;
  void loadExtras();
}

/** The second part, as soon as it is there: while the line is down it is asked for again and again. */
export async function loadExtras(): Promise<Extras> {
  while (!extras.value) {
    try {
      extras.value = (await fetchExtras?.()) ?? null;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 3000));
    }
  }
  return extras.value;
}
