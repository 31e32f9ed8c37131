import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { run } from '../../src/cli/run.ts';
import { cleanUp } from '../support/clean-up.ts';

export type Ran = { code: number; out: string; err: string };

/** A folder that goes away after the file; open to the account that PostgreSQL runs under. */
export function temporaryDir(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'xiaoer-cli-'));
  chmodSync(dir, 0o755);
  cleanUp(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** Runs a command line in this process and catches what it writes. */
export async function xiaoer(argv: string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const out = collector();
  const err = collector();
  const code = await run(argv, env, { out, err });
  return { code, out: out.text(), err: err.text() };
}

function collector() {
  const parts: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      parts.push(String(chunk));
      done();
    },
  });
  return Object.assign(stream, { text: () => parts.join('') });
}

/** The objects of output that is one JSON a line. */
export function jsonLines(text: string): Record<string, unknown>[] {
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}
