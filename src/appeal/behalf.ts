import type { Deps } from '../deps.ts';
import { notBefore } from '../notices/timing.ts';
import { Refusal } from '../refusal.ts';
import type { Appeal } from './appeal.ts';
import { categoryOf, gradeOf } from './compose.ts';
import type { Rules } from './limits.ts';
import { rulesOf } from './rules.ts';
import { boundContact, holdWritten, isContact, saveWritten, tellOf, writtenBy } from './store-behalf.ts';
import { eraseDraft } from './store-drafts.ts';
import { saveTimers } from './store-timers.ts';
import { timersOf } from './timers.ts';

/** Drafts that this person has begun for enterprises and not handed over, newest first. */
export async function draftsWritten(deps: Deps, personId: string): Promise<Appeal[]> {
  return await writtenBy(deps.sql, personId);
}

/**
 * Gives what a member of the staff wrote down to the enterprise: from here on it is the enterprise's own draft, and
 * nothing counts until it submits. Doing it again changes nothing.
 * @throws Refusal `refuse.not_bound_yet` while nobody of the enterprise can be written to, `refuse.draft_gone`
 */
export async function handOver(deps: Deps, draftId: string, writerId: string): Promise<Appeal> {
  return (await deps.sql.begin(async (tx): Promise<Appeal> => {
    const draft = await holdWritten(tx, draftId);
    const { behalf } = draft;
    if (behalf === null || behalf.by !== writerId) throw new Refusal('refuse.draft_gone');
    if (behalf.handedAt !== null) return draft;
    const contactId = await boundContact(tx, draft.enterpriseId);
    if (contactId === null) throw new Refusal('refuse.not_bound_yet');

    const now = deps.now();
    const rules = await rulesOf(deps, draft.policyVersion);
    const handed = { ...passedTo(draft, contactId, now), behalf: { ...behalf, handedAt: now.getTime() } };
    await saveWritten(tx, handed);
    const timers = timersOf(rules, handed, now.getTime()).map((t) => ({ ...t, id: deps.newId() }));
    await saveTimers(tx, draftId, timers, null);
    const notice = { personId: contactId, kind: 'behalf.notice', audience: 'enterprise', data: {} } as const;
    const urgent = looksUrgent(rules, handed);
    const times = { now, urgent, notBefore: opening(deps, rules, { ...notice, urgent }, now) };
    await tellOf(tx, { ...notice, ...times, id: deps.newId(), appealId: draftId });
    return handed;
  })) as Appeal;
}

/** What was written down would be an emergency; nothing counts before the enterprise has submitted it. Pure. */
export function looksUrgent({ policy }: Pick<Rules, 'policy'>, { category, answers }: Appeal): boolean {
  const found = categoryOf(policy, category);
  return found !== undefined && gradeOf(found, answers).grade === 'top';
}

const passedTo = (draft: Appeal, filedBy: string, now: Date): Appeal => ({
  ...draft,
  filedBy,
  version: draft.version + 1,
  updatedAt: now.getTime(),
});

function opening(
  deps: Deps,
  { policy, calendar }: Rules,
  { kind, audience, urgent }: { kind: string; audience: 'enterprise' | 'staff'; urgent: boolean },
  now: Date,
): Date {
  const quiet = deps.policies.quietCalendar(policy, audience);
  return notBefore({ policy, calendar, quiet }, { kind, manner: 'ring', audience, urgent }, now);
}

/**
 * Any contact of the enterprise may take up what was written down for it: the draft is theirs then.
 * @throws Refusal `refuse.draft_gone` when it was submitted or dropped, or is none of theirs
 */
export async function takeUp(deps: Deps, draftId: string, personId: string): Promise<void> {
  await deps.sql.begin(async (tx) => {
    const draft = await holdWritten(tx, draftId);
    const isTheirs = draft.behalf?.handedAt !== null && (await isContact(tx, draft.enterpriseId, personId));
    if (!isTheirs) throw new Refusal('refuse.draft_gone');
    if (draft.filedBy !== personId) await saveWritten(tx, passedTo(draft, personId, deps.now()));
  });
}

/**
 * 不是我的意思: the draft goes, and whoever wrote it is told.
 * @throws Refusal `refuse.draft_gone`
 */
export async function dropWritten(deps: Deps, draftId: string, personId: string): Promise<Appeal> {
  return (await deps.sql.begin(async (tx): Promise<Appeal> => {
    const draft = await holdWritten(tx, draftId);
    const { behalf, enterpriseId, category } = draft;
    const isTheirs = behalf !== null && behalf.handedAt !== null && draft.filedBy === personId;
    if (!isTheirs) throw new Refusal('refuse.draft_gone');
    const now = deps.now();
    const rules = await rulesOf(deps, draft.policyVersion);
    await eraseDraft(tx, draftId);
    const data = { enterpriseId, category: category ?? '' };
    const notice = { personId: behalf.by, kind: 'behalf.dropped.staff', audience: 'staff', data } as const;
    const urgent = false;
    const times = { now, urgent, notBefore: opening(deps, rules, { ...notice, urgent }, now) };
    await tellOf(tx, { ...notice, ...times, id: deps.newId(), appealId: null });
    return draft;
  })) as Appeal;
}
