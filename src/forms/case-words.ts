import type { Params } from '../text/case-params.ts';
import { whoHas } from '../text/case-people.ts';
import { timeParams } from '../text/case-times.ts';
import { deskName } from '../text/names.ts';
import type { FormCase } from './form.ts';

/** What the questions and answers of the staff name of a case: people, the enterprise, limits. */
export function caseWords<F>({ view, clock }: FormCase<F>): Params {
  if (view === null) return {};
  const { appeal, contact, leader, enterprise } = view;
  const { locale } = clock;
  return {
    ...timeParams(view, clock),
    no: appeal.no ?? '',
    enterprise: enterprise.name,
    contact_name: contact?.name ?? deskName(locale, 'enterprise'),
    owner_name: whoHas(view, locale),
    leader_name: leader?.name ?? deskName(locale, 'leader'),
  };
}
