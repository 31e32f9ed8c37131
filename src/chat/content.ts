/** What is in a file, apart from who sent it and how it is called. Files with the same bytes share it. */
export type Content = {
  /** SHA-256 of the bytes, in hex. */
  hash: string;
  size: number;
  /** The first bytes, at most {@link HEAD}. */
  head: Buffer;
  /** All bytes in order, each {@link PIECE} long but the last. */
  pieces: () => AsyncIterable<Buffer> | Iterable<Buffer>;
};

/** Enough for the size of a picture that has a preview and other notes in front. */
export const HEAD = 512 * 1024;
/** So much of a file is in memory at a time. */
export const PIECE = 256 * 1024;
