import { makeCalendar } from '../calendar/calendar.ts';
import type { Deps } from '../deps.ts';
import type { Policy } from '../policy/policy.ts';
import type { Rules } from './limits.ts';

type Known = { current: Policy; rules: Rules };
const known = new WeakMap<Policy, Known>();

/** Limits are those of the appeal's own policy; which days are worked is a fact, so that comes from today's. */
function rulesFor(deps: Pick<Deps, 'policies'>, policy: Policy): Rules {
  const current = deps.policies.current();
  const cached = known.get(policy);
  if (cached?.current === current) return cached.rules;
  const calendar = deps.policies.calendar(current);
  const rules = {
    policy,
    calendar,
    always: makeCalendar({ zone: calendar.zone, kind: 'always', hours: [] }),
  };
  known.set(policy, { current, rules });
  return rules;
}

/** The rules an appeal began with; another process may have adopted them a moment ago. */
export async function rulesOf(deps: Pick<Deps, 'policies'>, version: string): Promise<Rules> {
  return rulesFor(deps, await deps.policies.load(version));
}

/** The rules in force, for what begins now. */
export function rulesNow(deps: Pick<Deps, 'policies'>): Rules {
  return rulesFor(deps, deps.policies.current());
}
