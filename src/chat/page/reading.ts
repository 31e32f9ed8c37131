import { post } from './net.ts';
import type { Phone } from './phone.ts';
import { isFromBot, type Room } from './room.ts';

const timers = new WeakMap<Room, ReturnType<typeof setTimeout>>();

/** Marks messages up to one as read, if the person can see them: not behind a tab, not in a hidden window. */
export function readUpTo(phone: Phone, room: Room, messageId: number): void {
  if (!phone.shown.value || document.hidden || messageId <= room.readUpTo.value) return;
  const isUnread = (id: number) => id > room.readUpTo.value;
  const read = room.messages.value.some(
    (m) => isFromBot(m) && isUnread(m.message_id) && m.message_id <= messageId,
  );
  if (!read) return;
  room.readUpTo.value = messageId;
  room.unread.value = room.messages.value.filter((m) => isFromBot(m) && isUnread(m.message_id)).length;
  clearTimeout(timers.get(room));
  const tell = () => {
    // A lost mark is made good by the next one.
    post('/chat/read', { bot: room.bot.id, upTo: room.readUpTo.value }, phone.as).catch(() => undefined);
  };
  timers.set(room, setTimeout(tell, 400));
}
