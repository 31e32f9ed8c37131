import type { Deps } from '../deps.ts';
import { endAlert, type Lagging, raiseAlert } from './store-alerts.ts';
import { readLoad } from './views.ts';

const kinds: readonly Lagging[] = ['inbox', 'outbox', 'timers'];

/**
 * Looks whether something is behind, and tells the administrators once, and once when it is over. What is behind at one
 * look alone, as after a start, is let be; what is only half of the bound behind is over.
 * @param boundMs from what lag on the administrators hear of it
 * @returns one look, to be taken again and again
 */
export function createWatch({ sql, now }: Pick<Deps, 'sql' | 'now'>, boundMs: number): () => Promise<void> {
  let before = new Set<Lagging>();
  return async () => {
    const at = now();
    const load = await readLoad(sql, at);
    const behind = new Set(kinds.filter((of) => load[of].lagMs > boundMs));
    for (const of of kinds) {
      const { lagMs } = load[of];
      const alert = { since: new Date(at.getTime() - lagMs).toISOString(), worstMs: lagMs, boundMs };
      if (behind.has(of) && before.has(of)) await raiseAlert(sql, of, alert, at);
      if (lagMs <= boundMs / 2) await endAlert(sql, of, at);
    }
    before = behind;
  };
}
