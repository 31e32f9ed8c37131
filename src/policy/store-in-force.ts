import { desc } from 'drizzle-orm';
import type { Db } from '../db/client.ts';
import { policies } from '../db/schema/appeals.ts';
import { restorePolicy } from './load.ts';
import type { Policy } from './policy.ts';

/** The policy that was put in force last, whatever file a command beside the running system may see; undefined before the first start. */
export async function policyInForce(db: Db): Promise<Policy | undefined> {
  const [row] = await db.select().from(policies).orderBy(desc(policies.since)).limit(1);
  return row && restorePolicy(row);
}
