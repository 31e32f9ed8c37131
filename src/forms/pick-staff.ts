import type { Ask, Form } from './form.ts';
import { labelled, plainly } from './wording.ts';

export type PickStaffFacts = {
  /** Cases in hand, by a key short enough for a button. */
  cases: { key: string; id: string; label: string }[];
};

/** Words of the staff out of the blue: they say which case they are for, it is never guessed. */
export const pickStaff: Form<PickStaffFacts> = {
  name: 'pick_staff',
  asks: ({ text = '' }, { facts }) => [
    kept('text'),
    kept('file'),
    {
      key: 'to',
      type: 'choice',
      required: true,
      first: true,
      ask: { say: 'free.staff', params: { text: String(text) } },
      options: [
        ...facts.cases.map(({ key, label }) => ({ key, label: plainly(label) })),
        { key: 'drop', label: labelled('cancel') },
      ],
      unstoppable: true,
    },
  ],
};

/** Given from the start, never asked: what was said, and what came with it. */
const kept = (key: 'text' | 'file'): Ask => ({
  key,
  type: 'text',
  required: false,
  ask: { say: 'free.staff' },
});
