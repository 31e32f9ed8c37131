import { rulesNow, rulesOf } from '../appeal/rules.ts';
import type { Deps } from '../deps.ts';
import type { Person } from '../people/person.ts';
import { readPerson } from '../people/views.ts';
import { shownPhone } from '../text/case-people.ts';
import { raw } from '../text/html.ts';
import { label } from '../text/labels.ts';
import { say } from '../text/say.ts';
import type { Clock } from '../text/when.ts';
import { lineParams, type Listed } from './line.ts';
import type { Notice, Rendered } from './notice.ts';
import { stillWith } from './store-handover.ts';

/** Lines in one message; the list behind the button has them all. */
const MOST = 8;

type Told = { reader: Person; clock: Clock; cases: string[]; data: Notice['data'] };
type Tell = (deps: Deps, told: Told) => Promise<Rendered | null>;

/** What a change of the roster means to one reader; null where it means nothing any more. */
export async function renderRosterChange(deps: Deps, notice: Notice): Promise<Rendered | null> {
  const reader = await readPerson(deps.sql, notice.personId);
  const cases = Array.isArray(notice.data.cases) ? notice.data.cases.map(String) : [];
  if (reader === null) return null;
  const clock = { locale: reader.locale, zone: rulesNow(deps).calendar.zone, now: deps.now() };
  return (await tells[notice.kind]?.(deps, { reader, clock, cases, data: notice.data })) ?? null;
}

const tells: Record<string, Tell> = {
  'handover.owner.new': async (deps, told) => {
    const found = await listed(deps, told.cases, told.reader.id);
    if (found.length === 0) return null;
    const html = say(told.clock.locale, 'handover.owner.new', {
      n: found.length,
      lines: linesOf(found, told.clock),
    });
    return { html, buttons: [[listButton('my_tasks', 'tasks', told.clock)]] };
  },
  'handover.owner.old': async (_, { clock, cases }) => ({
    html: say(clock.locale, 'handover.owner.old', { n: cases.length }),
    buttons: [],
  }),
  'handover.dispatcher': async (deps, { cases, clock }) => {
    const found = await listed(deps, cases, null);
    if (found.length === 0) return null;
    const lines = linesOf(found, clock);
    const html = say(clock.locale, 'handover.dispatcher', { n: found.length, lines });
    return { html, buttons: [[listButton('my_tasks', 'tasks', clock)]] };
  },
  'handover.enterprise.new': toEnterprise,
};

async function toEnterprise(deps: Deps, { clock, cases, data }: Told): Promise<Rendered | null> {
  const cadreId = typeof data.cadre === 'string' ? data.cadre : null;
  const n = (await stillWith(deps.sql, cases, cadreId)).length;
  if (n === 0) return null;
  const cadre = cadreId === null ? null : await readPerson(deps.sql, cadreId);
  const { policy } = rulesNow(deps);
  const { locale } = clock;
  if (cadre === null) {
    const html = say(locale, 'handover.enterprise.none', { n, town_phone: policy.town.phone });
    return { html, buttons: [] };
  }
  const key = data.newCadre === true ? 'handover.enterprise.new' : 'handover.enterprise.owner';
  const names = { cadre_name: cadre.name, cadre_unit: cadre.unit, cadre_phone: shownPhone(policy, cadre) };
  return { html: say(locale, key, { ...names, n }), buttons: [] };
}

async function listed(deps: Deps, cases: readonly string[], ownerId: string | null): Promise<Listed[]> {
  const rows = await stillWith(deps.sql, cases, ownerId);
  return await Promise.all(
    rows.map(async ({ state, enterprise }) => ({
      appeal: state,
      rules: await rulesOf(deps, state.policyVersion),
      enterprise,
    })),
  );
}

function linesOf(found: readonly Listed[], clock: Clock) {
  const lines = found.slice(0, MOST).map((one, i) => {
    const { grade_mark, no_short, enterprise_short, next_what, next_due } = lineParams(one, i + 1, clock);
    const names = { i: i + 1, grade_mark, no_short, enterprise_short, next_what, next_due };
    return say(clock.locale, 'handover.line', names);
  });
  return raw([...lines, ...(found.length > MOST ? ['…'] : [])].join('\n'));
}

const listButton = (key: 'my_tasks', list: string, { locale }: Clock) => ({
  label: label(locale, key),
  action: { verb: 'list', arg: list },
});
