export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [a = 0, b = 0] = [sorted[middle], sorted[middle - 1]];
  return sorted.length % 2 === 1 ? a : (a + b) / 2;
}

/**
 * Runs contestants in turns, so that whatever else the machine does falls on all of them alike; every other round
 * they swap places. A first round that is not counted warms up.
 */
export async function interleaved<K extends string>(
  rounds: number,
  contestants: Record<K, (round: number) => Promise<number>>,
): Promise<Record<K, number[]>> {
  const names = Object.keys(contestants) as K[];
  const results = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<K, number[]>;
  for (let round = 0; round <= rounds; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const value = await contestants[name](round);
      if (round > 0) results[name].push(value);
    }
  }
  return results;
}
