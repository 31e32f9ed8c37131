/** What a refusal's sentence is filled with. Values are data, never ready-made text. */
export type RefusalParams = Record<string, string | number | Date | undefined>;

/**
 * A request we turn down on purpose: the rules forbid it, or the input does not fit. The chat shows
 * the text `code` (a key of the texts: `refuse.…` or `err.…`) to the person; nothing logs or retries it.
 * Any other error is weather (network, database away: try again) or a fault of ours.
 *
 * A card asks of every step whether it would be refused, so a refusal must be cheap to make: it has no stack.
 */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly code: string;
  readonly params: RefusalParams;

  constructor(code: string, params: RefusalParams = {}) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(code);
    Error.stackTraceLimit = stackTraceLimit;
    this.code = code;
    this.params = params;
  }
}
