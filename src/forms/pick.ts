import type { Ask, Form } from './form.ts';
import { labelled, plainly } from './wording.ts';

export type PickFacts = {
  /** Open cases that the words may be for. */
  cases: { key: string; label: string }[];
  /** The closed case that was replied to, or closed last. */
  closed: { no: string; canReopen: boolean } | null;
};

/** Words out of the blue where open cases are: the person says which one they are for. */
export const pick: Form<PickFacts> = {
  name: 'pick',
  asks: ({ text = '' }, { facts }) => [
    { ...kept('text') },
    { ...kept('early') },
    { ...kept('at') },
    facts.closed === null ? toAsk(String(text), facts) : closedAsk(facts.closed),
  ],
};

/** Given from the start, never asked: what was said, what came with it, and the message that said it. */
const kept = (key: 'text' | 'early' | 'at'): Ask => ({
  key,
  type: 'text',
  required: false,
  ask: { say: 'free.unclear' },
});

function toAsk(text: string, { cases }: PickFacts): Ask {
  const options = cases.map(({ key, label }) => ({ key, label: plainly(label) }));
  return {
    key: 'to',
    type: 'choice',
    required: true,
    unstoppable: true,
    first: true,
    ask: { say: 'free.add_or_new', params: { text } },
    options: [
      ...options,
      { key: 'new', label: labelled('new_appeal') },
      { key: 'drop', label: labelled('not_appeal') },
    ],
    layout: [options.map(({ key }) => key), ['new', 'drop']],
  };
}

/** A word after the end: thanks, or the same trouble again. */
function closedAsk({ no, canReopen }: { no: string; canReopen: boolean }): Ask {
  const again = canReopen ? [{ key: 'reopen', label: labelled('relapse') }] : [];
  return {
    key: 'to',
    type: 'choice',
    required: true,
    unstoppable: true,
    first: true,
    ask: { say: 'free.thanks', params: { no } },
    options: [
      { key: 'thanks', label: labelled('thanks') },
      ...again,
      { key: 'new', label: labelled('new_appeal') },
    ],
    layout: [['thanks', 'reopen'], ['new']],
  };
}
