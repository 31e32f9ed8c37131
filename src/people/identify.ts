import type { Deps } from '../deps.ts';
import type { Account, Person } from './person.ts';
import { readIdentity } from './views.ts';

export type Identity = {
  /** May be inactive: the caller says so and refuses. */
  person: Person;
  account: Account;
  /** Ids of the enterprises this person speaks for, the one where they come first in front. */
  contactOf: string[];
};

/** Who writes to the bot from this account; null for a stranger. */
export function findPerson(deps: Pick<Deps, 'sql'>, botId: number, userId: number): Promise<Identity | null> {
  return readIdentity(deps.sql, botId, userId);
}
