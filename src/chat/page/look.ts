import { signal } from '@preact/signals';
import { keep, recall } from './storage.ts';

export type Theme = 'system' | 'light' | 'dark';
export type TextSize = '100' | '125' | '150';

export const theme = signal<Theme>(recall('theme', 'system'));
export const textSize = signal<TextSize>(recall('size', '100'));

/** Puts theme and text size on the page and keeps them for this browser. */
export function applyLook(): void {
  const { dataset } = document.documentElement;
  dataset.theme = theme.value;
  dataset.size = textSize.value;
  keep('theme', theme.value);
  keep('size', textSize.value);
}
