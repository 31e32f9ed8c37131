import { expect } from 'vitest';
import type { CaseView } from '../../src/appeal/views.ts';
import { createButtons } from '../../src/telegram/buttons.ts';
import { plain } from '../../src/text/html.ts';
import type { Screen } from '../../src/text/screen.ts';
import type { Clock } from '../../src/text/when.ts';

const codec = createButtons(Buffer.alloc(32, 7));
const SHANGHAI = 'Asia/Shanghai';

export const at = (locale: Clock['locale'], now: Date): Clock => ({ locale, zone: SHANGHAI, now });

/** The labels of a keyboard: `签收 / 查看全文 更多`. */
export const labels = ({ buttons }: Screen): string =>
  buttons.map((row) => row.map(({ label }) => label).join(' ')).join(' / ');

/** A screen that Telegram takes and that leaves no hole in its sentences. */
export function expectSound(screen: Screen, context: string): void {
  // One expectation for all: thousands of screens are looked at, and each costs its time.
  expect(faultsOf(screen), context).toEqual([]);
}

function faultsOf({ html, buttons }: Screen): string[] {
  const faults: [string, boolean][] = [
    ['empty', html === ''],
    ['a hole', /[{}]|undefined|NaN|\[object|（）|\(\)| {2}|<b><\/b>/.test(html)],
    ['nothing after a colon', /：[，。；]|: [.,;]/.test(html)],
    ['escaped twice', /&amp;(?:amp|lt|gt);/.test(html)],
    ['stray punctuation', /^[，。：；,;·]|[，、·]$|[，。]{2}|⏰ ⏰/m.test(html)],
    ['too long', plain(html).length > 4096],
    ['unbalanced', !isBalanced(html)],
  ];
  const found = faults.flatMap(([fault, is]) => (is ? [fault] : []));
  const keys = buttons.flat().flatMap(({ label, action }) => {
    const isFit = label !== '' && Buffer.byteLength(codec.encode(action, -1001234567890)) <= 64;
    return isFit ? [] : [`the button ${label} ${action.verb}`];
  });
  return [...found, ...keys];
}

function isBalanced(html: string): boolean {
  const open: string[] = [];
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)(\w+)>/g)) {
    if (slash === '') open.push(name);
    else if (open.pop() !== name) return false;
  }
  const rest = html.replace(/<\/?(?:b|code|blockquote)>/g, '');
  return open.length === 0 && !/[<>]|&(?!amp;|lt;|gt;)/.test(rest);
}

/** The case as it would be with other facts. */
export const withFacts = (view: CaseView, facts: Partial<CaseView['appeal']>): CaseView => ({
  ...view,
  appeal: { ...view.appeal, ...facts },
});
