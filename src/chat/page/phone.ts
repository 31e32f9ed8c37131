import { type Signal, signal } from '@preact/signals';
import type { MessagesPage, State } from '../api.ts';
import { setLocale } from './locale.ts';
import { CallFailed, type Failure, get } from './net.ts';
import { isFromBot, makeRoom, mergeMessages, type Room, refreshRoom } from './room.ts';
import { t } from './words.ts';

export type Notice = { text: string; again?: (() => void) | undefined };

/** One person's view: the chat page has one, the demo one for each actor. */
export type Phone = {
  /** Whose phone, where the page holds several. */
  as: number | undefined;
  /** Named in what is read aloud, where there are several phones. */
  label: Signal<string>;
  me: Signal<State['me'] | null>;
  rooms: Signal<Room[]>;
  open: Signal<Room | null>;
  /** False for a phone behind another tab of the demo: its messages stay unread. */
  shown: Signal<boolean>;
  toast: Signal<Notice | null>;
  alert: Signal<string | null>;
  /** Seconds left to wait after a 429. */
  waitLeft: Signal<number>;
  waitOut(seconds: number): Promise<void>;
  failed(failure: Failure, again?: () => void): void;
};

/** The session is over: said once for the whole page. */
export const expired = signal(false);

export function makePhone(as?: number): Phone {
  const phone: Phone = {
    as,
    label: signal(''),
    me: signal(null),
    rooms: signal([]),
    open: signal(null),
    shown: signal(true),
    toast: signal(null),
    alert: signal(null),
    waitLeft: signal(0),
    waitOut: (seconds) => countDown(phone.waitLeft, seconds),
    failed: (failure, again) => tell(phone, failure, again),
  };
  return phone;
}

function countDown(left: Signal<number>, seconds: number): Promise<void> {
  left.value = Math.max(1, Math.ceil(seconds));
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      left.value -= 1;
      if (left.value > 0) return;
      clearInterval(timer);
      resolve();
    }, 1000);
  });
}

function tell(phone: Phone, failure: Failure, again?: () => void): void {
  if (failure.error === 'login') expired.value = true;
  else if (failure.error === 'too_fast') void phone.waitOut(failure.seconds);
  else if (failure.error !== 'offline') phone.toast.value = { text: failureText(failure), again };
}

/** What the page says of a failure of ours or of the input. */
export function failureText(failure: Failure): string {
  if (failure.error === 'fault') return t('fault', { ref: failure.ref });
  if (failure.error === 'login') return t('expired');
  return t('faultPlain');
}

export function failureFrom(error: unknown): Failure {
  return error instanceof CallFailed ? error.failure : { error: 'offline' };
}

/** Loads who this is and which chats there are; returns where the events go on. */
export async function loadPhone(phone: Phone): Promise<number> {
  const state = await get<State>('/chat/state', phone.as);
  phone.me.value = state.me;
  if (phone.as === undefined) setLocale(state.me.language);
  const known = new Map(phone.rooms.value.map((room) => [room.bot.id, room]));
  phone.rooms.value = state.chats.map((chat) => {
    const room = known.get(chat.bot.id);
    if (!room) return makeRoom(state.me.id, chat);
    refreshRoom(room, chat);
    return room;
  });
  const open = phone.open.value;
  if (!open && state.chats.length > 0) phone.open.value = phone.rooms.value[0] ?? null;
  return state.seq;
}

/** Fetches the newest messages of a room; marks where the unread begin. */
export async function loadRoom(phone: Phone, room: Room): Promise<void> {
  const page = await fetchPage(phone, room);
  const old = room.messages.value;
  const oldest = page.messages[0];
  const meets = oldest !== undefined && old.some(({ message_id }) => message_id >= oldest.message_id);
  room.messages.value = meets ? mergeMessages(old, page.messages) : page.messages;
  if (!meets) room.more.value = page.more;
  room.firstNew.value ??=
    room.messages.value.find((message) => isFromBot(message) && message.message_id > room.readUpTo.value)
      ?.message_id ?? null;
  room.loaded.value = true;
}

/** Fetches the page before the oldest message that is there. */
export async function loadOlder(phone: Phone, room: Room): Promise<void> {
  const oldest = room.messages.value[0];
  if (!oldest || !room.more.value) return;
  const page = await fetchPage(phone, room, oldest.message_id);
  room.messages.value = mergeMessages(room.messages.value, page.messages);
  room.more.value = page.more;
}

function fetchPage(phone: Phone, room: Room, before?: number): Promise<MessagesPage> {
  const query = before === undefined ? '' : `&before=${before}`;
  return get<MessagesPage>(`/chat/messages?bot=${room.bot.id}${query}&limit=50`, phone.as);
}
