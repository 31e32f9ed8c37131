import type { Button as Offered } from '../text/keyboard.ts';
import type { Buttons, Tap } from './buttons.ts';
import type { Payload } from './client.ts';

/** A button under a message: a tap of it comes back with `data` (64 bytes at most), or opens `url`, or `app` inside Telegram. */
export type Button =
  | { text: string; data: string }
  | { text: string; url: string }
  | { text: string; app: string };
/** A button in place of the keyboard: sends its text, or what it asks for. */
export type ReplyButton = { text: string; asks?: 'contact' | 'location' };

export type Markup =
  | { inline: Button[][] }
  | { reply: ReplyButton[][]; placeholder?: string; once?: boolean }
  | { remove: true }
  /** Opens the reply box of the reader. */
  | { force: true; placeholder?: string };

export type SentFile = { kind: 'photo' | 'document' | 'voice' | 'video' | 'audio'; html?: string } & (
  | { fileId: string }
  | { bytes: Buffer; name: string }
);
export type AlbumFile = { kind: 'photo' | 'document'; fileId: string; html?: string };
export type Commands = { command: string; description: string }[];

/** The buttons of a screen, sealed for the chat they are sent to; nothing where there are none. */
export function keyboardFor(
  rows: readonly (readonly Offered<Tap>[])[],
  buttons: Buttons,
  chatId: number,
): Markup | undefined {
  if (rows.length === 0) return undefined;
  const seal = ({ label, action }: Offered<Tap>) => ({
    text: label,
    data: buttons.encode(action, chatId),
  });
  return { inline: rows.map((row) => row.map(seal)) };
}

/** A markup as the Bot API wants it. */
export function markupOf(markup: Markup | undefined): Payload | undefined {
  if (markup === undefined) return undefined;
  if ('inline' in markup) return { inline_keyboard: markup.inline.map((row) => row.map(inlineButton)) };
  if ('remove' in markup) return { remove_keyboard: true };
  if ('force' in markup) return { force_reply: true, input_field_placeholder: markup.placeholder };
  return {
    keyboard: markup.reply.map((row) => row.map(replyButton)),
    resize_keyboard: true,
    is_persistent: !markup.once,
    one_time_keyboard: markup.once,
    input_field_placeholder: markup.placeholder,
  };
}

function inlineButton(button: Button): Payload {
  if ('url' in button) return { text: button.text, url: button.url };
  if ('app' in button) return { text: button.text, web_app: { url: button.app } };
  return { text: button.text, callback_data: button.data };
}

function replyButton({ text, asks }: ReplyButton): Payload {
  return {
    text,
    request_contact: asks === 'contact' || undefined,
    request_location: asks === 'location' || undefined,
  };
}
