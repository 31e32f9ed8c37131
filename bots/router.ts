import type { Update } from 'telegraf/types';
import { Refusal } from '../src/refusal.ts';
import type { Buttons } from '../src/telegram/buttons.ts';
import { type LabelKey, readLabel } from '../src/text/labels.ts';
import { roleName } from '../src/text/names.ts';
import { isKnown, type Known } from './bot-form.ts';
import type { Feature, Incoming } from './feature.ts';
import { commandsOf, isUntold, rolesOf, rolesWith } from './menus.ts';
import { press } from './press.ts';
import { noteMembership, noteReturn, turnAway } from './strangers.ts';
import type { Talk } from './talk.ts';

type Handlers = Required<Pick<Feature, 'commands' | 'labels' | 'verbs'>> & { features: readonly Feature[] };

/** Hands an update to the part of the conversation that it is for. `data` is that of a tapped button. */
export type Route = (talk: Talk, update: Update, data: string | undefined) => Promise<void>;

/** What the keyboard under the chat stands for. */
const commandOfLabel: Partial<Record<LabelKey, string>> = {
  new_appeal: 'new',
  my_appeals: 'my',
  my_tasks: 'tasks',
  intake_desk: 'intake',
  reports: 'reports',
};

export function createRoute(features: readonly Feature[], buttons: Buttons): Route {
  const forAll = handlersOf(features);
  const forStrangers = handlersOf(features.filter((feature) => feature.forStrangers));
  // A stranger who holds a button of somebody bound is told so, rather than that it is old.
  forStrangers.verbs = { ...closed(Object.keys(forAll.verbs)), ...forStrangers.verbs };

  return async (talk, update, data) => {
    if ('my_chat_member' in update) {
      return await noteMembership(talk, update.my_chat_member.new_chat_member.status);
    }
    refuseInactive(talk);
    await noteReturn(talk);
    const handlers = isKnown(talk) ? forAll : forStrangers;
    if (data !== undefined) await press(talk, handlers.verbs, buttons, data);
    else if ('message' in update) await hear(talk, handlers, update.message as Incoming);
    else if ('edited_message' in update) await hearEdited(talk, handlers, update.edited_message as Incoming);
  };
}

function handlersOf(features: readonly Feature[]): Handlers {
  const firstWins = features.toReversed();
  return {
    commands: Object.assign({}, ...firstWins.map((feature) => feature.commands)),
    labels: Object.assign({}, ...firstWins.map((feature) => feature.labels)),
    verbs: Object.assign({}, ...firstWins.map((feature) => feature.verbs)),
    features,
  };
}

function closed(verbs: readonly string[]): Handlers['verbs'] {
  const refuse = () => Promise.reject(new Refusal('refuse.not_bound'));
  return Object.fromEntries(verbs.map((verb) => [verb, refuse]));
}

/** Who left the roster, or speaks for no enterprise any more, does nothing here until the administrator says so. */
function refuseInactive({ who }: Talk): void {
  if (who === null) return;
  const stands = who.person.active && (who.person.roles.length > 0 || who.contactOf.length > 0);
  if (!stands) throw new Refusal('refuse.person_inactive');
}

async function hear(talk: Talk, handlers: Handlers, message: Incoming): Promise<void> {
  const text = message.text ?? '';
  const [, name, args = ''] = /^\/([^\s@]+)(?:@\S+)?(?:\s+([\s\S]*))?$/.exec(text) ?? [];
  if (name !== undefined) return await obey(talk, handlers, name.toLowerCase(), args.trim());
  const word = readLabel(text);
  if (word !== undefined && (await pressWord(talk, handlers, word))) return;
  for (const feature of handlers.features) {
    if (await feature.message?.(talk, message)) return;
  }
}

/** A word of the keyboard under the chat; false where it is none. */
async function pressWord(talk: Talk, handlers: Handlers, word: LabelKey): Promise<boolean> {
  const run = handlers.labels[word];
  const command = commandOfLabel[word];
  if (run === undefined && command === undefined) return false;
  if (command !== undefined) await mayUse(talk, command);
  if (run !== undefined) await run(talk);
  else await obey(talk, handlers, command ?? '', '');
  return true;
}

async function obey(talk: Talk, { commands }: Handlers, name: string, args: string): Promise<void> {
  const run = Object.hasOwn(commands, name) ? commands[name] : undefined;
  await mayUse(talk, name);
  if (run !== undefined) return await run(talk, args);
  if (!isKnown(talk)) return await turnAway(talk);
  throw new Refusal('refuse.unknown_command', { commands: await namesFor(talk) });
}

/** Who may not use a command is told whose it is. */
async function mayUse(talk: Talk, name: string): Promise<void> {
  const roles = rolesWith(name);
  if (roles === undefined || !isKnown(talk)) return;
  const own = await rolesOf(talk);
  if (roles.some((role) => own.includes(role))) return;
  const commands = await namesFor(talk);
  if (isUntold(name)) throw new Refusal('refuse.unknown_command', { commands });
  const role = roles.map((one) => roleName(talk.locale, one)).join(talk.locale === 'zh' ? '、' : ' / ');
  throw new Refusal('refuse.command_role', { role, commands });
}

async function namesFor(talk: Known): Promise<string> {
  return commandsOf(await rolesOf(talk))
    .map((name) => `/${name}`)
    .join(' ');
}

async function hearEdited(talk: Talk, { features }: Handlers, message: Incoming): Promise<void> {
  for (const feature of features) {
    if (await feature.edited?.(talk, message)) return;
  }
}
