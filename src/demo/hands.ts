import { setTimeout as sleep } from 'node:timers/promises';
import type { Chat } from '../chat/chat.ts';
import type { Message } from '../chat/message.ts';
import { listMessages } from '../chat/store-messages.ts';
import type { Deps } from '../deps.ts';
import { createButtons, type Tap } from '../telegram/buttons.ts';
import { buttonSecret } from '../telegram/store.ts';
import { isHandled, newestUpdate } from './store-chat.ts';

/** A button that really stands in somebody's chat. */
export type Seen = { messageId: number; label: string; data: string; tap: Tap };

/** Somebody's hands on their phone: all they do goes through the chat, as if a person did it. */
export type Hands = {
  userId: number;
  /** Newest message first; within one in reading order. */
  buttons: () => Promise<Seen[]>;
  lastMessageId: () => Promise<number>;
  /** Waits for a button; null when it does not come. */
  find: (is: (seen: Seen) => boolean, ms?: number) => Promise<Seen | null>;
  /** Both wait until the bot has dealt with it. */
  press: (seen: Seen) => Promise<void>;
  write: (text: string) => Promise<void>;
};

const RECENT = 30;
const LOOK_MS = 60;
const PATIENCE_MS = 6000;
const NEWEST = Number.MAX_SAFE_INTEGER;

type Where = { deps: Deps; chat: Chat; botId: number };

export async function handsOf({ deps, chat, botId }: Where, userId: number): Promise<Hands> {
  const side = { botId, userId };
  const codec = createButtons(await buttonSecret(deps));
  const hand = await chat.as(userId, botId);

  const seenIn = ({ message_id: messageId, reply_markup }: Message): Seen[] =>
    (reply_markup?.inline_keyboard.flat() ?? []).flatMap(({ text, callback_data: data = '' }) => {
      const decoded = codec.decode(data, userId);
      return decoded.kind === 'ok' ? [{ messageId, label: text, data, tap: decoded.tap }] : [];
    });
  async function buttons(): Promise<Seen[]> {
    return (await listMessages(deps.sql, side, NEWEST, RECENT)).flatMap(seenIn);
  }
  async function find(is: (seen: Seen) => boolean, ms = PATIENCE_MS): Promise<Seen | null> {
    const until = performance.now() + ms;
    for (;;) {
      const seen = (await buttons()).find(is);
      if (seen !== undefined || performance.now() > until) return seen ?? null;
      await sleep(LOOK_MS);
    }
  }
  async function settled(): Promise<void> {
    const updateId = await newestUpdate(deps.sql, side);
    const until = performance.now() + PATIENCE_MS;
    while (performance.now() < until && !(await isHandled(deps.sql, botId, updateId)))
      await sleep(LOOK_MS / 2);
  }
  return {
    userId,
    buttons,
    lastMessageId: async () => (await listMessages(deps.sql, side, NEWEST, 1))[0]?.message_id ?? 0,
    find,
    press: async ({ messageId, data }) => {
      await hand.press(messageId, data);
      await settled();
    },
    write: async (text) => {
      await hand.write(text);
      await settled();
    },
  };
}
