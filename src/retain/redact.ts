import type { Appeal } from '../appeal/appeal.ts';

/** Values that people chose and the system set: where in the state they stand. `*` is any entry of a list. */
const KEPT = new Set(
  `id no status category grade policyVersion raised.from raised.before.from raised.before.before.from
  result.outcome proposal.outcome contact.how opinion.solved opinion.rating opinion.reason phoned.was
  ending.reason rejection.reason rejectAsked.reason reason.code callback.about callback.calls.*.outcome
  orders.*.no leads.*.no leads.*.verdict survey.answer planned.kind plan.milestones.*.key plans.*.milestones.*.key
  subs.*.state subs.*.reason.code subs.*.ended.why subs.*.ended.status linkedTo.no joined.no joinAsked.no
  children.*.no`.split(/\s+/),
);

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** A key of ours, not a sentence: what stands at such a place may have been typed all the same. */
const CODE = /^[a-z][a-z0-9_.]*$/;

/**
 * What is left of a case whose time is over: numbers, moments, ids, grades, outcomes and opinions, so that every figure
 * stays what it was. All that anybody typed, names and phones are gone: whatever is not known to be a figure is text.
 * Pure; twice is the same as once.
 */
export function redacted(a: Appeal): Appeal {
  return { ...(bare(a, '') as Appeal), answers: {}, phoned: a.phoned && { ...a.phoned, was: null } };
}

function bare(value: unknown, path: string): unknown {
  if (typeof value === 'string') return isFigure(value, path) ? value : '';
  if (Array.isArray(value)) return value.map((one) => bare(one, `${path}.*`.replace(/^\./, '')));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, bare(one, path === '' ? key : `${path}.${key}`)]),
  );
}

function isFigure(value: string, path: string): boolean {
  if (UUID.test(value)) return true;
  if (!KEPT.has(path)) return false;
  return /(^|\.)(no|category|policyVersion|key|id)$/.test(path) || CODE.test(value);
}
