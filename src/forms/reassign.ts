import { caseWords } from './case-words.ts';
import type { Form } from './form.ts';
import { type Candidate, chosenOwner, ownerAsks } from './pick-owner.ts';

export type ReassignFacts = {
  /** Who could take it, those nearest to it first; never the owner. */
  candidates: Candidate[];
};

/** 转派: to whom, and why; the enterprise and both cadres read the reason. */
export const reassign: Form<ReassignFacts> = {
  name: 'reassign',
  asks: (answers, c) => [
    ...ownerAsks(answers, { ...c.facts, ask: { say: 'reassign.ask', params: caseWords(c) } }),
    { key: 'text', type: 'text', required: true, min: 2, max: 300, ask: { say: 'reassign.reason' } },
  ],
  event: (answers, c) => ({
    type: 'reassign',
    toId: chosenOwner(answers, c.facts).id,
    text: String(answers.text),
  }),
  done: (_, c) => ({ text: { say: 'reassign.done', params: caseWords(c) } }),
};
