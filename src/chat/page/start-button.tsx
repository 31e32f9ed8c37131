import { makeId } from './net.ts';
import type { Phone } from './phone.ts';
import { usePhone } from './phone-context.ts';
import type { Room } from './room.ts';
import { t } from './words-extras.ts';
import { tryPost } from './try-post.ts';

/** In place of the text field: the one button that opens, or reopens, a chat. */
export function StartButton() {
  const { phone, room } = usePhone();
  const isBlocked = room.blocked.value;
  const onTap = () => void (isBlocked ? unblock(phone, room) : start(phone, room));
  return (
    <div class="composer">
      <button type="button" class="key primary big" onClick={onTap}>
        {t(isBlocked ? 'unblock' : 'start')}
      </button>
    </div>
  );
}

async function unblock(phone: Phone, room: Room): Promise<void> {
  if (await tryPost(phone, '/chat/unblock', { bot: room.bot.id })) room.blocked.value = false;
}

async function start(phone: Phone, room: Room): Promise<void> {
  const payload = room.payload.value;
  const body = { bot: room.bot.id, clientId: makeId(), ...(payload ? { payload } : {}) };
  if (!(await tryPost(phone, '/chat/start', body))) return;
  room.payload.value = '';
  room.started.value = true;
}
