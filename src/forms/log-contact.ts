import { dayAt, instantOf } from '../calendar/zone.ts';
import type { Ask, Form, FormCase } from './form.ts';

const HOUR_MS = 3_600_000;
const parts = ['this_morning', 'this_afternoon', 'yesterday'] as const;
type Part = (typeof parts)[number];

/** Days back, the hours from and to, and the hour that stands for the part of the day. */
const moments: Record<Part, [daysBack: number, from: number, to: number, hour: number]> = {
  this_morning: [0, 0, 12, 10],
  this_afternoon: [0, 12, 24, 15],
  yesterday: [1, 0, 24, 15],
};

const how: Ask = {
  key: 'how',
  type: 'choice',
  required: true,
  ask: { say: 'contact.how' },
  options: [
    { key: 'phone', label: { say: 'opt.phone' } },
    { key: 'meet', label: { say: 'opt.meet' } },
    { key: 'other', label: { say: 'label.other' } },
  ],
};

/** 已联系: how, when, and what was said; the enterprise is asked whether it is true. */
export const logContact: Form = {
  name: 'log_contact',
  asks: (_, c) => [
    { ...how, ask: { say: 'contact.how', params: { no: c.view?.appeal.no ?? '' } } },
    {
      key: 'when',
      type: 'choice',
      required: true,
      ask: { say: 'contact.when' },
      options: [
        { key: 'just_now', label: { say: 'opt.just_now' } },
        ...parts
          .filter((part) => spanOf(part, c) !== null)
          .map((part) => ({ key: part, label: { say: `opt.${part}` } as const })),
      ],
    },
    { key: 'note', type: 'text', required: true, min: 2, max: 600, ask: { say: 'contact.note' } },
  ],
  event: ({ how: by, when, note }, c) => ({
    type: 'log_contact',
    at: momentOf(String(when), c),
    how: String(by),
    note: String(note),
  }),
  done: () => ({ toast: { say: 'toast.contact_logged' } }),
};

type Span = { from: number; to: number; at: number };

/** The part of a day that has been since the case was filed; null where nothing of it has. */
function spanOf(part: Part, { view, clock: { now, zone } }: FormCase): Span | null {
  const [daysBack, first, last, hour] = moments[part];
  const day = dayAt(zone, now.getTime()) - daysBack;
  const at = (hours: number): number => instantOf(zone, day, hours * HOUR_MS);
  const from = Math.max(at(first), view?.appeal.submittedAt ?? 0);
  const to = Math.min(at(last), now.getTime());
  return from < at(last) && at(first) < to && from <= to ? { from, to, at: at(hour) } : null;
}

/** The instant that an option stands for: since the filing, and never later than now. */
function momentOf(when: string, c: FormCase): number {
  const part = parts.find((one) => one === when);
  const span = part === undefined ? null : spanOf(part, c);
  return span === null ? c.clock.now.getTime() : Math.min(Math.max(span.at, span.from), span.to);
}
