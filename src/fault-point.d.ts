/** A boundary between what was done and what must follow; a crash at any of them may lose nothing. */
export type FaultPoint =
  /** Updates are in the inbox; Telegram has not heard so yet. */
  | 'stored'
  /** Inside the transaction of a step, all of it written. */
  | 'committing'
  | 'committed'
  /** The person was answered; the update still counts as open. */
  | 'handled'
  /** People to be told are in the queue. */
  | 'relayed'
  /** The chat of somebody is ours alone for one message. */
  | 'claimed'
  /** Telegram took the message; nobody has noted it yet. */
  | 'sent'
  | 'settled'
  /** A backup is being written: once for each table. */
  | 'backing_up'
  /** All of a backup is in the database again, and nothing of it is committed. */
  | 'restoring'
  /** It is committed; the key that the backup held is not there yet. */
  | 'restored';

declare global {
  /**
   * Where `npm run torture` ends or holds up a process. Always called as `FAULT: await globalThis.faultPoint?.(…)`: the
   * build drops everything under that label, and without it nobody is there to be called.
   */
  var faultPoint: ((at: FaultPoint) => Promise<void> | void) | undefined;
}
