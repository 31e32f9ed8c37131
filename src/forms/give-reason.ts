import { timersOf } from '../appeal/timers.ts';
import { writeAt } from '../text/case-times.ts';
import { reasonText } from '../text/reasons.ts';
import { caseWords } from './case-words.ts';
import type { Form, FormCase } from './form.ts';

/** 说明原因: one tap and one line on why it is late; everybody concerned reads it. */
export const giveReason: Form = {
  name: 'give_reason',
  asks: (_, c) => [
    {
      key: 'reason',
      type: 'choice',
      required: true,
      ask: { say: 'reason.ask', params: caseWords(c) },
      options: [
        { key: 'wait_other', label: { say: 'opt.wait_other' } },
        { key: 'wait_docs', label: { say: 'opt.wait_docs' } },
        { key: 'wait_money', label: { say: 'opt.wait_money' } },
        { key: 'technical', label: { say: 'opt.technical' } },
        { key: 'too_few', label: { say: 'opt.too_few' } },
        { key: 'other', label: { say: 'label.other' } },
      ],
    },
    { key: 'text', type: 'text', required: true, min: 2, max: 300, ask: { say: 'overdue.reason_text' } },
  ],
  event: ({ reason, text }) => ({ type: 'give_reason', reason: String(reason), text: String(text) }),
  done: ({ reason, text }, c) => {
    const { locale } = c.clock;
    const tapped = reasonText(locale, String(reason));
    const params = {
      reason: tapped === '' ? String(text) : tapped,
      new_date: tapped === '' ? '' : String(text),
      next_at: nextAsked(c),
    };
    return { text: { say: 'overdue.reason_done', params } };
  },
};

/** When the ladder speaks next. */
function nextAsked({ view, clock, rules }: FormCase): string {
  if (view === null) return '';
  const now = clock.now.getTime();
  const later = timersOf(rules, view.appeal, now).filter((t) => t.kind.startsWith('late.') && t.dueAt > now);
  return later.length === 0 ? '' : writeAt(clock, Math.min(...later.map((t) => t.dueAt)));
}
