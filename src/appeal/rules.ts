import { makeCalendar } from '../calendar/calendar.ts';
import type { Deps } from '../deps.ts';
import type { Policy } from '../policy/policy.ts';
import type { Rules } from './limits.ts';

const made = new WeakMap<Policy, Rules>();

function rulesFor(deps: Pick<Deps, 'policies'>, policy: Policy): Rules {
  const known = made.get(policy);
  if (known) return known;
  const calendar = deps.policies.calendar(policy);
  const rules = {
    policy,
    calendar,
    always: makeCalendar({ zone: calendar.zone, kind: 'always', hours: [] }),
  };
  made.set(policy, rules);
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
