import { DAY_MS } from '../src/calendar/duration.ts';
import { Refusal } from '../src/refusal.ts';
import { spansAt } from '../src/supervision/board.ts';
import { firmScreen, firmsScreen, writingDown } from '../src/supervision/firms.ts';
import { deskScreen, overdueScreen, tasksScreen } from '../src/supervision/lists.ts';
import { type Firm, firmById, firmsOf, openNumbersOf } from '../src/supervision/views-enterprises.ts';
import { recordRead } from '../src/supervision/views-forms.ts';
import { countDue, countOwn, type Desk, deskOf, overdueCases, tasksOf } from '../src/supervision/views.ts';
import type { Tap } from '../src/telegram/buttons.ts';
import { label } from '../src/text/labels.ts';
import { roleName } from '../src/text/names.ts';
import { say } from '../src/text/say.ts';
import type { Screen } from '../src/text/screen.ts';
import { isKnown, type Known } from './bot-form.ts';
import { showMine } from './enterprise-list.ts';
import { idFrom } from './id-from.ts';
import { rolesOf, rolesWith } from './menus.ts';
import { boardLists } from './staff-board.ts';
import { flagLists } from './staff-flags.ts';
import type { List } from './staff-list.ts';
import { previewLists } from './staff-preview.ts';
import type { Talk } from './talk.ts';

const QUARTER_MS = 90 * DAY_MS;

/** The lists of the staff. What stands before the first `-` of a name is the command that opens it. */
const lists: Record<string, List> = {
  tasks,
  enterprises,
  overdue,
  ...boardLists,
  ...previewLists,
  ...flagLists,
  intake: (talk, page) => desk(talk, 'all', page),
  'intake-new': (talk, page) => desk(talk, 'new', page),
  'intake-rule': (talk, page) => desk(talk, 'rule', page),
  'intake-call': (talk, page) => desk(talk, 'call', page),
};

async function open(talk: Talk, name: string): Promise<void> {
  if (!isKnown(talk)) return;
  const { html, buttons } = await screenOf(talk, name, 0);
  await talk.reply(html, buttons);
}

export const listCommands = Object.fromEntries(
  ['tasks', 'enterprises', 'overdue', 'board', 'intake', 'flags'].map((name) => [
    name,
    (talk: Talk) => open(talk, name),
  ]),
);

/** A page of a list takes the place of the page before it; from anywhere else the list is a message of its own. */
export async function listVerb(talk: Talk, { arg = '' }: Tap): Promise<void> {
  if (!isKnown(talk)) return;
  const [name = '', page] = arg.split('.');
  if (name === 'my') return await showMine({ ...talk, isTap: false }, 0, false);
  if (page === undefined) return await open(talk, name);
  const { html, buttons } = await screenOf(talk, name, Number(page) || 0);
  await talk.edit(talk.messageId, html, buttons);
}

async function screenOf(talk: Known, name: string, page: number): Promise<Screen> {
  const [command = '', part, ...rest] = name.split('-');
  const list = lists[part === undefined ? command : `${command}-${part}`];
  if (list === undefined) throw new Refusal('refuse.stale_button');
  await mayLook(talk, command);
  return await list(talk, page, rest.join('-'));
}

/** A button outlives a role: it is asked again each time. */
async function mayLook(talk: Known, command: string): Promise<void> {
  const wanted = rolesWith(command) ?? [];
  const own = await rolesOf(talk);
  if (wanted.some((role) => own.includes(role))) return;
  const role = wanted.map((one) => roleName(talk.locale, one)).join(talk.locale === 'zh' ? '、' : ' / ');
  throw new Refusal('refuse.command_role', { role });
}

async function tasks(talk: Known, page: number): Promise<Screen> {
  const { deps, clock, who, locale } = talk;
  const found = await tasksOf(deps, who.person, page);
  if (found.rows.length > 0) {
    const { html, buttons } = tasksScreen(found, page, clock);
    return { html, buttons: [...buttons, ...forSupervisor(talk)] };
  }
  if (page > 0) return await tasks(talk, 0);
  const roles = await rolesOf(talk);
  if (!roles.includes('cadre'))
    return { html: say(locale, 'tasks.empty.staff'), buttons: forSupervisor(talk) };
  const firms = { label: label(locale, 'my_firms'), action: { verb: 'list', arg: 'enterprises' } };
  return { html: say(locale, 'tasks.empty', await countOwn(deps, who.person.id)), buttons: [[firms]] };
}

/** A supervisor has no list of enterprises to write something down from. */
const forSupervisor = ({ who, locale }: Known): Screen['buttons'] =>
  who.person.roles.includes('supervisor') ? [writingDown(locale)] : [];

async function enterprises(talk: Known, page: number): Promise<Screen> {
  const found = await firmsOf(talk.deps, talk.who.person.id, page);
  if (found.rows.length > 0) return firmsScreen(found, page, talk.clock);
  return page > 0 ? await enterprises(talk, 0) : { html: say(talk.locale, 'enterprises.empty'), buttons: [] };
}

async function overdue(talk: Known, page: number): Promise<Screen> {
  const { deps, clock, locale } = talk;
  const found = await overdueCases(deps, page);
  if (found.rows.length > 0) return overdueScreen(found, page, clock);
  if (page > 0) return await overdue(talk, 0);
  const due_n = await countDue(deps, spansAt(clock).today);
  const all = { label: label(locale, 'all'), action: { verb: 'list', arg: 'board' } };
  return { html: say(locale, 'overdue.empty', { due_n }), buttons: [[all]] };
}

async function desk(talk: Known, part: Desk, page: number): Promise<Screen> {
  const { deps, clock, locale } = talk;
  const found = await deskOf(deps, part, page);
  if (found.rows.length > 0) return deskScreen(found, part, page, clock);
  if (page > 0) return await desk(talk, part, 0);
  return part === 'all'
    ? { html: say(locale, 'intake.empty'), buttons: [writingDown(locale)] }
    : await desk(talk, 'all', 0);
}

/** One enterprise of one's own grid. */
export async function showFirm(talk: Talk, { id }: Tap): Promise<void> {
  if (!isKnown(talk)) return;
  const firm = await ownFirm(talk, id);
  const { html, buttons } = firmScreen(firm, await openNumbersOf(talk.deps, firm.id), talk.clock);
  await talk.reply(html, buttons);
}

/** The whole number of its contact; the look-up is put on record. */
export async function showFirmPhone(talk: Talk, { id }: Tap): Promise<void> {
  if (!isKnown(talk)) return;
  const firm = await ownFirm(talk, id);
  await recordRead(talk.deps, {
    id: idFrom('read', talk.cause),
    personId: talk.who.person.id,
    appealId: null,
    enterpriseId: firm.id,
    what: 'phone',
    at: talk.clock.now,
  });
  const params = { contact_name: firm.contactName, contact_phone: firm.contactPhone, enterprise: firm.name };
  await talk.reply(say(talk.locale, 'phone.shown', params));
}

async function ownFirm({ deps, clock, who }: Known, id: string | undefined): Promise<Firm> {
  const since = new Date(clock.now.getTime() - QUARTER_MS);
  const firm = id === undefined ? null : await firmById(deps, id, since);
  if (firm === null || ![firm.cadreId, firm.deputyId].includes(who.person.id))
    throw new Refusal('refuse.not_yours');
  return firm;
}
