import type { Instant } from '../appeal/appeal.ts';
import { readMoment } from '../appeal/answer-moment.ts';
import { after } from '../appeal/limits.ts';
import { promiseUntil } from '../appeal/steps/promise.ts';
import { instantOf, localTime, writeDay } from '../calendar/zone.ts';
import { Refusal } from '../refusal.ts';
import { writeAt } from '../text/case-times.ts';
import { caseWords } from './case-words.ts';
import { endOfDay, momentIn, momentOptions } from './days.ts';
import type { Ask, Form, FormCase } from './form.ts';
import { oneLine } from './one-line.ts';
import { labelled } from './wording.ts';

/** Closes of business on buttons, counted from today; then the limit itself. */
const CHOICES = ['0wd', '1wd', '2wd'] as const;

/** 约定日期: what is promised, and by when; a reason where it takes the place of an earlier one. */
export const makePromise: Form = {
  name: 'make_promise',
  asks: (_, c) => [
    {
      key: 'text',
      type: 'text',
      required: true,
      min: 2,
      max: 100,
      ask: { say: isChange(c) ? 'promise.ask.change' : 'promise.ask', params: wordsOf(c) },
    },
    dateAsk(c, true),
    ...(isChange(c) ? [reasonAsk] : []),
  ],
  event: (answers, c) => ({
    type: 'make_promise',
    text: String(answers.text),
    dueAt: momentOf(String(answers.date), c),
    reason: String(answers.why ?? ''),
  }),
  done: (_, c) => ({ toast: { say: 'toast.promise_sent', params: caseWords(c) } }),
};

/** 做到了: what was done, in words that the enterprise reads. */
export const keepPromise = oneLine(
  'keep_promise',
  { ask: 'promise.keep_ask', done: 'promise.keep_done' },
  (text) => ({ type: 'keep_promise', text }),
);

/** 不同意: what the enterprise says to it. */
export const declinePromise = oneLine(
  'decline_promise',
  { ask: 'promise.decline_ask', done: 'promise.declined' },
  (text) => ({ type: 'decline_promise', text }),
);

/** 没做到: one tap for the reason, and a new date where the limit leaves room for one. */
export const slipPromise: Form = {
  name: 'slip_promise',
  asks: ({ reason }, c) => [
    {
      key: 'reason',
      type: 'choice',
      required: true,
      ask: { say: 'promise.slipped', params: wordsOf(c) },
      options: [
        { key: 'wait_other', label: { say: 'opt.wait_other' } },
        { key: 'wait_docs', label: { say: 'opt.wait_docs' } },
        { key: 'technical', label: { say: 'opt.technical' } },
        { key: 'other', label: labelled('other') },
      ],
    },
    ...(reason === 'other' ? [reasonAsk] : []),
    ...(choicesOf(c).length === 0 ? [] : [dateAsk(c, false)]),
  ],
  event: ({ reason, why, date }, c) => ({
    type: 'slip_promise',
    reason: String(reason),
    text: String(why ?? ''),
    dueAt: date === undefined ? null : momentOf(String(date), c),
  }),
  done: (_, c) => ({ text: { say: 'promise.slip_done', params: caseWords(c) } }),
};

const reasonAsk: Ask = {
  key: 'why',
  type: 'text',
  required: true,
  min: 2,
  max: 300,
  ask: { say: 'promise.reason_ask' },
};

const isChange = ({ view }: FormCase): boolean =>
  view !== null && (view.appeal.promise !== null || view.appeal.offer !== null);

function wordsOf(c: FormCase) {
  const earlier = c.view?.appeal.promise ?? c.view?.appeal.offer;
  return {
    ...caseWords(c),
    promise: earlier?.text ?? '',
    promise_due: writeAt(c.clock, earlier?.dueAt),
  };
}

function dateAsk(c: FormCase, required: boolean): Ask {
  return {
    key: 'date',
    type: 'text',
    required,
    max: 40,
    ask: { say: required ? 'promise.date' : 'promise.new_date', params: caseWords(c) },
    moments: true,
    options: momentOptions(choicesOf(c), c),
    judge: (value) => judge(momentOf(String(value), c), c),
  };
}

const limitOf = ({ view, rules, clock }: FormCase): Instant | null =>
  view && promiseUntil(rules, view.appeal, clock.now.getTime());

function choicesOf(c: FormCase): Instant[] {
  const now = c.clock.now.getTime();
  const limit = limitOf(c);
  const closes = CHOICES.map((step) => after(c.rules, 'normal', now, step));
  return [...closes, ...(limit === null ? [] : [limit])].filter(
    (at) => at > now && (limit === null || at <= limit),
  );
}

/** The moment that an option or typed words stand for; a day without an hour ends with its business. */
function momentOf(value: string, c: FormCase): Instant {
  const chosen = momentIn(value);
  if (chosen !== undefined) return chosen;
  const { zone, now } = c.clock;
  const moment = readMoment(value, localTime(zone, now).day);
  if (moment === undefined) throw new Refusal('err.promise.date');
  return moment.ms === null ? endOfDay(writeDay(moment.day), c) : instantOf(zone, moment.day, moment.ms);
}

function judge(at: Instant, c: FormCase): void {
  const limit = limitOf(c);
  if (at <= c.clock.now.getTime()) throw new Refusal('refuse.promise_past');
  if (limit !== null && at > limit) throw new Refusal('refuse.promise_late');
}
