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
export function expectSound({ html, buttons }: Screen, context: string): void {
  expect(html, context).not.toBe('');
  expect(html, context).not.toMatch(/[{}]|undefined|NaN|\[object|（）|\(\)| {2}|<b><\/b>/);
  expect(html, context).not.toMatch(/^[，。：；,;·]|[，、·]$|[，。]{2}|⏰ ⏰/m);
  expect(plain(html).length, context).toBeLessThanOrEqual(4096);
  expectBalanced(html, context);
  for (const { label, action } of buttons.flat()) {
    expect(label, context).not.toBe('');
    expect(Buffer.byteLength(codec.encode(action, -1001234567890)), context).toBeLessThanOrEqual(64);
  }
}

function expectBalanced(html: string, context: string): void {
  const open: string[] = [];
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)(\w+)>/g)) {
    if (slash === '') open.push(name);
    else expect(open.pop(), context).toBe(name);
  }
  expect(open, context).toEqual([]);
  expect(html.replace(/<\/?(?:b|code|blockquote)>/g, ''), context).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
}

/** The case as it would be with other facts. */
export const withFacts = (view: CaseView, facts: Partial<CaseView['appeal']>): CaseView => ({
  ...view,
  appeal: { ...view.appeal, ...facts },
});
