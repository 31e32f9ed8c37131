import type { Answers, Instant } from '../appeal/appeal.ts';
import { after, type Rules } from '../appeal/limits.ts';
import { isWorkday, workdayFrom } from '../calendar/calendar.ts';
import { parseDuration } from '../calendar/duration.ts';
import { instantOf, readDay } from '../calendar/zone.ts';
import { Refusal } from '../refusal.ts';
import { writeAt } from '../text/case-times.ts';
import { say } from '../text/say.ts';
import { type Clock, writeDate } from '../text/when.ts';
import { caseWords } from './case-words.ts';
import type { Ask, Form, FormCase } from './form.ts';

export type OrderFacts = {
  /** The id that the order will have. */
  id: string;
};

const MOST = 600;
/** Buttons for the answer's day: the policy's period, and a day or two more. */
const CHOICES = [0, 1, 2] as const;

/** 督办单: what must be achieved, and by when it is answered. The number is given as it is issued. */
export const issueOrder: Form<OrderFacts> = {
  name: 'issue_order',
  asks: (_, c) => [
    {
      key: 'text',
      type: 'text',
      required: true,
      min: 4,
      max: MOST,
      ask: { say: 'order.ask', params: caseWords(c) },
    },
    dueAsk(c),
  ],
  preview: (answers, c) => ({
    parts: [
      {
        say: 'order.preview',
        params: {
          ...caseWords(c),
          order_no: say(c.clock.locale, 'order.no_later'),
          text: String(answers.text ?? ''),
          order_due: writeAt(c.clock, dueOf(answers, c)),
        },
      },
    ],
    submit: 'confirm',
  }),
  event: (answers, c) => ({
    type: 'issue_order',
    id: c.facts.id,
    text: String(answers.text),
    dueAt: dueOf(answers, c),
  }),
  done: (_, c) => {
    const order = c.view?.appeal.orders.find(({ id }) => id === c.facts.id);
    const params = { ...caseWords(c), order_no: order?.no, order_due: writeAt(c.clock, order?.dueAt) };
    return { text: { say: 'order.issued', params } };
  },
};

function dueAsk(c: FormCase<OrderFacts>): Ask {
  const { rules, clock } = c;
  return {
    key: 'due',
    type: 'date',
    required: true,
    future: true,
    ask: { say: 'order.due' },
    options: CHOICES.map((step) => {
      const at = choiceDue(rules, clock.now.getTime(), step);
      const write = (locale: Clock['locale']): string => writeAt({ ...clock, locale }, at);
      return { key: `in_${step}`, label: { words: { zh: write('zh'), en: write('en') } } };
    }),
    judge: (value) => judgeDay(String(value), c),
  };
}

/** The policy's period, lengthened by working days; where it is shorter than a day, by itself. */
function choiceDue(rules: Rules, now: Instant, step: number): Instant {
  const { amount, unit } = parseDuration(rules.policy.order.answer);
  const more = unit === 'wd' || unit === 'd' ? amount + step : amount * (step + 1);
  return after(rules, 'normal', now, `${more}${unit}`);
}

function judgeDay(date: string, { rules, clock }: FormCase<OrderFacts>): void {
  if (date.startsWith('in_') || isWorkday(rules.calendar, date)) return;
  const noon = (day: string): Date => new Date(instantOf(clock.zone, readDay(day), 12 * 3_600_000));
  throw new Refusal('err.order.day', {
    date: writeDate(clock, noon(date)),
    example: writeDate(clock, noon(workdayFrom(rules.calendar, date))),
  });
}

function dueOf({ due }: Answers, { rules, clock }: FormCase<OrderFacts>): Instant {
  const step = /^in_(\d)$/.exec(String(due))?.[1];
  if (step !== undefined) return choiceDue(rules, clock.now.getTime(), Number(step));
  // A typed day ends with its business; where there are no hours, with the day itself.
  const days = rules.calendar.kind === 'always' ? '1wd' : '0wd';
  return after(rules, 'normal', instantOf(clock.zone, readDay(String(due)), 0), days);
}

/** 回复督办: to the newest order that waits for an answer. */
export const answerOrder: Form = {
  name: 'answer_order',
  asks: (_, c) => [
    {
      key: 'text',
      type: 'text',
      required: true,
      min: 4,
      max: MOST,
      ask: { say: 'order.answer_ask', params: { order_no: openOrder(c)?.no } },
    },
  ],
  event: ({ text }, c) => ({ type: 'answer_order', id: openOrder(c)?.id ?? '', text: String(text) }),
  done: (_, c) => ({ text: { say: 'order.answer_sent', params: { order_no: answeredOrder(c)?.no } } }),
};

const openOrder = ({ view }: FormCase) =>
  view?.appeal.orders.findLast((order) => order.answeredAt === null && order.closedAt === null);

const answeredOrder = ({ view }: FormCase) =>
  view?.appeal.orders
    .filter((order) => order.answeredAt !== null)
    .toSorted((a, b) => Number(a.answeredAt) - Number(b.answeredAt))
    .at(-1);
