import { aliveStatuses } from '../appeal/appeal.ts';
import type { SqlTx } from '../db/client.ts';

/** The case of a row is one that has ended, or none: what is told of an open one may still be asked for. */
const isOver = (tx: SqlTx, column: string) => tx`not exists (
  select from appeals a where a.id = ${tx(column)} and (a.status = 'draft' or a.status = any(${[...aliveStatuses]})
    or exists (select from holds h where h.appeal_id = a.id)))`;

/**
 * Messages of the built-in chat, and the files that stand in none any more. The live card of a case stays: it is edited.
 * @param evidence files of conduct reports by their ids; null where nobody can tell, and all files stay
 */
export async function forgetChat(
  tx: SqlTx,
  before: Date,
  evidence: readonly string[] | null,
): Promise<{ messages: number; chat_files: number }> {
  const messages = await tx`
    delete from chat.messages m where sent_at < ${before} and not exists (
      select from cards c where c.chat_id = m.user_id and c.message_id = m.message_id)`;
  if (evidence === null) return { messages: messages.count, chat_files: 0 };
  const files = await tx`
    delete from chat.files f where created_at < ${before} and f.file_id <> all(${[...evidence]})
      and not exists (select from chat.messages m where m.file_id = f.file_id and m.bot_id = f.bot_id)
      and not exists (select from files x where x.file_id = f.file_id)`;
  return { messages: messages.count, chat_files: files.count };
}

/** What was told of cases that have ended, updates that failed, conversations left open. */
export async function forgetTold(
  tx: SqlTx,
  before: Date,
): Promise<{ notices: number; updates: number; dialogs: number }> {
  const notices = await tx`
    delete from notices n where created_at < ${before} and state in ('sent', 'dropped', 'failed')
      and ${isOver(tx, 'n.appeal_id')}`;
  await tx`delete from said s where at < ${before} and ${isOver(tx, 's.appeal_id')}`;
  const updates = await tx`delete from inbox where done_at < ${before}`;
  const dialogs = await tx`delete from dialogs where updated_at < ${before}`;
  return { notices: notices.count, updates: updates.count, dialogs: dialogs.count };
}

/** Who asked to be let in, and invitations that open nothing any more. */
export async function forgetEntries(
  tx: SqlTx,
  before: Date,
): Promise<{ requests: number; invitations: number }> {
  const requests = await tx`delete from invite_requests where at < ${before}`;
  const invitations = await tx`
    delete from invitations where created_at < ${before}
      and (used_at is not null or revoked_at is not null or expires_at < ${before})`;
  await tx`delete from invite_attempts where at < ${before}`;
  return { requests: requests.count, invitations: invitations.count };
}
