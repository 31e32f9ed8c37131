import { signal } from '@preact/signals';
import type { Phone } from './phone.ts';
import type { Room } from './room.ts';

/** The button the tour points at: whose phone, and its labels, the most wanted first. Null outside the demo. */
export const pointed = signal<{ user: number; labels: readonly string[] } | null>(null);

/** A label without the emoji that may stand before it. */
export function plainLabel(text: string): string {
  return text.replace(/^[^\p{L}\p{N}]+/u, '').trim();
}

/** Says if an inline button is the one the tour points at: the newest message that has one of the labels. */
export function wanted(phone: Phone, room: Room, messageId: number, label: string): boolean {
  const target = pointed.value;
  if (!target || target.user !== phone.as || !target.labels.includes(label)) return false;
  const newest = [...room.messages.value]
    .reverse()
    .find((message) =>
      message.reply_markup?.inline_keyboard.some((row) =>
        row.some(({ text }) => target.labels.includes(plainLabel(text))),
      ),
    );
  if (newest?.message_id !== messageId) return false;
  const labels = newest.reply_markup?.inline_keyboard.flat().map(({ text }) => plainLabel(text)) ?? [];
  return target.labels.find((wantedLabel) => labels.includes(wantedLabel)) === label;
}

/** The same for the keyboard below the text field: only where no message has the button. */
export function wantedBelow(phone: Phone, room: Room, label: string): boolean {
  const target = pointed.value;
  if (!target || target.user !== phone.as || !target.labels.includes(label)) return false;
  return !room.messages.value.some((message) =>
    message.reply_markup?.inline_keyboard.flat().some(({ text }) => target.labels.includes(plainLabel(text))),
  );
}
