import type { Answers, Rating } from '../appeal/appeal.ts';
import type { AppealEvent } from '../appeal/events.ts';
import { Refusal } from '../refusal.ts';
import { redressText } from '../text/case-ends.ts';
import { piece, say } from '../text/say.ts';
import { caseWords } from './case-words.ts';
import type { Ask, Form, FormCase, Preview } from './form.ts';
import { oneLine } from './one-line.ts';
import { labelled } from './wording.ts';

/** 《电力法》第五十三条: a law by its title, or an article by its number. */
const LAW =
  /《[^》]{2,}》|第[一二三四五六七八九十百千零〇\d]+条|(?:§|\bart(?:icle|\.)?|\bsec(?:tion|\.)?)\s*\d+/i;

/** What 依法不能办 asks: the law, plain words for the enterprise, what else it can do. */
export function bylawAsks<F>(c: FormCase<F>): Ask[] {
  return [
    {
      key: 'basis',
      type: 'text',
      required: true,
      min: 3,
      max: 200,
      ask: { say: 'bylaw.basis', params: caseWords(c) },
      judge: (value) => {
        if (!LAW.test(String(value).normalize('NFKC'))) throw new Refusal('err.bylaw.basis');
      },
    },
    { key: 'explain', type: 'text', required: true, min: 10, max: 600, ask: { say: 'bylaw.explain' } },
    { key: 'redress', type: 'text', required: false, max: 300, ask: { say: 'bylaw.redress' } },
  ];
}

export function bylawEvent({ basis, explain, redress }: Answers): AppealEvent {
  return {
    type: 'propose_bylaw',
    basis: String(basis ?? ''),
    text: String(explain ?? ''),
    redress: String(redress ?? ''),
  };
}

export function bylawPreview<F>({ basis, explain, redress }: Answers, c: FormCase<F>): Preview {
  const params = {
    ...caseWords(c),
    basis: String(basis ?? ''),
    explain: String(explain ?? ''),
    redress: redressText(c.clock.locale, String(redress ?? '')),
    once: c.view?.appeal.status === 'pending_confirm' ? piece(c.clock.locale, 'bylaw.once') : '',
  };
  return { parts: [{ say: 'bylaw.preview', params }], submit: 'confirm' };
}

/** 依法不能办, from the card; 报办结 asks the same. */
export const proposeBylaw: Form = {
  name: 'propose_bylaw',
  asks: (_, c) => bylawAsks(c),
  preview: bylawPreview,
  event: bylawEvent,
  done: (_, c) => ({ toast: { say: 'toast.bylaw_sent', params: caseWords(c) } }),
};

/** 不同意: the sentence goes to the cadre. */
export const declineBylaw = oneLine(
  'decline_bylaw',
  { ask: 'bylaw.decline_ask', done: 'bylaw.decline_done' },
  (text) => ({ type: 'decline_bylaw', text }),
);

/** A sentence to the opinion that was tapped, if the enterprise wants to add one. */
export const opineMore: Form = {
  name: 'opine_more',
  asks: ({ rating }, { clock: { locale } }) => [
    ratingAsk,
    ...(rating === undefined ? [] : [moreAsk(say(locale, `label.${ratingOf(rating)}`))]),
  ],
  event: ({ rating, text }) => ({ type: 'opine', rating: ratingOf(rating), text: String(text ?? '') }),
};

const ratings: readonly Rating[] = ['satisfied', 'fairly', 'dissatisfied'];

const ratingAsk: Ask = {
  key: 'rating',
  type: 'choice',
  required: true,
  ask: { say: 'bylaw.rating' },
  options: ratings.map((key) => ({ key, label: labelled(key) })),
};

const moreAsk = (rating: string): Ask => ({
  key: 'text',
  type: 'text',
  required: false,
  max: 600,
  first: true,
  unstoppable: true,
  ask: { say: 'bylaw.opinion', params: { rating } },
});

/** @throws Refusal for anything else than one of the three */
export function ratingOf(value: unknown): Rating {
  const rating = ratings.find((one) => one === value);
  if (rating === undefined) throw new Refusal('refuse.stale_button');
  return rating;
}

/** 有异议 to 依法不能办: the supervisor looks at it again. */
export const objectBylaw = oneLine(
  'object_bylaw',
  { ask: 'bylaw.object.ask', done: 'bylaw.object.done' },
  (text) => ({ type: 'object_bylaw', text }),
);

/** 维持 */
export const upholdBylaw = oneLine(
  'uphold_bylaw',
  { ask: 'bylaw.uphold_ask', done: 'bylaw.uphold_done' },
  (text) => ({ type: 'uphold_bylaw', text }),
);

/** 重新办理 */
export const redoBylaw = oneLine(
  'redo_bylaw',
  { ask: 'bylaw.redo_ask', done: 'bylaw.redo_done' },
  (text) => ({
    type: 'redo_bylaw',
    text,
  }),
);
