import type { Button } from '../text/keyboard.ts';
import { label } from '../text/labels.ts';
import type { Locale } from '../text/locale.ts';
import type { Action } from '../text/screen.ts';
import { ON_A_PAGE } from './page.ts';

type Row = Button<Action>[];

const ABREAST = 3;

/** The number of the first entry on a page. */
export const firstOn = (page: number): number => page * ON_A_PAGE + 1;

/** `[1][2][3] / [4][5]`: each number does something with its entry. */
export function numbers(actions: readonly Action[], page: number): Row[] {
  const buttons = actions.map((action, i) => ({ label: String(firstOn(page) + i), action }));
  return [buttons.slice(0, ABREAST), buttons.slice(ABREAST)].filter((row) => row.length > 0);
}

/** `[上一页][下一页]`, where there is more. @param list the name of the list, as the button says it */
export function turning(list: string, page: number, total: number, locale: Locale): Row[] {
  const to = (next: number): Action => ({ verb: 'list', arg: `${list}.${next}` });
  const row = [
    ...(page > 0 ? [{ label: label(locale, 'prev_page'), action: to(page - 1) }] : []),
    ...((page + 1) * ON_A_PAGE < total ? [{ label: label(locale, 'next_page'), action: to(page + 1) }] : []),
  ];
  return row.length > 0 ? [row] : [];
}
