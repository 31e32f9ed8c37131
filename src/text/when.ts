import {
  type Calendar,
  closingBefore,
  isMakeupDay,
  isOpen,
  isProvisional,
  workingMs,
} from '../calendar/calendar.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../calendar/duration.ts';
import { type LocalTime, localTime } from '../calendar/zone.ts';
import type { Locale } from './locale.ts';
import { say } from './say.ts';

/** For whom and when times are written. `zone` is the township's, whatever the reader's own. */
export type Clock = { locale: Locale; zone: string; now: Date };

const WEEKDAYS = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `今天 11:12`, `明天（周五）17:30`, `周四 11月26日 17:30`; within the hour with the minutes left. */
export function writeTime(clock: Clock, at: Date): string {
  const due = writeMoment(clock, at);
  const left = at.getTime() - clock.now.getTime();
  if (left <= 0 || left > HOUR_MS) return due;
  return say(clock.locale, 'time.minutes_left', { due, minutes: minutesIn(left) });
}

const SECOND_MS = 1000;

/** Begun minutes; a part of a second begins none, for a limit of two minutes is told a moment after it was set. */
const minutesIn = (ms: number): number =>
  Math.max(1, Math.ceil((Math.floor(ms / SECOND_MS) * SECOND_MS) / MINUTE_MS));

/** The same without the minutes, for a message that stays as it is. */
export function writeMoment({ locale, zone, now }: Clock, at: Date): string {
  const then = localTime(zone, at);
  const here = localTime(zone, now);
  const words = wordsOf(locale, then);
  if (then.day === here.day) return say(locale, 'time.today', words);
  if (then.day === here.day + 1) return say(locale, 'time.tomorrow', words);
  return say(locale, then.y === here.y ? 'time.date' : 'time.date_year', words);
}

/** A limit on the calendar it was reckoned on, which tells whether it may still move. */
export function writeDue(clock: Clock, calendar: Calendar, at: Date): string {
  const due = writeTime(clock, asPromised(calendar, at));
  if (isProvisional(calendar, at)) return say(clock.locale, 'time.provisional', { due });
  if (isMakeupDay(calendar, localTime(calendar.zone, at).date))
    return say(clock.locale, 'time.makeup', { due });
  return due;
}

/** A wait of seconds moves a limit from closing time to the next opening; it is written as the closing it was. */
function asPromised(calendar: Calendar, at: Date): Date {
  if (calendar.kind === 'always' || !isOpen(calendar, at)) return at;
  const closing = closingBefore(calendar, at);
  return workingMs(calendar, closing, at) <= MINUTE_MS ? closing : at;
}

/** `周四 11月26日`, with the year where it is another one. */
export function writeDate({ locale, zone, now }: Clock, at: Date): string {
  const then = localTime(zone, at);
  const sameYear = then.y === localTime(zone, now).y;
  return say(locale, sameYear ? 'time.date_only' : 'time.date_only_year', wordsOf(locale, then));
}

function wordsOf(locale: Locale, { y, m, d, weekday, hm }: LocalTime) {
  return { y, m: locale === 'en' ? MONTHS[m - 1] : m, d, wd: WEEKDAYS[locale][weekday], hm };
}

/** Real time in its two largest units: `2 天`, `3 小时 10 分`; seconds under a minute. Below zero reads as zero. */
export function writeDuration(locale: Locale, ms: number): string {
  const span = Math.max(0, ms);
  if (span < MINUTE_MS) return say(locale, 'span.seconds', { n: Math.floor(span / 1000) });
  const days = Math.floor(span / DAY_MS);
  const hours = Math.floor((span % DAY_MS) / HOUR_MS);
  const minutes = Math.floor((span % HOUR_MS) / MINUTE_MS);
  return [
    days === 1 ? say(locale, 'span.day') : days > 1 && say(locale, 'span.days', { n: days }),
    hours > 0 && say(locale, 'span.hours', { n: hours }),
    days === 0 && minutes > 0 && say(locale, 'span.minutes', { n: minutes }),
  ]
    .filter(Boolean)
    .join(' ');
}

/**
 * Working time: `1 个工作日 3 小时`.
 * @param hoursPerDay hours in a working day; 24 on a calendar that is always open, where days are days
 */
export function writeWorking(locale: Locale, ms: number, hoursPerDay: number): string {
  const dayMs = hoursPerDay * HOUR_MS;
  const days = Math.floor(ms / dayMs);
  if (days < 1 || hoursPerDay >= 24) return writeDuration(locale, ms);
  const hours = Math.floor((ms % dayMs) / HOUR_MS);
  const whole = days === 1 ? say(locale, 'span.working_day') : say(locale, 'span.working_days', { n: days });
  return hours === 0 ? whole : `${whole} ${say(locale, 'span.hours', { n: hours })}`;
}
