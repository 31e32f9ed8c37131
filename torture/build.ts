import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');

/**
 * Compiles the program with its fault points in, so that a process is up in half a second where TypeScript would take
 * several. Inside the project, so that its packages are found.
 * @returns the file to run, and what takes it away again
 */
export async function buildWithFaults(): Promise<{ main: string; remove: () => void }> {
  const out = path.join(root, 'node_modules/.cache', `xiaoer-torture-${process.pid}`);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  await build({
    entryPoints: ['src', 'bots', 'workers'].flatMap(sourcesIn),
    absWorkingDir: root,
    outdir: out,
    outbase: root,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    write: false,
  }).then(({ outputFiles }) => {
    for (const { path: file, text } of outputFiles) {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text.replace(/((?:from|import) ?\(?"\.[^"]*)\.tsx?"/g, '$1.js"'));
    }
  });
  copyData(out);
  return {
    main: path.join(out, 'src/cli/main.js'),
    remove: () => rmSync(out, { recursive: true, force: true }),
  };
}

function sourcesIn(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts') && !file.startsWith('chat/page/'))
    .map((file) => path.join(folder, file));
}

/** What the program reads beside its own code. */
function copyData(out: string): void {
  const policy = path.join(root, 'src/policy');
  for (const file of readdirSync(policy, { recursive: true, encoding: 'utf8' })) {
    if (/\.(yaml|json)$/.test(file)) cpSync(path.join(policy, file), path.join(out, 'src/policy', file));
  }
  symlinkSync(path.join(root, 'drizzle'), path.join(out, 'drizzle'));
  writeFileSync(path.join(out, 'package.json'), readFileSync(path.join(root, 'package.json')));
}
