import type { Words } from '../text/locale.ts';
import { pad, type Terminal } from './terminal.ts';

/** Says what is done while something starts: one line a step, with the time it took. */
export type Steps = {
  title: (words: Words) => void;
  during: <T>(name: Words, work: () => Promise<{ value: T; note: Words | string }>) => Promise<T>;
  line: (words: Words) => void;
};

const NAME_WIDTH = { zh: 18, en: 20 };
const NOTE_WIDTH = 42;
/** Longer than this and a person begins to wonder. */
const SLOW_MS = 2000;

export function openSteps(terminal: Terminal): Steps {
  const { locale, say, err, paint } = terminal;
  const words = (w: Words | string) => (typeof w === 'string' ? w : say(w));
  const line = (w: Words) => err(say(w));
  return {
    line,
    title: (w) => err(paint('bold', say(w), 'err')),
    during: async (name, work) => {
      const since = performance.now();
      const slow = setTimeout(
        () =>
          line({
            zh: `  ${name.zh}：第一次要久一点，约 10 秒`,
            en: `  ${name.en}: the first time takes about 10 s`,
          }),
        SLOW_MS,
      );
      try {
        const { value, note } = await work();
        const seconds = ((performance.now() - since) / 1000).toFixed(1);
        const took = say({ zh: `${seconds} 秒`, en: `${seconds} s` });
        err(
          `${paint('green', '√', 'err')} ${pad(say(name), NAME_WIDTH[locale])}${pad(words(note), NOTE_WIDTH)} ${took}`,
        );
        return value;
      } finally {
        clearTimeout(slow);
      }
    },
  };
}
