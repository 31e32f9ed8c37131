import { botUser, readProfile, renameBot, saveProfile } from '../store-bots.ts';
import { asChat, findUser } from '../store-users.ts';
import { badRequest } from './api-error.ts';
import { type Call, chatIdOf, type Method } from './call.ts';
import { codePoints } from './formatted.ts';

export const getMe: Method = async ({ bot }) => ({
  ...botUser(bot),
  can_join_groups: false,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
});

export const getChat: Method = async (call) => {
  const user = await findUser(call.ctx.sql, chatIdOf(call));
  if (!user) throw badRequest('chat not found');
  return asChat(user);
};

type Field = { name: string; most: number; fault: string };
const NAME: Field = { name: 'name', most: 64, fault: 'BOT_TITLE_INVALID' };
const DESCRIPTION: Field = { name: 'description', most: 512, fault: 'BOT_DESCRIPTION_TOO_LONG' };
const SHORT: Field = { name: 'short_description', most: 120, fault: 'BOT_SHORT_DESCRIPTION_TOO_LONG' };

function setter(field: Field): Method {
  return async (call) => {
    const { ctx, bot, args } = call;
    const value = args.text.get(field.name) ?? '';
    if (codePoints(value) > field.most) throw badRequest(field.fault);
    await saveProfile(ctx.sql, bot.id, keyOf(call, field), value);
    if (field === NAME && value && !args.text.get('language_code')) await renameBot(ctx.sql, bot.id, value);
    return true;
  };
}

function getter(field: Field): Method {
  return async (call) => {
    const profile = await readProfile(call.ctx.sql, call.bot.id);
    const fallback = profile[`${field.name} `] ?? (field === NAME ? call.bot.name : '');
    return { [field.name]: profile[keyOf(call, field)] || fallback };
  };
}

function keyOf({ args }: Call, field: Field): string {
  const language = args.text.get('language_code') ?? '';
  if (!/^([a-z]{2})?$/.test(language)) throw badRequest('invalid language code specified');
  return `${field.name} ${language}`;
}

export const setMyName = setter(NAME);
export const setMyDescription = setter(DESCRIPTION);
export const setMyShortDescription = setter(SHORT);
export const getMyName = getter(NAME);
export const getMyDescription = getter(DESCRIPTION);
export const getMyShortDescription = getter(SHORT);

/** The page's menu always holds the commands, so there is nothing to choose. */
export const setChatMenuButton: Method = async () => true;
export const getChatMenuButton: Method = async () => ({ type: 'commands' });
