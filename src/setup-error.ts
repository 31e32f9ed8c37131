/**
 * Something about the machine or its settings that the operator can mend. The message says what happened, why, and
 * what to do; a command prints it without a stack and ends with code 1.
 */
export class SetupError extends Error {
  override name = 'SetupError';
}
