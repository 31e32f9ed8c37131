import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { RawMap } from './merge.ts';

const here = new URL('./', import.meta.url);
let raw: RawMap | undefined;

/** The default policy as written: `default.yaml`, and one file a category in the order that it names. */
export function defaultRaw(): RawMap {
  raw ??= readDefault();
  return raw;
}

function readDefault(): RawMap {
  const read = (file: string): RawMap => parse(readFileSync(new URL(file, here), 'utf8'));
  const document = read('default.yaml');
  const codes = document.categories as string[];
  const unnamed = readdirSync(new URL('categories/', here)).filter((file) => !codes.includes(codeOf(file)));
  if (unnamed.length > 0) throw new Error(`default.yaml does not name ${unnamed.join(', ')}`);
  return { ...document, categories: codes.map((code) => read(`categories/${code.toLowerCase()}.yaml`)) };
}

function codeOf(file: string): string {
  return file.replace('.yaml', '').toUpperCase();
}
