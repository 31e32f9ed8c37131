import { localTime } from '../calendar/zone.ts';
import type { SqlTx } from '../db/client.ts';
import type { Deps } from '../deps.ts';
import type { Late } from '../notices/notice.ts';
import { notBefore } from '../notices/timing.ts';
import { drawSalt, entryFields, type Link, linkTo, moment } from '../record/chain.ts';
import { Refusal } from '../refusal.ts';
import { flagsOf } from '../supervision/flags.ts';
import { FLAG, saveFlags } from '../supervision/store-flags.ts';
import type { Appeal } from './appeal.ts';
import { handOverBack, holdRosterFor } from './come-back.ts';
import { completeJoining, responsibleFor } from './complete-joining.ts';
import type { AppealEvent, Recorded } from './events.ts';
import { levelOf } from './evolve.ts';
import { desksOf } from './desks.ts';
import { leadIn, type Office, standsInAs } from './office.ts';
import type { Setting } from './setting.ts';
import { rulesOf } from './rules.ts';
import type { Rules } from './limits.ts';
import { noticesFor } from './recipients.ts';
import { relationsOf, type Standing } from './relations.ts';
import { step } from './step.ts';
import type { Begun } from './steps/filing.ts';
import { isPassedUnder } from './steps/grade.ts';
import { requestOf } from './steps/requests.ts';
import { countsAsAttempt } from './steps/silence.ts';
import {
  fileWith,
  type Held,
  holdAppeal,
  type Leave,
  mayHelp,
  mayOwn,
  nextNumber,
  saveStep,
} from './store.ts';
import { askFollow } from './store-joining.ts';
import { timersOf } from './timers.ts';
import { turnOf } from './turn.ts';

export type Act = {
  appealId: string;
  event: AppealEvent;
  /** Who acts; null is the clock. What they are to the appeal is looked up here, never believed. */
  personId: string | null;
  /** What made this happen (an update, a timer): the same cause acts once. */
  cause: string;
  /** Of a timer that came late because the system stood still. */
  late?: Late | undefined;
  /** Ids of files kept for this case that belong to the step: whoever is told of it is sent them. */
  files?: readonly string[];
  /** Milliseconds for which nobody is told yet: further parts of an album are on their way. */
  restMs?: number;
};

/** The appeal after the step, and whether this call took it (false: the cause had acted before). */
export type Acted = { appeal: Appeal; fresh: boolean };

/**
 * Moves one appeal one step: its row, history, timers and notices change together or not at all.
 * The only writer of an appeal's status.
 * @throws Refusal when person, state or rules forbid it; nothing is changed then.
 */
export async function act(deps: Deps, wanted: Act): Promise<Acted> {
  const acted = (await deps.sql.begin((tx) => actIn(deps, tx, wanted))) as Acted;
  FAULT: await globalThis.faultPoint?.('committed');
  return acted;
}

/** The same inside a transaction that changes something else as well: all of it or nothing. */
export async function actIn(deps: Deps, tx: SqlTx, wanted: Act): Promise<Acted> {
  const about = { parent: deps.trace, facts: { event: wanted.event.type, caseId: wanted.appealId } };
  return await deps.tracing.span('act', about, (trace) => takeStep({ ...deps, trace }, tx, wanted));
}

