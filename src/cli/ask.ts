import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Words } from '../text/locale.ts';
import { UsageError } from './command.ts';
import type { Terminal } from './terminal.ts';

export const isAsked = (): boolean => process.stdin.isTTY === true;

/** Whether whoever sits there says yes. @throws UsageError `unasked` where nobody sits there */
export async function isAgreed(
  { say, err }: Terminal,
  { question, unasked }: { question: Words; unasked: Words },
): Promise<boolean> {
  if (!isAsked()) throw new UsageError(unasked);
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await lines.question(say(question)).finally(() => lines.close());
  if (/^(y|yes|是|确定)$/i.test(answer.trim())) return true;
  err(say({ zh: '没有动。', en: 'Nothing was changed.' }));
  return false;
}

/** Reads a line that is not shown while it is typed. */
export async function askSecret({ say }: Terminal, question: Words): Promise<string> {
  process.stderr.write(say(question));
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  const answer = await lines.question('').finally(() => lines.close());
  process.stderr.write('\n');
  return answer;
}
