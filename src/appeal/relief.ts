import type { Appeal } from './appeal.ts';

type Eased = Pick<Appeal, 'grade' | 'relief'>;

const helps = (relief: Appeal['relief']): boolean => relief?.works === true && relief.confirmed !== false;

/** The emergency is over for now, unless the enterprise has said that it is not: the cause is dealt with next. Pure. */
export const isRelieved = ({ grade, relief }: Eased): boolean => grade === 'top' && helps(relief);

/** An emergency that is over for now is graded anew by the dispatcher, by whom alone it can be lowered. Pure. */
export const isToRegrade = (a: Eased & Pick<Appeal, 'status'>): boolean =>
  a.status === 'in_progress' && isRelieved(a);

/** What helps until it is done: what the plan in force says, else what the cadre did in the emergency. Pure. */
export function meanwhileOf({ plan, relief }: Pick<Appeal, 'plan' | 'relief'>): string {
  if (plan !== null) return plan.relief;
  return helps(relief) ? (relief?.text ?? '') : '';
}
