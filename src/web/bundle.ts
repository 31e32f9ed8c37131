import path from 'node:path';
import type { BuildOptions } from 'esbuild';

/**
 * Bundles scripts and styles of a folder: file name, with a hash of what is in it, to content. Needs esbuild, which is
 * there in a source tree only; a built package carries the files.
 * @param entries each by itself: bundled together they would share their parts in more and smaller files
 */
export async function bundle(source: string, entries: readonly string[]): Promise<Map<string, Uint8Array>> {
  const { build } = await import('esbuild');
  const files = new Map<string, Uint8Array>();
  for (const entry of entries) {
    const { outputFiles = [] } = await build({
      ...options,
      entryPoints: { [path.parse(entry).name]: path.join(source, entry) },
      outdir: source,
    });
    for (const file of outputFiles) files.set(path.basename(file.path), file.contents);
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
