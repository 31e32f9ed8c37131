import type { Deps } from '../src/deps.ts';
import type { Identity } from '../src/people/identify.ts';
import type { Door } from '../src/people/links.ts';
import type { Buttons, Tap } from '../src/telegram/buttons.ts';
import type { Markup } from '../src/telegram/message.ts';
import { keyboardFor } from '../src/telegram/message.ts';
import type { Send, TextOptions } from '../src/telegram/send.ts';
import { escapeHtml } from '../src/text/html.ts';
import type { Button } from '../src/text/keyboard.ts';
import type { Locale } from '../src/text/locale.ts';
import type { Clock } from '../src/text/when.ts';

export type ConsoleAt = { base: string; isApp: boolean };

export type Rows = readonly (readonly Button<Tap>[])[];

/** One update being answered: who writes, in what language, and how to answer. Made anew for each update. */
export type Talk = {
  deps: Deps;
  send: Send;
  botId: number;
  userId: number;
  chatId: number;
  /** Null for a stranger. */
  who: Identity | null;
  locale: Locale;
  clock: Clock;
  /** Where invitations lead: to the bot on Telegram, or to the page of the built-in chat. */
  door: Door;
  /** Where the console is: a web page, or inside Telegram; null where it has no address. */
  consoleAt: ConsoleAt | null;
  /** People who send one matter in several lines send the next within this time, and are answered after the last; ms. */
  linesMs: number;
  /** `tg-<bot>-<update_id>`: what is done because of this update is done once. */
  cause: string;
  /** The message that holds the tapped button, or the message that came. */
  messageId: number;
  /** A button was tapped; else a message came. */
  isTap: boolean;
  /** A new message. @returns its id */
  reply: (html: string, rows?: Rows, options?: Omit<TextOptions, 'markup'>) => Promise<number>;
  /** A new message with any keyboard. @returns its id */
  say: (html: string, markup?: Markup) => Promise<number>;
  /** A message to another chat, for somebody who is not bound: everybody else is told by notices. */
  sendTo: (chatId: number, html: string, rows?: Rows) => Promise<number>;
  /** Changes one of our messages; without rows its buttons go. A message that is gone is let be. */
  edit: (messageId: number, html: string, rows?: Rows) => Promise<void>;
  /** Changes the buttons under one of our messages and lets its words be. */
  editKeys: (messageId: number, rows: Rows) => Promise<void>;
  /** Answers the tap with a toast; the first answer counts, a message without a tap needs none. */
  toast: (text: string) => Promise<void>;
  alert: (text: string) => Promise<void>;
};

export type TalkParts = Pick<
  Talk,
  | 'deps'
  | 'send'
  | 'botId'
  | 'door'
  | 'consoleAt'
  | 'linesMs'
  | 'userId'
  | 'chatId'
  | 'who'
  | 'locale'
  | 'cause'
  | 'messageId'
> & {
  buttons: Buttons;
  zone: string;
  /** Set while a button's tap is being answered. */
  tapId: string | undefined;
  /** It was answered before, or so long ago that Telegram takes no answer: words for it become a message. */
  isLateTap: boolean;
};

/** As the router has it: it ends a tap that nobody answered. */
export type AnyTalk = Talk & { answerTap: () => Promise<void> };

export function makeTalk(parts: TalkParts): AnyTalk {
  const { deps, send, chatId, buttons, tapId, isLateTap } = parts;
  let answered = tapId === undefined;
  const answer = async (text: string | undefined, alert: boolean): Promise<void> => {
    if (answered || tapId === undefined) return;
    answered = true;
    await send.answer(tapId, text === undefined ? {} : { text, alert });
  };
  const markup = (rows: Rows | undefined) =>
    rows === undefined ? undefined : keyboardFor(rows, buttons, chatId);
  const { buttons: _, zone, tapId: __, isLateTap: ___, ...rest } = parts;
  return {
    ...rest,
    isTap: tapId !== undefined,
    clock: { locale: parts.locale, zone, now: deps.now() },
    reply: (html, rows, options = {}) => send.text(chatId, html, { ...options, markup: markup(rows) }),
    say: (html, given) => send.text(chatId, html, { markup: given }),
    sendTo: (other, html, rows) =>
      send.text(other, html, { markup: rows && keyboardFor(rows, buttons, other) }),
    edit: (messageId, html, rows) => editOrLetBe(send, chatId, messageId, html, markup(rows)),
    editKeys: (messageId, rows) => send.editMarkup(chatId, messageId, markup(rows)),
    toast: (text) => answer(text, false),
    alert: async (text) => {
      if (isLateTap && tapId !== undefined) await send.text(chatId, escapeHtml(text));
      else await answer(text, true);
    },
    /** Stops the spinner of a tap that was not answered with words. */
    answerTap: () => answer(undefined, false),
  };
}

async function editOrLetBe(
  send: Send,
  chatId: number,
  messageId: number,
  html: string,
  markup?: Markup,
): Promise<void> {
  try {
    await send.edit(chatId, messageId, html, markup);
  } catch (error) {
    if ((error as { kind?: string }).kind !== 'gone') throw error;
  }
}
