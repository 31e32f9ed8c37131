import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { afterAll, inject } from 'vitest';
import { buildProgram } from '../../torture/build.ts';

/** Bundles a TypeScript program, so that any user may run it with bare node. Returns the file to run. */
export async function bundleProgram(source: string): Promise<string> {
  // Inside the project, so that the packages left out of the bundle are found.
  const outdir = path.resolve('node_modules/.cache/xiaoer-test');
  mkdirSync(outdir, { recursive: true });
  const outfile = path.join(outdir, `${path.basename(source, '.ts')}-${process.pid}.mjs`);
  await build({
    entryPoints: [source],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
  });
  afterAll(() => rmSync(outfile, { force: true }));
  return outfile;
}

/** `xiaoer`, built once a run: a process of it is up several seconds sooner than from source. Returns the file to run. */
export function builtProgram(): Promise<string> {
  return buildProgram(inject('programRoom'));
}

export type Program = {
  child: ChildProcess;
  pid: number;
  /** Writes one line and reads one back; rejects when the program ends instead. */
  ask: (line: string) => Promise<string>;
  /** The next line of its output. */
  read: () => Promise<string>;
  /** Its exit code or signal, once it is gone. */
  exited: Promise<number | string>;
  errors: () => string;
};

export type ProgramOptions = { uid?: number; gid?: number; env?: Record<string, string>; detached?: boolean };

/** Runs a bundled program with its arguments as one JSON text. */
export function runProgram(file: string, args: unknown, options: ProgramOptions = {}): Program {
  const { env = { PATH: process.env.PATH ?? '' }, ...rest } = options;
  const child = spawn(process.execPath, [file, JSON.stringify(args)], {
    ...rest,
    env,
    cwd: '/',
    stdio: 'pipe',
  });
  let errors = '';
  child.stderr.on('data', (text) => {
    errors += text;
  });
  // A program that died under a write says so by its exit; reading rejects then.
  child.stdin.on('error', () => {});
  const exited = once(child, 'exit').then(([code, signal]) => (code ?? signal) as number | string);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const read = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`ended with ${await exited}: ${errors}`);
    return value as string;
  };
  const ask = (line: string) => {
    child.stdin.write(`${line}\n`);
    return read();
  };
  return { child, pid: child.pid ?? 0, ask, read, exited, errors: () => errors };
}
