import { rulesNow } from '../../src/appeal/rules.ts';
import { actOnReport, fileReport, type NewReport } from '../../src/conduct/act.ts';
import { boxOf } from '../../src/conduct/key.ts';
import type { Report } from '../../src/conduct/report.ts';
import type { ReportEvent } from '../../src/conduct/steps.ts';
import type { Part, Town } from '../support/town.ts';
import type { World } from '../support/world.ts';

export const author = { personId: '', botId: 7, userId: 5001, chatId: 5001 };

/** What a reporter tells; nothing in it is anybody's. */
export const told = {
  kind: 'hard',
  who: '示范窗口 3 号位，11月18日上午',
  when: '11月10日、13日、18日，三次',
  said: '每次去都加一样材料，三次三个说法，没有清单',
  wish: '把材料清单说清楚',
} as const;

export function draftOf(town: Town, change: Partial<NewReport> = {}): NewReport {
  return {
    author: { ...author, personId: town.who.contact },
    named: false,
    caseId: null,
    enterpriseIds: [town.enterpriseId],
    told,
    evidence: [],
    ...change,
  };
}

/** Has on record who signs for the box of this world, as every start does. */
export async function startBox({ deps }: Pick<World, 'deps'>): Promise<void> {
  const conductKey = Buffer.alloc(32, 7).toString('base64');
  await boxOf({ conductKey, conductKeyFile: undefined, dataDir: '' }, deps);
}

/** Steps on reports, as the chat would take them. */
export function deskOf({ deps }: World, town: Town) {
  let n = 0;
  const cause = () => `conduct-${++n}`;
  const account = { ...author, personId: town.who.contact };
  return {
    rules: () => rulesNow(deps),
    files: (change: Partial<NewReport> = {}) => fileReport(deps, draftOf(town, change), cause()),
    office: (r: Report, event: ReportEvent, part: Part = 'discipline') =>
      actOnReport(deps, { id: r.id, event, by: { officerId: town.who[part] }, cause: cause() }),
    author: (r: Report, event: ReportEvent, from = account) =>
      actOnReport(deps, { id: r.id, event, by: { account: from }, cause: cause() }),
    clock: (r: Report) =>
      actOnReport(deps, { id: r.id, event: { type: 'ring' }, by: 'clock', cause: cause() }),
  };
}
