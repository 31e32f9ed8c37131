import { rulesNow } from '../appeal/rules.ts';
import type { Deps } from '../deps.ts';
import { readPerson } from '../people/views.ts';
import { POLICY_WAITING, type Waiting, waitingPolicy } from '../policy/store-waiting.ts';
import { writeAt } from '../text/case-times.ts';
import { label } from '../text/labels.ts';
import type { Locale } from '../text/locale.ts';
import { gradeName } from '../text/names.ts';
import { shortNumber } from '../text/numbers.ts';
import { say } from '../text/say.ts';
import type { Screen } from '../text/screen.ts';
import type { Notice, Rendered } from './notice.ts';

/** Cases that the question names. */
const NAMED = 5;

/** Asks an administrator about the policy that waits; null once that is decided. */
export async function renderPolicyWaiting(deps: Deps, { personId }: Notice): Promise<Rendered | null> {
  const [waiting, reader] = await Promise.all([waitingPolicy(deps.sql), readPerson(deps.sql, personId)]);
  return waiting === null || reader === null ? null : waitingScreen(deps, waiting, reader.locale);
}

/** What the new calendar would move, before and after, and the question. */
export function waitingScreen(deps: Deps, { policy, moves }: Waiting, locale: Locale): Screen {
  const clock = { locale, zone: rulesNow(deps).calendar.zone, now: deps.now() };
  const lines = moves.first.slice(0, NAMED).flatMap(({ no, grade, limit, alarm }) => {
    const shift = limit ?? alarm;
    if (shift === null) return [];
    const line = say(locale, limit === null ? 'moved.alarm_line' : 'moved.line', {
      no_short: shortNumber(no),
      before: writeAt(clock, shift.before),
      after: writeAt(clock, shift.after),
    });
    return [`${line}　${gradeName(locale, grade)}`];
  });
  const rest = moves.moved - lines.length;
  if (rest > 0) lines.push(say(locale, 'list.rest', { n: rest }));
  const html = say(locale, POLICY_WAITING, {
    n: moves.moved,
    open_n: moves.open,
    later_n: moves.later,
    earlier_n: moves.earlier,
    lines: { html: lines.join('\n') },
  });
  const choice = (verb: string, word: 'approve' | 'decline') => ({
    label: label(locale, word),
    action: { verb, arg: policy.version },
  });
  return { html, buttons: [[choice('policy.yes', 'approve'), choice('policy.no', 'decline')]] };
}
