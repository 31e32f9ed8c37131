import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Deps } from '../deps.ts';
import { type Load, readLoad } from '../health/views.ts';
import type { Queues } from '../queue/port.ts';

type Gauges = {
  /** All that there is to tell. */
  registry: Registry;
  /** Reads tables and queues anew; whatever is away, the rest is told. */
  refresh: () => Promise<void>;
};

/**
 * Adds what is read at the moment of asking: the tables, the queues, the process itself. What is counted outlives a
 * run that ends and begins again in one process; these do not.
 */
export function addGauges({ metrics, sql, now }: Deps, queues: Pick<Queues, 'depths'>): Gauges {
  const own = new Registry();
  const registers = [own];
  const gauge = <L extends string>(name: string, help: string, labelNames: L[] = []) =>
    new Gauge({ name: `xiaoer_${name}`, help, labelNames, registers });
  const lag = gauge('lag_seconds', 'How long the oldest that is due has been waiting', ['of']);
  const waiting = gauge('waiting', 'What is due and waits, in the tables', ['of']);
  const dead = gauge('dead_letters', 'What failed for good and waits for somebody to look', ['of']);
  const unreachable = gauge('unreachable_people', 'People whose account refuses us');
  const failing = gauge('timers_failing', 'Timers that could not fire and rest');
  const beat = gauge('heartbeat_age_seconds', 'Since workers were last alive');
  const jobs = gauge('queue_jobs', 'Jobs in the queue store, of the queues that this process knows', [
    'queue',
    'state',
  ]);
  const show = (load: Load) => {
    for (const of of ['inbox', 'outbox', 'timers'] as const) {
      lag.set({ of }, load[of].lagMs / 1000);
      waiting.set({ of }, load[of].n);
    }
    dead.set({ of: 'inbox' }, load.dead.in);
    dead.set({ of: 'outbox' }, load.dead.out);
    unreachable.set(load.unreachable);
    failing.set(load.failing);
    if (load.beat) beat.set((now().getTime() - load.beat.getTime()) / 1000);
  };
  const forget = () => {
    for (const one of [lag, waiting, dead, unreachable, failing, beat]) one.reset();
  };
  const readable = gauge(
    'tables_readable',
    '1 while the database answers; else what is read there is left out',
  );
  collectDefaultMetrics({ register: own });
  const refresh = async () => {
    const [load, depths] = await Promise.all([
      readLoad(sql, now()).catch(() => null),
      queues.depths().catch(() => []),
    ]);
    readable.set(load ? 1 : 0);
    if (load) show(load);
    else forget();
    jobs.reset();
    for (const { queue, state, n } of depths) jobs.set({ queue, state }, n);
  };
  return { registry: Registry.merge([metrics.registry, own]), refresh };
}
