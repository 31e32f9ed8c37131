/** Dice that fall the same for the same seed. */
export type Dice = {
  /** A whole number from 0 to `n - 1`. */
  below: (n: number) => number;
  /** True in `share` of the throws, 0 to 1. */
  chance: (share: number) => boolean;
  pick: <T>(from: readonly T[]) => T;
  /** One of several ways, each as likely as its weight says. */
  weighted: <T>(ways: readonly (readonly [weight: number, way: T])[]) => T;
};

/** mulberry32: 32 bits of state, good enough to stumble about with. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number) => Math.floor(next() * n);
  return {
    below,
    chance: (share) => next() < share,
    pick: (from) => {
      if (from.length === 0) throw new Error('nothing to pick from');
      return from[below(from.length)] as (typeof from)[number];
    },
    weighted: (ways) => {
      let left = next() * ways.reduce((sum, [weight]) => sum + weight, 0);
      const found = ways.find(([weight]) => {
        left -= weight;
        return left < 0;
      });
      return (found ?? (ways[0] as (typeof ways)[number]))[1];
    },
  };
}
