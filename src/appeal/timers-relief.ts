import type { Appeal, Instant } from './appeal.ts';
import { after, regradeDue, type Rules, stageDue } from './limits.ts';
import { isRelieved } from './relief.ts';
import { type Timer, timer } from './timer.ts';

/** The moment from which the next word to the enterprise is counted. */
const newsFrom = ({ progress, raised, roundAt }: Appeal): Instant =>
  Math.max(progress?.at ?? 0, raised?.at ?? 0, roundAt ?? 0);

/**
 * In an emergency the cadre is asked before each word that is due whether it is relieved; once it is, the dispatcher
 * grades it anew, and what is late there climbs. Pure.
 */
export function reliefTimers(rules: Rules, a: Appeal): Timer[] {
  if (a.grade !== 'top' || a.status !== 'in_progress') return [];
  const due = regradeDue(rules, a);
  if (due !== null)
    return [
      ...timer('regrade.1', due),
      ...timer('regrade.2', after(rules, 'normal', due, rules.policy.periods.rule_late)),
    ];
  const news = isRelieved(a) || a.acknowledgedAt === null ? null : stageDue(rules, a);
  if (news === null) return [];
  return timer('relief.ask', Math.round(news - (news - newsFrom(a)) * rules.policy.ladder.warn.share));
}
