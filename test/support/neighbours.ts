import { changeDraft, startDraft, submitDraft } from '../../src/appeal/compose.ts';
import type { Appeal } from '../../src/appeal/appeal.ts';
import { contacts, enterprises, people } from '../../src/db/schema/people.ts';
import { answersFor, type Town } from './town.ts';
import type { World } from './world.ts';

/** Another enterprise of the grid with a cadre of its own; every name is made up. */
export type Neighbour = {
  contact: { id: string; name: string };
  enterpriseId: string;
  files: (category?: string, own?: Record<string, string>) => Promise<Appeal>;
};

const firms = [
  { name: '样本家具有限公司', uscc: '91530127MA00DEMB7X', contact: '郑演示', phone: '13800000021' },
  { name: '范例食品有限公司', uscc: '91530127MA00DEMC5Y', contact: '周范例', phone: '13800000022' },
] as const;

/** Enterprises beside the one of the town, for which the cadre called `stranger` answers. */
export async function createNeighbour(
  { deps }: Pick<World, 'deps'>,
  town: Town,
  which: 0 | 1,
): Promise<Neighbour> {
  const firm = firms[which];
  const contact = { id: deps.newId(), name: firm.contact };
  const enterpriseId = deps.newId();
  await deps.db.insert(people).values({ ...contact, phone: firm.phone });
  await deps.db.insert(enterprises).values({
    id: enterpriseId,
    uscc: firm.uscc,
    name: firm.name,
    address: '',
    grid: '示范园区片区',
    cadreId: town.who.stranger,
  });
  await deps.db.insert(contacts).values({ enterpriseId, personId: contact.id });
  let n = 0;
  return {
    contact,
    enterpriseId,
    async files(category = 'OTH', own: Record<string, string> = {}) {
      const draft = await startDraft(deps, { personId: contact.id, enterpriseId, category });
      const answers = { ...answersFor(deps.policies.current(), category), ...own };
      const ready = await changeDraft(deps, draft.id, contact.id, { answers });
      const by = { personId: contact.id, ownerId: town.who.stranger, cause: `${enterpriseId}-${++n}` };
      return (await submitDraft(deps, ready, by)).appeal;
    },
  };
}
