import type { Sql, SqlTx } from '../db/client.ts';
import type { Locale } from '../text/locale.ts';
import { consoleRoles } from './roles.ts';

/** Who is at the console, as the roster has them at this moment. */
export type Visitor = { personId: string; accountId: string; name: string; locale: Locale };

type Store = Sql | SqlTx;

/**
 * The people of accounts that are open, on the roster and of a role that has the console, or standing in now for
 * somebody on leave who has.
 */
const visitors = (sql: Store, now: Date) => sql`
  select p.id as "personId", x.id as "accountId", p.name, p.locale
  from accounts x join people p on p.id = x.person_id
  where x.ended_at is null and p.active and p.roles <> '{}' and exists (
    select from people o where o.active and o.roles && ${[...consoleRoles]} and (o.id = p.id
      or o.deputy_id = p.id and o.leave_from <= ${now} and (o.leave_until is null or ${now} <= o.leave_until)))`;

type Dated = { createdAt: Date; expiresAt: Date };
export type Link = Dated & { codeHash: string; accountId: string; opens: string };

/** A new link of an account; those of its kind that were not used end. What is long over goes. */
export async function insertLink(sql: Sql, link: Link): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`delete from console_links where expires_at < ${link.createdAt}
      or account_id = ${link.accountId} and (opens = '') = ${link.opens === ''}`;
    await tx`insert into console_links (code_hash, account_id, opens, created_at, expires_at)
      values (${link.codeHash}, ${link.accountId}, ${link.opens}, ${link.createdAt}, ${link.expiresAt})`;
  });
}

/** Whom a link would log in; null where it is used, over, or its person may not any more. Spends nothing. */
export async function peekLink(sql: Sql, codeHash: string, now: Date): Promise<Visitor | null> {
  const [row] = await sql<Visitor[]>`
    select v.* from console_links l join (${visitors(sql, now)}) v on v."accountId" = l.account_id
    where l.code_hash = ${codeHash} and l.opens = '' and l.used_at is null and l.expires_at > ${now}`;
  return row ?? null;
}

/** Spends a link: of several at once exactly one gets its person, the others null. */
export async function spendLink(
  sql: Store,
  codeHash: string,
  kind: 'enter' | 'export',
  now: Date,
): Promise<(Visitor & { opens: string }) | null> {
  const [row] = await sql<(Visitor & { opens: string })[]>`
    with spent as (
      update console_links set used_at = ${now}
      where code_hash = ${codeHash} and (opens = '') = ${kind === 'enter'} and used_at is null and expires_at > ${now}
      returning account_id, opens
    )
    select v.*, s.opens from spent s join (${visitors(sql, now)}) v on v."accountId" = s.account_id`;
  return row ?? null;
}

/** Telegram signs no longer than a day back, so that older sessions need not stay to know what opened them. */
const KEPT_HOURS = 26;

export type Session = Dated & {
  tokenHash: string;
  accountId: string;
  kind: 'page' | 'app';
  proof: string | null;
};

/** @returns false where its proof has opened a session before */
export async function insertSession(sql: Store, session: Session): Promise<boolean> {
  const { tokenHash, accountId, kind, proof, createdAt, expiresAt } = session;
  await sql`delete from console_sessions where expires_at < ${createdAt}::timestamptz - make_interval(hours => ${KEPT_HOURS})`;
  const added = await sql`
    insert into console_sessions (token_hash, account_id, kind, proof, created_at, expires_at)
    values (${tokenHash}, ${accountId}, ${kind}, ${proof}, ${createdAt}, ${expiresAt})
    on conflict (proof) do nothing returning 1`;
  return added.length === 1;
}

/** Whose session a token is, asked of the roster anew; null for everybody else. */
export async function findVisitor(
  sql: Sql,
  tokenHash: string,
  kind: Session['kind'],
  now: Date,
): Promise<Visitor | null> {
  const [row] = await sql<Visitor[]>`
    select v.* from console_sessions s join (${visitors(sql, now)}) v on v."accountId" = s.account_id
    where s.token_hash = ${tokenHash} and s.kind = ${kind} and s.expires_at > ${now}`;
  return row ?? null;
}

/** The person behind an account of Telegram's, if the console is theirs. */
export async function visitorOnTelegram(
  sql: Sql,
  { botId, userId }: { botId: number; userId: number },
  now: Date,
): Promise<Visitor | null> {
  const [row] = await sql<Visitor[]>`
    select v.* from accounts a join (${visitors(sql, now)}) v on v."accountId" = a.id
    where a.bot_id = ${botId} and a.user_id = ${userId} and a.ended_at is null`;
  return row ?? null;
}

/** A session that was logged out of is over at once; what Telegram signed for it stays used. */
export async function endSession(sql: Sql, tokenHash: string, now: Date): Promise<void> {
  await sql`update console_sessions set expires_at = least(expires_at, ${now}) where token_hash = ${tokenHash}`;
}
