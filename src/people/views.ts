import type { Sql, SqlTx } from '../db/client.ts';
import type { Account, Person } from './person.ts';

const personColumns = (sql: Sql) => sql`
  p.id, p.name, p.phone, p.unit, p.title, p.roles, p.deputy_id as "deputyId", p.locale, p.muted,
  p.phone_shown as "phoneShown", p.leave_from as "leaveFrom", p.leave_until as "leaveUntil", p.active`;

type IdentityRow = Person & {
  accountId: string;
  chatId: number;
  boundAt: Date;
  unreachableAt: Date | null;
  contactOf: string[];
};

/** Who stands behind an account of a bot, with the enterprises they speak for; one round trip. */
export async function readIdentity(
  sql: Sql,
  botId: number,
  userId: number,
): Promise<{ person: Person; account: Account; contactOf: string[] } | null> {
  const [row] = await sql<IdentityRow[]>`
    select ${personColumns(sql)}, a.id as "accountId", a.chat_id as "chatId", a.bound_at as "boundAt",
      a.unreachable_at as "unreachableAt",
      array(select k.enterprise_id from contacts k where k.person_id = p.id and k.active
        order by k.position, k.enterprise_id) as "contactOf"
    from accounts a join people p on p.id = a.person_id
    where a.bot_id = ${botId} and a.user_id = ${userId} and a.ended_at is null`;
  if (!row) return null;
  const { accountId, chatId, boundAt, unreachableAt, contactOf, ...person } = row;
  return {
    person,
    contactOf,
    account: { id: accountId, botId, userId, chatId, personId: person.id, boundAt, unreachableAt },
  };
}

/** The open account of each person with a bot; people without one are left out. */
export async function readAccounts(
  sql: Sql,
  botId: number,
  personIds: string[],
): Promise<Map<string, Account>> {
  const rows = await sql<Account[]>`
    select id, bot_id as "botId", user_id as "userId", chat_id as "chatId", person_id as "personId",
      bound_at as "boundAt", unreachable_at as "unreachableAt"
    from accounts where bot_id = ${botId} and person_id = any(${personIds}) and ended_at is null`;
  return new Map(rows.map((row) => [row.personId, row]));
}

export async function readPerson(sql: Sql, id: string): Promise<Person | null> {
  const [row] = await sql<Person[]>`select ${personColumns(sql)} from people p where p.id = ${id}`;
  return row ?? null;
}

/** Somebody active on the staff, by phone. */
export async function readStaffByPhone(sql: Sql, phone: string): Promise<Person | null> {
  const [row] = await sql<Person[]>`
    select ${personColumns(sql)} from people p where p.phone = ${phone} and p.active and p.roles <> '{}'`;
  return row ?? null;
}

/** The cadres whom this person stands in for. */
export async function readDeputisedBy(sql: Sql, deputyId: string): Promise<{ id: string; name: string }[]> {
  return sql<{ id: string; name: string }[]>`
    select id, name from people where deputy_id = ${deputyId} and active and 'cadre' = any(roles) order by name`;
}

/** The offices that somebody fills now for those on leave, by role. */
export async function readStoodInFor(
  sql: Sql,
  deputyId: string,
  now: Date,
): Promise<('dispatcher' | 'leader' | 'head' | 'supervisor')[]> {
  const rows = await sql<{ role: 'dispatcher' | 'leader' | 'head' | 'supervisor' }[]>`
    select distinct role from people p, unnest(p.roles) as role
    where p.deputy_id = ${deputyId} and p.active and p.leave_from <= ${now}
      and (p.leave_until is null or ${now} <= p.leave_until) and role = any('{dispatcher,leader,head,supervisor}')`;
  return rows.map(({ role }) => role);
}

/** Names of the grids a cadre answers for, and how many enterprises that makes. */
export async function readGridsOf(
  sql: Sql,
  cadreId: string,
): Promise<{ grids: string[]; enterprises: number }> {
  const [row] = await sql<{ grids: string[]; enterprises: number }[]>`
    select array(select name from grids where cadre_id = ${cadreId} order by name) as grids,
      (select count(*)::int from enterprises e left join grids g on g.name = e.grid
       where e.active and coalesce(e.cadre_id, g.cadre_id) = ${cadreId}) as enterprises`;
  return row ?? { grids: [], enterprises: 0 };
}

