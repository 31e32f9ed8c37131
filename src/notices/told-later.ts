import { DAY_MS } from '../calendar/duration.ts';
import type { Spec } from './telling.ts';

/** Four weeks after 满意: asked for the supervisor alone. */
export const toldLater = {
  'survey.ask': {
    text: 'survey.ask',
    params: ({ view, clock }) => ({
      n: Math.max(1, Math.round((clock.now.getTime() - (view.appeal.ending?.at ?? 0)) / (7 * DAY_MS))),
    }),
    buttons: [['survey.fine', 'survey.bad', 'survey.unsaid']],
    stale: ({ view }) => view.appeal.status !== 'satisfied' || view.appeal.survey?.answer !== null,
  },
} as const satisfies Record<string, Spec>;
