/** Failures of the connection to PostgreSQL, as postgres.js, Node and the server name them. */
const AWAY =
  /^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN|CONNECTION_(CLOSED|ENDED|DESTROYED)|CONNECT_TIMEOUT|57P0[123]|53\w{3}|58030|25006|08\w{3}|40001|40P01)$/;

/** The database is away, busy, full (53100) or just read-only, or the transaction lost a race: the same thing tried later may well succeed. */
export function isDatabaseAway(error: unknown): boolean {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  if (typeof code === 'string' && AWAY.test(code)) return true;
  return cause !== undefined && isDatabaseAway(cause);
}
