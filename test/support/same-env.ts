import { afterAll, expect } from 'vitest';
import { eventually } from './backends.ts';

/** Files that share a process leave its environment as they found it: the next one may start programs in it. */
const before = { ...process.env };
const opened = leftOpen();

/** What waits for somebody: connections to PostgreSQL go by its socket, the servers of tests by a port. */
function leftOpen(): number {
  return process.getActiveResourcesInfo().filter((kind) => kind === 'PipeWrap' || kind === 'TCPServerWrap')
    .length;
}

afterAll(async () => {
  expect(process.env).toEqual(before);
  // Whatever still runs would look for its database, which is gone, as long as the other files take.
  await eventually(leftOpen, (open) => open <= opened, 8000);
});