async function takeStep(
  deps: Deps,
  tx: SqlTx,
  { appealId, event, personId, cause, late, files = [], restMs = 0 }: Act,
): Promise<Acted> {
  await holdRosterFor(tx, event.type);
  const first = await holdAppeal(tx, { appealId, personId, cause, now: deps.now() });
  if (first.acted) return { appeal: first.appeal, fresh: false };
  const passed = await handOverBack(deps, tx, first.appeal, event.type);
  if (passed !== null)
    await actIn(deps, tx, { appealId, event: passed, personId: null, cause: `${cause} owner` });
  const held = passed === null ? first : await holdAppeal(tx, { appealId, personId, cause, now: deps.now() });

  const rules = await rulesOf(deps, held.appeal.policyVersion);
  const now = deps.now();
  const full = drawn(deps, held.appeal, await complete(tx, rules, held, event, now));
  const setting = settingFor(rules, held, personId, now);
  const { appeal, recorded, tells } = step(held.appeal, full, setting);

  const occasion = {
    before: held.appeal,
    after: appeal,
    tells,
    event: recorded.event,
    actorId: personId,
    byEnterprise: recorded.relation === 'enterprise',
    listenerId: held.listenerId,
    ownerDeputyId: held.ownerDeputyId,
    office: held.office,
    standInId: setting.ownerAway && isThere(held, now) ? held.ownerDeputyId : null,
  };
  const due = turnOf(rules, appeal, now.getTime())?.due ?? null;
  const eventId = deps.newId();
  const notices = await noticesFor(deps, tx, rules, occasion, event.type === 'ring');
  await saveStep(tx, {
    appeal,
    dueAt: due === null ? null : new Date(due),
    waitsOn: desksOf(appeal, held.office, held.ownerDeputyId),
    eventId,
    recorded,
    link: linkFor(deps, held, { id: eventId, appeal, recorded, cause, now }),
    cause,
    timers: timersOf(rules, appeal, now.getTime()).map((t) => ({ ...t, id: deps.newId() })),
    notices: notices.map((n) => ({ ...n, notBefore: new Date(n.notBefore.getTime() + restMs) })),
    late,
    now,
    trace: deps.trace ?? null,
  });
  await fileWith(tx, appealId, eventId, files);
  await noteFlags(deps, tx, rules, { before: held.appeal, recorded, after: appeal });
  await askThose(tx, held.appeal, appeal, now);
  FAULT: await globalThis.faultPoint?.('committing');
  return { appeal, fresh: true };
}

type Logged = { id: string; appeal: Appeal; recorded: Recorded; cause: string; now: Date };

/** Chains an event to the log of its case, which is held. */
function linkFor({ random }: Deps, { head }: Held, { id, appeal, recorded, cause, now }: Logged): Link {
  const { event, actorId, relation } = recorded;
  const entry = { id, appealId: appeal.id, seq: appeal.version, type: event.type, actorId, relation, cause };
  return linkTo(head.hash, entryFields({ ...entry, at: moment(now) }), event, drawSalt(random));
}

/** Cases that are joined look at each other after every step of one of them. */
async function askThose(tx: SqlTx, before: Appeal, after: Appeal, now: Date): Promise<void> {
  const parents = [before.joined?.parentId, after.joined?.parentId].filter((id) => id !== undefined);
  if (parents.length === 0 && after.children.length === 0) return;
  await askFollow(tx, { ids: [after.id, ...parents], parentId: after.id, now });
}

/** What the step gives the supervisors to look at; most steps give nothing, and cost nothing here. */
async function noteFlags(
  deps: Deps,
  tx: SqlTx,
  rules: Rules,
  step: Parameters<typeof flagsOf>[0],
): Promise<void> {
  const flags = flagsOf(step);
  if (flags.length === 0) return;
  const now = deps.now();
  const quiet = deps.policies.quietCalendar(rules.policy, 'staff');
  const sending = { kind: FLAG, manner: 'ring', audience: 'staff', urgent: false } as const;
  await saveFlags(tx, flags, {
    now,
    newId: deps.newId,
    notBefore: notBefore({ ...rules, quiet }, sending, now),
  });
}

/** What a person is to the appeal at this moment, as the rules need it. */
export function settingFor(rules: Rules, held: Held, personId: string | null, now: Date): Setting {
  return {
    ...rules,
    now: now.getTime(),
    actorId: personId,
    relations: held.standing === null ? ['clock'] : relationsOf(withOffices(held.standing, held.office)),
    ownerAway: isWithin(held.ownerLeave, now),
    office: held.office,
  };
}

/** Whoever stands in for somebody of the office has the same rights for as long. */
const withOffices = (standing: Standing, office: Office): Standing => ({
  ...standing,
  roles: [...standing.roles, ...standsInAs(office, standing.personId)],
});

const isWithin = (leave: Leave | null, now: Date): boolean =>
  leave !== null && leave.from <= now && (leave.until === null || now <= leave.until);

