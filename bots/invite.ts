import {
  createInvitations,
  type InviteFilter,
  listUnbound,
  type NewInvitation,
} from '../src/people/invitations.ts';
import { inviteLink, qrPng } from '../src/people/links.ts';
import type { Unbound } from '../src/people/views-roster.ts';
import { raw } from '../src/text/html.ts';
import { type Button, reflow } from '../src/text/keyboard.ts';
import { label } from '../src/text/labels.ts';
import { say } from '../src/text/say.ts';
import type { Action, Screen } from '../src/text/screen.ts';
import { writeMoment } from '../src/text/when.ts';
import type { Tap } from '../src/telegram/buttons.ts';
import type { Known } from './bot-form.ts';
import { asAdmin, showRequests } from './requests.ts';
import type { Talk } from './talk.ts';

const A_PAGE = 5;
/** Up to here links come as messages, which can be forwarded one by one; more of them as a table. */
const AS_MESSAGES = 20;

/** /invite: who asks to join, and who is on the roster but not bound. */
export async function showInvite(given: Talk): Promise<void> {
  const talk = asAdmin(given);
  await showRequests(talk);
  const unbound = await listUnbound(talk.deps);
  if (unbound.length === 0) return void (await talk.reply(say(talk.locale, 'invite.admin.empty')));
  const html = say(talk.locale, 'invite.admin.head', { n: unbound.length });
  const all = allLinks(talk);
  const each = { label: say(talk.locale, 'opt.one_by_one'), action: { verb: 'invite.page', arg: '0' } };
  await talk.reply(html, [[all, each]]);
}

function allLinks({ locale }: Talk): Button<Action> {
  return { label: say(locale, 'opt.all_links'), action: { verb: 'invite.all' } };
}

/** Everybody with the place they stand for. */
function nameAndPlace({ name, enterprise, unit }: Pick<Unbound, 'name' | 'enterprise' | 'unit'>) {
  return { name, enterprise_or_unit: enterprise ?? unit };
}

/** A page of those who are not bound; a number makes that person's invitation. */
async function page(talk: Known, index: number): Promise<Screen> {
  const { locale } = talk;
  const unbound = await listUnbound(talk.deps);
  const from = Math.min(Math.max(0, index), Math.floor(Math.max(0, unbound.length - 1) / A_PAGE)) * A_PAGE;
  const shown = unbound.slice(from, from + A_PAGE);
  const lines = shown.map((row, i) => say(locale, 'invite.admin.line', { i: i + 1, ...nameAndPlace(row) }));
  const numbers = shown.map(
    (row, i): Button<Action> => ({
      label: String(i + 1),
      action: { verb: 'invite.one', id: row.personId },
    }),
  );
  const turn = (key: 'prev_page' | 'next_page', to: number): Button<Action> => ({
    label: label(locale, key),
    action: { verb: 'invite.page', arg: String(to) },
  });
  const at = from / A_PAGE;
  const turns = [
    ...(from > 0 ? [turn('prev_page', at - 1)] : []),
    ...(from + A_PAGE < unbound.length ? [turn('next_page', at + 1)] : []),
  ];
  const html = [say(locale, 'invite.admin.head', { n: unbound.length }), ...lines].join('\n');
  return { html, buttons: [...reflow([numbers]), turns, [allLinks(talk)]].filter((row) => row.length > 0) };
}

type Linked = NewInvitation & { link: string };

async function make(talk: Known, filter: InviteFilter = {}): Promise<Linked[]> {
  const made = await createInvitations(talk.deps, filter, talk.who.person.id);
  return made.map((row) => ({ ...row, link: inviteLink(talk.door, row.code) }));
}

async function sendOne(talk: Known, personId: string): Promise<void> {
  const made = await make(talk, { personIds: [personId] });
  if (made.length === 0) return void (await talk.reply(say(talk.locale, 'invite.admin.empty')));
  for (const row of made) {
    const html = say(talk.locale, 'invite.admin.one', {
      ...nameAndPlace(row),
      expired_at: writeMoment(talk.clock, row.expiresAt),
      link: raw(row.link),
    });
    const bytes = await qrPng(row.link);
    await talk.send.file(talk.chatId, { kind: 'photo', bytes, name: 'invitation.png', html });
  }
}

async function sendAll(talk: Known): Promise<void> {
  const made = await make(talk);
  const [first] = made;
  if (first === undefined) return void (await talk.reply(say(talk.locale, 'invite.admin.empty')));
  const expired_at = writeMoment(talk.clock, first.expiresAt);
  const html = say(talk.locale, 'invite.admin.all', { n: made.length, expired_at });
  if (made.length > AS_MESSAGES) {
    const bytes = Buffer.from(csvOf(made));
    await talk.send.file(talk.chatId, { kind: 'document', bytes, name: 'invitations.csv', html });
    return;
  }
  const links = made.map((row) =>
    say(talk.locale, 'invite.admin.link', { ...nameAndPlace(row), link: raw(row.link) }),
  );
  await talk.reply([html, ...links.slice(0, AS_MESSAGES / 2)].join('\n\n'));
  if (links.length > AS_MESSAGES / 2) await talk.reply(links.slice(AS_MESSAGES / 2).join('\n\n'));
}

/** For a spreadsheet: with a byte order mark, and no value that one would take for a formula. */
function csvOf(rows: readonly Linked[]): string {
  const cell = (text: string) => `"${text.replace(/^[=+\-@]/, "'$&").replaceAll('"', '""')}"`;
  const lines = rows.map((row) =>
    [row.name, row.enterprise ?? row.unit, row.phone, row.link].map(cell).join(','),
  );
  return `\ufeff姓名,单位,手机,链接\r\n${lines.join('\r\n')}\r\n`;
}

/** The buttons under /invite; all of them are the administrator's. */
export const inviteVerbs = {
  'invite.all': (talk: Talk) => sendAll(asAdmin(talk)),
  'invite.page': async (given: Talk, { arg = '0' }: Tap) => {
    const talk = asAdmin(given);
    const { html, buttons } = await page(talk, Number(arg) || 0);
    await talk.edit(talk.messageId, html, buttons);
  },
  'invite.one': (talk: Talk, { id = '' }: Tap) => sendOne(asAdmin(talk), id),
};
