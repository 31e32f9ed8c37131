import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Phone } from './phone.ts';
import type { Room } from './room.ts';

/** Whose phone and which chat the components below stand in. */
export const PhoneContext = createContext<{ phone: Phone; room: Room } | null>(null);

export function usePhone(): { phone: Phone; room: Room } {
  const found = useContext(PhoneContext);
  if (!found) throw new Error('no phone around this component');
  return found;
}
