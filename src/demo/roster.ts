import type { SqlTx } from '../db/client.ts';
import type { Deps } from '../deps.ts';
import type { Roster } from './history.ts';
import type { Actor } from './marker.ts';
import { insertTown, type PersonSeed } from './store.ts';
import type { townIn } from './town.ts';

/** Chat users by phone, for those who are bound without a greeting; the people of the page; the town. */
export type Accounts = {
  users: Map<string, number>;
  actors: readonly Actor[];
  town: ReturnType<typeof townIn>;
};

/** Writes everybody and every enterprise on the roster. */
export async function writeRoster(
  deps: Deps,
  tx: SqlTx,
  accounts: Accounts,
  where: { botId: number; at: Date },
): Promise<Roster> {
  const { cadres, enterprises, grids } = accounts.town;
  const staff = staffRows(deps, accounts);
  const idByPhone = new Map(staff.map(({ phone, id }) => [phone, id]));
  const contacts = enterprises
    .filter(({ contact }) => !idByPhone.has(contact.phone))
    .map(({ contact }) => personRow(deps.newId(), contact, accounts));
  for (const { phone, id } of contacts) idByPhone.set(phone, id);
  const cared = grids.map(({ name, cadre }) => ({ name, cadreId: idOf(staff, cadres[cadre]?.phone) }));
  const firms = enterprises.map(({ contact, ...enterprise }) => ({
    ...enterprise,
    id: deps.newId(),
    contactId: idByPhone.get(contact.phone) ?? '',
    contact: contact.name,
    ownerId: cared.find(({ name }) => name === enterprise.grid)?.cadreId ?? '',
  }));
  const people = [...staff, ...contacts];
  await insertTown(tx, { people, grids: cared, enterprises: firms }, where.botId, where.at);
  const parts = accounts.actors.map(({ part, personId }) => [part, personId] as const);
  return { staff: Object.fromEntries(parts), enterprises: firms };
}

const idOf = (rows: readonly PersonSeed[], phone = ''): string =>
  rows.find((row) => row.phone === phone)?.id ?? '';

type Named = { name: string; phone: string; unit?: string };

const personRow = (id: string, { name, phone, unit = '' }: Named, { users }: Accounts): PersonSeed => ({
  id,
  name,
  phone,
  unit,
  roles: [],
  deputyId: null,
  userId: users.get(phone) ?? null,
});

/** The cadres, each with a deputy, then everybody else of the page, its contacts too. */
function staffRows(deps: Deps, accounts: Accounts): PersonSeed[] {
  const { cadres, players } = accounts.town;
  const deputyOf = deputiesAmong(cadres.length);
  const known = (part: string) => accounts.actors.find((actor) => actor.part === part)?.personId;
  const partOf = (phone: string) => players.find((player) => player.phone === phone)?.part ?? '';
  const rows = cadres.map((cadre) => personRow(known(partOf(cadre.phone)) ?? deps.newId(), cadre, accounts));
  const led = rows.map((row, i) => ({ ...row, roles: ['cadre'], deputyId: rows[deputyOf(i)]?.id ?? null }));
  const others = players
    .filter(({ roles }) => !roles.includes('cadre'))
    .map((player) => ({ ...personRow(known(player.part) ?? '', player, accounts), roles: player.roles }));
  return [...led, ...others];
}

/** The two on the page stand in for each other, the others in a ring. */
const deputiesAmong =
  (n: number) =>
  (i: number): number =>
    i < 2 ? 1 - i : i === n - 1 ? 2 : i + 1;
