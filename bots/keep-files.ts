import type { SentFile } from '../src/forms/file-kinds.ts';
import { addFile } from '../src/forms/store-files.ts';
import type { Known } from './bot-form.ts';
import { idFrom } from './id-from.ts';

/** Keeps files that waited with a case; the same update keeps them once. */
export async function keepFiles(talk: Known, appealId: string, files: readonly SentFile[]): Promise<void> {
  const personId = talk.who.person.id;
  for (const [i, file] of files.entries()) {
    const id = idFrom(`file ${i}`, talk.cause);
    await addFile(talk.deps, { ...file, id, appealId, personId }, talk.clock.now);
  }
}
