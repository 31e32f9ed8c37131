import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type Sql, type SocketTarget } from '../client.ts';
import { DATABASE } from './cluster.ts';

/** Held for as long as a process owns the server: the second lock, for when somebody has deleted the first one's file. */
const OWNER_LOCK = 723_002;

type Socket = SocketTarget;
export type Claim = {
  /** Waits up to `ms` until no other client is connected. */
  alone: (ms: number) => Promise<void>;
  release: () => Promise<void>;
};

/** Takes the owner's lock on a connection of its own; a server just started has no other owner. */
export async function claimServer(at: Omit<Socket, 'database'>): Promise<Claim> {
  const socket = { ...at, database: 'postgres' };
  const sql = connect(socket, { name: `xiaoer owner ${process.pid}`, max: 1, forever: true });
  await sql`select pg_advisory_lock(${OWNER_LOCK})`;
  const found = await sql`select 1 from pg_database where datname = ${DATABASE}`;
  if (found.length === 0) await sql`create database ${sql(DATABASE)}`;
  const alone = async (ms: number) => {
    const until = performance.now() + ms;
    while (performance.now() < until && (await hasOthers(sql))) await sleep(100);
  };
  return { alone, release: () => sql.end({ timeout: 2 }) };
}

async function hasOthers(sql: Sql): Promise<boolean> {
  const others = await sql`select 1 from pg_stat_activity
    where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1`;
  return others.length > 0;
}

/**
 * The process that owns a running server, as it named itself; undefined when nobody does. Sessions of a process that
 * was killed just now may linger, so it looks for a moment before it believes.
 */
export async function ownerOf(at: Omit<Socket, 'database'>): Promise<string | undefined> {
  const sql = connect({ ...at, database: 'postgres' }, { name: 'xiaoer looks for an owner', max: 1 });
  try {
    let owner = await readOwner(sql);
    for (let i = 0; i < 40 && owner; i++) {
      await sleep(50);
      owner = await readOwner(sql);
    }
    return owner;
  } catch {
    // It takes no connections: whoever owned it has no use of it any more.
    return undefined;
  } finally {
    await sql.end({ timeout: 2 });
  }
}

async function readOwner(sql: Sql): Promise<string | undefined> {
  const [row] = await sql<{ name: string }[]>`select application_name as name
    from pg_locks join pg_stat_activity using (pid)
    where locktype = 'advisory' and objid = ${OWNER_LOCK} and granted`;
  return row?.name;
}
