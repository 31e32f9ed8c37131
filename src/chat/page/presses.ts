import type { ChatEvent, Pressed, PressRequest } from '../api.ts';
import { announce } from './announce.ts';
import { post } from './net.ts';
import { failureFrom, type Phone } from './phone.ts';
import { pressKey, type Room } from './room.ts';
import { t } from './words-extras.ts';

type Waiting = { key: string; timers: ReturnType<typeof setTimeout>[] };

const waiting = new Map<string, Waiting>();
/** Answers that came before the press's own response told its id. */
const early = new Map<string, Answer>();
const lastPress = new WeakMap<Room, { messageId: number; at: number }>();

type Answer = ChatEvent & { type: 'answer' };

/**
 * Taps an inline button. A second tap while the first waits does nothing, nor does one that lands on the same
 * message within 0.3 s: a redraw may have put another button under the finger.
 */
export async function press(phone: Phone, room: Room, messageId: number, data: string): Promise<void> {
  const key = pressKey(messageId, data);
  const last = lastPress.get(room);
  const at = performance.now();
  if (room.waiting.value[key] || (last?.messageId === messageId && at - last.at < 300)) return;
  lastPress.set(room, { messageId, at });
  room.firstNew.value = null;
  mark(room, key, 'new');
  const timers = [
    setTimeout(() => mark(room, key, 'slow'), 300),
    setTimeout(() => giveUp(phone, room, key), 15_000),
  ];
  const held = { key, timers };
  try {
    const request: PressRequest = { bot: room.bot.id, messageId, data };
    const { pressId } = await post<Pressed>('/chat/press', request, phone.as);
    waiting.set(pressId, held);
    const answer = early.get(pressId);
    early.delete(pressId);
    if (answer) answered(phone, room, answer);
  } catch (error) {
    end(room, held);
    const failure = failureFrom(error);
    if (failure.error === 'offline') phone.toast.value = { text: t('noAnswer') };
    else phone.failed(failure, () => void press(phone, room, messageId, data));
  }
}

export function answered(phone: Phone, room: Room, answer: Answer): void {
  const held = waiting.get(answer.pressId);
  if (!held) {
    early.set(answer.pressId, answer);
    setTimeout(() => early.delete(answer.pressId), 15_000);
    return;
  }
  waiting.delete(answer.pressId);
  end(room, held);
  if (!answer.text) return;
  if (answer.alert) phone.alert.value = answer.text;
  else {
    phone.toast.value = { text: answer.text };
    announce(answer.text);
  }
}

function giveUp(phone: Phone, room: Room, key: string): void {
  if (!room.waiting.value[key]) return;
  mark(room, key, null);
  phone.toast.value = { text: t('noAnswer') };
}

function end(room: Room, held: Waiting): void {
  held.timers.forEach(clearTimeout);
  mark(room, held.key, null);
}

function mark(room: Room, key: string, state: 'new' | 'slow' | null): void {
  const next = { ...room.waiting.value };
  if (state) next[key] = state;
  else delete next[key];
  room.waiting.value = next;
}
