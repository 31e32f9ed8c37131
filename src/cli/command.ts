import type { Words } from '../text/locale.ts';
import type { Terminal } from './terminal.ts';

export type Option = {
  type: 'string' | 'boolean';
  /** What stands for the value in the help. */
  value?: string;
  help: Words;
};

/** How a command was called. Unknown options never get here. */
export type Call = {
  terminal: Terminal;
  positionals: string[];
  flag: (name: string) => boolean;
  option: (name: string) => string | undefined;
};

/** One command of the command line; the help is made from it. */
export type Command = {
  name: string;
  summary: Words;
  /** After `xiaoer`, such as `import staff FILE`. */
  usage: string[];
  examples: [string, string];
  options: Record<string, Option>;
  /** Gives the exit code: 0 fine, 1 failed. */
  run: (call: Call) => Promise<number>;
};

/** A call that does not fit the command: shown with the mend, exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError';
  readonly words: Words;

  constructor(words: Words) {
    super(words.en);
    this.words = words;
  }
}
