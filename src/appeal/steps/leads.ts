import type { Appeal, Instant } from '../appeal.ts';
import { by, type Evolvers, type Facts } from '../evolver.ts';
import { type Check, unless } from '../setting.ts';

/** What the discipline office decides about a lead: whether it looks into it. No finding about anybody. */
export type LeadEvent = { type: 'judge_lead'; verdict: 'no' | 'yes' };

export const leads = {
  judge_lead: (a, e, r) => ({
    leads: a.leads.map((lead) =>
      lead.verdict === null ? { ...lead, verdict: e.verdict, by: by(r), judgedAt: r.at } : lead,
    ),
  }),
} satisfies Evolvers;

/** The last step of the ladder makes a lead: its alarm comes with a number. */
export function newLead(a: Appeal, no: string | undefined, at: Instant): Facts {
  if (no === undefined) return {};
  return { leads: [...a.leads, { no, at, verdict: null, by: '', judgedAt: null }] };
}

export const leadGuards = {
  lead_open: (a) =>
    unless(
      a.leads.some(({ verdict }) => verdict === null),
      'refuse.stale_button',
    ),
} satisfies Record<string, Check>;
