import type { Bots } from '../../bots/main.ts';
import type { Workers } from '../../workers/main.ts';
import { readAsleep } from '../backup/store-asleep.ts';
import type { Deps } from '../deps.ts';

/** What takes in and sends; undefined what this process is not for, or while it sleeps. */
export type Begun = { bots: Bots | undefined; workers: Workers | undefined };

export type Work = {
  isAsleep: boolean;
  /** Rejects when the bots cannot go on, or cannot begin. */
  failed: Promise<never>;
  /** Nothing begins any more; what has begun is the caller's to stop. */
  end: () => Promise<Begun>;
};

/** Begins at once, or, in a restored copy, when somebody has woken it. */
export async function beginAwake(
  deps: Pick<Deps, 'sql' | 'log'>,
  begin: () => Promise<Begun>,
): Promise<Work> {
  let reject: (error: unknown) => void = () => {};
  const failed = new Promise<never>((_, settle) => {
    reject = settle;
  });
  failed.catch(() => {});
  const watched = async (): Promise<Begun> => {
    const begun = await begin();
    begun.bots?.failed.catch(reject);
    return begun;
  };
  if ((await readAsleep(deps.sql)) === null) {
    const begun = await watched();
    return { isAsleep: false, failed, end: async () => begun };
  }
  deps.log.warn('a restored copy: asleep until xiaoer wake');
  let begun: Promise<Begun> | undefined;
  const look = async (): Promise<void> => {
    if (begun !== undefined || (await readAsleep(deps.sql)) !== null) return;
    begun ??= watched();
    await begun;
    deps.log.warn('woken');
  };
  const listener = () => void look().catch(reject);
  // Looked at again whenever the connection was lost and is back.
  const listening = await deps.sql.listen('wake', listener, listener);
  return {
    isAsleep: true,
    failed,
    end: async () => {
      await listening.unlisten();
      return (await begun?.catch(() => undefined)) ?? { bots: undefined, workers: undefined };
    },
  };
}
