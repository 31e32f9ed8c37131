import { consoleRoles } from '../src/console/roles.ts';
import type { Deps } from '../src/deps.ts';
import { staffRoles } from '../src/people/roles.ts';
import { readDeputisedBy, readStoodInFor } from '../src/people/views.ts';
import type { Client } from '../src/telegram/client.ts';
import { SendError } from '../src/telegram/errors.ts';
import type { Commands, Markup } from '../src/telegram/message.ts';
import type { Send } from '../src/telegram/send.ts';
import { plain } from '../src/text/html.ts';
import { label } from '../src/text/labels.ts';
import type { Locale } from '../src/text/locale.ts';
import type { Role } from '../src/text/names.ts';
import { say } from '../src/text/say.ts';
import type { Known } from './bot-form.ts';

const everybody = ['help', 'me', 'language', 'cancel'] as const;
/** Commands that not everybody has, in the order of the menu, and who has them. */
const special = {
  new: ['enterprise'],
  my: ['enterprise'],
  tasks: staffRoles,
  enterprises: ['cadre', 'deputy'],
  intake: ['dispatcher'],
  overdue: ['leader', 'head', 'supervisor'],
  board: ['leader', 'head', 'supervisor'],
  flags: ['supervisor'],
  preview: ['leader', 'head', 'supervisor', 'cadre', 'deputy'],
  console: consoleRoles,
  reports: ['discipline'],
  invite: ['admin'],
  health: ['admin'],
} as const satisfies Record<string, readonly Role[]>;

/** Whoever does not have these is told that there is no such command. */
const untold: readonly string[] = ['reports'] satisfies Special[];
export const isUntold = (command: string): boolean => untold.includes(command);

type Special = keyof typeof special;
export type CommandName = Special | (typeof everybody)[number];

/** Who has a command; undefined: everybody, or it is none of ours. */
export function rolesWith(command: string): readonly Role[] | undefined {
  return Object.hasOwn(special, command) ? special[command as Special] : undefined;
}

/** What somebody is, all enterprises and leaves taken together. */
export async function rolesOf({ deps, who, clock }: Known): Promise<Role[]> {
  const { person, contactOf } = who;
  const roles: Role[] = contactOf.length > 0 ? ['enterprise'] : [];
  if (person.roles.length === 0) return roles;
  const [cadres, offices] = await Promise.all([
    readDeputisedBy(deps.sql, person.id),
    readStoodInFor(deps.sql, person.id, clock.now),
  ]);
  const own = [...new Set([...person.roles, ...offices])];
  return [...roles, ...own, ...(cadres.length > 0 ? (['deputy'] as const) : [])];
}

export function commandsOf(roles: readonly Role[]): CommandName[] {
  const has = (name: Special) => special[name].some((role) => roles.includes(role));
  return [...(Object.keys(special) as Special[]).filter(has), ...everybody];
}

const described = (locale: Locale, names: readonly (CommandName | 'start')[]): Commands =>
  names.map((command) => ({ command, description: say(locale, `cmd.${command}`) }));

/** Gives a chat the menu of exactly what this person may do. A menu that cannot be set now is no trouble. */
export async function showMenu(talk: Known): Promise<void> {
  const { deps, send, chatId, locale } = talk;
  const commands = described(locale, commandsOf(await rolesOf(talk)));
  try {
    await send.commands(commands, { chatId });
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    deps.log.warn({ why: error.message }, 'the menu of a chat could not be set');
  }
}

/** The keyboard under the chat of somebody who is bound. */
export function homeKeyboard({ locale, who }: Known): Markup {
  const enterprise = (['new_appeal', 'my_appeals'] as const).map((key) => ({ text: label(locale, key) }));
  const { roles } = who.person;
  const staff = [
    ...(roles.includes('dispatcher') ? [{ text: label(locale, 'intake_desk') }] : []),
    ...(roles.includes('discipline') ? [{ text: label(locale, 'reports') }] : []),
    { text: label(locale, 'my_tasks') },
  ];
  const rows = [...(who.contactOf.length > 0 ? [enterprise] : []), ...(roles.length > 0 ? [staff] : [])];
  return rows.length > 0 ? { reply: rows } : { remove: true };
}

const PATIENCE_MS = 5000;

/**
 * What strangers see before they write: the menu and the description, in both languages. The bot works
 * without, so that trouble here is noted and left.
 */
export async function introduce(deps: Deps, send: Send, client: Client): Promise<void> {
  try {
    await send.commands(described('zh', ['start', 'help', 'language']));
    await send.commands(described('en', ['start', 'help', 'language']), { language: 'en' });
    await describe(deps, client, 'zh');
    await describe(deps, client, 'en');
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    deps.log.warn({ why: error.message }, 'the bot could not be introduced');
  }
}

/** Telegram takes few of these calls, so only what has changed is sent. The name stays what the operator gave it. */
async function describe(deps: Deps, { call }: Client, locale: Locale): Promise<void> {
  const language_code = locale === 'zh' ? undefined : locale;
  const town = deps.policies.current().town.name[locale];
  const about = plain(say(locale, 'bot.about', { town }));
  const short = plain(say(locale, 'bot.short'));
  const get = <T>(method: string) => call<T>(method, { language_code }, PATIENCE_MS);
  const [now, brief] = [
    await get<{ description?: string }>('getMyDescription'),
    await get<{ short_description?: string }>('getMyShortDescription'),
  ];
  if (now.description !== about)
    await call('setMyDescription', { description: about, language_code }, PATIENCE_MS);
  if (brief.short_description !== short)
    await call('setMyShortDescription', { short_description: short, language_code }, PATIENCE_MS);
}
