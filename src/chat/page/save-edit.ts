import type { Phone } from './phone.ts';
import { type Room, textOf } from './room.ts';
import { tryPost } from './try-post.ts';

/** Puts an edited text of one's own in place; the field keeps it when that fails. */
export async function saveEdit(phone: Phone, room: Room, words: string): Promise<void> {
  const old = room.editing.value;
  if (!old || !words) return;
  const body = { bot: room.bot.id, messageId: old.message_id, text: words };
  if (words !== textOf(old) && !(await tryPost(phone, '/chat/edit', body))) return;
  room.draft.value = room.setAside.value;
  room.editing.value = null;
}

/** Ends a reply or an edit; what was being written before an edit comes back. */
export function cancelReply(room: Room): void {
  if (room.editing.value) room.draft.value = room.setAside.value;
  room.editing.value = null;
  room.replyTo.value = null;
}
