import { createServer } from 'node:net';

/** Ports tried beyond the one wished for. */
const REACH = 50;

/** The port wished for, or the next that nobody listens on; the wish itself where none is free. 0 stays 0. */
export async function freePort(host: string, wish: number): Promise<number> {
  if (wish === 0) return 0;
  for (let port = wish; port <= Math.min(wish + REACH, 65_535); port += 1) {
    if (await isFree(host, port)) return port;
  }
  return wish;
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    // Only "somebody is there" sends us on: anything else is told by whoever listens in earnest.
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code !== 'EADDRINUSE'));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}
