import { calendarOf, type Rules } from '../appeal/limits.ts';
import { workdayMs, workingMs } from '../calendar/calendar.ts';
import { HOUR_MS, MINUTE_MS } from '../calendar/duration.ts';
import { escapeHtml, raw, tame } from '../text/html.ts';
import { label } from '../text/labels.ts';
import { say, type Value } from '../text/say.ts';
import { type Clock, writeMoment, writeWorking } from '../text/when.ts';
import { dueOf, type Limit, limitsOf, nextOf, objectUntil, type Report } from './report.ts';

/** Times and names that the texts about a report fill in. */
export function reportParams(rules: Rules, r: Report, clock: Clock): Record<string, Value> {
  const { locale } = clock;
  const write = (at: number | null): string => (at === null ? '' : writeMoment(clock, new Date(at)));
  const next = nextOf(rules, r);
  return {
    conduct_no: r.no,
    kind: say(locale, `opt.c.${r.told.kind}`),
    state: say(locale, `conduct.state.${r.status}`),
    identity: identityOf(r, clock),
    sign_due: write(dueOf(rules, r, 'sign')),
    stage_due: write(dueOf(rules, r, 'stage')),
    done_due: write(dueOf(rules, r, 'done')),
    next_what: next === null ? '' : whatOf(next.kind, clock),
    next_due: next === null ? '' : write(next.dueAt),
    object_until: write(objectUntil(rules, r)),
  };
}

export const identityOf = ({ named }: Report, { locale }: Clock): string =>
  label(locale, named ? 'named' : 'anonymous');

const whatOf = (kind: Limit, { locale }: Clock): string =>
  say(locale, kind === 'done' ? 'what.answer' : `what.${kind}`);

/** The limit that passed first and is still not met, and by how much working time; null where none did. */
export function overdueParams(rules: Rules, r: Report, clock: Clock): Record<string, Value> | null {
  const now = clock.now.getTime();
  const [late] = limitsOf(rules, r)
    .filter(({ dueAt }) => dueAt <= now)
    .toSorted((a, b) => a.dueAt - b.dueAt);
  if (late === undefined) return null;
  const calendar = calendarOf(rules, 'conduct');
  const over = workingMs(calendar, new Date(late.dueAt), clock.now);
  return {
    conduct_no: r.no,
    due: writeMoment(clock, new Date(late.dueAt)),
    what: whatOf(late.kind, clock),
    over: writeWorking(clock.locale, Math.max(over, MINUTE_MS), workdayMs(calendar) / HOUR_MS),
  };
}

/** What people wrote, whole: the lengths of the deck are for names and lines. */
export const whole = (text: string): Value => raw(escapeHtml(tame(text)));
