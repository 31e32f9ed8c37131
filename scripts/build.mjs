import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { dropFaultPoints } from './drop-fault-points.mjs';

// Makes dist/, which runs without tsx: compiled TypeScript, the data files beside it, the page's bundle.
const root = path.resolve(import.meta.dirname, '..');
const dist = path.join(root, 'dist');
rmSync(dist, { recursive: true, force: true });

const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
execFileSync(process.execPath, [tsc, '-p', path.join(root, 'tsconfig.build.json')], { stdio: 'inherit' });
await dropFaultPoints(dist);

const policy = path.join(root, 'src/policy');
for (const file of readdirSync(policy, { recursive: true })) {
  if (!/\.(yaml|json)$/.test(file)) continue;
  const to = path.join(dist, 'src/policy', file);
  mkdirSync(path.dirname(to), { recursive: true });
  cpSync(path.join(policy, file), to);
}
cpSync(path.join(root, 'drizzle'), path.join(dist, 'drizzle'), { recursive: true });
cpSync(path.join(root, 'package.json'), path.join(dist, 'package.json'));

// The bundler reads the page's sources, so it runs as TypeScript here; the built program only reads its files.
const { register } = await import('tsx/esm/api');
register();
const { bundlePage } = await import(pathToFileURL(path.join(root, 'src/chat/bundle.ts')).href);
const { bundleConsole } = await import(pathToFileURL(path.join(root, 'src/console/files.ts')).href);
for (const [room, files] of [
  ['chat', await bundlePage()],
  ['console', await bundleConsole()],
]) {
  const page = path.join(dist, 'src', room, 'page-files');
  mkdirSync(page, { recursive: true });
  for (const [name, body] of files) writeFileSync(path.join(page, name), body);
}

const { makeBom } = await import(pathToFileURL(path.join(root, 'scripts/sbom.ts')).href);
writeFileSync(path.join(dist, 'sbom.cdx.json'), `${JSON.stringify(makeBom(root), null, 2)}\n`);

chmodSync(path.join(dist, 'src/cli/main.js'), 0o755);
