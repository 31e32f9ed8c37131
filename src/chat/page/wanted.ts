import { signal } from '@preact/signals';
import type { Phone } from './phone.ts';
import type { Room } from './room.ts';

/**
 * Says which button the demo's tour points at; null outside the demo. `messageId` is null for the bot's keyboard
 * below the text field.
 */
export const pointer = signal<
  ((phone: Phone, room: Room, label: string, messageId: number | null) => boolean) | null
>(null);
