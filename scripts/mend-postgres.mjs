// Mends postgres.js 3.4.9 after its installation. A connection that closes between a statement and the moment it is
// written made nextWrite() throw where nobody can catch it, and the process died; and the forgotten timer kept the next
// connection from ever writing, until CONNECT_TIMEOUT. Known there as issues 1154 and 1208, not released yet. Drop this
// once a release has it; on any other version than 3.4.9 it stops the installation, so that nobody forgets to look.
import { readFileSync, writeFileSync } from 'node:fs';

const VERSION = '3.4.9';
const root = new URL('../node_modules/postgres/', import.meta.url);
const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
if (version !== VERSION) {
  console.error(
    `postgres is ${version}: see whether scripts/mend-postgres.mjs is still wanted, then change or drop it`,
  );
  process.exit(1);
}

const mends = [
  [
    '  function nextWrite(fn) {\n',
    `  function nextWrite(fn) {
    if (socket === null) {
      chunk = nextWriteTimer = null
      error(Errors.connection('CONNECTION_CLOSED', options, socket))
      return false
    }
`,
  ],
  [
    '    clearImmediate(nextWriteTimer)\n    socket.',
    '    clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null\n    socket.',
  ],
];

const file = new URL('src/connection.js', root);
let text = readFileSync(file, 'utf8');
for (const [from, to] of mends) {
  if (text.includes(to)) continue;
  if (!text.includes(from))
    throw new Error('postgres.js is not what scripts/mend-postgres.mjs was written for');
  text = text.replace(from, () => to);
}
writeFileSync(file, text);
