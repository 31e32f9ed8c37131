import { DAY_MS } from '../calendar/duration.ts';
import { say } from '../text/say.ts';
import { type Clock, writeDuration } from '../text/when.ts';
import type { Spec } from './telling.ts';

const WEEK_MS = 7 * DAY_MS;

/** In weeks, as the field counts them; what is less than two of them as it is. */
function since({ locale, now }: Clock, at: number): string {
  const gap = now.getTime() - at;
  const n = Math.round(gap / WEEK_MS);
  return n >= 2 ? say(locale, 'span.weeks', { n }) : writeDuration(locale, gap);
}

/** Four weeks after 满意: asked for the supervisor alone. */
export const toldLater = {
  'survey.ask': {
    text: 'survey.ask',
    params: ({ view, clock }) => ({ ago: since(clock, view.appeal.ending?.at ?? clock.now.getTime()) }),
    buttons: [['survey.fine', 'survey.bad', 'survey.unsaid']],
    stale: ({ view }) => view.appeal.status !== 'satisfied' || view.appeal.survey?.answer !== null,
  },
} as const satisfies Record<string, Spec>;
