import type { ChatEvent } from '../api.ts';
import type { Message } from '../message.ts';
import { announce } from './announce.ts';
import { cardParts } from './card-text.ts';
import { landed } from './outgoing.ts';
import type { Phone } from './phone.ts';
import { answered } from './presses.ts';
import { isFromBot, mergeMessages, type Room, textOf } from './room.ts';
import { t } from './words-extras.ts';

/** Applies what the server tells of one phone. Applying it twice does no harm. */
export function applyEvent(phone: Phone, event: ChatEvent): void {
  const room = phone.rooms.value.find(({ bot }) => bot.id === event.bot);
  if (!room) return;
  switch (event.type) {
    case 'message':
      arrived(phone, room, event.message, event.clientId);
      return;
    case 'edit':
      edited(phone, room, event.message);
      return;
    case 'delete':
      room.messages.value = room.messages.value.filter((m) => !event.messageIds.includes(m.message_id));
      return;
    case 'keyboard':
      room.keyboard.value = event.replyKeyboard;
      room.keyboardShown.value = true;
      room.placeholder.value =
        event.forceReply?.placeholder ?? event.replyKeyboard?.input_field_placeholder ?? '';
      return;
    case 'typing':
      typing(room);
      return;
    case 'answer':
      answered(phone, room, event);
      return;
    case 'commands':
      room.commands.value = event.commands;
      return;
    case 'read':
      room.readUpTo.value = Math.max(room.readUpTo.value, event.upTo);
      room.unread.value = event.unread;
      return;
    case 'blocked':
      room.blocked.value = event.blocked;
      return;
    case 'reset':
      return;
  }
}

/** True while this person is looking at this room. */
function isWatched(phone: Phone, room: Room): boolean {
  return phone.shown.value && phone.open.value === room && !document.hidden;
}

function arrived(phone: Phone, room: Room, message: Message, clientId: string | undefined): void {
  const isNew = message.message_id > (room.last.value?.message_id ?? 0);
  if (clientId) landed(phone, room, clientId, [message]);
  else if (room.loaded.value) room.messages.value = mergeMessages(room.messages.value, [message]);
  if (!isNew) return;
  room.last.value = message;
  room.typing.value = false;
  if (isFromBot(message)) heard(phone, room, message);
  else {
    room.started.value = true;
    if (isWatched(phone, room)) say(phone, t('sent'));
  }
}

/** The bot wrote: counted as unread unless it is read as it comes. */
function heard(phone: Phone, room: Room, message: Message): void {
  if (!isWatched(phone, room) || !room.atEnd.value) {
    room.unread.value += 1;
    room.firstNew.value ??= message.message_id;
    if (phone.open.value === room) room.below.value += 1;
  }
  if (phone.shown.value && phone.open.value === room) say(phone, sentence(room, message));
}

function edited(phone: Phone, room: Room, message: Message): void {
  const before = room.messages.value.find(({ message_id }) => message_id === message.message_id);
  if (room.last.value?.message_id === message.message_id) room.last.value = message;
  if (!before) return;
  room.messages.value = mergeMessages(room.messages.value, [message]);
  if (!isFromBot(message) || textOf(before) === textOf(message)) return;
  const card = cardParts(textOf(message), message.entities);
  if (card) room.changed.value = { id: message.message_id, no: card.no };
  if (!isWatched(phone, room)) return;
  say(phone, card ? t('sayUpdate', { no: card.no, state: card.stateText }) : sentence(room, message));
}

function say(phone: Phone, text: string): void {
  const label = phone.label.value;
  announce(label ? `${label}，${text}` : text);
}

function sentence(room: Room, message: Message): string {
  const name = t('saySender', { name: room.bot.name });
  return name + (textOf(message) || t(kindOf(message)));
}

function kindOf(message: Message): 'photo' | 'voice' | 'place' | 'file' {
  if (message.photo) return 'photo';
  if (message.voice) return 'voice';
  return message.location ? 'place' : 'file';
}

const typingTimers = new WeakMap<Room, ReturnType<typeof setTimeout>>();

function typing(room: Room): void {
  room.typing.value = true;
  clearTimeout(typingTimers.get(room));
  const stop = () => {
    room.typing.value = false;
  };
  typingTimers.set(room, setTimeout(stop, 5000));
}
