import type { Appeal } from './appeal.ts';
import type { Sub } from './facts.ts';
import type { AppealEvent, EventType } from './events.ts';

/** The steps about sub-tasks that words and files come with. */
export const subEvents: readonly EventType[] = [
  'sub_progress',
  'report_sub',
  'add_to_sub',
  'explain_sub',
  'return_sub',
  'redo_sub',
  'take_back_sub',
  'tell_lead',
  'tell_helper',
];

/** The co-handler is to do something: sign for it, or do it. */
export const isInHand = ({ state }: Sub): boolean =>
  state === 'asked' || state === 'working' || state === 'redo';

/** Not over for its co-handler: in hand, or reported and not looked at yet. */
export const isLive = (sub: Sub): boolean => isInHand(sub) || sub.state === 'reported';

/** Returned, and nobody has decided what becomes of it. */
export const isLoose = ({ state, settledAt }: Sub): boolean => state === 'returned' && settledAt === null;

/** The lead has something to decide about it. */
export const needsLead = (sub: Sub): boolean =>
  sub.state === 'reported' || (isLoose(sub) && sub.passedAt === null);

/** The dispatcher is to name somebody for it. */
export const needsRuling = (sub: Sub): boolean => isLoose(sub) && sub.passedAt !== null;

/** Whether a person has a sub-task of the appeal that is not over. */
export const helps = ({ subs }: Pick<Appeal, 'subs'>, personId: string): boolean =>
  subs.some((sub) => sub.helperId === personId && isLive(sub));

/** `杨企诉-2026-0042-协1` */
export const subNumber = ({ no }: Pick<Appeal, 'no'>, { n }: Pick<Sub, 'n'>): string => `${no ?? ''}-协${n}`;

export const subAt = ({ subs }: Pick<Appeal, 'subs'>, n: number | undefined): Sub | undefined =>
  subs.find((sub) => sub.n === n);

/** The sub-task that a step or an alarm speaks of, as it is after it; undefined where it speaks of none. */
export function subOf(a: Pick<Appeal, 'subs'>, event: AppealEvent): Sub | undefined {
  if (event.type === 'give_sub' || event.type === 'rule_sub') return a.subs.at(-1);
  if ('sub' in event) return subAt(a, event.sub);
  if (event.type !== 'ring') return undefined;
  const [head, n] = event.kind.split('.');
  return head === 'sub' ? subAt(a, Number(n)) : undefined;
}

/** Those that this step has ended because the case went on without them, or their helper leads now. */
export function endedBetween(before: Pick<Appeal, 'subs'>, after: Pick<Appeal, 'subs'>): Sub[] {
  return after.subs.filter(
    ({ n, ended }) => ended?.why === 'case' && (subAt(before, n)?.ended ?? null) === null,
  );
}

/**
 * Of several sub-tasks of one person in one case the one that their card shows: the newest to sign for, then what is
 * in hand (the one that began to run first), then what was reported, then the newest that is over.
 */
export function foremost(subs: readonly Sub[]): Sub | undefined {
  const [asked, working] = [subs.filter(({ state }) => state === 'asked'), subs.filter(isInHand)];
  return (
    asked.at(-1) ?? working.toSorted((a, b) => a.from - b.from)[0] ?? subs.findLast(isLive) ?? subs.at(-1)
  );
}
