import { readSetting, writeSetting } from '../db/store-settings.ts';
import type { Deps } from '../deps.ts';
import type { Words } from '../text/locale.ts';
import type { Part, Window } from './cast.ts';

/** Somebody whose phone the page shows. */
export type Actor = {
  user: number;
  personId: string;
  part: Part;
  name: string;
  window: Window;
  role: Words;
  /** The enterprise, or the office. */
  title: string;
};

/** Written when all is seeded; a folder without it is seeded anew. */
type Marker = { version: number; actors: Actor[] };

/** Rises when the seed changes, so that older folders are seeded anew. */
const VERSION = 1;
const DONE = 'demo';
const BEGUN = 'demo_begun';

type Store = Pick<Deps, 'db'>;

/** The people of the page; null while the town is not, or not wholly, seeded. */
export async function readActors({ db }: Store): Promise<Actor[] | null> {
  const marker = await readSetting<Marker>(db, DONE);
  return marker?.version === VERSION ? marker.actors : null;
}

/** Those of an earlier seed too, for their chat users. */
export async function earlierActors({ db }: Store): Promise<Actor[]> {
  return (await readSetting<Marker>(db, DONE))?.actors ?? [];
}

export async function markDone({ db }: Store, actors: Actor[]): Promise<void> {
  await writeSetting(db, DONE, { version: VERSION, actors } satisfies Marker);
}

/** From here on the data are a demo's, and may be wiped. Keeps the actors' chat users in mind, but not as seeded. */
export async function markBegun({ db }: Store, actors: Actor[]): Promise<void> {
  await writeSetting(db, BEGUN, true);
  await writeSetting(db, DONE, { version: 0, actors } satisfies Marker);
}

export async function isDemo({ db }: Store): Promise<boolean> {
  return (await readSetting<boolean>(db, BEGUN)) === true;
}
