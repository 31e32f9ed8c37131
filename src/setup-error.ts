type Words = { zh: string; en: string };

/**
 * Something about the machine or its settings that the operator can mend. The words say what happened, why, and
 * what to do; a command prints them in its language, without a stack, and ends with code 1.
 */
export class SetupError extends Error {
  override name = 'SetupError';
  readonly words: Words;

  constructor(words: string | Words, options?: ErrorOptions) {
    const both = typeof words === 'string' ? { zh: words, en: words } : words;
    super(both.en, options);
    this.words = both;
  }
}
