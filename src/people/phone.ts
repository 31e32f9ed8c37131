import { Refusal } from '../refusal.ts';

/** An 11-digit mainland mobile number as it is kept, or null when the text is not one. */
export function normalisePhone(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/[\s\-‐-―().·]/g, '');
  const national = plain.replace(/^(\+|00)?86(?=1\d{10}$)/, '');
  return /^1\d{10}$/.test(national) ? national : null;
}

/** How many digits a text holds: what `err.phone` tells the person. */
export function countDigits(text: string): number {
  return text.normalize('NFKC').replace(/\D/g, '').length;
}

/** The number as it is kept, or a Refusal. */
export function parsePhone(text: string): string {
  const phone = normalisePhone(text);
  if (phone === null) throw new Refusal('err.phone', { n: countDigits(text) });
  return phone;
}
