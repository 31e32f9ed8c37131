import { type Instant, isWaiting } from '../appeal/appeal.ts';
import type { CaseView } from '../appeal/views.ts';
import { nameOf } from './case-people.ts';
import { timeParams, writeAt } from './case-times.ts';
import { piece, type Value } from './say.ts';
import { subNotes } from './sub-lines.ts';
import type { Clock } from './when.ts';

type Newest = { at: Instant; by: string; text: Value };

/** The newest thing worth reading on a card: the acknowledgement, a contact, progress, a result. */
export function newestNote(view: CaseView, clock: Clock, isEnterprise: boolean): Newest | null {
  const { progress, contact, acknowledgedAt, status, result } = view.appeal;
  const notes: Newest[] = [];
  if (acknowledgedAt !== null && contact === null && status === 'in_progress')
    notes.push({ at: acknowledgedAt, by: view.appeal.acknowledgedBy ?? '', text: undefined });
  if (contact !== null && contact.confirmed !== false) {
    const text = piece(clock.locale, 'card.note.contact', { note: contact.note });
    notes.push({ at: contact.loggedAt, by: contact.by, text });
  }
  if (progress !== null) notes.push(progress);
  notes.push(...subNotes(view, clock, isEnterprise));
  // While the enterprise is to answer, the result stands in the lines above.
  if (result !== null && !isWaiting(status)) {
    const text = piece(clock.locale, 'card.note.result', { result: result.text });
    notes.push({ at: result.at, by: result.by, text });
  }
  return notes.reduce<Newest | null>(
    (last, note) => (last === null || note.at >= last.at ? note : last),
    null,
  );
}

/** The 📝 line of a card. An acknowledgement is told to the enterprise only; the staff see it by the state. */
export function noteParams(view: CaseView, clock: Clock, isEnterprise: boolean): Record<string, Value> {
  const note = newestNote(view, clock, isEnterprise);
  if (note === null || (note.text === undefined && !isEnterprise))
    return { last_at: '', last_by: '', last_note: '' };
  if (note.text === undefined)
    return { last_at: '', last_by: '', last_note: acknowledged(view, clock, note.at) };
  return { last_at: writeAt(clock, note.at), last_by: nameOf(view, note.by), last_note: note.text };
}

function acknowledged(view: CaseView, clock: Clock, at: Instant): Value {
  const { locale } = clock;
  const { contact_due } = timeParams(view, clock);
  const { ownerId, acknowledgedBy, ruling } = view.appeal;
  const signer = nameOf(view, acknowledgedBy);
  const said = { at: writeAt(clock, at), contact_due };
  // Nobody signed: the ruling settled whose it is.
  if (ruling?.at === at)
    return piece(locale, 'note.enterprise.ruled', { ...said, owner_name: nameOf(view, ownerId) });
  if (view.standIn === null || acknowledgedBy === ownerId)
    return piece(locale, 'note.enterprise.acknowledged', { ...said, owner_name: signer });
  const owner_name = nameOf(view, ownerId);
  return piece(locale, 'note.enterprise.by_deputy', { ...said, owner_name, deputy_name: signer });
}