export type EnterpriseView = {
  id: string;
  uscc: string;
  name: string;
  address: string;
  grid: string;
  park: string;
  industry: string;
  size: string;
  employees: number | null;
  active: boolean;
};

export async function readEnterprises(sql: Sql, ids: string[]): Promise<EnterpriseView[]> {
  return sql<EnterpriseView[]>`
    select id, uscc, name, address, grid, park, industry, size, employees, active
    from enterprises where id = any(${ids}) order by name collate "zh-x-icu"`;
}

export type EnterpriseLine = EnterpriseView & { contactName: string; contactPhone: string; isBound: boolean };

/** The enterprises of a cadre, with the contact who is written to first. */
export async function readEnterprisesOf(sql: Sql, cadreId: string): Promise<EnterpriseLine[]> {
  return sql<EnterpriseLine[]>`
    select e.id, e.uscc, e.name, e.address, e.grid, e.park, e.industry, e.size, e.employees, e.active,
      coalesce(c.name, '') as "contactName", coalesce(c.phone, '') as "contactPhone",
      exists (select 1 from contacts k join accounts a on a.person_id = k.person_id and a.ended_at is null
        where k.enterprise_id = e.id and k.active) as "isBound"
    from enterprises e
    left join grids g on g.name = e.grid
    left join lateral (select p.name, p.phone from contacts k join people p on p.id = k.person_id
      where k.enterprise_id = e.id and k.active order by k.position limit 1) c on true
    where e.active and coalesce(e.cadre_id, g.cadre_id) = ${cadreId}
    order by e.name collate "zh-x-icu"`;
}

export type Responsible = {
  cadre: Pick<Person, 'id' | 'active' | 'leaveFrom' | 'leaveUntil' | 'deputyId'> & { isContact: boolean };
  deputy: (Pick<Person, 'id' | 'active' | 'leaveFrom' | 'leaveUntil'> & { isContact: boolean }) | null;
};

type ResponsibleRow = {
  enterprise_id: string;
  id: string;
  active: boolean;
  leaveFrom: Date | null;
  leaveUntil: Date | null;
  isContact: boolean;
  deputyId: string | null;
  d_active: boolean | null;
  d_from: Date | null;
  d_until: Date | null;
  d_contact: boolean;
};

/** The cadre of an enterprise, own or the grid's, and the cadre's deputy. */
export async function readResponsible(sql: Sql | SqlTx, enterpriseId: string): Promise<Responsible | null> {
  return (await readResponsibles(sql, [enterpriseId])).get(enterpriseId) ?? null;
}

/** The same for several enterprises; those without a cadre are left out. Who is no cadre any more is not active as one. */
export async function readResponsibles(
  sql: Sql | SqlTx,
  enterpriseIds: readonly string[],
): Promise<Map<string, Responsible>> {
  const rows = await sql<ResponsibleRow[]>`
    select e.id as enterprise_id, p.id, p.active and 'cadre' = any(p.roles) as active, p.leave_from as "leaveFrom", p.leave_until as "leaveUntil", d.id as "deputyId",
      d.active as d_active, d.leave_from as d_from, d.leave_until as d_until,
      exists (select 1 from contacts k where k.enterprise_id = e.id and k.active and k.person_id = p.id) as "isContact",
      exists (select 1 from contacts k where k.enterprise_id = e.id and k.active and k.person_id = d.id) as d_contact
    from enterprises e
    left join grids g on g.name = e.grid
    join people p on p.id = coalesce(e.cadre_id, g.cadre_id)
    left join people d on d.id = p.deputy_id
    where e.id = any(${[...enterpriseIds]})`;
  return new Map(rows.map((row) => [row.enterprise_id, responsibleOf(row)]));
}

function responsibleOf(row: ResponsibleRow): Responsible {
  const { enterprise_id: _, d_active, d_from, d_until, d_contact, ...cadre } = row;
  if (row.deputyId === null) return { cadre, deputy: null };
  const deputy = { id: row.deputyId, active: d_active ?? false, leaveFrom: d_from, leaveUntil: d_until };
  return { cadre, deputy: { ...deputy, isContact: d_contact } };
}
