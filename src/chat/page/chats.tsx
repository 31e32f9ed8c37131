import { Icon } from './icons.tsx';
import { forwardIcon } from './icons-extras.ts';
import type { Phone } from './phone.ts';
import { textOf } from './room.ts';
import { clockTime } from './time.ts';
import { t } from './words-extras.ts';

/** The column of chats: on a desktop, and only where there are two or more. */
export function Chats({ phone }: { phone: Phone }) {
  return (
    <nav class="chats" aria-label={t('chats')}>
      <ul>
        {phone.rooms.value.map((room) => {
          const last = room.last.value;
          return (
            <li key={room.bot.id}>
              <button
                type="button"
                class="chat-line"
                aria-current={phone.open.value === room ? 'true' : undefined}
                onClick={() => {
                  room.firstNew.value = null;
                  phone.open.value = room;
                }}
              >
                <span class="avatar" aria-hidden="true">
                  {room.bot.name.slice(0, 1)}
                </span>
                <span class="chat-words">
                  <span class="chat-name">
                    <b>{room.bot.name}</b>
                    {last && <span class="small">{clockTime(last.date)}</span>}
                  </span>
                  <span class="chat-last">{last && (textOf(last).split('\n')[0] || t('file'))}</span>
                </span>
                {room.unread.value > 0 && (
                  <span class="count">
                    <span aria-hidden="true">{room.unread.value}</span>
                    <span class="sr-only">{t('unread', { n: room.unread.value })}</span>
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** On a phone the column of chats has no room: this button goes to the next chat. */
export function OtherChats({ phone }: { phone: Phone }) {
  const rooms = phone.rooms.value;
  const at = phone.open.value ? rooms.indexOf(phone.open.value) : -1;
  const next = rooms[(at + 1) % rooms.length];
  const unread = rooms.reduce((sum, room) => (room === phone.open.value ? sum : sum + room.unread.value), 0);
  return (
    <button
      type="button"
      class="icon-button other-chats"
      aria-label={`${t('chats')}: ${next?.bot.name ?? ''}`}
      onClick={() => {
        phone.open.value = next ?? null;
      }}
    >
      <Icon d={forwardIcon} />
      {unread > 0 && <span class="count">{unread}</span>}
    </button>
  );
}
