import type { Appeal, Instant } from '../appeal.ts';
import type { Evolvers, Facts } from '../evolver.ts';
import { type Check, unless } from '../setting.ts';

/** What the enterprise says four weeks after 满意, to the supervisor alone. */
export type SurveyEvent = { type: 'answer_survey'; answer: 'fine' | 'bad' | 'unsaid' };

export const survey = {
  answer_survey: (a, e, r) => ({ survey: a.survey && { ...a.survey, answer: e.answer, answeredAt: r.at } }),
} satisfies Evolvers;

/** Whether this signature was drawn to be asked again. */
export const drawnIn = ({ survey }: { survey?: boolean }): Appeal['survey'] =>
  survey === true ? { askedAt: null, answer: null, answeredAt: null } : null;

/** Its alarm has rung: the enterprise is asked. */
export function asked(a: Appeal, kind: string, at: Instant): Facts {
  return kind === 'survey' && a.survey !== null ? { survey: { ...a.survey, askedAt: at } } : {};
}

export const surveyGuards = {
  survey_open: (a) =>
    unless(a.survey !== null && a.survey.askedAt !== null && a.survey.answer === null, 'refuse.stale_button'),
} satisfies Record<string, Check>;
