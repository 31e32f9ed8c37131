import type { Answers } from '../appeal/appeal.ts';
import type { Sub } from '../appeal/facts.ts';
import { subAt, subNumber } from '../appeal/subs.ts';
import { subCalendar, subDue } from '../appeal/sub-times.ts';
import type { CaseView } from '../appeal/views.ts';
import { Refusal } from '../refusal.ts';
import type { Params } from '../text/case-params.ts';
import { helperOf } from '../text/sub-words.ts';
import { writeDue } from '../text/when.ts';
import { caseWords } from './case-words.ts';
import type { Ask, FormCase } from './form.ts';

/** Which sub-task a conversation is about: given by its button, never asked. */
export const subAsk: Ask = { key: 'sub', type: 'text', required: true, ask: { say: 'refuse.stale_button' } };

export const subIn = ({ sub }: Answers): number => Number(sub);

/** @throws Refusal `refuse.stale_button` where the case has no such sub-task */
export function subTalkedOf(
  answers: Answers,
  { view }: Pick<FormCase, 'view'>,
): { view: CaseView; sub: Sub } {
  const sub = view === null ? undefined : subAt(view.appeal, subIn(answers));
  if (view === null || sub === undefined) throw new Refusal('refuse.stale_button');
  return { view, sub };
}

/** What questions and answers about a sub-task name. */
export function subWords<F>(answers: Answers, c: FormCase<F>): Params {
  const { view, sub } = subTalkedOf(answers, c);
  const helper = helperOf(view, sub);
  return {
    ...caseWords(c),
    sub_no: subNumber(view.appeal, sub),
    helper_name: helper.name,
    helper_unit: helper.unit,
    sub_due: writeDue(c.clock, subCalendar(view.rules), new Date(subDue(view.rules, sub))),
  };
}
