/** Lets so many in at once, in all and of each; who comes after waits for a place, in order. */
export type Slots = {
  /**
   * Waits for a place; null where too many of the same wait already. The answer gives it back.
   * @throws the signal's reason if whoever waits goes away
   */
  take: (who: number, signal: AbortSignal) => Promise<(() => void) | null>;
};

type Waiting = { who: number; enter: () => void };

export function openSlots({ inAll, each, waiting }: { inAll: number; each: number; waiting: number }): Slots {
  const inside = new Map<number, number>();
  const queue: Waiting[] = [];
  let count = 0;
  const isFree = (who: number) => count < inAll && (inside.get(who) ?? 0) < each;

  const enter = (who: number) => {
    count += 1;
    inside.set(who, (inside.get(who) ?? 0) + 1);
    let isInside = true;
    return () => {
      if (!isInside) return;
      isInside = false;
      count -= 1;
      const left = (inside.get(who) ?? 1) - 1;
      if (left > 0) inside.set(who, left);
      else inside.delete(who);
      const next = queue.findIndex((one) => isFree(one.who));
      if (next >= 0) queue.splice(next, 1)[0]?.enter();
    };
  };

  return {
    async take(who, signal) {
      signal.throwIfAborted();
      if (isFree(who)) return enter(who);
      if (queue.filter((one) => one.who === who).length >= waiting) return null;
      return await new Promise((resolve, reject) => {
        const waiter: Waiting = {
          who,
          enter: () => {
            signal.removeEventListener('abort', leave);
            resolve(enter(who));
          },
        };
        const leave = () => {
          queue.splice(queue.indexOf(waiter), 1);
          reject(signal.reason);
        };
        signal.addEventListener('abort', leave, { once: true });
        queue.push(waiter);
      });
    },
  };
}
