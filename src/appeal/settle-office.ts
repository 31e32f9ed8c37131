import type { SqlTx } from '../db/client.ts';
import type { Deps } from '../deps.ts';
import { notBefore } from '../notices/timing.ts';
import { type Appeal, isOpen } from './appeal.ts';
import { desksOf } from './desks.ts';
import type { EventType } from './events.ts';
import { type Office, officeOf } from './office.ts';
import { decidersOf, deskOf, pendingOf } from './pending.ts';
import { isToRegrade } from './relief.ts';
import { reviewersOf } from './reviewers.ts';
import { rulesOf } from './rules.ts';
import { type AtDesk, endOffice, holdAtDesks, putTo, saveDesks } from './store-office.ts';
import { redrawAll } from './store-timers.ts';
import { needsRuling } from './subs.ts';

type Put = { steps: readonly EventType[]; kind: string; personIds: string[] };

const asking: Record<NonNullable<ReturnType<typeof pendingOf>>['what'], Omit<Put, 'personIds'>> = {
  result: { steps: ['propose_done'], kind: 'done.countersign' },
  extension: { steps: ['ask_extension'], kind: 'extension.leader' },
  plan: { steps: ['propose_plan', 'propose_change'], kind: 'plan.leader' },
  bylaw: { steps: ['propose_bylaw'], kind: 'bylaw.leader' },
  review: { steps: ['ask_review'], kind: 'reject.review.leader' },
};

/** What of a case is put to somebody of the office now, and to whom. Pure. */
export function putNow(a: Appeal, office: Office, deputyId: string | null): Put[] {
  const pending = pendingOf(a);
  const deciders = decidersOf(a, office);
  const objects = a.status === 'explained' && a.bylaw?.objection?.answer === null;
  const objection: Put[] =
    a.status === 'long_term' && a.objection !== null
      ? [{ steps: ['object_plan'], kind: 'plan.objected.leader', personIds: deciders }]
      : [];
  return [
    ...(pending === null ? [] : [{ ...asking[pending.what], personIds: deciders }]),
    ...objection,
    ...(objects
      ? [
          {
            steps: ['object_bylaw'] as const,
            kind: 'bylaw.object.supervisor',
            personIds: reviewersOf(a, office),
          },
        ]
      : []),
    ...atDesk(a).map((put) => ({ ...put, personIds: deskOf(a, office, deputyId) })),
  ];
}

/** What the dispatcher is asked. */
function atDesk(a: Appeal): Omit<Put, 'personIds'>[] {
  const { status, rejectAsked, gradeObjection, callback, ownerId, hops, subs } = a;
  // What an import took from its owner it has told the desk of, all of it at once.
  const isUntaken = status === 'submitted' && ownerId === null && hops === 0;
  const about = callback?.about === 'info' ? 'callback.info.dispatcher' : 'callback.dispatcher';
  return [
    ...(isUntaken ? [{ steps: ['submit', 'accept_review', 'split'], kind: 'new.owner' } as const] : []),
    ...(isToRegrade(a) ? [{ steps: ['relieve'], kind: 'top.relief.dispatcher' } as const] : []),
    ...(status === 'disputed' ? [{ steps: ['dispute'], kind: 'dispute.dispatcher' } as const] : []),
    ...(status === 'callback' ? [{ steps: ['call_back'], kind: about } as const] : []),
    ...(status === 'submitted' && rejectAsked !== null
      ? [{ steps: ['propose_reject'], kind: 'reject.proposed.dispatcher' } as const]
      : []),
    ...(isOpen(status) && subs.some(needsRuling)
      ? [{ steps: ['pass_sub'], kind: 'sub.passed.dispatcher' } as const]
      : []),
    ...(gradeObjection === null
      ? []
      : [{ steps: ['object_grade'], kind: 'grade.object.dispatcher' } as const]),
  ];
}

/**
 * Brings what waits on an office in line with who holds it at this moment: on whose desk it lies, and that everybody
 * who can decide it now has been asked. For whenever a roster changes or a leave begins or ends; asking twice tells nobody twice.
 * @returns how many cases changed hands
 */
export async function settleOffice(deps: Deps, tx: SqlTx): Promise<number> {
  const cases = await holdAtDesks(tx, deps.now());
  const moved: string[] = [];
  for (const one of cases) if (await settleOne(deps, tx, one)) moved.push(one.id);
  if (moved.length > 0) await redrawAll(tx, moved, deps.now());
  return moved.length;
}

async function settleOne(deps: Deps, tx: SqlTx, one: AtDesk): Promise<boolean> {
  const { id: appealId, state, waitsOn, deputyId } = one;
  const office = officeOf(one.members);
  const desks = desksOf(state, office, deputyId);
  const isMoved = desks.join() !== waitsOn.join();
  if (isMoved) await saveDesks(tx, appealId, desks);
  const rules = await rulesOf(deps, state.policyVersion);
  const urgent = state.grade === 'top';
  const quiet = deps.policies.quietCalendar(rules.policy, 'staff');
  let told = 0;
  for (const put of putNow(state, office, deputyId)) {
    const sending = { kind: put.kind, manner: 'ring', audience: 'staff', urgent } as const;
    const at = notBefore({ policy: rules.policy, calendar: rules.calendar, quiet }, sending, deps.now());
    told += await putTo(tx, { ...put, appealId, urgent, notBefore: at }, deps.now());
  }
  return isMoved || told > 0;
}

/** A leave has begun or ended. */
export async function fireOffice(deps: Deps, timerId: string): Promise<void> {
  await deps.sql.begin((tx) => settleOffice(deps, tx));
  await endOffice(deps.sql, timerId);
}
