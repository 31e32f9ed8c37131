// Mends postgres.js 3.4.9 after its installation; none of it is released yet. Drop this once a release has it; on any
// other version than 3.4.9 it stops the installation, so that nobody forgets to look.
// - A connection that closes between a statement and the moment it is written made nextWrite() throw where nobody can
//   catch it, and the process died; and the forgotten timer kept the next connection from ever writing, until
//   CONNECT_TIMEOUT. Known there as issues 1154 and 1208.
// - What a connection was at when it closed was still there when it had connected again: the first statement then failed
//   with the error of the old one, and end() waited for an answer that could not come. Known there as 1215.
// - A connection that was reset while it learnt the types of the database ended the process: nobody caught that error.
// - A transaction whose connection had closed, or that was over, ran its later statements on whatever the connection was
//   by then: outside of it, in the middle of somebody else's, or they never ended. Known there as issues 1186 and 1216.
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

/** By file: each text, and what stands in its place. */
const mends = {
  'src/connection.js': [
    ['        return fetchArrayTypes()\n', '        return fetchArrayTypes().catch(noop)\n'],
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
    [
      `    if (initial)
      return reconnect()

    !hadError && (query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))
`,
      `    !initial && (query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))
    query = results = errorResponse = null
    result = new Result()
    rows = 0

    if (initial)
      return reconnect()

`,
    ],
  ],
  'src/index.js': [
    [
      `      , connection
      , prepare = null

    try {
`,
      `      , connection
      , prepare = null
      , over = null
      , last = null

    try {
`,
    ],
    [
      '        new Promise((_, reject) => connection.onclose = reject)\n',
      `        new Promise((_, reject) => connection.onclose = (e) => {
          over = e
          last = null
          while (queries.length)
            queries.shift().reject(e)
          reject(e)
        })
`,
    ],
    ['          : sql`rollback`\n', '          : finish(sql`rollback`)\n'],
    ['          : await sql`commit`\n', '          : await finish(sql`commit`)\n'],
    [
      `        q.catch(e => uncaughtError || (uncaughtError = e))
`,
      `        q.catch(e => uncaughtError || (uncaughtError = e))
        if (over && q !== last)
          return q.reject(over)
`,
    ],
    [
      `    function onexecute(c) {
      connection = c
`,
      `    function finish(q) {
      over || (over = Errors.generic('TRANSACTION_OVER', 'The transaction of this statement is over'), last = q)
      return q
    }

    function onexecute(c) {
      connection = c
`,
    ],
  ],
};

for (const [name, changes] of Object.entries(mends)) {
  const file = new URL(name, root);
  let text = readFileSync(file, 'utf8');
  for (const [from, to] of changes) {
    if (text.includes(to)) continue;
    if (!text.includes(from))
      throw new Error('postgres.js is not what scripts/mend-postgres.mjs was written for');
    text = text.replace(from, () => to);
  }
  writeFileSync(file, text);
}
