import type { Answers } from '../appeal/appeal.ts';
import { ruleDue } from '../appeal/limits.ts';
import { Refusal } from '../refusal.ts';
import { writeAt } from '../text/case-times.ts';
import type { Params } from '../text/case-params.ts';
import { caseWords } from './case-words.ts';
import type { Form, FormCase } from './form.ts';
import { type Candidate, chosenOwner, ownerAsks } from './pick-owner.ts';
import { plainly } from './wording.ts';

export type DisputeFacts = {
  /** Units of those who could handle it; a key begins with `u-`, so that nobody types one. */
  units: { key: string; name: string }[];
};

const MOST = 300;

/** 权属异议: which unit should own it, and by which rule. Asked once, ruled on once. */
export const dispute: Form<DisputeFacts> = {
  name: 'dispute',
  asks: (_, c) => [
    {
      key: 'unit',
      type: 'choice',
      required: true,
      other: true,
      min: 2,
      max: 20,
      ask: { say: 'dispute.ask_unit', params: caseWords(c) },
      options: c.facts.units.map(({ key, name }) => ({ key, label: plainly(name) })),
    },
    { key: 'text', type: 'text', required: true, min: 4, max: MOST, ask: { say: 'dispute.ask_basis' } },
  ],
  preview: (answers, c) => ({
    parts: [
      {
        say: 'dispute.preview',
        params: { unit: unitOf(answers, c), basis: String(answers.text), rule_due: dueIfNow(c) },
      },
    ],
    submit: 'confirm',
  }),
  event: (answers, c) => ({ type: 'dispute', unit: unitOf(answers, c), text: String(answers.text) }),
  done: (_, c) => ({ toast: { say: 'toast.dispute_sent', params: { rule_due: '', ...caseWords(c) } } }),
};

function unitOf({ unit }: Answers, { facts }: FormCase<DisputeFacts>): string {
  const known = facts.units.find(({ key }) => key === unit);
  if (known !== undefined) return known.name;
  if (String(unit).startsWith('u-')) throw new Refusal('refuse.stale_button');
  return String(unit);
}

/** By when it would be ruled on if it were sent at this moment. */
function dueIfNow({ view, clock }: FormCase<DisputeFacts>): string {
  if (view === null) return '';
  const asked = { unit: '', text: '', by: '', at: clock.now.getTime() };
  return writeAt(clock, ruleDue(view.rules, { ...view.appeal, dispute: asked }));
}

export type RuleFacts = {
  /** Whoever owns it now. */
  keep: Candidate;
  /** Anybody else who could, those of the proposed unit first. */
  candidates: Candidate[];
};

/** 裁定归属: whose it is, for good, and why; all sides read it. */
export const rule: Form<RuleFacts> = {
  name: 'rule',
  asks: (answers, c) => [
    ...ownerAsks(answers, { ...choices(c), ask: { say: 'dispute.rule_ask', params: disputed(c) } }),
    { key: 'text', type: 'text', required: true, min: 2, max: MOST, ask: { say: 'dispute.rule_reason' } },
  ],
  event: (answers, c) => ({
    type: 'rule',
    toId: chosenOwner(answers, choices(c)).id,
    text: String(answers.text),
  }),
  done: (_, c) => ({ text: { say: 'dispute.rule_done', params: caseWords(c) } }),
};

const choices = ({ facts: { keep, candidates } }: FormCase<RuleFacts>) => ({
  candidates,
  keep: {
    candidate: keep,
    label: { say: 'dispute.rule_keep', params: { owner_name: keep.name } },
  } as const,
});

const disputed = (c: FormCase<RuleFacts>): Params => ({
  ...caseWords(c),
  proposed_unit: c.view?.appeal.dispute?.unit ?? '',
  basis: c.view?.appeal.dispute?.text ?? '',
});
