import { fileTypeFromBuffer } from 'file-type';

/** What a file is by its content. */
export type FileContent = { ext: string; mime: string };

/** No kind of file needs more of its beginning to be known. */
const LOOKED_AT = 4100;
/** A remark ends at its first end: one that might end at a later one too would be tried in every combination. */
const WEB =
  /^[\s\ufeff]*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(!doctype|html|head|body|script|svg|iframe|table)\b/i;
const STARTS: [string, FileContent][] = [
  ['PK\x03\x04', { ext: 'zip', mime: 'application/zip' }],
  ['MZ', { ext: 'exe', mime: 'application/x-msdownload' }],
  ['#!', { ext: 'sh', mime: 'text/x-shellscript' }],
];

/**
 * Tells what a file is by its first bytes, whatever its name and its sender say; null for what has no mark of its own,
 * as plain text has none.
 */
export async function readContent(head: Uint8Array): Promise<FileContent | null> {
  const bytes = Buffer.from(head.subarray(0, LOOKED_AT));
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  if (WEB.test(bytes.toString(isWide ? 'utf16le' : 'utf8'))) return { ext: 'html', mime: 'text/html' };
  const known = await fileTypeFromBuffer(bytes).catch(() => undefined);
  // Browsers play it under its other name.
  if (known) return known.mime === 'audio/x-m4a' ? { ...known, mime: 'audio/mp4' } : known;
  return STARTS.find(([start]) => bytes.toString('latin1', 0, 4).startsWith(start))?.[1] ?? null;
}
