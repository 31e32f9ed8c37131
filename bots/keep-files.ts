import { act } from '../src/appeal/act.ts';
import type { AppealEvent } from '../src/appeal/events.ts';
import type { SentFile } from '../src/forms/file-kinds.ts';
import { hasSaid } from '../src/appeal/views-enterprise.ts';
import { addFile, addToLast, dropFiles } from '../src/forms/store-files.ts';
import { Refusal } from '../src/refusal.ts';
import { say } from '../src/text/say.ts';
import type { Known } from './bot-form.ts';
import { idFrom } from './id-from.ts';

/** Parts of an album come within moments: nobody is told of the first before the others can be here. */
const ALBUM_MS = 2_000;

type Said = {
  appealId: string;
  event: AppealEvent;
  /** What came along and is not kept yet. */
  files: readonly SentFile[];
  /** Ids of files that were kept before. */
  kept?: readonly string[];
  /** The message is the first part of an album. */
  isAlbum?: boolean;
};

/** Takes a step together with its files, all of it or nothing: a refusal keeps none of them. */
export async function actWith(talk: Known, said: Said): Promise<void> {
  const { deps, who, cause } = talk;
  const { appealId, event, kept = [], isAlbum = false } = said;
  const ids = await keepFiles(talk, appealId, said.files);
  const files = [...kept, ...ids];
  try {
    // What is said right behind an album does not overtake it.
    const since = new Date(talk.clock.now.getTime() - ALBUM_MS);
    const isBehind = await hasSaid(deps, { appealId, personId: who.person.id, since });
    const restMs = isAlbum || isBehind ? ALBUM_MS : 0;
    await act(deps, { appealId, event, personId: who.person.id, cause, files, restMs });
  } catch (error) {
    if (error instanceof Refusal) await dropFiles(deps, ids, who.person.id);
    throw error;
  }
}

/** Keeps files that waited with a case; the same update keeps them once. @returns their ids */
export async function keepFiles(
  talk: Known,
  appealId: string,
  files: readonly SentFile[],
): Promise<string[]> {
  const personId = talk.who.person.id;
  const ids = files.map((_, i) => idFrom(`file ${i}`, talk.cause));
  for (const [i, file] of files.entries())
    await addFile(talk.deps, { ...file, id: ids[i] ?? '', appealId, personId }, talk.clock.now);
  return ids;
}

/** A further part of an album joins what its first part said; false where that has gone out already. */
export async function joinLast(talk: Known, appealId: string, file: SentFile): Promise<boolean> {
  const { deps, who, clock } = talk;
  const row = { ...file, id: idFrom('file 0', talk.cause), appealId, personId: who.person.id };
  return await addToLast(deps, row, new Date(clock.now.getTime() - ALBUM_MS * 5), clock.now);
}

/** The words, or how many files came where there are none. */
export const textOr = ({ locale }: Known, text: string, files: readonly SentFile[]): string =>
  text === '' ? say(locale, 'info.files', { n: files.length }) : text;
