import type { Rules } from '../appeal/limits.ts';
import { rulesNow, rulesOf } from '../appeal/rules.ts';
import { nextNumber } from '../appeal/store.ts';
import { localTime } from '../calendar/zone.ts';
import type { Sql, SqlTx } from '../db/client.ts';
import type { Deps } from '../deps.ts';
import { notBefore } from '../notices/timing.ts';
import { Refusal } from '../refusal.ts';
import { type Author, nextTimer, type Report } from './report.ts';
import { type Actor, type ReportEvent, step, type Tell } from './steps.ts';
import { logEntry } from './store-log.ts';
import { actedOn, holdReport, insertReport, noteCause, saveReport } from './store.ts';
import { addNotice, type Notice } from './store-notices.ts';
import { fitOfficers, isSame, readReport } from './views.ts';

export type NewReport = Pick<Report, 'author' | 'named' | 'caseId' | 'enterpriseIds' | 'told' | 'evidence'>;

/**
 * Takes a report in, with a number of its own series. Nothing of the appeal it may be about is read or changed.
 * The same `cause` files once.
 * @throws Refusal `conduct.closed` where the box has no key
 */
export async function fileReport(deps: Deps, draft: NewReport, cause: string): Promise<Report> {
  const { sql, box } = deps;
  const rules = rulesNow(deps);
  const mark = box.mark(cause);
  const filed = await sql.begin(async (tx): Promise<Report | string> => {
    const earlier = await actedOn(tx, mark);
    if (earlier !== null) return earlier;
    const report = await blank(deps, tx, rules, draft);
    await insertReport(tx, box, report, dueDate(rules, report));
    await noteCause(tx, mark, report.id);
    const by = { side: 'author' } as const;
    await logEntry(tx, box, report, { event: { type: 'file' }, by, at: report.filedAt });
    await tell(deps, tx, rules, report, [{ to: 'office', kind: 'report.new' }]);
    return report;
  });
  if (typeof filed !== 'string') return filed as Report;
  const report = await readReport(deps, filed);
  if (report === null) throw new Error('a report is not there any more');
  return report;
}

async function blank(deps: Deps, tx: SqlTx, rules: Rules, draft: NewReport): Promise<Report> {
  const now = deps.now().getTime();
  const year = localTime(rules.calendar.zone, deps.now()).y;
  const value = await nextNumber(tx, 'conduct', year);
  return {
    ...draft,
    id: deps.box.newId(),
    no: `${rules.policy.town.conduct_prefix}-${year}-${String(value).padStart(4, '0')}`,
    status: 'new',
    policyVersion: rules.policy.version,
    filedAt: now,
    since: now,
    handlerId: null,
    signedAt: null,
    notedAt: null,
    answer: null,
    words: [],
    openings: [],
    checkedAt: null,
    trouble: null,
    withdrawnAt: null,
    rung: {},
    version: 0,
  };
}

/** Who acts, as they say; what they are to the report is looked up here. */
export type By = { officerId: string } | { account: Author } | 'clock';
export type ActOnReport = { id: string; event: ReportEvent; by: By; cause: string };

/**
 * Moves a report one step: the report, and what is to be said of it, change together or not at all.
 * @throws Refusal when person, state or rules forbid it. A stranger to the report learns nothing of it.
 */
export async function actOnReport(deps: Deps, { id, event, by, cause }: ActOnReport): Promise<Report> {
  const { sql, box } = deps;
  const mark = box.mark(cause);
  return (await sql.begin(async (tx): Promise<Report> => {
    const before = await holdReport(tx, box, id);
    if (before === null) throw new Refusal('refuse.stale_button');
    const actor = await actorOf(tx, before, by);
    if ((await actedOn(tx, mark)) !== null) return before;
    const rules = await rulesOf(deps, before.policyVersion);
    const { report, tells } = step(before, event, actor, { ...rules, now: deps.now().getTime() });
    await saveReport(tx, box, report, dueDate(rules, report));
    await noteCause(tx, mark, id);
    await logEntry(tx, box, report, { event, by: actor, at: deps.now().getTime() });
    await tell(deps, tx, rules, report, tells);
    return report;
  })) as Report;
}

async function actorOf(tx: SqlTx, report: Report, by: By): Promise<Actor> {
  if (by === 'clock') return { side: 'clock' };
  if ('account' in by) {
    if (!isSame(report.author, by.account)) throw new Refusal('refuse.stale_button');
    return { side: 'author' };
  }
  await refuseHidden(tx, report, by.officerId);
  return { side: 'office', personId: by.officerId };
}

/**
 * Lets pass an officer for whom a report may open.
 * @throws Refusal for everybody else
 */
export async function refuseHidden(sql: Sql | SqlTx, report: Report, officerId: string): Promise<void> {
  const fit = await fitOfficers(sql, report);
  if (!fit.some(({ id }) => id === officerId)) throw new Refusal(...hidden(report, officerId, fit[0]?.name));
}

/** Whoever opened it before it named them is told why it is closed to them now; anybody else, that there is nothing. */
function hidden(
  report: Report,
  officerId: string,
  other: string | undefined,
): [string, { other_name?: string }] {
  const knew = report.openings.some(({ by }) => by === officerId);
  if (!knew) return ['refuse.stale_button', {}];
  return other === undefined ? ['report.conflict.county', {}] : ['report.conflict', { other_name: other }];
}

function dueDate(rules: Rules, report: Report): Date | null {
  const at = nextTimer(rules, report);
  return at === null ? null : new Date(at);
}

/** Puts what is to be said into the box's own outbox, each for its reader's hours. */
async function tell(
  deps: Deps,
  tx: SqlTx,
  rules: Rules,
  report: Report,
  tells: readonly Tell[],
): Promise<void> {
  const now = deps.now();
  for (const { to, kind, word } of tells) {
    for (const reader of await readersOf(tx, report, to)) {
      const notice = { to: reader, reportId: report.id, kind, word };
      await addNotice(tx, deps.box, notice, { now, notBefore: hourFor(deps, rules, reader, now) });
    }
  }
  await tx`select pg_notify('conduct', '')`;
}

async function readersOf(tx: SqlTx, report: Report, to: Tell['to']): Promise<Notice['to'][]> {
  if (to === 'author') return [{ side: 'author' }];
  const fit = await fitOfficers(tx, report);
  const handler = fit.filter(({ id }) => id === report.handlerId);
  const told = to === 'handler' && handler.length > 0 ? handler : fit;
  return told.map(({ id }) => ({ side: 'office', personId: id }));
}

function hourFor({ policies }: Deps, rules: Rules, reader: Notice['to'], now: Date): Date {
  const policy = policies.current();
  const audience = reader.side === 'author' ? 'enterprise' : 'staff';
  const quiet = policies.quietCalendar(policy, audience);
  const sending = { kind: 'conduct', manner: 'ring', audience, urgent: false } as const;
  return notBefore({ policy, calendar: rules.calendar, quiet }, sending, now);
}
