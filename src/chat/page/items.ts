import type { Message } from '../message.ts';
import { dayKey } from './time.ts';

/** What the list shows, top to bottom. An album is one item. */
export type Item =
  | { kind: 'day'; key: string; date: number }
  | { kind: 'new'; key: string }
  | { kind: 'message'; key: string; first: Message; album: readonly Message[] };

const none: readonly Message[] = [];

/** Orders messages into days, albums and the line above the first new one. */
export function itemsOf(messages: readonly Message[], firstNew: number | null): Item[] {
  const items: Item[] = [];
  let day = '';
  for (let i = 0; i < messages.length; i++) {
    const first = messages[i];
    if (!first) break;
    const today = dayKey(first.date);
    if (today !== day) items.push({ kind: 'day', key: `day ${today} ${first.message_id}`, date: first.date });
    day = today;
    if (first.message_id === firstNew) items.push({ kind: 'new', key: 'new' });
    const count = albumLength(messages, i);
    const album = count > 1 ? messages.slice(i, i + count) : none;
    items.push({ kind: 'message', key: String(first.message_id), first, album });
    i += count - 1;
  }
  return items;
}

function albumLength(messages: readonly Message[], from: number): number {
  const group = messages[from]?.media_group_id;
  let count = 1;
  while (group !== undefined && messages[from + count]?.media_group_id === group) count++;
  return count;
}
