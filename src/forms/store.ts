import type { Answers } from '../appeal/appeal.ts';
import type { Deps } from '../deps.ts';
import { CLOSED, type Memo } from './flow.ts';
import { isSealed, sealedForms } from './sealed.ts';

type Store = Pick<Deps, 'sql' | 'box'>;

/** A conversation with one person, as kept between two of their messages. */
export type Dialog = {
  id: string;
  personId: string;
  form: string;
  appealId: string | null;
  /** The key of the open question, or one of the steps of flow.ts. */
  step: string;
  answers: Answers;
  memo: Memo;
  /** The update that changed it last. */
  cause: string;
  version: number;
  /** The message that asks the open question; null until it was sent. */
  messageId: number | null;
};

type Row = Omit<Dialog, 'answers' | 'memo'> & { answers: Answers & { sealed?: string }; memo: Memo };

const about = ({ id }: Pick<Dialog, 'id'>): string => `dialog ${id}`;

/** A row as it is kept: a conversation about a conduct report is sealed, and empty once it is over. */
function kept({ box }: Store, d: Dialog): Dialog {
  if (!isSealed(d.form)) return d;
  if (d.step === CLOSED) return { ...d, form: '', answers: {}, memo: {}, messageId: null };
  const { answers, memo } = d;
  return { ...d, answers: { sealed: box.seal({ answers, memo }, about(d)) }, memo: {} };
}

export async function readDialog({ sql, box }: Store, personId: string): Promise<Dialog | null> {
  const [row] = await sql<Row[]>`
    select id, person_id as "personId", form, appeal_id as "appealId", step, answers, memo, cause, version,
      message_id as "messageId"
    from dialogs where person_id = ${personId}`;
  if (row === undefined) return null;
  const { sealed } = row.answers;
  if (sealed === undefined || !isSealed(row.form)) return row;
  // Without its key it cannot be gone on with; the person is not held up by it.
  return !box.isOpen ? null : { ...row, ...box.open<Pick<Dialog, 'answers' | 'memo'>>(sealed, about(row)) };
}

/** Begins a conversation in the place of whatever was there. */
export async function putDialog(store: Store, dialog: Dialog, now: Date): Promise<void> {
  const { sql } = store;
  const d = kept(store, dialog);
  await sql`
    insert into dialogs (person_id, id, form, appeal_id, step, answers, memo, cause, version, message_id, updated_at)
    values (${d.personId}, ${d.id}, ${d.form}, ${d.appealId}, ${d.step}, ${sql.json(d.answers)}, ${sql.json(d.memo)},
      ${d.cause}, ${d.version}, ${d.messageId}, ${now})
    on conflict (person_id) do update set id = excluded.id, form = excluded.form, appeal_id = excluded.appeal_id,
      step = excluded.step, answers = excluded.answers, memo = excluded.memo, cause = excluded.cause,
      version = excluded.version, message_id = excluded.message_id, updated_at = excluded.updated_at`;
}

/** Saves a conversation as it was read and changed; false if somebody else changed it meanwhile. */
export async function saveDialog(
  store: Store,
  dialog: Dialog,
  readVersion: number,
  now: Date,
): Promise<boolean> {
  const { sql } = store;
  const d = kept(store, dialog);
  const saved = await sql`
    update dialogs set form = ${d.form}, appeal_id = ${d.appealId}, step = ${d.step},
      answers = ${sql.json(d.answers)}, memo = ${sql.json(d.memo)}, cause = ${d.cause}, version = ${d.version},
      message_id = ${d.messageId}, updated_at = ${now}
    where person_id = ${d.personId} and id = ${d.id} and version = ${readVersion}`;
  return saved.count > 0;
}

/** When a conversation was last changed, in ms. */
export async function movedAt({ sql }: Pick<Deps, 'sql'>, personId: string): Promise<number> {
  const [row] = await sql<{ at: Date }[]>`select updated_at as at from dialogs where person_id = ${personId}`;
  return row?.at.getTime() ?? 0;
}

export async function noteQuestion({ sql }: Store, d: Dialog, messageId: number): Promise<void> {
  await sql`
    update dialogs set message_id = ${messageId}
    where person_id = ${d.personId} and id = ${d.id} and version = ${d.version}`;
}

/** Sealed conversations that nobody went on with since then: they rest nowhere. */
export async function forgetSealedDialogs({ sql }: Pick<Deps, 'sql'>, before: Date): Promise<void> {
  await sql`delete from dialogs where form = any(${[...sealedForms]}) and updated_at < ${before}`;
}
