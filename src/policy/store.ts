import { desc, eq } from 'drizzle-orm';
import { type Calendar, makeCalendar, withHours } from '../calendar/calendar.ts';
import type { Db } from '../db/client.ts';
import { policies as table } from '../db/schema/appeals.ts';
import { policyDocument, restorePolicy } from './load.ts';
import type { Policy } from './policy.ts';

/** The policies of this installation: the one in force, and the older ones that appeals began with. */
export type Policies = {
  current: () => Policy;
  /** Throws for a version that this process has not loaded; `load` it first. */
  of: (version: string) => Policy;
  /** Reads a version that another process has adopted since. */
  load: (version: string) => Promise<Policy>;
  /** Business hours. The same object each time, so its caches stay warm. */
  calendar: (policy: Policy) => Calendar;
  /** When messages may go out; null where quiet hours are off. */
  quietCalendar: (policy: Policy, side: 'enterprise' | 'staff') => Calendar | null;
  /** Puts a policy in force and keeps it. */
  adopt: (policy: Policy) => Promise<void>;
  /** Takes over the policy that another process has put in force. */
  follow: () => Promise<void>;
};

export type PoliciesOptions = { db: Db; now: () => Date; zone: string };

/** Loads every version kept, and puts `policy` in force. */
export async function openPolicies({ db, now, zone }: PoliciesOptions, policy: Policy): Promise<Policies> {
  const known = new Map<string, Policy>();
  for (const row of await db.select().from(table)) known.set(row.version, restorePolicy(row));
  let current = policy;

  async function adopt(next: Policy): Promise<void> {
    await keep(db, next, now());
    known.set(next.version, next);
    current = next;
  }
  async function load(version: string): Promise<Policy> {
    const cached = known.get(version);
    if (cached) return cached;
    const [row] = await db.select().from(table).where(eq(table.version, version));
    if (!row) throw new Error(`no policy ${version}`);
    const restored = restorePolicy(row);
    known.set(version, restored);
    return restored;
  }
  function of(version: string): Policy {
    const found = known.get(version);
    if (!found) throw new Error(`policy ${version} is not loaded`);
    return found;
  }

  async function follow(): Promise<void> {
    const [latest] = await db
      .select({ version: table.version })
      .from(table)
      .orderBy(desc(table.since))
      .limit(1);
    if (latest !== undefined && latest.version !== current.version) current = await load(latest.version);
  }

  await adopt(policy);
  return { current: () => current, of, load, adopt, follow, ...calendars(zone) };
}

/** A version already in force keeps the date since when it is. */
async function keep(db: Db, policy: Policy, since: Date): Promise<void> {
  const { version } = policy;
  const [latest] = await db
    .select({ version: table.version })
    .from(table)
    .orderBy(desc(table.since))
    .limit(1);
  if (latest?.version === version) return;
  await db
    .insert(table)
    .values({ version, document: policyDocument(policy), since })
    .onConflictDoUpdate({ target: table.version, set: { since } });
}

function calendars(zone: string): Pick<Policies, 'calendar' | 'quietCalendar'> {
  const business = new WeakMap<Policy, Calendar>();
  const quiet = { enterprise: new WeakMap<Policy, Calendar>(), staff: new WeakMap<Policy, Calendar>() };

  function calendar(policy: Policy): Calendar {
    const made = business.get(policy) ?? calendarOf(policy, zone);
    business.set(policy, made);
    return made;
  }
  function quietCalendar(policy: Policy, side: 'enterprise' | 'staff'): Calendar | null {
    if (policy.quiet_hours === 'off') return null;
    const hours = policy.quiet_hours[side];
    if (hours === 'business_hours') return calendar(policy);
    const made = quiet[side].get(policy) ?? withHours(calendar(policy), [[hours.from, hours.to]]);
    quiet[side].set(policy, made);
    return made;
  }
  return { calendar, quietCalendar };
}

/** The calendar of a policy. Keep it: its caches make it fast. */
export function calendarOf(policy: Policy, zone: string): Calendar {
  const { calendar, business_hours: hours } = policy;
  if (calendar === 'always') return makeCalendar({ zone, kind: 'always', hours });
  return makeCalendar({ zone, kind: 'china', hours, overrides: calendar });
}
