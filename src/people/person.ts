import type { Locale } from '../text/locale.ts';
import type { StaffRole } from './roles.ts';

/** Somebody on a roster: staff, enterprise contact, or both. */
export type Person = {
  id: string;
  name: string;
  phone: string;
  unit: string;
  title: string;
  roles: StaffRole[];
  deputyId: string | null;
  locale: Locale;
  muted: boolean;
  /** Consents to enterprises seeing `phone`. */
  phoneShown: boolean;
  leaveFrom: Date | null;
  /** The last moment of the leave; null while none is set, or it has no end. */
  leaveUntil: Date | null;
  active: boolean;
};

/** A person's account with one bot. */
export type Account = {
  id: string;
  botId: number;
  userId: number;
  chatId: number;
  personId: string;
  boundAt: Date;
  unreachableAt: Date | null;
};

export function isOnLeave(
  { leaveFrom, leaveUntil }: Pick<Person, 'leaveFrom' | 'leaveUntil'>,
  at: Date,
): boolean {
  if (leaveFrom === null || leaveFrom > at) return false;
  return leaveUntil === null || leaveUntil >= at;
}
