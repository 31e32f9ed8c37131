import { answersFor, CATEGORY } from '../bench/answers.ts';
import type { BenchDeps } from '../bench/bench-deps.ts';
import { cadreId, cadreOf, chatOf, contactId, enterpriseId, seedRoster, type Size } from '../bench/roster.ts';
import { changeDraft, startDraft, submitDraft } from '../src/appeal/compose.ts';
import type { Thumb } from '../test/support/phone.ts';
import type { People } from './people.ts';

/** An enterprise and the cadre who has its case. */
export type Pair = {
  contactChat: number;
  ownerChat: number;
  contact: Thumb;
  owner: Thumb;
  /** Its case, which nobody has signed for yet. */
  appealId: string;
};

const CADRES = 500_000;

/** So many enterprises, each with a case that is in progress and a cadre of its own. */
export async function createPairs(deps: BenchDeps, people: People, count: number): Promise<Pair[]> {
  const size = { cadres: count, enterprises: count };
  await seedRoster(deps.sql, size);
  const pairs: Pair[] = [];
  for (let n = 1; n <= count; n++) {
    const appealId = await file(deps, n, size);
    const [contactChat, ownerChat] = [chatOf(n), CADRES + cadreOf(n, size)];
    const [contact, owner] = [people.thumb(contactChat), people.thumb(ownerChat)];
    pairs.push({ contactChat, ownerChat, contact, owner, appealId });
  }
  return pairs;
}

async function file(deps: BenchDeps, n: number, size: Size): Promise<string> {
  const personId = contactId(n);
  const draft = await startDraft(deps, { personId, enterpriseId: enterpriseId(n), category: CATEGORY });
  const answers = answersFor(deps.policies.current());
  const ready = await changeDraft(deps, draft.id, personId, { answers });
  const ownerId = cadreId(cadreOf(n, size));
  await submitDraft(deps, ready, { personId, ownerId, cause: `torture-${n}` });
  return draft.id;
}
