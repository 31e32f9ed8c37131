import type { Appeal, Grade, Status } from '../appeal/appeal.ts';
import type { Locale, Words } from './locale.ts';
import { say, sayKey } from './say.ts';

/** The roles of the roster, and `enterprise` for its contacts. */
export type Role =
  | 'enterprise'
  | 'cadre'
  | 'deputy'
  | 'cohandler'
  | 'dispatcher'
  | 'leader'
  | 'head'
  | 'supervisor'
  | 'discipline'
  | 'admin';

export function roleName(locale: Locale, role: Role): string {
  return say(locale, `role.${role}`);
}

/** Whoever holds a desk, where a text has no name for them. */
export function deskName(
  locale: Locale,
  role: 'enterprise' | 'dispatcher' | 'leader' | 'head' | 'supervisor',
): string {
  return say(locale, `who.${role}`);
}

/** The enterprise reads plainer names than the staff. */
export function stateName(locale: Locale, side: 'enterprise' | 'staff', status: Status): string {
  return say(locale, `state.${side}.${status}`);
}

/** The state of a case as its enterprise reads it: once it has signed, it is not asked any more. */
export function stateForEnterprise(locale: Locale, { status, signedAhead }: Appeal): string {
  const isSigned = signedAhead && status === 'pending_confirm';
  return isSigned ? say(locale, 'state.enterprise.signed_ahead') : stateName(locale, 'enterprise', status);
}

export function gradeName(locale: Locale, grade: Grade): string {
  return say(locale, `opt.g.${grade}`);
}

/** What stands before the number of an urgent case; '' for the other grades. */
export function gradeMark(locale: Locale, grade: Grade): string {
  return grade === 'top' || grade === 'urgent' ? say(locale, `card.grade_mark.${grade}`) : '';
}

/** What stands behind the number: the grade, where the mark before it does not say it already. */
export function gradeTail(locale: Locale, grade: Grade): string {
  return gradeMark(locale, grade) === '' ? gradeName(locale, grade) : '';
}

const REDDEST = 4;

/** Levels 1 to 4 have a colour and its word; what goes beyond stays red, and 0 shows none. */
export function levelMark(locale: Locale, level: number): string {
  return level >= 1 ? sayKey(locale, `card.level_mark.${Math.min(level, REDDEST)}`) : '';
}

/** A name that the policy gives in both languages: of the town, a category, a question, an option. */
export function inLocale(locale: Locale, words: Words): string {
  return words[locale];
}
