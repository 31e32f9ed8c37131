import { signal } from '@preact/signals';

/** What the page's one status region says now; `turn` alternates so that the same words are said twice. */
export const spoken = signal({ text: '', turn: 0 });

export function announce(text: string): void {
  spoken.value = { text, turn: 1 - spoken.value.turn };
}
