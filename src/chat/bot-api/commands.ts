import type { BotCommand } from '../message.ts';
import { addEvent, alone, type Side } from '../store-dialogs.ts';
import { type CommandLists, dropCommands, readCommands, saveCommands } from '../store-bots.ts';
import { findUser } from '../store-users.ts';
import { badRequest } from './api-error.ts';
import type { Call, Method } from './call.ts';
import { codePoints } from './formatted.ts';
import { parseJson } from './params.ts';
import type { ChatContext } from '../context.ts';

const MAX_COMMANDS = 100;
const MAX_DESCRIPTION = 256;

export const setMyCommands: Method = async (call) => {
  const { ctx, bot } = call;
  const commands = readList(call);
  const { scope, key } = await target(call);
  if (commands.length === 0) await dropCommands(ctx.sql, bot.id, key);
  else await saveCommands(ctx.sql, bot.id, key, commands);
  await tell(call, scope);
  return true;
};

export const deleteMyCommands: Method = async (call) => {
  const { scope, key } = await target(call);
  await dropCommands(call.ctx.sql, call.bot.id, key);
  await tell(call, scope);
  return true;
};

export const getMyCommands: Method = async (call) => {
  const { key } = await target(call);
  const lists = await readCommands(call.ctx.sql, call.bot.id);
  return lists[key] ?? [];
};

/** Which list a call means: its scope (a chat's id, or a name) and the list's key with the language. */
async function target(call: Call): Promise<{ scope: string; key: string }> {
  const language = call.args.text.get('language_code') ?? '';
  if (!/^([a-z]{2})?$/.test(language)) throw badRequest('invalid language code specified');
  const scope = await readScope(call);
  return { scope, key: `${scope} ${language}` };
}

async function readScope({ ctx, args }: Call): Promise<string> {
  const json = args.text.get('scope');
  if (!json) return 'default';
  const value = parseJson(json);
  if (value === undefined) throw badRequest("can't parse BotCommandScope JSON object");
  const fault = "can't parse BotCommandScope: ";
  if (typeof value !== 'object' || value === null)
    throw badRequest(`${fault}BotCommandScope must be an Object`);
  const type = String(value.type ?? '');
  if (['default', 'all_private_chats', 'all_group_chats', 'all_chat_administrators'].includes(type))
    return type;
  if (type !== 'chat') throw badRequest(`${fault}Unsupported type specified`);
  if (!value.chat_id) throw badRequest(`${fault}Empty chat_id specified`);
  const user = await findUser(ctx.sql, Number(value.chat_id) || 0);
  if (!user) throw badRequest('chat not found');
  return String(user.id);
}

function readList({ args }: Call): BotCommand[] {
  const list = parseJson(args.text.get('commands') ?? '[]');
  if (list === undefined) throw badRequest("can't parse commands JSON object");
  if (!Array.isArray(list)) throw badRequest('expected an Array of BotCommand');
  if (list.length > MAX_COMMANDS) throw badRequest('BOT_COMMANDS_TOO_MUCH');
  return list.map((item: Partial<BotCommand> | null) => {
    const { command, description } = item ?? {};
    if (typeof command !== 'string') throw badRequest(`can't parse BotCommand: Can't find field "command"`);
    if (typeof description !== 'string') {
      throw badRequest(`can't parse BotCommand: Can't find field "description"`);
    }
    const name = command.replace(/^\//, '');
    if (!/^[a-z0-9_]{1,32}$/.test(name)) throw badRequest('BOT_COMMAND_INVALID');
    const length = codePoints(description.trim());
    if (length < 1 || length > MAX_DESCRIPTION) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
    return { command: name, description: description.trim() };
  });
}

/** The list one person sees: the nearest scope wins, in it their language before none. */
export function commandsFor(lists: CommandLists, userId: number, language: string): BotCommand[] {
  for (const scope of [String(userId), 'all_private_chats', 'default']) {
    const list = lists[`${scope} ${language}`] ?? lists[`${scope} `];
    if (list) return list;
  }
  return [];
}

/** A page learns at once of the commands of its own chat; of everybody's it learns when it loads. */
async function tell({ ctx, bot }: Call, scope: string): Promise<void> {
  const userId = Number(scope);
  if (userId > 0) await tellCommands(ctx, { botId: bot.id, userId });
}

export async function tellCommands(ctx: ChatContext, { botId, userId }: Side): Promise<void> {
  const [lists, user] = await Promise.all([readCommands(ctx.sql, botId), findUser(ctx.sql, userId)]);
  const commands = commandsFor(lists, userId, user?.languageCode ?? 'zh');
  await alone(ctx, userId, (tx) =>
    addEvent(tx, { type: 'commands', user: userId, bot: botId, commands }, ctx.now()),
  );
}
