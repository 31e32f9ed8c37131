import type { Deps } from '../deps.ts';
import { readTraces, type Trace } from './store-tour.ts';

/** The steps of the tour, in order; the page has the words for them. */
export const tourSteps = [
  'file',
  'acknowledge',
  'contact',
  'report',
  'refuse',
  'overdue',
  'satisfied',
] as const;
export type TourStep = (typeof tourSteps)[number];

const ORANGE = 'late.3';

/** What must have happened for a step to be done, whoever did it and however. */
const marks: Record<TourStep, (trace: Trace) => boolean> = {
  file: ({ type }) => type === 'submit',
  acknowledge: ({ type }) => type === 'acknowledge',
  contact: ({ type }) => type === 'log_contact',
  report: ({ type }) => type === 'report_done' || type === 'propose_done',
  refuse: ({ type }) => type === 'refuse_result',
  overdue: ({ type, kind }) => type === 'ring' && kind === ORANGE,
  satisfied: ({ type }) => type === 'sign',
};

export const isTourStep = (text: unknown): text is TourStep =>
  (tourSteps as readonly unknown[]).includes(text);

export type Progress = { id: TourStep; done: boolean }[];

/** Ticked by what the cases' history says since the town was seeded. */
export async function tourOf(deps: Pick<Deps, 'sql'>): Promise<Progress> {
  const traces = await readTraces(deps.sql);
  return tourSteps.map((id) => ({ id, done: traces.some(marks[id]) }));
}
