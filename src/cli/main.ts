#!/usr/bin/env node
import { run } from './run.ts';

// Whoever reads our output may stop early (`| head`): that is no fault.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
}

// What a command waits for may hold nothing open itself (a child process that was let go): stay until it is done.
const awake = setInterval(() => {}, 60_000);
process.exitCode = await run(process.argv.slice(2), process.env, {
  out: process.stdout,
  err: process.stderr,
});
clearInterval(awake);
// A check or a call that never answered must not keep the command from ending.
setTimeout(() => process.exit(), 3000).unref();
