import { type Signal, signal } from '@preact/signals';
import type { ChatSummary } from '../api.ts';
import type { BotCommand, Message, ReplyKeyboard } from '../message.ts';
import type { Outgoing } from './outgoing.ts';
import { recall } from './storage.ts';

/** A file chosen and not sent yet. */
export type TrayItem = { blob: Blob; name: string; asPhoto: boolean; preview?: string };

/** What is known of the chat with one bot on one phone. */
export type Room = {
  bot: ChatSummary['bot'];
  /** Ordered by id, oldest first, without gaps. */
  messages: Signal<Message[]>;
  loaded: Signal<boolean>;
  more: Signal<boolean>;
  last: Signal<Message | null>;
  unread: Signal<number>;
  readUpTo: Signal<number>;
  /** Above this message stands the line 以下是新消息. */
  firstNew: Signal<number | null>;
  commands: Signal<BotCommand[]>;
  keyboard: Signal<ReplyKeyboard | null>;
  keyboardShown: Signal<boolean>;
  placeholder: Signal<string>;
  started: Signal<boolean>;
  blocked: Signal<boolean>;
  /** Of a deep link that was opened and waits for the start button. */
  payload: Signal<string>;
  typing: Signal<boolean>;
  outgoing: Signal<Outgoing[]>;
  draft: Signal<string>;
  tray: Signal<TrayItem[]>;
  recording: Signal<boolean>;
  replyTo: Signal<Message | null>;
  editing: Signal<Message | null>;
  /** What was being written when an edit began. */
  setAside: Signal<string>;
  /** The message the keyboard stands on: the only one whose buttons are in the Tab order. */
  current: Signal<number>;
  /** Buttons that wait for their answer, by `messageId data`; 'slow' once it takes longer than a moment. */
  waiting: Signal<Record<string, 'new' | 'slow'>>;
  /** An edited message: outlined in view, told by a pill out of view. */
  changed: Signal<{ id: number; no: string } | null>;
  /** New messages that came while the reader was further up. */
  below: Signal<number>;
  atEnd: Signal<boolean>;
};

export function makeRoom(user: number, chat: ChatSummary): Room {
  return {
    bot: chat.bot,
    messages: signal([]),
    loaded: signal(false),
    more: signal(false),
    last: signal(chat.lastMessage),
    unread: signal(chat.unread),
    readUpTo: signal(chat.readUpTo),
    firstNew: signal(null),
    commands: signal(chat.commands),
    keyboard: signal(chat.replyKeyboard),
    keyboardShown: signal(true),
    placeholder: signal(''),
    started: signal(chat.started),
    blocked: signal(chat.blocked),
    payload: signal(''),
    typing: signal(false),
    outgoing: signal(recall<Outgoing[]>(`${user}:${chat.bot.id}:outgoing`, [])),
    draft: signal(recall(`${user}:${chat.bot.id}:draft`, '')),
    tray: signal([]),
    recording: signal(false),
    replyTo: signal(null),
    editing: signal(null),
    setAside: signal(''),
    current: signal(0),
    waiting: signal({}),
    changed: signal(null),
    below: signal(0),
    atEnd: signal(true),
  };
}

/** Takes over what the server says of a room, keeping what only this page knows. */
export function refreshRoom(room: Room, chat: ChatSummary): void {
  room.last.value = chat.lastMessage;
  room.unread.value = chat.unread;
  room.readUpTo.value = chat.readUpTo;
  room.commands.value = chat.commands;
  room.keyboard.value = chat.replyKeyboard;
  room.started.value = chat.started;
  room.blocked.value = chat.blocked;
}

export function isFromBot(message: Message): boolean {
  return message.from.is_bot;
}

/** Puts messages into the list by id; one that is there already is replaced. */
export function mergeMessages(old: readonly Message[], added: readonly Message[]): Message[] {
  const last = old[old.length - 1];
  if (added.every((message) => last === undefined || message.message_id > last.message_id)) {
    return [...old, ...added];
  }
  const byId = new Map(old.map((message) => [message.message_id, message]));
  for (const message of added) byId.set(message.message_id, message);
  return [...byId.values()].sort((a, b) => a.message_id - b.message_id);
}

export function textOf(message: Message): string {
  return message.text ?? message.caption ?? '';
}

/** How a tapped button is known while it waits. */
export function pressKey(messageId: number, data: string): string {
  return `${messageId} ${data}`;
}
