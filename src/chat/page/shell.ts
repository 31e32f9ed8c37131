import { type Locale, setLocale, zone } from './locale.ts';

export type Shell = { root: HTMLElement; hours: string; console: string };

/** Reads what the server wrote on the page's root element, and empties it for the page proper. */
export function openShell(): Shell {
  const root = document.getElementById('app');
  if (!root) throw new Error('the page has no #app');
  const { language, zone: zoneName, hours = '', console = '' } = root.dataset;
  if (zoneName) zone.name = zoneName;
  setLocale((language === 'en' ? 'en' : 'zh') satisfies Locale);
  root.textContent = '';
  return { root, hours, console };
}
