import { turnOf } from '../appeal/turn.ts';
import type { CaseView } from '../appeal/views.ts';
import { writeAt } from './case-times.ts';
import { whoHas } from './case-people.ts';
import { deskName } from './names.ts';
import { shortNumber } from './numbers.ts';
import { piece, say, type Value } from './say.ts';
import type { Clock } from './when.ts';

const list = (nos: readonly string[], { locale }: Clock): string =>
  nos.map((no) => shortNumber(no).replace(/^\d{4}-/, '')).join(locale === 'zh' ? '、' : ', ');

/** What a card says of the cases that this one has to do with: by number alone, other enterprises are not named. */
export function joinedParams(view: CaseView, clock: Clock): Record<string, Value> {
  const { joined, joinAsked, children } = view.appeal;
  const { parent } = view.related;
  return {
    parent_no: (joined ?? joinAsked)?.no ?? '',
    parent_turn: parentTurn(view, clock),
    enterprises_n: parent === null ? '' : parent.appeal.children.length + 2,
    open_children_n: children.filter((child) => child.open).length,
    joined_mark: joinedMark(view, clock),
  };
}

/** Whose move it is on the case that this one is handled with, and by when. */
function parentTurn(view: CaseView, clock: Clock): string {
  const { parent } = view.related;
  const turn = parent && turnOf(parent.rules, parent.appeal, clock.now.getTime());
  if (turn === null || parent === null) return '';
  const { locale } = clock;
  const name = turn.who === 'owner' ? whoHas(view, locale) : deskName(locale, turn.who);
  const what = say(locale, `what.${turn.what}`);
  if (turn.due === null) return say(locale, 'card.parent_turn.open', { name, what });
  const key = turn.due < clock.now.getTime() ? 'card.parent_turn.late' : 'card.parent_turn';
  return say(locale, key, { name, what, due: writeAt(clock, turn.due) });
}

/** For the staff: who has joined this case, or what looks like the same matter. */
function joinedMark({ appeal, related }: CaseView, clock: Clock): Value {
  const { children, joinAsked } = appeal;
  const { locale } = clock;
  if (children.length > 0) {
    const nos = list(
      children.map(({ no }) => no),
      clock,
    );
    return piece(locale, 'card.joined.children', { nos });
  }
  if (joinAsked !== null)
    return piece(locale, 'card.joined.asked', { parent_no: list([joinAsked.no], clock) });
  if (related.alike.length === 0) return '';
  const nos = list(
    related.alike.map(({ no }) => no),
    clock,
  );
  return piece(locale, 'card.joined.alike', { nos });
}
