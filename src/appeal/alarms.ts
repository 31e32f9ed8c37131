import type { Appeal, Instant } from './appeal.ts';
import type { Audience } from './lifecycle-row.ts';
import type { Rules } from './limits.ts';
import { subAlarms } from './sub-alarms.ts';
import type { Timer } from './timer.ts';

/** Who hears an alarm, and with what words. */
export type Alarm = { to: Audience; what: string };

const word = { owner: 'cadre' } as Record<Audience, string>;

/** A level of the ladder: the policy says who is told, and each role has words of its own. */
function ladder(rules: Rules, a: Appeal, level: 1 | 2 | 3 | 4 | 5): Alarm[] {
  const told = rules.policy.ladder.tells[level].map((to) => ({
    to,
    what: level === 2 && to === 'owner' ? 'ladder.2.cadre.due' : `ladder.${level}.${word[to] ?? to}`,
  }));
  return a.grade === 'top' && level <= 2 ? unrelieved(told, level) : told;
}

/** What an emergency must be by its limit is over for now; once that is past, deputy and leader hear at once. */
function unrelieved(told: Alarm[], level: number): Alarm[] {
  const owner = {
    to: 'owner',
    what: level === 1 ? 'top.relief_soon.cadre' : 'top.relief_late.cadre',
  } as const;
  const others = told.filter(({ to }) => to !== 'owner' && (level === 1 || !isRung(to)));
  return level === 1 ? [owner, ...others] : [owner, ...others, ...rungAtOnce];
}

const isRung = (to: Audience): boolean => rungAtOnce.some((one) => one.to === to);
const rungAtOnce: readonly Alarm[] = [
  { to: 'deputy', what: 'top.missed' },
  { to: 'leader', what: 'top.missed' },
];

function unsigned(rules: Rules, a: Appeal): Alarm[] {
  const owner: Alarm = { to: 'owner', what: 'ladder.2.cadre.unsigned' };
  if (a.grade !== 'top') return [owner, { to: 'leader', what: 'ladder.2.leader' }];
  const others = rules.policy.ladder.tells.top.filter((to) => to !== 'owner');
  return [
    owner,
    ...others.map((to) => ({ to, what: to === 'deputy' ? 'ladder.top.deputy' : 'ladder.top.leader' })),
  ];
}

/** What the dispatcher owes: first that desk and the leader hear, then the supervisor. */
const owed = (what: string): Alarm[] => [
  { to: 'dispatcher', what },
  { to: 'leader', what },
];

/** A milestone climbs as a limit does, in words that name it. */
function milestone(rules: Rules, step: string): Alarm[] {
  if (step === 'notice') return [{ to: 'owner', what: 'milestone.notice.cadre' }];
  const level = step === 'warn' ? 1 : (Number(step) as 2 | 3 | 4 | 5);
  const lateFor = (to: Audience): string =>
    level === 5 && to === 'discipline' ? 'lead.discipline' : `late.${to === 'owner' ? 'cadre' : 'office'}`;
  return rules.policy.ladder.tells[level].map((to) => ({
    to,
    what: `milestone.${level === 1 ? 'soon' : lateFor(to)}`,
  }));
}

const fixed: Record<string, Alarm[]> = {
  half: [{ to: 'owner', what: 'ladder.0.cadre' }],
  'rule.1': owed('dispute.late'),
  'rule.2': [{ to: 'supervisor', what: 'dispute.late.supervisor' }],
  'grade.1': owed('grade.late'),
  'grade.2': [{ to: 'supervisor', what: 'grade.late' }],
  'relief.ask': [{ to: 'owner', what: 'top.stage.cadre' }],
  'regrade.1': owed('top.regrade.late'),
  'regrade.2': [{ to: 'supervisor', what: 'top.regrade.late' }],
  contact: [{ to: 'owner', what: 'ladder.2.cadre.contact' }],
  stage: [{ to: 'owner', what: 'ladder.2.cadre.stage' }],
  'promise.soon': [{ to: 'owner', what: 'promise.soon.cadre' }],
  'promise.due': [{ to: 'owner', what: 'promise.slipped' }],
  'extension.lapse': [{ to: 'owner', what: 'extension.lapsed.cadre' }],
  notice: [{ to: 'owner', what: 'ladder.5.cadre' }],
  callback: [{ to: 'dispatcher', what: 'callback.dispatcher' }],
  'callback.2': [{ to: 'leader', what: 'callback.overdue' }],
  'callback.3': [{ to: 'supervisor', what: 'callback.overdue' }],
  'stage.1': [{ to: 'owner', what: 'plan.update_due.cadre' }],
  'stage.2': [
    { to: 'owner', what: 'ladder.2.cadre.stage' },
    { to: 'leader', what: 'plan.update_missed.leader' },
  ],
  'plan.soon': [{ to: 'owner', what: 'plan.soon.cadre' }],
  'plan.missing': [
    { to: 'owner', what: 'plan.missing.cadre' },
    { to: 'leader', what: 'plan.missing.leader' },
  ],
  'objection.1': [{ to: 'decider', what: 'plan.objection_waits.leader' }],
  'objection.2': [
    { to: 'head', what: 'plan.objection_waits.office' },
    { to: 'supervisor', what: 'plan.objection_waits.office' },
  ],
  bylaw: [{ to: 'reviewer', what: 'bylaw.object.supervisor' }],
  'bylaw.2': [{ to: 'above_reviewer', what: 'bylaw.object.late' }],
  'bylaw.3': [{ to: 'above_reviewer', what: 'bylaw.object.late' }],
  review: [{ to: 'decider', what: 'reject.review.leader' }],
  'review.2': [
    { to: 'head', what: 'reject.review.late' },
    { to: 'supervisor', what: 'reject.review.late' },
  ],
  'review.3': [
    { to: 'decider', what: 'reject.review.leader' },
    { to: 'supervisor', what: 'reject.review.late' },
  ],
  survey: [{ to: 'enterprise', what: 'survey.ask' }],
  'draft.remind': [{ to: 'enterprise', what: 'draft.remind' }],
  'merge.remind': [{ to: 'enterprise', what: 'merge.remind' }],
  'behalf.remind': [{ to: 'enterprise', what: 'behalf.remind' }],
};

