import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandsOf, rolesWith } from '../../bots/menus.ts';
import { lifecycle } from '../../src/appeal/lifecycle.ts';
import { loaders } from '../../src/cli/commands.ts';
import { settingNames } from '../../src/settings.ts';
import { deck } from '../../src/text/deck.ts';
import { states } from '../../src/text/deck/states.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const manuals = readdirSync(path.join(root, 'docs/manual')).map((file) => `docs/manual/${file}`);
const pages = [
  ...manuals,
  ...readdirSync(path.join(root, 'docs/adr')).map((file) => `docs/adr/${file}`),
  ...['operating', 'policy', 'lifecycle', 'performance', 'security'].map((name) => `docs/${name}.md`),
  ...['CONTRIBUTING.md', 'CHANGELOG.md'],
];
const matches = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, found = '']) => found);

it.each(pages)('%s links only to what is there', (file) => {
  const links = matches(read(file), /\]\((?!http)([^)#]+)(?:#[^)]*)?\)/g);

  expect(links.filter((link) => !existsSync(path.join(root, path.dirname(file), link)))).toEqual([]);
});

it.each(manuals.filter((file) => !file.endsWith('README.md')))('%s shows a picture that is there', (file) => {
  const shown = matches(read(file), /<img src="([^"]+)"/g);

  expect(shown.length).toBeGreaterThan(0);
  expect(shown.filter((one) => !existsSync(path.join(root, path.dirname(file), one)))).toEqual([]);
});

it('operating.md lists every setting, and no other', () => {
  const settings = read('docs/operating.md').split('## Settings')[1]?.split('\n## ')[0] ?? '';

  expect(matches(settings, /^\| `([A-Z_]+)`/gm).toSorted()).toEqual([...settingNames].toSorted());
});

it('operating.md lists every command, and no other', () => {
  const commands = read('docs/operating.md').split('## Commands')[1]?.split('\n## ')[0] ?? '';
  const named = new Set<string>(matches(commands, /^\| `(\w+)/gm));

  expect([...named].toSorted()).toEqual(Object.keys(loaders).toSorted());
});

describe.each(manuals)('%s', (file) => {
  const text = read(file);

  it('names only buttons that exist, in the language of its part', () => {
    const words = (locale: 'zh' | 'en') =>
      new Set<string>(
        Object.entries(deck)
          .filter(([key]) => /^(label|opt)\./.test(key))
          .map(([, both]) => both[locale]),
      );
    const [chinese = '', english = ''] = text.split('## English');
    const unknown = (part: string, locale: 'zh' | 'en') =>
      matches(part, /\*\*([^*]+)\*\*/g).filter((word) => !words(locale).has(word));

    if (file.endsWith('README.md')) return;
    expect({ zh: unknown(chinese, 'zh'), en: unknown(english, 'en') }).toEqual({ zh: [], en: [] });
  });

  it('names only commands that exist', () => {
    const everybody = ['start', ...commandsOf([])];
    const named = matches(text, /`\/(\w+)/g);

    expect(named.filter((name) => rolesWith(name) === undefined && !everybody.includes(name))).toEqual([]);
  });

  it('says each task in at most six lines', () => {
    const tasks = text.split(/^### /m).slice(1);
    const lines = tasks.map((task) => task.split('\n').filter((one) => /^\d\./.test(one)).length);

    expect(lines.filter((n) => n === 0 || n > 6)).toEqual([]);
  });
});

it('the manuals say the same tasks in both languages', () => {
  const counts = manuals.map((file) =>
    read(file)
      .split('## English')
      .map((part) => matches(part, /^(### )/gm).length),
  );

  expect(counts.filter(([zh, en = zh]) => zh !== en)).toEqual([]);
});

describe('lifecycle.md', () => {
  const text = read('docs/lifecycle.md');

  it('names every state as people read it', () => {
    const rows = matches(text, /^\| (`\w+` \| .* \| .* \| .*) \|$/gm);
    const wanted = Object.keys(states)
      .filter((key) => key.startsWith('state.staff.'))
      .map((key) => {
        const status = key.split('.')[2];
        const said = (side: string) =>
          (states as Record<string, { zh: string; en: string }>)[`state.${side}.${status}`];
        return `\`${status}\` | ${said('enterprise')?.zh} | ${said('staff')?.zh} | ${said('staff')?.en}`;
      });

    expect(rows.filter((row) => row.split(' | ').length === 4)).toEqual(wanted);
  });

  it('gives every step its row', () => {
    const steps = text.split("## The field's rows")[1]?.split('\n## ')[0] ?? '';
    const named = new Set(matches(steps, /`(\w+)`/g));

    expect(Object.keys(lifecycle).filter((step) => !named.has(step))).toEqual([]);
    expect([...named].filter((name) => !(name in lifecycle))).toEqual([]);
  });
});
