import type { Context } from 'telegraf';
import { isFirstToday } from '../src/inbox/store-groups.ts';
import type { Deps } from '../src/deps.ts';
import { localTime } from '../src/calendar/zone.ts';
import { rulesNow } from '../src/appeal/rules.ts';
import { markUnreachable } from '../src/notices/store-unreachable.ts';
import { welcomeBack } from '../src/people/store-reachable.ts';
import { putStep, readStep } from '../src/people/store-steps.ts';
import { SendError } from '../src/telegram/errors.ts';
import type { Send } from '../src/telegram/send.ts';
import type { Button } from '../src/text/keyboard.ts';
import { label } from '../src/text/labels.ts';
import { type Locale, readLanguage } from '../src/text/locale.ts';
import { say } from '../src/text/say.ts';
import type { Action } from '../src/text/screen.ts';
import type { Talk } from './talk.ts';

/** In a group: one line a day, to whoever speaks; everything else there, and channels, is left alone. */
export async function refuseGroup(deps: Deps, send: Send, ctx: Context): Promise<void> {
  const { chat, message, from, botInfo } = ctx;
  if (message === undefined || (chat?.type !== 'group' && chat?.type !== 'supergroup')) return;
  const { date } = localTime(rulesNow(deps).calendar.zone, deps.now());
  if (!(await isFirstToday(deps.sql, { botId: botInfo.id, chatId: chat.id }, date))) return;
  try {
    await send.text(chat.id, say(readLanguage(from?.language_code), 'refuse.group'));
  } catch (error) {
    // A group may forbid us to speak; the line is not worth a second try.
    if (!(error instanceof SendError)) throw error;
  }
}

/** A person stopped the bot, or took it up again. */
export async function noteMembership({ deps, who }: Talk, status: string): Promise<void> {
  if (who === null) return;
  if (status === 'kicked') await markUnreachable(deps.sql, who.account.id, 'blocked', deps.now());
  else await welcomeBack(deps.sql, who.account.id);
}

/** Whoever writes to us can be written to. */
export async function noteReturn({ deps, who }: Talk): Promise<void> {
  if (who !== null && who.account.unreachableAt !== null) await welcomeBack(deps.sql, who.account.id);
}

export function askButton(locale: Locale): Button<Action> {
  return { label: label(locale, 'ask_invite'), action: { verb: 'ask', arg: locale } };
}

/** What the bot is and how one gets in, in the given language. */
export function greeting({ deps }: Talk, locale: Locale): { html: string; rows: Button<Action>[][] } {
  const other = locale === 'zh' ? 'en' : 'zh';
  const switches = {
    label: label(locale, other === 'en' ? 'english' : 'chinese'),
    action: { verb: 'greet', arg: other },
  };
  const town = deps.policies.current().town.name[locale];
  return { html: say(locale, 'start.nocode', { town }), rows: [[askButton(locale), switches]] };
}

/** Says who we are; whatever a stranger was about to ask for begins anew. */
export async function greet(talk: Talk): Promise<void> {
  const { deps, locale, cause } = talk;
  const { html, rows } = greeting(talk, locale);
  await talk.reply(html, rows);
  const greeted = { step: 'greeted', locale, uscc: '', name: '', cause, messageId: null } as const;
  await putStep(deps.sql, talk, greeted, deps.now());
}

/** Somebody unknown wants something: the first time they are told what this is, later only that they are not bound. */
export async function turnAway(talk: Talk): Promise<void> {
  const { deps, cause } = talk;
  const known = await readStep(deps.sql, talk);
  if (known === null || known.cause === cause) return await greet(talk);
  const locale = known.locale;
  const town_phone = deps.policies.current().town.phone;
  await talk.reply(say(locale, 'refuse.not_bound', { town_phone }), [[askButton(locale)]]);
}
