import type { SqlTx } from '../db/client.ts';
import type { Deps } from '../deps.ts';
import { PROGRESS, SILENT } from '../notices/notice.ts';
import { notBefore } from '../notices/timing.ts';
import type { Appeal } from './appeal.ts';
import type { Audience } from './lifecycle-row.ts';
import type { Rules } from './limits.ts';
import type { AppealEvent } from './events.ts';
import { inPlaceOf, type Office } from './office.ts';
import { decidersOf, deskOf, pendingOf } from './pending.ts';
import { aboveReviewers, reviewersOf } from './reviewers.ts';
import { endedBetween, subOf } from './subs.ts';
import type { Telling } from './step.ts';
import { requestOf } from './steps/requests.ts';
import { type Member, membersIn, type NoticeRow } from './store.ts';

const roles = ['leader', 'head', 'supervisor', 'discipline'] as const satisfies Audience[];
type Role = (typeof roles)[number];

/** A town without a head on its roster: the leader hears instead, and the other way round. */
const standIn: Partial<Record<Role, Role>> = { head: 'leader', leader: 'head' };

const asked = ['decider', 'reviewer', 'above_reviewer', 'dispatcher'] as const satisfies Audience[];
type Asked = (typeof asked)[number];

/** Whoever of the office something of this case is put to. */
const isAsked = (to: Audience): to is Asked => (asked as readonly Audience[]).includes(to);

type Row = Omit<NoticeRow, 'id' | 'notBefore'>;

const isRole = (to: Audience): to is Role => (roles as readonly Audience[]).includes(to);

export type Occasion = {
  before: Appeal;
  after: Appeal;
  tells: readonly Telling[];
  event: AppealEvent;
  actorId: string | null;
  byEnterprise: boolean;
  /** Who is written to for the enterprise. */
  listenerId: string;
  ownerDeputyId: string | null;
  /** Who holds the offices, and who is on leave. */
  office: Office;
  /** The deputy, while the owner is on leave: hears what the owner would. */
  standInId: string | null;
};

function membersOf(members: Member[], role: Role): string[] {
  const holding = (r: Role): string[] =>
    members.filter((m) => m.roles.includes(r) && !m.isContact).map((m) => m.id);
  const found = holding(role);
  const other = standIn[role];
  return found.length > 0 || other === undefined ? found : holding(other);
}

/** Whom a word to this audience reaches, by id; null where there is nobody. Pure. */
export function peopleOf(to: Audience, t: Occasion, members: Member[]): (string | null)[] {
  const { before, after } = t;
  // Whoever stands in for a supervisor has no part in the discipline office, even where one person holds both.
  if (to === 'discipline') return membersOf(members, to);
  if (isRole(to)) return inPlaceOf(t.office, membersOf(members, to));
  if (isAsked(to)) return askedOf(to, t);
  switch (to) {
    case 'enterprise':
      return [listener(t)];
    case 'owner':
      return [whoActs(t)];
    case 'deputy':
      return [t.standInId === null ? t.ownerDeputyId : null];
    case 'helper':
      return [subOf(after, t.event)?.helperId ?? null];
    case 'former_helper':
      return endedBetween(before, after).map((sub) => sub.helperId);
    case 'former_owner':
      return [before.ownerId === after.ownerId ? null : before.ownerId];
    case 'asker':
      return [askerOf(t)];
    case 'other_side':
      return [t.byEnterprise ? whoActs(t) : listener(t)];
  }
}

/** Whose request is there no more. */
function askerOf({ before, after }: Occasion): string | null {
  const request = requestOf(before);
  return request === null || requestOf(after)?.at === request.at ? null : request.by;
}

