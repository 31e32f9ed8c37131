import type { Answers, Instant } from '../appeal/appeal.ts';
import { after, type Rules } from '../appeal/limits.ts';
import { parseDuration } from '../calendar/duration.ts';
import { writeAt } from '../text/case-times.ts';
import { say } from '../text/say.ts';
import { caseWords } from './case-words.ts';
import { endOfDay, judgeWorkday, momentIn, momentOptions } from './days.ts';
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
    moments: true,
    options: momentOptions(
      CHOICES.map((step) => choiceDue(rules, clock.now.getTime(), step)),
      c,
    ),
    judge: (value) => {
      if (momentIn(value) === undefined) judgeWorkday(String(value), c);
    },
  };
}

/** The policy's period, lengthened by working days; where it is shorter than a day, by itself. */
function choiceDue(rules: Rules, now: Instant, step: number): Instant {
  const { amount, unit } = parseDuration(rules.policy.order.answer);
  const more = unit === 'wd' || unit === 'd' ? amount + step : amount * (step + 1);
  return after(rules, 'normal', now, `${more}${unit}`);
}

function dueOf({ due }: Answers, c: FormCase<OrderFacts>): Instant {
  return momentIn(due) ?? endOfDay(String(due), c);
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
