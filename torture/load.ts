import type { Pair } from './cases.ts';

/** A step that somebody took, known again by words that were written once. */
export type Expected = { pair: Pair; token: string };

export type Load = {
  /** All that people have done so far which has to stand in the log once. */
  expected: readonly Expected[];
  /** The cadre of each pair notes progress so many times, one after the other, and the enterprise reads of each. */
  notes: (pairs: readonly Pair[], times: number) => Promise<void>;
  /** The same, again and again, as long as it shall go on. */
  notesWhile: (pairs: readonly Pair[], goesOn: () => boolean) => Promise<void>;
};

/** @param random decides how long people think, so that no two of them keep step */
export function createLoad(random: () => number): Load {
  const expected: Expected[] = [];
  const signed = new Set<Pair>();
  let n = 0;

  async function note(pair: Pair): Promise<void> {
    if (!signed.has(pair)) await pair.owner.tap('签收');
    signed.add(pair);
    const token = `第 ${++n} 次量了，380 伏`;
    expected.push({ pair, token });
    const from = await pair.owner.mark();
    await pair.owner.tap('更新进展');
    await pair.owner.sees(/有什么进展/, { after: from });
    await pair.owner.write(token);
    await pair.contact.sees(new RegExp(token));
  }
  async function notesWhile(pairs: readonly Pair[], goesOn: (done: number) => boolean): Promise<void> {
    await Promise.all(
      pairs.map(async (pair) => {
        for (let done = 0; goesOn(done); done++) {
          await new Promise((resolve) => setTimeout(resolve, random() * 200));
          await note(pair);
        }
      }),
    );
  }
  return { expected, notesWhile, notes: (pairs, times) => notesWhile(pairs, (done) => done < times) };
}
