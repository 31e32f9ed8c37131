import type { Deps } from '../deps.ts';
import { countDead } from '../health/views.ts';
import { lagOf } from '../notices/store-due.ts';
import type { Queues } from '../queue/port.ts';
import type { Check } from '../web/readiness.ts';

/** A lag longer than this means that something does not keep up. */
const LAG_MS = 120_000;

/** What must be well for this installation to be of use. */
export function checksOf(deps: Deps, queues: Queues): Check[] {
  return [
    { name: 'database', run: async () => ({ ok: (await deps.sql`select 1`).length === 1 }) },
    { name: 'queue', run: () => queues.health() },
    { name: 'lag', run: () => checkLag(deps) },
    { name: 'dead', run: () => checkDead(deps) },
  ];
}

async function checkLag(deps: Deps) {
  const lag = await lagOf(deps.sql, deps.now());
  const worst = Math.max(lag.noticeMs, lag.timerMs);
  return worst < LAG_MS ? { ok: true } : { ok: false, why: `${Math.round(worst / 1000)} s behind` };
}

/** What waits for somebody to look at it is told here, but keeps nobody from being served. */
async function checkDead({ sql }: Deps) {
  const dead = await countDead(sql);
  const n = dead.in + dead.out;
  return n === 0 ? { ok: true } : { ok: true, why: `to look at: ${n} (xiaoer dead list)` };
}
