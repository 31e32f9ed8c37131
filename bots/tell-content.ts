import type { File, Update } from 'telegraf/types';
import { readContent } from '../src/file-content.ts';
import type { Client } from '../src/telegram/client.ts';

const PATIENCE_MS = 4000;
const HEAD = 4100;

/**
 * Puts what a document is by its first bytes in the place of what its sender's program said of it. Where they cannot
 * be had in time it goes by its name: nothing that people sent waits for this.
 */
export async function tellContent(
  { telegram, call }: Pick<Client, 'telegram' | 'call'>,
  update: Update,
): Promise<void> {
  const message = 'message' in update ? update.message : undefined;
  const document = message !== undefined && 'document' in message ? message.document : undefined;
  if (document === undefined) return;
  const late = AbortSignal.timeout(PATIENCE_MS);
  try {
    const file = await call<File>('getFile', { file_id: document.file_id }, PATIENCE_MS);
    const link = await telegram.getFileLink(file);
    const found = await readContent(await headOf(link, late));
    if (found !== null) document.mime_type = found.mime;
  } catch {
    // Not even the reason is told: an error may name the link, which holds the token.
  }
}

async function headOf(link: URL, signal: AbortSignal): Promise<Uint8Array> {
  const answer = await fetch(link, { headers: { range: `bytes=0-${HEAD - 1}` }, signal });
  if (!answer.ok || answer.body === null) throw new Error('the file is not to be had');
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body) {
    chunks.push(chunk);
    size += chunk.length;
    // Where the range is not heeded, the rest is not fetched.
    if (size >= HEAD) break;
  }
  return Buffer.concat(chunks);
}
