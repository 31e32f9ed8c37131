/** Working days, working hours, then real time: days of 24 hours, hours, minutes, seconds. */
export type Unit = 'wd' | 'wh' | 'd' | 'h' | 'm' | 's';
export type Duration = { amount: number; unit: Unit };
/** A duration as policy files and texts hold it: `5wd`, `4wh`, `30d`, `24h`, `30m`, `90s`. */
export type DurationString = `${number}${Unit}`;

export const DURATION_PATTERN = /^(0|[1-9]\d{0,5})(wd|wh|d|h|m|s)$/;

const SECOND = 1000;
export const MINUTE_MS = 60 * SECOND;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** What a unit lasts in real time; `wd` and `wh` as they count on a calendar that is always open. */
const REAL_MS: Record<Unit, number> = {
  wd: DAY_MS,
  wh: HOUR_MS,
  d: DAY_MS,
  h: HOUR_MS,
  m: MINUTE_MS,
  s: SECOND,
};

const parsed = new Map<string, Duration>();

export function isDuration(text: string): text is DurationString {
  return DURATION_PATTERN.test(text);
}

/** Reads `5wd`, `90s` …; throws on anything else, for a policy is checked before it comes here. */
export function parseDuration(text: string): Duration {
  const known = parsed.get(text);
  if (known) return known;
  const [, amount, unit] = DURATION_PATTERN.exec(text) ?? [];
  if (!unit) throw new Error(`not a duration: ${text}`);
  const duration = Object.freeze({ amount: Number(amount), unit: unit as Unit });
  parsed.set(text, duration);
  return duration;
}

/** Milliseconds of a duration where every hour counts: 1wd is 24 h, 1wh is 1 h. */
export function realMs({ amount, unit }: Duration): number {
  return amount * REAL_MS[unit];
}
