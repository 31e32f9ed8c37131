import type { CaseView } from '../appeal/views.ts';
import type { Params } from './case-params.ts';
import type { Locale } from './locale.ts';
import { reasonText } from './reasons.ts';
import { piece, say } from './say.ts';

/** The ways that are always open, and what was named besides. */
export function redressText(locale: Locale, more: string): string {
  const usual = say(locale, 'bylaw.redress.usual');
  return more === '' ? usual : `${usual}${locale === 'zh' ? '；' : '; '}${more}`;
}

/** What a rejection names, and its review. */
export function rejectionParams(view: CaseView, locale: Locale): Params {
  const { rejection, rejectAsked } = view.appeal;
  const review = rejection?.review ?? null;
  const isOpen = review !== null && review.answer === null;
  const result = say(locale, review?.accepted ? 'review.accepted' : 'review.upheld');
  return {
    where: rejection?.where ?? '',
    review_text: review?.text ?? '',
    review_done: review === null || isOpen ? '' : piece(locale, 'review.done', { result }),
    result_of_review: review === null || isOpen ? '' : result,
    proposed_by: view.people[rejectAsked?.by ?? '']?.name ?? '',
    proposed_reason: rejectAsked === null ? '' : reasonText(locale, rejectAsked.reason),
  };
}

/** What an end by law names: the law, what else is open, what the enterprise says to it. */
export function bylawParams({ appeal }: CaseView, locale: Locale): Params {
  const { bylaw, opinion, status } = appeal;
  if (bylaw === null) return { basis: '', explain: '', redress: '', opinion: '', objection: '' };
  const said =
    opinion === null || status !== 'explained' ? [] : [say(locale, `label.${opinion.rating}`), opinion.text];
  return {
    basis: bylaw.basis,
    explain: bylaw.text,
    redress: redressText(locale, bylaw.redress),
    opinion: said.filter((part) => part !== '').join(locale === 'zh' ? '，' : ', '),
    objection: bylaw.objection?.text ?? '',
  };
}
