import { readAsleep } from '../backup/store-asleep.ts';
import type { Deps } from '../deps.ts';
import { readLoad, worstLag } from '../health/views.ts';
import type { Queues } from '../queue/port.ts';
import type { Contact } from '../telegram/contact.ts';
import type { Check, Outcome } from '../web/readiness.ts';

/**
 * What must be well for this installation to be of use.
 * @param lagBoundMs a lag longer than this means that something does not keep up
 */
export function checksOf(deps: Deps, queues: Queues, contact: Contact, lagBoundMs: number): Check[] {
  return [
    { name: 'database', run: async () => ({ ok: (await deps.sql`select 1`).length === 1 }) },
    { name: 'awake', run: () => checkAwake(deps) },
    { name: 'queue', run: () => queues.health() },
    { name: 'telegram', run: async () => checkTelegram(contact, lagBoundMs) },
    { name: 'lag', run: () => checkLag(deps, lagBoundMs) },
    { name: 'dead', run: () => checkDead(deps) },
  ];
}

async function checkAwake({ sql }: Deps) {
  const asleep = await readAsleep(sql);
  if (asleep === null) return { ok: true };
  return { ok: false, why: `a copy restored from ${asleep.madeAt}, asleep until xiaoer wake` };
}

/** By the polls and calls that are made anyway: a short trouble is told, a long one keeps us from being of use. */
export function checkTelegram(contact: Contact, boundMs: number): Outcome {
  const trouble = contact.trouble();
  if (trouble === null) return { ok: true };
  const why = `no answer for ${Math.round(trouble.ms / 1000)} s (${trouble.why})`;
  return { ok: trouble.ms < boundMs, why };
}

async function checkLag(deps: Deps, boundMs: number) {
  const load = await readLoad(deps.sql, deps.now());
  if (worstLag(load) < boundMs) return { ok: true };
  const late = (['inbox', 'outbox', 'timers'] as const).filter((of) => load[of].lagMs >= boundMs);
  const why = late.map((of) => `${of} ${Math.round(load[of].lagMs / 1000)} s behind`);
  return { ok: false, why: why.join(', ') };
}

/** What waits for somebody to look at it is told here, but keeps nobody from being served. */
async function checkDead({ sql, now }: Deps) {
  const { dead } = await readLoad(sql, now());
  const n = dead.in + dead.out;
  return n === 0 ? { ok: true } : { ok: true, why: `to look at: ${n} (xiaoer dead list)` };
}
