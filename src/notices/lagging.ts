import type { Deps } from '../deps.ts';
import { ALERT, ALERT_OVER, type AlertData, standingAlert } from '../health/store-alerts.ts';
import { readPerson } from '../people/views.ts';
import { label } from '../text/labels.ts';
import { say } from '../text/say.ts';
import { writeDuration } from '../text/when.ts';
import type { Notice, Rendered } from './notice.ts';

/** Tells an administrator that something is behind; null once that is over, for then this is told. */
export async function renderLagging(deps: Deps, { data, personId }: Notice): Promise<Rendered | null> {
  const { of, since, boundMs } = data as unknown as AlertData;
  const [reader, standing] = await Promise.all([readPerson(deps.sql, personId), standingAlert(deps.sql, of)]);
  if (reader === null || standing?.since !== since) return null;
  const { locale } = reader;
  const html = say(locale, ALERT, {
    what: say(locale, `health.what.${of}`),
    lag: writeDuration(locale, standing.worstMs),
    bound: writeDuration(locale, boundMs),
    mend: say(locale, `health.mend.${of}`),
  });
  return { html, buttons: [[{ label: label(locale, 'open'), action: { verb: 'health.look' } }]] };
}

/** The same when it is over: how long it was, and how far behind. */
export async function renderCaughtUp(deps: Deps, { data, personId }: Notice): Promise<Rendered | null> {
  const { of, since, worstMs, until } = data as unknown as AlertData & { until: string };
  const reader = await readPerson(deps.sql, personId);
  if (reader === null) return null;
  const { locale } = reader;
  const html = say(locale, ALERT_OVER, {
    what: say(locale, `health.what.${of}`),
    lag: writeDuration(locale, worstMs),
    took: writeDuration(locale, new Date(until).getTime() - new Date(since).getTime()),
  });
  return { html, buttons: [] };
}
