import type { Appeal } from '../../src/appeal/appeal.ts';
import type { AppealEvent } from '../../src/appeal/events.ts';
import { act, type Acted } from '../../src/appeal/act.ts';
import { changeDraft, startDraft, submitDraft } from '../../src/appeal/compose.ts';
import { contacts, enterprises, grids, people } from '../../src/db/schema/people.ts';
import type { World } from './world.ts';

/** The cast of the copy deck's examples; every name is made up. */
const cast = {
  contact: { name: '王示例', phone: '13800000001', roles: [], unit: '' },
  owner: { name: '李示范', phone: '13800000002', roles: ['cadre'], unit: '经发办' },
  deputy: { name: '赵样本', phone: '13800000003', roles: ['cadre'], unit: '经发办' },
  dispatcher: { name: '钱范例', phone: '13800000004', roles: ['dispatcher'], unit: '营商办' },
  leader: { name: '孙模拟', phone: '13800000005', roles: ['leader'], unit: '镇政府' },
  supervisor: { name: '吴演示', phone: '13800000006', roles: ['supervisor'], unit: '督查室' },
  head: { name: '郑示范', phone: '13800000007', roles: ['head'], unit: '镇政府' },
  discipline: { name: '冯模拟', phone: '13800000008', roles: ['discipline'], unit: '镇纪委' },
  helper: { name: '冯样例', phone: '13800000020', roles: ['cohandler'], unit: '示范供电所' },
  stranger: { name: '陈样例', phone: '13800000009', roles: ['cadre'], unit: '规建办' },
} as const;

export type Part = keyof typeof cast;

export type Town = {
  /** The id of each person of the cast. */
  who: Record<Part, string>;
  enterpriseId: string;
  /** One step by one of the cast, or by the clock. */
  does: (who: Part | 'clock', event: AppealEvent, appeal: Pick<Appeal, 'id'>) => Promise<Acted>;
  /** A submitted appeal of the example enterprise. */
  files: (options?: {
    category?: string;
    answers?: Appeal['answers'];
    linkedTo?: Appeal['linkedTo'];
  }) => Promise<Appeal>;
};

/** A small town on the roster, with one enterprise and somebody for every role. */
export async function createTown({ deps }: Pick<World, 'deps'>): Promise<Town> {
  const who = Object.fromEntries(Object.keys(cast).map((part) => [part, deps.newId()])) as Record<
    Part,
    string
  >;
  const enterpriseId = deps.newId();
  const createdAt = deps.now();
  const rows = Object.entries(cast).map(([part, p]) => ({
    ...p,
    roles: [...p.roles],
    id: who[part as Part],
    createdAt,
  }));
  await deps.db
    .insert(people)
    .values(rows.map((p) => ({ ...p, deputyId: p.id === who.owner ? who.deputy : null })));
  await deps.db.insert(grids).values({ name: '示范园区片区', cadreId: who.owner });
  await deps.db.insert(enterprises).values({
    id: enterpriseId,
    uscc: '91530127MA00DEMA82',
    name: '示例精密材料有限公司',
    address: '示范园区 8 号',
    grid: '示范园区片区',
  });
  await deps.db.insert(contacts).values({ enterpriseId, personId: who.contact });

  let n = 0;
  const cause = () => `test-${++n}`;
  return {
    who,
    enterpriseId,
    does: (part, event, appeal) =>
      act(deps, {
        appealId: appeal.id,
        event,
        personId: part === 'clock' ? null : who[part],
        cause: cause(),
      }),
    async files({ category = 'OTH', answers = {}, linkedTo = null } = {}) {
      const draft = await startDraft(deps, { personId: who.contact, enterpriseId, category, linkedTo });
      const full = { ...answersFor(deps.policies.current(), category), ...answers };
      const ready = await changeDraft(deps, draft.id, who.contact, { answers: full });
      const { appeal } = await submitDraft(deps, ready, {
        personId: who.contact,
        ownerId: who.owner,
        cause: cause(),
      });
      return appeal;
    },
  };
}

/** An answer to every question of a category that must be answered. */
export function answersFor(
  policy: ReturnType<World['deps']['policies']['current']>,
  code: string,
): Appeal['answers'] {
  const category = policy.categories.find((c) => c.code === code);
  const needed = category?.questions.filter((q) => q.required) ?? [];
  return Object.fromEntries(
    needed.map((q) => [q.key, q.options?.at(-1)?.key ?? '2 号车间下午电压只有 340 伏']),
  );
}
