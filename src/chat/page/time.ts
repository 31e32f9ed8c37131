import { type Locale, locale, zone } from './locale.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + zone.name + JSON.stringify(options);
  let found = formats.get(key);
  if (!found) {
    const tag = language === 'zh' ? 'zh-CN' : 'en-GB';
    found = new Intl.DateTimeFormat(tag, { timeZone: zone.name, ...options });
    formats.set(key, found);
  }
  return found;
}

/** Hours and minutes of a Unix time in seconds, on the township's clock: 09:31. */
export function clockTime(seconds: number): string {
  return format('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(seconds * 1000);
}

/** A key that is the same for two times of one day. */
export function dayKey(seconds: number): string {
  return format('en', { year: 'numeric', month: '2-digit', day: '2-digit' }).format(seconds * 1000);
}

/** 10月12日 周一 or Mon 12 Oct; with its year where that is not the year of `near`. */
export function dayLabel(seconds: number, near: number = seconds): string {
  const parts: Record<string, string> = {};
  const options = { year: 'numeric', month: 'short', day: 'numeric', weekday: 'short' } as const;
  for (const part of format(locale.value, options).formatToParts(seconds * 1000))
    parts[part.type] = part.value;
  const otherYear = dayKey(seconds).slice(-4) !== dayKey(near).slice(-4);
  const { year = '', month = '', day = '', weekday = '' } = parts;
  if (locale.value === 'en') return `${weekday} ${day} ${month}${otherYear ? ` ${year}` : ''}`;
  const zhMonth = month.replace(/月$/, '');
  return `${otherYear ? `${year}年` : ''}${zhMonth}月${day}日 ${weekday}`;
}

/** Day and time together: 10月14日 周三 16:20. */
export function dayTime(seconds: number): string {
  return `${dayLabel(seconds)} ${clockTime(seconds)}`;
}
