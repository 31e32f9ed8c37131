import { rulesNow } from '../appeal/rules.ts';
import type { Deps } from '../deps.ts';
import type { Person } from '../people/person.ts';
import { isOnLeave } from '../people/person.ts';
import { readPerson } from '../people/views.ts';
import { shownPhone } from '../text/case-people.ts';
import { label } from '../text/labels.ts';
import { say } from '../text/say.ts';
import { type Clock, writeDate, writeTime } from '../text/when.ts';
import type { Notice, Rendered } from './notice.ts';
import { countHandedOver } from './store-handover.ts';

type Told = {
  reader: Person;
  cadre: Person;
  deputy: Person;
  clock: Clock;
  span: Record<'from' | 'until', string>;
};

/**
 * Tells the deputy, or an enterprise with an open case, that a cadre is on leave. Null where the cadre came
 * back before it could be told, or nothing is open any more.
 */
export async function renderHandover(deps: Deps, notice: Notice): Promise<Rendered | null> {
  const told = await loadTold(deps, notice);
  if (told === null) return null;
  return notice.kind === 'handover.deputy' ? await toDeputy(deps, told) : await toEnterprise(deps, told);
}

async function loadTold(deps: Deps, { personId, data }: Notice): Promise<Told | null> {
  const [reader, cadre] = await Promise.all([
    readPerson(deps.sql, personId),
    readPerson(deps.sql, String(data.cadre)),
  ]);
  const deputy = cadre?.deputyId ? await readPerson(deps.sql, cadre.deputyId) : null;
  if (reader === null || cadre === null || deputy === null || !isOnLeave(cadre, deps.now())) return null;
  const clock = { locale: reader.locale, zone: rulesNow(deps).calendar.zone, now: deps.now() };
  const write = (at: Date | null) => (at === null ? '' : writeDate(clock, at));
  return {
    reader,
    cadre,
    deputy,
    clock,
    span: { from: write(cadre.leaveFrom), until: write(cadre.leaveUntil) },
  };
}

async function toDeputy(deps: Deps, { cadre, clock, span }: Told): Promise<Rendered> {
  const { n, nextDue } = await countHandedOver(deps.sql, cadre.id);
  const html = say(clock.locale, 'handover.deputy', {
    ...span,
    cadre_name: cadre.name,
    n,
    next_due: nextDue === null ? '' : writeTime(clock, nextDue),
  });
  const tasks = { label: label(clock.locale, 'my_tasks'), action: { verb: 'list', arg: 'tasks' } };
  return { html, buttons: [[tasks]] };
}

async function toEnterprise(
  deps: Deps,
  { reader, cadre, deputy, clock, span }: Told,
): Promise<Rendered | null> {
  const { n } = await countHandedOver(deps.sql, cadre.id, reader.id);
  if (n === 0) return null;
  const html = say(clock.locale, 'handover.enterprise', {
    ...span,
    cadre_name: cadre.name,
    n,
    deputy_name: deputy.name,
    deputy_phone: shownPhone(rulesNow(deps).policy, deputy),
  });
  return { html, buttons: [] };
}
