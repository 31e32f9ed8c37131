import type { Answers } from '../src/appeal/appeal.ts';
import { categoryOf } from '../src/appeal/compose.ts';
import { rulesNow } from '../src/appeal/rules.ts';
import { type Candidate, candidateByNumber, candidatesFor } from '../src/appeal/views-joining.ts';
import { merge, type MergeCandidate, type MergeFacts } from '../src/forms/merge.ts';
import type { Dialog } from '../src/forms/store.ts';
import { shortNumber } from '../src/text/numbers.ts';
import { type AnyForm, botForm, type Known } from './bot-form.ts';

/** As many as a screen of buttons holds; the rest is found by number. */
const MOST = 6;

/** 并案, by the dispatcher. */
export const mergeForm: AnyForm = botForm<MergeFacts>({
  form: merge,
  needs: ['ask_merge'],
  facts: loadFacts,
});

async function loadFacts(talk: Known, { appealId, answers }: Dialog): Promise<MergeFacts> {
  const { deps } = talk;
  const near = await candidatesFor(deps, appealId ?? '', MOST);
  const typed = numbersIn(answers);
  const found = await Promise.all(typed.map((no) => candidateByNumber(deps, no)));
  return {
    candidates: near.map((one) => shown(talk, one)),
    found: found.map((one) => (one === null || one.id === appealId ? null : shown(talk, one))),
  };
}

function numbersIn(answers: Answers): string[] {
  const typed: string[] = [];
  for (let i = 0; answers[`no_${i}`] !== undefined; i += 1) typed.push(String(answers[`no_${i}`]).trim());
  return typed;
}

function shown({ deps }: Known, { id, no, category, grid }: Candidate): MergeCandidate {
  const name = categoryOf(rulesNow(deps).policy, category)?.name ?? { zh: '', en: '' };
  return { id, no, key: shortNumber(no), category: name, grid };
}
