import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { deck } from '../../src/text/deck.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** Their moments are not built yet. What is said at last, or leaves the deck, need not stand here any more. */
const waiting = new Set([
  'card.moved',
  'draft.shelved',
  'fault.admin',
  'form.personal',
  'form.ready',
  'reassign.nobody',
  'refuse.draft_conflict',
  'refuse.file_broken',
  'refuse.maintenance',
  'refuse.no_owner',
  'refuse.number_format',
  'refuse.phone_hidden',
  'refuse.policy_off',
]);

function sources(): string {
  const files = ['src', 'bots', 'workers'].flatMap((top) =>
    readdirSync(path.join(root, top), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.startsWith(`text${path.sep}deck${path.sep}`))
      .map((file) => readFileSync(path.join(root, top, file), 'utf8')),
  );
  return files.join('\n');
}

/**
 * Keys that are put together when they are said: the name of a theme, then holes. Every key of that form is taken for
 * said, which is more than may be true.
 */
function templates(source: string): RegExp[] {
  return Array.from(source.matchAll(/`(\w+\.[\w.]*\$\{[^`\n]*)`/g), ([, text = '']) =>
    text.split(/\$\{(?:[^{}]|\{[^{}]*\})*\}/),
  )
    .filter((parts) => parts.every((part) => /^[\w.]*$/.test(part)))
    .map((parts) => new RegExp(`^${parts.map((part) => part.replaceAll('.', '\\.')).join('.+')}$`));
}

it('has no text that nobody says', () => {
  const source = sources();
  const made = templates(source);
  const isSaid = (key: string): boolean => source.includes(`'${key}'`) || made.some((one) => one.test(key));

  expect(Object.keys(deck).filter((key) => !isSaid(key) && !waiting.has(key))).toEqual([]);
});
