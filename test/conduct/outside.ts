import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestDatabase } from '../support/database.ts';
import { jsonLines, xiaoer } from '../cli/support.ts';

/** What whoever keeps the server can ask of it from a command line. Nothing here changes anything. */
const commands = [
  ['doctor', '--json'],
  ['invites', '--json'],
  ['policy', 'show', '--json'],
  ['audit', 'checkpoints', '--json'],
  ['audit', 'log', '--days', '9999', '--json'],
];

/** Of the machine and not of the town. */
const isOfTheMachine = ({ id }: Record<string, unknown>): boolean => id === 'disk';
const measured = /\d+ MB|[\d.]+ s apart/g;

/** What those commands say of a town, word for word. */
export async function commandsSay({ target }: Pick<TestDatabase, 'target'>): Promise<string[]> {
  const before = { ...process.env };
  Object.assign(process.env, {
    DATABASE_URL: `postgres:///${target.database}`,
    PGHOST: target.host,
    PGPORT: String(target.port),
    PGUSER: target.user,
    DATA_DIR: path.join(tmpdir(), 'xiaoer-none'),
    LOG_LEVEL: 'debug',
  });
  try {
    return await sayAll();
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
}

async function sayAll(): Promise<string[]> {
  const said: string[] = [];
  for (const argv of commands) {
    const { code, out, err } = await xiaoer(argv);
    const lines = argv[0] === 'doctor' ? withoutMachine(out) : withoutCounting(out);
    said.push(JSON.stringify({ argv, code, out: lines, err }));
  }
  return said;
}

function withoutMachine(out: string): string {
  const found = jsonLines(out).filter((one) => !isOfTheMachine(one));
  return found.map((one) => JSON.stringify(one).replace(measured, '…')).join('\n');
}

/** In tests ids are counted up, by whoever comes first; those of people, by which a report would show, stay. */
function withoutCounting(out: string): string {
  return out.replace(/"invitation":"[\d-]+"/g, '"invitation":"…"');
}
