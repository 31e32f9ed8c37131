import { categoryOf } from '../appeal/compose.ts';
import type { CaseView } from '../appeal/views.ts';
import { writeAnswer } from './answer.ts';
import type { Clock } from './when.ts';

type Titled = Pick<CaseView, 'appeal' | 'rules'> & { enterprise: Pick<CaseView['enterprise'], 'address'> };

/** The category's name in the reader's language; '' for a draft that has none yet. */
export function categoryName({ appeal, rules }: Pick<Titled, 'appeal' | 'rules'>, clock: Clock): string {
  return categoryOf(rules.policy, appeal.category)?.name[clock.locale] ?? '';
}

/** `用电 · 低电压 · 2 号车间`: the category and the answers that the policy names, in the reader's language. */
export function titleOf(view: Titled, clock: Clock): string {
  const said = titleAlone(view, clock);
  return [categoryName(view, clock), said].filter((part) => part !== '').join(' · ');
}

/** The same without the category, for where that stands already. */
export function titleAlone(view: Titled, clock: Clock): string {
  const { appeal, rules, enterprise } = view;
  const category = categoryOf(rules.policy, appeal.category);
  const setting = { clock, address: enterprise.address };
  const parts = (category?.title ?? []).flatMap((key) => {
    const value = appeal.answers[key];
    const question = category?.questions.find((q) => q.key === key);
    return value === undefined ? [] : [writeAnswer(question, value, setting)];
  });
  const said =
    parts.length > 0 ? parts : [appeal.answers.description].filter((text) => typeof text === 'string');
  return said.filter((part) => part !== '').join(' · ');
}