/** The deputy can be told in the owner's place. */
const isThere = ({ deputyFit, deputyLeave }: Held, now: Date): boolean =>
  deputyFit && !isWithin(deputyLeave, now);

/** Fills in and checks what only the transaction can know: the number, a new owner, the leader who owns a third round. */
async function complete(
  tx: SqlTx,
  rules: Rules,
  { appeal: a, office }: Pick<Held, 'appeal' | 'office'>,
  event: AppealEvent,
  now: Date,
): Promise<AppealEvent> {
  const { town } = rules.policy;
  const year = localTime(rules.calendar.zone, now).y;
  switch (event.type) {
    case 'submit':
      return {
        ...event,
        no: number(town.number_prefix, year, await nextNumber(tx, 'appeal', year)),
        begun: begunAs(a),
      };
    case 'issue_order':
      return { ...event, no: number(town.order_prefix, year, await nextNumber(tx, 'order', year)) };
    case 'ring':
      return levelOf(event.kind) < 5 ? event : { ...event, no: await leadNumber(tx, rules, year) };
    case 'reassign':
    case 'rule':
    case 'hand_over':
      if (event.toId !== null && !(await mayOwn(tx, event.toId, a.enterpriseId)))
        throw new Refusal('refuse.stale_button');
      return event;
    case 'log_call':
      return { ...event, counts: countsAsAttempt(rules, a, event.at) };
    case 'set_grade':
      return { ...event, passed: isPassedUnder(rules, a, event.grade, now.getTime()) };
    case 'slip_promise':
    case 'take_back':
      return namingWhat(a, event);
    case 'give_sub':
    case 'rule_sub':
    case 'hand_sub':
      if (event.helperId !== null && !(await mayHelp(tx, event.helperId, a.enterpriseId)))
        throw new Refusal('refuse.sub_helper');
      return event;
    case 'refuse_result':
    case 'record_refusal':
    case 'redo_bylaw':
    case 'reopen':
      return a.round < 2 ? await ownedAgain(tx, a, event, now) : givenTo(event, leadIn(office));
    default:
      return await completeJoining(tx, rules, a, event, now);
  }
}

type Undoing = Extract<AppealEvent, { type: 'slip_promise' | 'take_back' }>;

/** What was promised or asked for, which the case knows no more afterwards. */
function namingWhat(a: Appeal, event: Undoing): AppealEvent {
  if (event.type === 'slip_promise')
    return a.promise === null ? event : { ...event, promise: a.promise.text };
  const what = requestOf(a)?.what;
  return what === undefined ? event : { ...event, what };
}

const begunAs = (a: Appeal): Begun => ({
  enterpriseId: a.enterpriseId,
  filedBy: a.filedBy,
  policyVersion: a.policyVersion,
  linkedTo: a.linkedTo,
});

const givenTo = <E extends AppealEvent>(event: E, toId: string | null): E =>
  toId === null ? event : { ...event, toId };

/** What was handled with another case goes on, in its second round, with whoever answers for its own enterprise. */
const ownedAgain = async <E extends AppealEvent>(tx: SqlTx, a: Appeal, event: E, now: Date): Promise<E> =>
  a.joined === null ? event : givenTo(event, await responsibleFor(tx, a, now));

async function leadNumber(tx: SqlTx, { policy }: Rules, year: number): Promise<string> {
  return number(policy.town.lead_prefix, year, await nextNumber(tx, 'lead', year));
}

/** Of 256 lots those that win: a little more than one in ten. */
const LOTS = 26;

/**
 * Whether the enterprise is asked again four weeks later: always where it was not satisfied at once, else by lot.
 * Recorded with the signature, so that the log says who was drawn before anybody knew an answer.
 */
function drawn({ random }: Pick<Deps, 'random'>, a: Appeal, event: AppealEvent): AppealEvent {
  if (event.type !== 'sign' && event.type !== 'sign_ahead') return event;
  return { ...event, survey: a.round > 1 || (random(1)[0] ?? 0) < LOTS };
}

const number = (prefix: string, year: number, value: number): string =>
  `${prefix}-${year}-${String(value).padStart(4, '0')}`;
