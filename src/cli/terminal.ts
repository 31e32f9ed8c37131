import { styleText } from 'node:util';
import type { Locale, Words } from '../text/locale.ts';

export type Style = 'red' | 'green' | 'yellow' | 'bold' | 'dim';

/** Where a command writes, and in which language. Results go to `out`, everything else to `err`. */
export type Terminal = {
  locale: Locale;
  /** What `--lang` said; undefined where the environment has chosen. */
  asked?: Locale;
  say: (words: Words) => string;
  out: (text: string) => void;
  err: (text: string) => void;
  /** A line that the next one overwrites, and '' takes away; nothing where `err` is no terminal. */
  progress: (text: string) => void;
  /** Colour where the stream takes it (a terminal, no NO_COLOR). */
  paint: (style: Style, text: string, stream?: 'out' | 'err') => string;
};

export type Streams = { out: NodeJS.WritableStream; err: NodeJS.WritableStream };

export function openTerminal(locale: Locale, streams: Streams): Terminal {
  return {
    locale,
    say: (words) => words[locale],
    out: (text) => void streams.out.write(`${text}\n`),
    err: (text) => void streams.err.write(`${text}\n`),
    progress: (text) => {
      if ((streams.err as NodeJS.WriteStream).isTTY === true) streams.err.write(`\r\u001b[K${text}`);
    },
    paint: (style, text, stream = 'out') =>
      styleText(style, text, { stream: streams[stream] as NodeJS.WriteStream }),
  };
}

/** Chinese where the environment speaks it, else English; `--lang` wins. */
export function chooseLocale(asked: string | undefined, env: NodeJS.ProcessEnv): Locale {
  if (asked === 'zh' || asked === 'en') return asked;
  return /^zh/i.test(env.LC_ALL || env.LANG || '') ? 'zh' : 'en';
}

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u;

/** Columns a text takes: Han characters and their like take two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += WIDE.test(char) ? 2 : 1;
  return width;
}

export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** Lines of cells under each other, two blanks apart. */
export function columns(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => widthOf(row[i] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, i) => (i === row.length - 1 ? cell : pad(cell, widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}
