import { instantOf, localTime, readDay } from '../calendar/zone.ts';

/** How long something is kept, as policy files hold it: `10y`, `6mo`, `90d`; `off` is for ever. */
export const KEEP_PATTERN = /^(off|[1-9]\d{0,3}(y|mo|d))$/;

/**
 * The beginning of the day that many years, months or days ago, in the township: what is older has had its time.
 * The 29th of February and the 31st of a month stand for the last day where there is none.
 * @param keep as the policy gives it; null for `off`
 */
export function keptSince(keep: string, zone: string, now: Date): Date | null {
  const [, amount, unit] = /^(\d+)(y|mo|d)$/.exec(keep) ?? [];
  if (amount === undefined) return null;
  const { y, m, d, day } = localTime(zone, now);
  if (unit === 'd') return new Date(instantOf(zone, day - Number(amount), 0));
  const months = y * 12 + (m - 1) - Number(amount) * (unit === 'y' ? 12 : 1);
  const first = firstOf(months);
  const last = firstOf(months + 1) - 1;
  return new Date(instantOf(zone, Math.min(first + d - 1, last), 0));
}

function firstOf(months: number): number {
  const month = String((months % 12) + 1).padStart(2, '0');
  return readDay(`${String(Math.floor(months / 12)).padStart(4, '0')}-${month}-01`);
}

/** A rough length in days, to compare two of them: years of 365, months of 30. `off` is longest. */
export function keepDays(keep: string): number {
  const [, amount = '', unit] = /^(\d+)(y|mo|d)$/.exec(keep) ?? [];
  if (unit === undefined) return Number.POSITIVE_INFINITY;
  return Number(amount) * { y: 365, mo: 30, d: 1 }[unit as 'y' | 'mo' | 'd'];
}
