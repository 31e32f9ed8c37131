import { rulesNow } from '../src/appeal/rules.ts';
import { findPerson } from '../src/people/identify.ts';
import type { Person } from '../src/people/person.ts';
import { ownerOf } from '../src/people/responsible.ts';
import { readEnterprises, readPerson } from '../src/people/views.ts';
import { actingName, shownPhone } from '../src/text/case-people.ts';
import type { Locale } from '../src/text/locale.ts';
import { type Role, roleName } from '../src/text/names.ts';
import type { Known } from './bot-form.ts';
import type { Talk } from './talk.ts';

type CadreNames = Record<'cadre_name' | 'cadre_unit' | 'cadre_phone' | 'deputy_name', string>;

/** Whom an enterprise can call, as enterprises may know them; the town's number where nobody answers for it. */
export async function cadreOf(
  { deps, locale }: Talk,
  enterpriseId: string | null | undefined,
): Promise<CadreNames> {
  const { policy } = rulesNow(deps);
  const owner = enterpriseId ? await ownerOf(deps, enterpriseId, deps.now()) : null;
  const [cadre, deputy] = await Promise.all([person(owner?.cadreId), person(owner?.deputyId)]);
  if (owner?.why === 'leave' && cadre !== null && deputy !== null)
    return {
      cadre_name: actingName(locale, deputy.name, cadre.name),
      cadre_unit: '',
      cadre_phone: shownPhone(policy, deputy),
      deputy_name: '',
    };
  return {
    cadre_name: cadre?.name ?? '',
    cadre_unit: cadre?.unit ?? '',
    cadre_phone: shownPhone(policy, cadre),
    deputy_name: deputy?.name ?? '',
  };

  function person(id: string | null | undefined): Promise<Person | null> {
    return id ? readPerson(deps.sql, id) : Promise.resolve(null);
  }
}

export function writeRoles(locale: Locale, roles: readonly Role[]): string {
  return roles.map((role) => roleName(locale, role)).join(locale === 'zh' ? '、' : ', ');
}

/** The enterprises somebody speaks for, else their office. */
export async function belongsTo({ deps, who, locale }: Known): Promise<string> {
  const enterprises = await readEnterprises(deps.sql, who.contactOf);
  const names = enterprises.map(({ name }) => name).join(locale === 'zh' ? '、' : ', ');
  return names === '' ? who.person.unit : names;
}

/** The same talk with whoever the account belongs to now, in their language. */
export async function recognise(talk: Talk): Promise<Known> {
  const who = await findPerson(talk.deps, talk.botId, talk.userId);
  if (who === null) throw new Error('nobody is bound to this account');
  const { locale } = who.person;
  return { ...talk, who, locale, clock: { ...talk.clock, locale } };
}

/** The same talk in another language. */
export function speaking<T extends Talk>(talk: T, locale: Locale): T {
  return { ...talk, locale, clock: { ...talk.clock, locale } };
}
