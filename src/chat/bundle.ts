import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { BuildOptions } from 'esbuild';

const source = path.join(import.meta.dirname, 'page');

/**
 * Bundles scripts and style of the page: file name, with a hash of what is in it, to content. Needs esbuild, which
 * is there in a source tree only; a built package carries the files.
 */
export async function bundlePage(): Promise<Map<string, Uint8Array>> {
  const { build } = await import('esbuild');
  const files = new Map<string, Uint8Array>();
  // Each by itself: bundled together they would share their parts in more and smaller files.
  for (const entry of ['chat.tsx', 'demo.tsx', 'style.css']) {
    const { outputFiles = [] } = await build({
      ...options,
      entryPoints: { [path.parse(entry).name]: path.join(source, entry) },
      outdir: source,
    });
    for (const file of outputFiles) files.set(path.basename(file.path), file.contents);
  }
  for (const icon of ['icon', 'icon-dot']) {
    const bytes = await readFile(path.join(source, `${icon}.svg`));
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8).toUpperCase();
    files.set(`${icon}-${hash}.svg`, bytes);
  }
  return files;
}

const options: BuildOptions = {
  bundle: true,
  minify: true,
  format: 'esm',
  splitting: true,
  // Chromium 80, Safari 14.1, Firefox 78 (74 is the nearest that esbuild's table keeps apart)
  target: ['chrome80', 'safari14.1', 'firefox74'],
  // They have it; esbuild would lower it for Chromium before 91, which only fails with spread arguments.
  supported: { 'optional-chain': true },
  jsx: 'automatic',
  jsxImportSource: 'preact',
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'silent',
  write: false,
  entryNames: '[name]-[hash]',
  chunkNames: 'part-[hash]',
};