/** Whom something is put to. Whoever was asked hears too that they need not answer any more. */
function askedOf(to: Asked, { before, after, office, ownerDeputyId }: Occasion): string[] {
  switch (to) {
    case 'decider':
      return decidersOf(pendingOf(after) === null ? before : after, office);
    case 'reviewer':
      return reviewersOf(after, office);
    case 'above_reviewer':
      return aboveReviewers(after, office);
    case 'dispatcher':
      return deskOf(after, office, ownerDeputyId);
  }
}

/** A draft is its author's alone. */
const listener = ({ after, listenerId }: Occasion): string =>
  after.status === 'draft' ? after.filedBy : listenerId;

/** The owner, or who stands in for one on leave; a new owner is told in person. */
function whoActs({ before, after, standInId }: Occasion): string | null {
  return before.ownerId === after.ownerId ? (standInId ?? after.ownerId) : after.ownerId;
}

/** Only what answers the person's own step goes out at any hour. */
function goesAt(deps: Deps, rules: Rules, row: Row, actorId: string | null): Date {
  const now = deps.now();
  if (row.personId === actorId) return now;
  const quiet = deps.policies.quietCalendar(rules.policy, row.audience);
  return notBefore({ policy: rules.policy, calendar: rules.calendar, quiet }, row, now);
}

/** A word given to the enterprise is asked about by itself: among reminders of the same case it would go under. */
const standsAlone = (what: string): boolean => what.startsWith('promise.');

function mannerOf(what: string, remind: boolean): Row['manner'] {
  if ((remind && !standsAlone(what)) || what === PROGRESS) return 'remind';
  return SILENT.has(what) ? 'show' : 'ring';
}

const sideOf = (to: Audience, personId: string, t: Occasion): 'enterprise' | 'staff' =>
  to === 'enterprise' || personId === listener(t) ? 'enterprise' : 'staff';

/** Something is put to an office that nobody can fill: the administrators hear, or nobody ever would. */
async function vacancies(tx: SqlTx, t: Occasion): Promise<Row[]> {
  const isVacant = ({ to }: Telling): boolean => isAsked(to) && askedOf(to, t).length === 0;
  if (!t.tells.some(isVacant)) return [];
  const admins = await membersIn(tx, ['admin'], t.after.enterpriseId);
  return admins.map(({ id: personId }) => ({
    ...{ personId, kind: 'vacant.admin', audience: 'staff' as const, manner: 'ring' as const },
    urgent: t.after.grade === 'top',
  }));
}

/** Names the people whom a step tells. The actor hears only what answers the actor. */
export async function noticesFor(
  deps: Deps,
  tx: SqlTx,
  rules: Rules,
  t: Occasion,
  remind: boolean,
): Promise<NoticeRow[]> {
  const wanted = t.tells.map((tell) => tell.to).filter(isRole);
  const holding = [...new Set(wanted.flatMap((role) => [role, standIn[role] ?? role]))];
  const members = holding.length === 0 ? [] : await membersIn(tx, holding, t.after.enterpriseId);
  const urgent = t.after.grade === 'top';
  const vacant = await vacancies(tx, t);
  // Whoever gets the case with this step is told so, and not once more by office.
  const isGiven = t.before.ownerId !== t.after.ownerId && t.tells.some(({ to }) => to === 'owner');
  const newOwner = isGiven ? t.after.ownerId : null;
  const rows = t.tells.flatMap((tell) =>
    peopleOf(tell.to, t, members)
      .filter((id): id is string => id !== null && (id !== t.actorId || tell.to === 'enterprise'))
      .filter((id) => !(isRole(tell.to) && id === newOwner))
      .map(
        (personId): Row => ({
          personId,
          kind: tell.what,
          audience: sideOf(tell.to, personId, t),
          manner: mannerOf(tell.what, remind),
          urgent,
        }),
      ),
  );
  const once = new Map([...rows, ...vacant].map((row) => [`${row.personId} ${row.kind}`, row]));
  return [...once.values()].map((row) => ({
    ...row,
    id: deps.newId(),
    notBefore: goesAt(deps, rules, row, t.actorId),
  }));
}
