import { weekdayOf } from '../calendar/zone.ts';
import { readDate } from './answer-date.ts';
import { plain } from './answer-text.ts';

/** A day, and how far into it in ms; null where no hour was written. */
export type Moment = { day: number; ms: number | null };

const MINUTE_MS = 60_000;
const CLOCK = /(上午|早上|早|中午|下午|晚上|晚)?\s*(\d{1,2})\s*(?::|点|时)\s*(半|\d{1,2})?\s*分?\s*(am|pm)?/;
const ENGLISH = /()\b(\d{1,2})()\s*(am|pm)\b/;
const LATER = new Set(['中午', '下午', '晚上', '晚', 'pm']);
const NOISE = /之前|以前|前$|^(?:before|by|at|on)\b|\b(?:before|by|at|on)$|[,，、]|\b(?:before|by|at)\b/g;
const WEEKDAYS = ['日天', '一', '二', '三', '四', '五', '六'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/**
 * Reads a coming day and hour as people write them: 周四 17:30, 明天下午3点, 11月26日, 26 Nov 5 pm, 17:30.
 * @param today counted from 1970-01-01
 * @returns undefined where it is no moment
 */
export function readMoment(text: string, today: number): Moment | undefined {
  const said = plain(text).trim().toLowerCase();
  const found = CLOCK.exec(said) ?? ENGLISH.exec(said);
  const ms = found === null ? null : timeOf(found);
  if (ms === undefined) return undefined;
  const rest = (found === null ? said : said.replace(found[0], ' ')).replace(NOISE, ' ').trim();
  const day = rest === '' && ms !== null ? today : (weekday(rest, today) ?? readDate(rest, today, 'future'));
  return day === undefined ? undefined : { day, ms };
}

function timeOf([, part = '', hours = '', minutes = '', half = '']: RegExpExecArray): number | undefined {
  const isLater = LATER.has(part) || LATER.has(half);
  const said = Number(hours);
  const hour = isLater && said < 12 && !(part === '中午' && said > 10) ? said + 12 : said;
  const minute = minutes === '半' ? 30 : Number(minutes || 0);
  return hour > 24 || minute > 59 ? undefined : (hour * 60 + minute) * MINUTE_MS;
}

/** 周四 and Thu are the next ones there are, today included; 下周四 is that of the week after this. */
function weekday(said: string, today: number): number | undefined {
  const [, way = '', name = ''] = /^(本|这|下)?(?:周|星期|礼拜)([一二三四五六日天])$/.exec(said) ?? [];
  const wanted =
    name === '' ? DAYS.findIndex((day) => said.startsWith(day)) : WEEKDAYS.findIndex((w) => w.includes(name));
  const isWord = name !== '' || /^[a-z]+$/.test(said);
  if (wanted < 0 || !isWord) return undefined;
  const now = weekdayOf(today);
  if (way === '下') return today - ((now + 6) % 7) + 7 + ((wanted + 6) % 7);
  return today + ((wanted - now + 7) % 7);
}
