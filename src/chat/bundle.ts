import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { bundle } from '../web/bundle.ts';

const source = path.join(import.meta.dirname, 'page');

/** Scripts, style and icons of the chat's pages, from source. */
export async function bundlePage(): Promise<Map<string, Uint8Array>> {
  const files = await bundle(source, ['chat.tsx', 'demo.tsx', 'style.css']);
  for (const icon of ['icon', 'icon-dot']) {
    const bytes = await readFile(path.join(source, `${icon}.svg`));
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8).toUpperCase();
    files.set(`${icon}-${hash}.svg`, bytes);
  }
  return files;
}
