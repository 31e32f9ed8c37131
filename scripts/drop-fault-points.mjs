import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

/** Takes the statements under `FAULT:` out of compiled files, in place: what ends a process on purpose is not shipped. */
export async function dropFaultPoints(dir) {
  const files = readdirSync(dir, { recursive: true })
    .filter((file) => file.endsWith('.js'))
    .map((file) => path.join(dir, file))
    .filter((file) => readFileSync(file, 'utf8').includes('faultPoint'));
  await build({
    entryPoints: files,
    outdir: dir,
    outbase: dir,
    allowOverwrite: true,
    platform: 'node',
    target: 'es2023',
    sourcemap: true,
    sourcesContent: false,
    dropLabels: ['FAULT'],
    logLevel: 'warning',
  });
  const left = files.filter((file) => readFileSync(file, 'utf8').includes('faultPoint'));
  if (left.length > 0) throw new Error(`fault points that are not under their label: ${left.join(', ')}`);
}
