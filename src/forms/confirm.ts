import type { Answers, Rating, Solved } from '../appeal/appeal.ts';
import { lengthOf } from '../appeal/answer-text.ts';
import { Refusal } from '../refusal.ts';
import type { TextKey } from '../text/deck.ts';
import { say } from '../text/say.ts';
import { writeMoment } from '../text/when.ts';
import type { Ask, Form, FormCase } from './form.ts';
import { labelled } from './wording.ts';
import { nameInCharge } from '../text/case-people.ts';

const REASONS = ['not_done', 'half_done', 'too_slow', 'stories', 'attitude'] as const;
const LEAST_WORDS = 5;

/**
 * The enterprise answers whether it is resolved and whether it is satisfied. Only 满意 with a typed full name
 * closes; every other pair of answers names what is missing and opens the next round.
 */
export const confirm: Form = {
  name: 'confirm',
  asks: (answers, c) => [solvedAsk(c), ratingAsk(answers, c), ...following(answers, c)],
  event: (answers, { person }) => {
    if (answers.name !== undefined) {
      const name = String(answers.name).trim();
      return { type: 'sign', solved: solvedOf(answers), name, differs: bare(name) !== bare(person.name) };
    }
    const rating = answers.rating as Rating;
    const reason = String(answers.reason ?? 'missing');
    const text = String(answers.text ?? answers.missing ?? '');
    return { type: 'refuse_result', solved: solvedOf(answers), rating, reason, text };
  },
  done: (answers, { view, clock }) => {
    if (answers.name !== undefined) return {};
    const { opinion } = view?.appeal ?? {};
    return {
      text: {
        say: 'round.noted',
        params: {
          solved: solvedWord(answers, clock.locale),
          rating: say(clock.locale, `label.${opinion?.rating ?? 'dissatisfied'}`),
          at: writeMoment(clock, clock.now),
        },
      },
    };
  },
};

const solvedOf = ({ solved, rest }: Answers): Solved =>
  rest === 'in_fact_solved' ? 'resolved' : (solved as Solved);

const solvedWord = (answers: Answers, locale: 'zh' | 'en'): string =>
  say(locale, `label.${solvedOf(answers)}`);

function solvedAsk({ view, clock }: FormCase): Ask {
  const { appeal, owner, people } = view ?? {};
  const result = appeal?.result;
  const by = result ? people?.[result.by] : owner;
  return {
    key: 'solved',
    type: 'choice',
    required: true,
    ask: {
      say: 'confirm.ask',
      params: {
        no: appeal?.no ?? '',
        owner_name: by?.name ?? '',
        owner_unit: by?.unit ?? '',
        outcome: result ? say(clock.locale, `label.${result.outcome}`) : '',
        result: result?.text ?? '',
      },
    },
    options: (['resolved', 'partly', 'unresolved'] as const).map((key) => ({ key, label: labelled(key) })),
  };
}

/** 未解决 never closes, so only 已解决 is told that 满意 does. */
const ratingTexts = {
  resolved: 'confirm.rate',
  partly: 'confirm.rate.partly',
  unresolved: 'confirm.rate.unresolved',
} as const satisfies Record<Solved, TextKey>;

function ratingAsk(answers: Answers, { clock }: FormCase): Ask {
  return {
    key: 'rating',
    type: 'choice',
    required: true,
    ask: { say: ratingTexts[solvedOf(answers)], params: { solved: solvedWord(answers, clock.locale) } },
    options: (['satisfied', 'fairly', 'dissatisfied'] as const).map((key) => ({ key, label: labelled(key) })),
  };
}

/** What follows from the two taps. */
function following(answers: Answers, c: FormCase): Ask[] {
  const { solved, rating, rest, reason, attitude } = answers;
  if (rating === 'fairly') return [missingAsk(c)];
  if (rating === 'dissatisfied' && reason === 'attitude')
    return [reasonAsk, attitudeAsk, ...(attitude === 'conduct' ? [] : [reasonTextAsk])];
  if (rating === 'dissatisfied') return [reasonAsk, reasonTextAsk];
  if (rating !== 'satisfied') return [];
  if (solved === 'resolved') return [signAsk(answers, c)];
  const ask = solved === 'partly' ? partlyAsk : unsolvedAsk;
  if (rest === undefined) return [ask];
  return [ask, rest === 'keep_going' ? missingAsk(c) : signAsk(answers, c)];
}

const partlyAsk: Ask = {
  key: 'rest',
  type: 'choice',
  required: true,
  ask: { say: 'confirm.partly_satisfied' },
  options: (['keep_done', 'keep_going'] as const).map((key) => ({ key, label: labelled(key) })),
};

const unsolvedAsk: Ask = {
  key: 'rest',
  type: 'choice',
  required: true,
  ask: { say: 'confirm.unsolved_satisfied' },
  options: (['keep_going', 'in_fact_solved'] as const).map((key) => ({ key, label: labelled(key) })),
};

function enough(value: unknown): void {
  if (lengthOf(String(value).trim()) < LEAST_WORDS) throw new Refusal('err.round.text');
}

const missingAsk = ({ view, clock }: FormCase): Ask => ({
  key: 'missing',
  type: 'text',
  required: true,
  max: 600,
  ask: {
    say: 'round.missing',
    params: { owner_name: view === null ? '' : nameInCharge(view, clock.locale) },
  },
  judge: enough,
});

const reasonAsk: Ask = {
  key: 'reason',
  type: 'choice',
  required: true,
  ask: { say: 'round.reason' },
  options: [
    ...REASONS.map((key) => ({ key, label: { say: `opt.${key}` } as const })),
    { key: 'other', label: labelled('other') },
  ],
};

/** What concerns somebody's conduct can go another way as well, which the cadre does not see. */
const attitudeAsk: Ask = {
  key: 'attitude',
  type: 'choice',
  required: true,
  ask: { say: 'round.attitude' },
  options: [
    { key: 'conduct', label: labelled('report_conduct') },
    { key: 'go', label: labelled('resume') },
  ],
};

const reasonTextAsk: Ask = {
  key: 'text',
  type: 'text',
  required: true,
  max: 600,
  ask: { say: 'round.reason_text' },
  judge: enough,
};

function signAsk(answers: Answers, { person, clock }: FormCase): Ask {
  return {
    key: 'name',
    type: 'name',
    required: true,
    min: 0,
    max: 400,
    ask: { say: 'confirm.sign', params: { solved: solvedWord(answers, clock.locale) } },
    doubts: ['err.sign.differs'],
    judge: (value) => checkSignature(String(value), person.name),
  };
}

const bare = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s·.]/g, '')
    .toLowerCase();

const SENTENCE = /[，。！？!?;；:：\n]|[没不还办]|满意|解决|谢谢|好了|thank|solved|satisf|not |still/i;
const LONGEST_HAN = 6;
const LONGEST = 40;

/** A full name, whoever of the enterprise signs; one that the roster has otherwise is taken once it is confirmed. */
export function checkSignature(typed: string, rosterName: string): void {
  const name = typed.trim();
  if (bare(name) === bare(rosterName)) return;
  const letters = name.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 2 || /^[\d\s]+$/.test(name))
    throw new Refusal('err.sign.empty', { contact_name: rosterName });
  const han = name.includes('·') ? 0 : (name.match(/\p{Script=Han}/gu)?.length ?? 0);
  if (SENTENCE.test(name) || han > LONGEST_HAN || name.length > LONGEST)
    throw new Refusal('err.sign.sentence');
  throw new Refusal('err.sign.differs', { typed: name, contact_name: rosterName });
}
