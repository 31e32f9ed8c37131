import { rulesOf } from '../src/appeal/rules.ts';
import { actOnReport, refuseHidden } from '../src/conduct/act.ts';
import { reportParams } from '../src/conduct/params.ts';
import type { Report } from '../src/conduct/report.ts';
import { mayStep, type ReportEvent } from '../src/conduct/steps.ts';
import { isSame, readReport } from '../src/conduct/views.ts';
import { Refusal } from '../src/refusal.ts';
import type { Value } from '../src/text/say.ts';
import type { Known } from './bot-form.ts';
import { accountOf } from './conduct-veil.ts';

/**
 * A report of the account that speaks.
 * @throws Refusal for everybody else, in the words of a button that is out of date
 */
export async function ownReportById(talk: Known, id: string | undefined): Promise<Report> {
  const report = id === undefined ? null : await readReport(talk.deps, id);
  if (report === null || !isSame(report.author, accountOf(talk))) throw new Refusal('refuse.stale_button');
  return report;
}

/**
 * A report for an officer who may handle it, without its being opened.
 * @throws Refusal for everybody else
 */
export async function officeReport({ deps, who }: Known, id: string): Promise<Report> {
  const report = await readReport(deps, id);
  if (report === null) throw new Refusal('refuse.stale_button');
  await refuseHidden(deps.sql, report, who.person.id);
  return report;
}

export function byAuthor({ deps, cause, ...talk }: Known, id: string, event: ReportEvent): Promise<Report> {
  const account = accountOf({ deps, cause, ...talk });
  return actOnReport(deps, { id, event, by: { account }, cause });
}

export function byOffice({ deps, cause, who }: Known, id: string, event: ReportEvent): Promise<Report> {
  return actOnReport(deps, { id, event, by: { officerId: who.person.id }, cause });
}

/** Said before anything is typed. */
export function refuseClosed(report: Report, type: ReportEvent['type'], code: string): void {
  if (!mayStep(report, type)) throw new Refusal(code);
}

export async function paramsOf({ deps, clock }: Known, report: Report): Promise<Record<string, Value>> {
  return reportParams(await rulesOf(deps, report.policyVersion), report, clock);
}
