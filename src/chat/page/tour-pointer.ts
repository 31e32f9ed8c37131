import { actors, nextStep } from './demo-state.ts';
import type { Phone } from './phone.ts';
import type { Room } from './room.ts';

/** Whose window a step happens in, and the buttons it takes, the last ones first. */
const steps: readonly { window: 1 | 2 | 3 | 'header'; labels: readonly string[] }[] = [
  { window: 1, labels: ['提交', 'Submit', '看汇总', 'See summary', '提诉求', 'New appeal'] },
  { window: 2, labels: ['签收', 'Acknowledge'] },
  { window: 2, labels: ['已联系', 'Log contact'] },
  { window: 2, labels: ['确认', 'Confirm', '报办结', 'Report done'] },
  { window: 1, labels: ['不满意', '未解决', 'Not resolved', 'Not satisfied'] },
  { window: 'header', labels: [] },
  { window: 1, labels: ['满意', 'Satisfied', '已解决', 'Resolved'] },
];

/** The user whose phone the next step of the tour needs; null when it needs the header, or nothing. */
export function wantedUser(): number | null {
  const step = steps[nextStep.value];
  return actors.value.find(({ window }) => window === step?.window)?.user ?? null;
}

/** True while the next step is the header's own button. */
export function wantsAdvance(): boolean {
  return steps[nextStep.value]?.window === 'header';
}

/** A label without the emoji that may stand before it. */
function plainLabel(text: string): string {
  return text.replace(/^[^\p{L}\p{N}]+/u, '').trim();
}

/**
 * Says if a button is the one to tap: in the newest message that has one of the step's buttons, the first of them in
 * the step's order; the keyboard below the text field only where no message has any.
 */
export function isWanted(phone: Phone, room: Room, text: string, messageId: number | null): boolean {
  const label = plainLabel(text);
  const labels = steps[nextStep.value]?.labels ?? [];
  if (phone.as !== wantedUser() || !labels.includes(label)) return false;
  const inMessages = [...room.messages.value].reverse().map((message) => ({
    id: message.message_id,
    found: message.reply_markup?.inline_keyboard.flat().map((button) => plainLabel(button.text)) ?? [],
  }));
  const newest = inMessages.find(({ found }) => labels.some((each) => found.includes(each)));
  if (messageId === null) return newest === undefined;
  if (newest?.id !== messageId) return false;
  return labels.find((each) => newest.found.includes(each)) === label;
}
