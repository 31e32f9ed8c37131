import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { withLifecycle } from '../../scripts/lifecycle-table.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const scripts = Object.keys(JSON.parse(read('package.json')).scripts);

it.each(['README.md', 'README.zh-CN.md'])('%s has the lifecycle table as the code has it', (file) => {
  const text = read(file);

  expect(text).toBe(withLifecycle(text));
});

it.each(['README.md', 'README.zh-CN.md'])('%s names only commands, files and pictures that exist', (file) => {
  const text = read(file);
  const links = [...text.matchAll(/\]\((?!http)([^)#]+)\)/g)].map(([, to = '']) => to);
  const runs = [...text.matchAll(/npm (?:run )?(start|test|demo|build|xiaoer|check|bench)\b/g)].map(
    ([, name = '']) => name,
  );

  expect(links.filter((link) => !existsSync(path.join(root, link)))).toEqual([]);
  expect(runs.filter((name) => !scripts.includes(name))).toEqual([]);
});
