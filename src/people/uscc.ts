import { Refusal } from '../refusal.ts';

/** GB 32100-2015: figures and capitals without I O S V Z; a character's value is its place here. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const LENGTH = 18;

export type UsccFault =
  | { code: 'err.uscc.length'; params: { n: number } }
  | { code: 'err.uscc.letter'; params: { pos: number; char: string } }
  | { code: 'err.uscc.checksum'; params: { uscc: string } };

/** The way a code is kept: full-width characters made plain, spaces and dashes dropped, capitals. */
export function normaliseUscc(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\-‐-―]/g, '')
    .toUpperCase();
}

/** What is wrong with a normalised unified social credit code, or null when it is sound. */
export function usccFault(uscc: string): UsccFault | null {
  const chars = [...uscc];
  if (chars.length !== LENGTH) return { code: 'err.uscc.length', params: { n: chars.length } };
  const bad = chars.findIndex((char) => !ALPHABET.includes(char));
  if (bad >= 0) return { code: 'err.uscc.letter', params: { pos: bad + 1, char: chars[bad] ?? '' } };
  if (checkCharacter(uscc) !== chars[LENGTH - 1]) return { code: 'err.uscc.checksum', params: { uscc } };
  return null;
}

/** The normalised code, or a Refusal that says what is wrong with it. */
export function parseUscc(text: string): string {
  const uscc = normaliseUscc(text);
  const fault = usccFault(uscc);
  if (fault) throw new Refusal(fault.code, fault.params);
  return uscc;
}

/** The eighteenth character that belongs to the first seventeen (weights 3^i mod 31). */
export function checkCharacter(uscc: string): string {
  let weight = 1;
  let sum = 0;
  for (const char of uscc.slice(0, LENGTH - 1)) {
    sum += ALPHABET.indexOf(char) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}