/** First whoever is to decide, then who is above and who looks on. */
function undecided(step: number): Alarm[] {
  if (step === 1) return [{ to: 'decider', what: 'decide.remind' }];
  return [
    { to: 'head', what: 'decide.late' },
    { to: 'supervisor', what: 'decide.late' },
  ];
}

/** Who hears an alarm of this kind; the kinds are those of `timersOf`. Pure. */
export function alarmsOf(rules: Rules, a: Appeal, kind: string): Alarm[] {
  const [head = '', tail = ''] = kind.split('.');
  if (kind === 'sign') return unsigned(rules, a);
  if (kind === 'warn') return ladder(rules, a, 1);
  if (head === 'late') return ladder(rules, a, Number(tail) as 2);
  if (head === 'decide') return undecided(Number(tail));
  if (head === 'milestone') return milestone(rules, kind.split('.')[2] ?? '');
  if (head === 'info') return [{ to: 'enterprise', what: 'info.remind' }];
  if (head === 'confirm') return [{ to: 'enterprise', what: `confirm.remind.${tail}` }];
  if (head === 'sub') return subAlarms(rules, kind);
  if (head === 'order') return ordered(tail);
  return pressing(a, kind, fixed[kind] ?? []);
}

/** In an emergency deputy and leader hear at once of a call or a word that did not come. */
const pressing = ({ grade }: Appeal, kind: string, told: Alarm[]): Alarm[] =>
  grade === 'top' && ['contact', 'stage'].includes(kind) ? [...told, ...rungAtOnce] : told;

const ordered = (what: string): Alarm[] =>
  what === 'unacked'
    ? [{ to: 'supervisor', what: 'order.unacked' }]
    : [{ to: 'owner', what: 'order.overdue' }];

/** The notice before the last step stands alone: it tells the cadre what no other step says. */
const ladderRank = ['half', 'warn', 'late.2', 'late.3', 'late.4', 'late.5'];

/** The place of an alarm among those that say ever more of the same thing; -1 if it stands alone. */
function rank(kind: string): [series: string, place: number] {
  const place = ladderRank.indexOf(kind);
  if (place >= 0) return ['ladder', place];
  const [series = '', step = '', level = ''] = kind.split('.');
  if (series === 'milestone' && level !== 'notice')
    return [`milestone.${step}`, level === 'warn' ? 1 : Number(level)];
  if (series === 'milestone') return [kind, 0];
  if (series === 'sub') return [`sub.${step}`, ladderRank.indexOf(kind.split('.').slice(2).join('.'))];
  return step === '' ? [kind, 0] : [series, step === 'callback' ? 9 : Number(step)];
}

/**
 * True if a stronger alarm about the same thing is due as well, or was told already, so that this one need not be
 * said: after a standstill they fire in any order.
 */
export function isOvertaken(
  kind: string,
  timers: readonly Timer[],
  now: Instant,
  rung: Appeal['rung'] = {},
): boolean {
  const [series, place] = rank(kind);
  const others = [...Object.keys(rung), ...timers.filter((t) => t.dueAt <= now).map((t) => t.kind)];
  return others.some((kindOfOther) => {
    const [other, further] = rank(kindOfOther);
    return other === series && place >= 0 && further > place;
  });
}
