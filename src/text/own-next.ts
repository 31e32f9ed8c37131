import { isUnsigned } from '../appeal/appeal.ts';
import { contactDue, doneDue, signDue } from '../appeal/limits.ts';
import type { CaseView } from '../appeal/views.ts';
import type { Params } from './case-params.ts';
import type { TextKey } from './deck.ts';
import { raw } from './html.ts';
import { sayKey } from './say.ts';
import type { Clock } from './when.ts';

/** What whoever has just taken a case must do next, and by when; of a limit that has passed, that it has. '' where there is none. */
export function nextOfOwner({ appeal, rules }: CaseView, params: Params, clock: Clock) {
  const now = clock.now.getTime();
  const contact = contactDue(rules, appeal);
  const done = doneDue(rules, appeal, now);
  const mustSign = isUnsigned(appeal) && (signDue(rules, appeal) ?? 0) > now;
  const inTime = mustSign ? 'toast.next.sign' : 'toast.next.contact';
  const key = ((): TextKey | null => {
    if (contact !== null) return contact > now ? inTime : 'toast.next.call';
    if (done !== null) return done > now ? 'toast.next.done' : 'toast.next.late';
    return null;
  })();
  return key === null ? '' : raw(sayKey(clock.locale, key, params));
}
