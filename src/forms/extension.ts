import type { Answers, Instant } from '../appeal/appeal.ts';
import { after, doneDue, gradeNow, latestExtension } from '../appeal/limits.ts';
import { parseDuration } from '../calendar/duration.ts';
import { Refusal } from '../refusal.ts';
import { writeAt } from '../text/case-times.ts';
import { caseWords } from './case-words.ts';
import { endOfDay, judgeWorkday, momentIn, momentOptions } from './days.ts';
import type { Ask, Form, FormCase } from './form.ts';
import { oneLine } from './one-line.ts';

/** So many buttons at most; the last is the latest day there is. */
const CHOICES = 5;

/** 申请延期: to which day, and why; the enterprise reads the reason once a leader has approved. */
export const askExtension: Form = {
  name: 'ask_extension',
  asks: (_, c) => [
    dateAsk(c),
    {
      key: 'text',
      type: 'text',
      required: true,
      min: 4,
      max: 300,
      ask: { say: 'extension.ask_reason' },
    },
  ],
  event: (answers, c) => ({ type: 'ask_extension', dueAt: dueOf(answers, c), text: String(answers.text) }),
  done: (_, c) => ({ toast: { say: 'toast.extension_asked', params: caseWords(c) } }),
};

/** 不同意: the sentence goes to the cadre. */
export const declineExtension = oneLine(
  'decline_extension',
  { ask: 'extension.decline_reason', done: 'extension.decline_done' },
  (text) => ({ type: 'decline_extension', text }),
);

/** 有异议: the enterprise does not agree with the new date. */
export const objectExtension = oneLine(
  'object_extension',
  { ask: 'extension.object.ask', done: 'extension.object.done' },
  (text) => ({ type: 'object_extension', text }),
);

function dateAsk(c: FormCase): Ask {
  const choices = choicesOf(c);
  const most = choices.at(-1);
  return {
    key: 'date',
    type: 'date',
    required: true,
    future: true,
    ask: {
      say: 'extension.ask_date',
      params: { ...caseWords(c), max_due: writeAt(c.clock, most) },
    },
    moments: true,
    options: momentOptions(choices, c),
    judge: (value) => judge(String(value), c),
  };
}

/** The next days after the limit, and the last one that the grade allows. */
function choicesOf({ view, rules, clock }: FormCase): Instant[] {
  if (view === null) return [];
  const grade = gradeNow(view.appeal);
  const longest = rules.policy.grades[grade].extension;
  const due = doneDue(rules, view.appeal, clock.now.getTime());
  if (longest === undefined || due === null) return [];
  const { amount, unit } = parseDuration(longest);
  const steps = Array.from({ length: Math.min(amount, CHOICES) }, (_, i) => i + 1);
  steps[steps.length - 1] = amount;
  return steps.map((step) => after(rules, grade, due, `${step}${unit}`));
}

function judge(date: string, c: FormCase): void {
  if (c.view === null) return;
  if (momentIn(date) === undefined) judgeWorkday(date, c);
  const now = c.clock.now.getTime();
  const due = doneDue(c.rules, c.view.appeal, now) ?? 0;
  const most = latestExtension(c.rules, c.view.appeal, now) ?? 0;
  const at = momentIn(date) ?? endOfDay(date, c);
  if (at <= due) throw new Refusal('refuse.extension_too_short', { done_due: due });
  if (at > most) throw new Refusal('refuse.extension_too_long', { max_due: most });
}

function dueOf({ date }: Answers, c: FormCase): Instant {
  return momentIn(date) ?? endOfDay(String(date), c);
}
