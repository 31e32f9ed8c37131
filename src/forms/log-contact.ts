import { dayAt, instantOf } from '../calendar/zone.ts';
import type { Ask, Form } from './form.ts';

const HOUR_MS = 3_600_000;
/** Days back, and the hour that stands for the part of the day. */
const moments: Record<string, [daysBack: number, hour: number]> = {
  this_morning: [0, 10],
  this_afternoon: [0, 15],
  yesterday: [1, 15],
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
  asks: (_, { view }) => [
    { ...how, ask: { say: 'contact.how', params: { no: view?.appeal.no ?? '' } } },
    {
      key: 'when',
      type: 'choice',
      required: true,
      ask: { say: 'contact.when' },
      options: [
        { key: 'just_now', label: { say: 'opt.just_now' } },
        { key: 'this_morning', label: { say: 'opt.this_morning' } },
        { key: 'this_afternoon', label: { say: 'opt.this_afternoon' } },
        { key: 'yesterday', label: { say: 'opt.yesterday' } },
      ],
    },
    { key: 'note', type: 'text', required: true, min: 2, max: 600, ask: { say: 'contact.note' } },
  ],
  event: ({ how: by, when, note }, { clock }) => ({
    type: 'log_contact',
    at: momentOf(String(when), clock.now, clock.zone),
    how: String(by),
    note: String(note),
  }),
  done: () => ({ toast: { say: 'toast.contact_logged' } }),
};

/** The instant that an option stands for, never later than now. */
function momentOf(when: string, now: Date, zone: string): number {
  const [daysBack, hour] = moments[when] ?? [];
  if (daysBack === undefined || hour === undefined) return now.getTime();
  const at = instantOf(zone, dayAt(zone, now.getTime()) - daysBack, hour * HOUR_MS);
  return Math.min(at, now.getTime());
}
