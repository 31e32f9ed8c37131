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
    kept('early'),
    kept('at'),
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

/** Given from the start, never asked: what was said, what came with it, and the message that said it. */
const kept = (key: 'text' | 'early' | 'at'): Ask => ({
  key,
  type: 'text',
  required: false,
  ask: { say: 'free.staff' },
});
