import { categoryOf, gradeOf } from '../appeal/compose.ts';
import { calendarOf, doneDue, gradeNow } from '../appeal/limits.ts';
import type { CaseView } from '../appeal/views.ts';
import { isOpen, isProvisional, nextOpening } from '../calendar/calendar.ts';
import { caseParams, type Params } from '../text/case-params.ts';
import { writeAt } from '../text/case-times.ts';
import { categoryName } from '../text/case-title.ts';
import { gradeName } from '../text/names.ts';
import { say, sayKey } from '../text/say.ts';
import { type Clock, writeMoment } from '../text/when.ts';
import type { Telling } from './telling.ts';

/** What the enterprise reads on submitting. It is the first card of the case, and is redrawn as one later. */
export function receiptText({ view, viewer, clock }: Telling): string {
  const done = doneDue(view.rules, view.appeal, clock.now.getTime());
  // Long-term work has no such day, and then no grade that gives it.
  const grade =
    done === null
      ? { grade: '', grade_why: '' }
      : { grade: gradeName(clock.locale, view.appeal.grade), grade_why: gradeWhy(view, clock) };
  const params = {
    ...caseParams(view, viewer, clock),
    // A line of its own says that the day may still move.
    done_due: writeAt(clock, done),
    ...grade,
    opens_at: opensAt(view, clock),
  };
  const urgent = view.appeal.grade === 'top' && view.appeal.ownerId !== null ? ['receipt.top'] : [];
  const keys = [...urgent, 'receipt.text', ...notes(view)];
  return keys.map((key) => sayKey(clock.locale, key, params)).join('\n');
}

/** The lines that only some receipts have. */
function notes({ appeal, rules }: CaseView): string[] {
  const calendar = calendarOf(rules, gradeNow(appeal));
  const at = appeal.submittedAt ?? appeal.updatedAt;
  const done = doneDue(rules, appeal, at);
  return [
    ...(appeal.ownerId === null ? ['receipt.no_owner'] : []),
    ...(appeal.status === 'long_term' ? ['receipt.long_term'] : []),
    ...(isOpen(calendar, new Date(at)) ? [] : ['receipt.after_hours']),
    ...(done !== null && isProvisional(calendar, new Date(done)) ? ['receipt.provisional'] : []),
  ];
}

function opensAt({ appeal, rules }: CaseView, clock: Clock): string {
  const at = new Date(appeal.submittedAt ?? appeal.updatedAt);
  return writeMoment(clock, nextOpening(calendarOf(rules, gradeNow(appeal)), at));
}

/** Why the case has its grade: the answer that asked for it, or what the category always has. */
function gradeWhy(view: CaseView, clock: Clock): Params[string] {
  const category = categoryOf(view.rules.policy, view.appeal.category);
  if (category === undefined) return '';
  const { answers } = view.appeal;
  const why = gradeOf(category, answers);
  if (why.because === 'danger') return say(clock.locale, 'label.danger');
  const question = category.questions.find((q) => why.because === 'answer' && q.key === why.question);
  if (question === undefined) {
    return { html: say(clock.locale, 'grade.why.category', { category: categoryName(view, clock) }) };
  }
  const given = [answers[question.key]].flat();
  const option = question.options?.find((o) => o.grade === why.grade && given.includes(o.key));
  return { html: say(clock.locale, 'grade.why.urgency', { urgency: option?.label[clock.locale] }) };
}
