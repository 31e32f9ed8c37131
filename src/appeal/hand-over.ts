import type { SqlTx } from '../db/client.ts';
import type { Deps } from '../deps.ts';
import { type RosterTelling, tellRosterChange } from '../notices/store-handover.ts';
import { chooseOwner } from '../people/responsible.ts';
import { readResponsibles, type Responsible } from '../people/views.ts';
import { actIn } from './act.ts';
import { desksOf } from './come-back.ts';
import { handSubs } from './hand-subs.ts';
import { type OpenCase, openCases } from './store-hand-over.ts';

/** Who answers for the enterprises with open cases, as the roster has it. */
export type Answering = ReadonlyMap<string, Responsible>;

/** Read before a roster is changed, for `handOver` after it. */
export async function readAnswering(tx: SqlTx): Promise<Answering> {
  const ids = new Set((await openCases(tx)).map(({ enterpriseId }) => enterpriseId));
  return await readResponsibles(tx, [...ids]);
}

type Move = OpenCase & { toId: string | null; newCadre: boolean };

/** How many cases went to somebody else, and how many to nobody: those a dispatcher has. */
export type HandedOver = { handedOver: number; unowned: number };

/**
 * Hands open cases to whoever answers for their enterprises now, in the transaction that changed the roster: those of
 * an owner who left, and those of an enterprise that has got another cadre. Cases that were given to somebody by name
 * stay with them. Sub-tasks of co-handlers who left go on with somebody else. Everybody is told once.
 * @param before as `readAnswering` gave it before the change
 */
export async function handOver(deps: Deps, tx: SqlTx, before: Answering): Promise<HandedOver> {
  const cases = await openCases(tx);
  const after = await readResponsibles(tx, [...new Set(cases.map(({ enterpriseId }) => enterpriseId))]);
  const moves = cases.flatMap((one) => moveOf(one, before, after, deps.now()));
  const batch = deps.newId();
  for (const { id, toId } of moves) {
    const event = { type: 'hand_over', toId } as const;
    await actIn(deps, tx, { appealId: id, event, personId: null, cause: `hand-over-${batch}-${id}` });
  }
  await handSubs(deps, tx, batch);
  if (moves.length > 0) await tellRosterChange(deps, tx, await tellings(deps, tx, moves));
  const unowned = moves.filter(({ toId }) => toId === null).length;
  return { handedOver: moves.length - unowned, unowned };
}

/** Where a case goes; nothing where it stays. Pure. */
export function moveOf(one: OpenCase, before: Answering, after: Answering, now: Date): Move[] {
  const was = before.get(one.enterpriseId);
  const is = after.get(one.enterpriseId);
  const newCadre = was?.cadre.id !== is?.cadre.id;
  const followsRoster = !one.chosen || one.ownerId === was?.cadre.id;
  const hasLeft = one.ownerId !== null && !one.fit;
  if (!hasLeft && !(newCadre && followsRoster)) return [];
  const toId = is === undefined ? null : chooseOwner(is, now).ownerId;
  return toId === one.ownerId ? [] : [{ ...one, toId, newCadre }];
}

const groups = <T>(all: readonly T[], keyOf: (one: T) => string | null): [string, T[]][] => {
  const found = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    if (key !== null) found.set(key, [...(found.get(key) ?? []), one]);
  }
  return [...found];
};

/** One message for each new owner, old owner and contact, and for the dispatchers about what nobody has. */
async function tellings(deps: Deps, tx: SqlTx, moves: readonly Move[]): Promise<RosterTelling[]> {
  const once = deps.newId();
  const ids = (some: readonly Move[]): string[] => some.map(({ id }) => id);
  const owners = groups(moves, ({ toId }) => toId).map(([personId, some]) => ({
    ...{ once, personId, kind: 'handover.owner.new', audience: 'staff' as const, manner: 'ring' as const },
    data: { cases: ids(some) },
  }));
  const former = moves.filter(({ ownerActive }) => ownerActive);
  const old = groups(former, ({ ownerId }) => ownerId).map(([personId, some]) => ({
    ...{ once, personId, kind: 'handover.owner.old', audience: 'staff' as const, manner: 'show' as const },
    data: { cases: ids(some) },
  }));
  const enterprises = groups(moves, ({ enterpriseId }) => enterpriseId).flatMap(([, own]) => {
    const each = deps.newId();
    return groups(own, ({ listenerId }) => listenerId).map(([personId, some]) => ({
      ...{ once: each, personId, kind: 'handover.enterprise.new', audience: 'enterprise' as const },
      manner: 'ring' as const,
      data: { cases: ids(some), cadre: some[0]?.toId ?? null, newCadre: some[0]?.newCadre ?? false },
    }));
  });
  const nobodys = moves.filter(({ toId }) => toId === null);
  const desk = nobodys.length === 0 ? [] : await desksOf(tx);
  const dispatchers = desk.map((personId) => ({
    ...{ once, personId, kind: 'handover.dispatcher', audience: 'staff' as const, manner: 'ring' as const },
    data: { cases: ids(nobodys) },
  }));
  return [...owners, ...old, ...enterprises, ...dispatchers];
}
