import { signal } from '@preact/signals';
import { spoken } from './announce.ts';
import { expired } from './phone.ts';
import { t } from './words.ts';

/** How the line to the server stands. */
export const line = signal<'live' | 'down' | 'login'>('live');

/** What is wrong with the page as a whole, above everything; goes by itself. */
export function Bars() {
  if (expired.value) {
    return (
      <p class="bar danger" role="alert">
        {t('expired')}
      </p>
    );
  }
  if (line.value !== 'down') return null;
  return (
    <p class="bar" role="alert">
      {t('offline')}
    </p>
  );
}

/** The one place from which screen readers hear news. The two lines take turns, so equal words are said again. */
export function Status() {
  const { text, turn } = spoken.value;
  return (
    <div role="status" class="sr-only">
      <p>{turn === 0 ? text : ''}</p>
      <p>{turn === 1 ? text : ''}</p>
    </div>
  );
}
