import type { Phone } from './phone.ts';
import { tryPost } from './try-post.ts';

/** Ends the session and wipes what this browser kept for the person. */
export async function logout(phone: Phone): Promise<void> {
  const user = phone.me.value?.id;
  if (!(await tryPost(phone, '/chat/logout', {}))) return;
  // The rooms write their drafts as long as they live: empty them first.
  for (const room of phone.rooms.value) room.draft.value = '';
  if (user !== undefined) forget(user);
  location.reload();
}

function forget(user: number): void {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(`xiaoer:${user}:`)) localStorage.removeItem(key);
    }
  } catch {
    // nothing was kept then
  }
}
