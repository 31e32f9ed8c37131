import { categoryOf } from '../appeal/compose.ts';
import { rulesNow } from '../appeal/rules.ts';
import type { Deps } from '../deps.ts';
import { readEnterprises, readPerson } from '../people/views.ts';
import { say } from '../text/say.ts';
import type { Notice, Rendered } from './notice.ts';

/** What was written down for an enterprise is gone; its author reads which it was. */
export type Dropped = { enterpriseId: string; category: string };

/** Tells whoever wrote something down that the enterprise says it is not what it said. */
export async function renderDropped(deps: Deps, { data, personId }: Notice): Promise<Rendered | null> {
  const { enterpriseId, category } = data as Partial<Dropped>;
  const [reader, [enterprise]] = await Promise.all([
    readPerson(deps.sql, personId),
    readEnterprises(deps.sql, enterpriseId === undefined ? [] : [enterpriseId]),
  ]);
  if (reader === null || enterprise === undefined) return null;
  const { locale } = reader;
  const name = categoryOf(rulesNow(deps).policy, category ?? null)?.name[locale] ?? '';
  return {
    html: say(locale, 'behalf.dropped.staff', { enterprise: enterprise.name, category: name }),
    buttons: [],
  };
}
