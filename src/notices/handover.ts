import { officeRoles } from '../appeal/office.ts';
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
  /** Null where nobody can stand in: none is named, or that one is away too or has left. */
  deputy: Person | null;
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
  if (notice.kind === 'handover.deputy') return await toDeputy(deps, told);
  return notice.kind === 'handover.alone' ? await toDispatcher(deps, told) : await toEnterprise(deps, told);
}

async function loadTold(deps: Deps, { personId, data }: Notice): Promise<Told | null> {
  const [reader, cadre] = await Promise.all([
    readPerson(deps.sql, personId),
    readPerson(deps.sql, String(data.cadre)),
  ]);
  if (reader === null || cadre === null || !isOnLeave(cadre, deps.now())) return null;
  const named = cadre.deputyId ? await readPerson(deps.sql, cadre.deputyId) : null;
  const deputy = named?.active && !isOnLeave(named, deps.now()) ? named : null;
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

async function toDeputy(deps: Deps, { cadre, deputy, clock, span }: Told): Promise<Rendered | null> {
  if (deputy === null) return null;
  const { n, nextDue } = await countHandedOver(deps.sql, cadre.id);
  const isOffice = n === 0 && cadre.roles.some((role) => officeRoles.includes(role));
  const html = say(clock.locale, isOffice ? 'handover.deputy.office' : 'handover.deputy', {
    ...span,
    cadre_name: cadre.name,
    n,
    next_due: nextDue === null ? '' : writeTime(clock, nextDue),
  });
  const tasks = { label: label(clock.locale, 'my_tasks'), action: { verb: 'list', arg: 'tasks' } };
  return { html, buttons: [[tasks]] };
}

/** Only where nobody stands in. */
async function toDispatcher(deps: Deps, { cadre, deputy, clock, span }: Told): Promise<Rendered | null> {
  const { n, alone } = await countHandedOver(deps.sql, cadre.id);
  const left = deputy === null ? n : alone;
  if (left === 0) return null;
  const html = say(clock.locale, 'handover.alone', { ...span, cadre_name: cadre.name, n: left });
  return { html, buttons: [] };
}

/** A deputy who speaks for the enterprise does not act for it. */
async function toEnterprise(
  deps: Deps,
  { reader, cadre, deputy, clock, span }: Told,
): Promise<Rendered | null> {
  const { n, alone } = await countHandedOver(deps.sql, cadre.id, reader.id);
  if (n === 0) return null;
  if (deputy === null || alone === n) {
    const town_phone = rulesNow(deps).policy.town.phone;
    const words = { ...span, cadre_name: cadre.name, n, town_phone };
    return { html: say(clock.locale, 'handover.enterprise.alone', words), buttons: [] };
  }
  const html = say(clock.locale, 'handover.enterprise', {
    ...span,
    cadre_name: cadre.name,
    n,
    deputy_name: deputy.name,
    deputy_phone: shownPhone(rulesNow(deps).policy, deputy),
  });
  return { html, buttons: [] };
}
