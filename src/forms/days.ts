import type { Instant } from '../appeal/appeal.ts';
import { after } from '../appeal/limits.ts';
import { isWorkday, workdayFrom } from '../calendar/calendar.ts';
import { instantOf, readDay } from '../calendar/zone.ts';
import { Refusal } from '../refusal.ts';
import { type Clock, writeDate, writeMoment } from '../text/when.ts';
import type { AskOption, FormCase } from './form.ts';

type Case = Pick<FormCase, 'rules' | 'clock'>;

/**
 * The end of a day's business, for which a typed day stands.
 * @param date `YYYY-MM-DD`
 */
export function endOfDay(date: string, { rules, clock }: Case): Instant {
  // Where there are no hours, a day ends with itself.
  const days = rules.calendar.kind === 'always' ? '1wd' : '0wd';
  return after(rules, 'normal', instantOf(clock.zone, readDay(date), 0), days);
}

/** Refuses a day on which nobody works, and names the next one that is worked. */
export function judgeWorkday(date: string, { rules, clock }: Case): void {
  if (isWorkday(rules.calendar, date)) return;
  const noon = (day: string): Date => new Date(instantOf(clock.zone, readDay(day), 12 * 3_600_000));
  throw new Refusal('err.order.day', {
    date: writeDate(clock, noon(date)),
    example: writeDate(clock, noon(workdayFrom(rules.calendar, date))),
  });
}

/** Eight digits in base 36 are the moments from 1972 to 2059; fewer would also be "today" or "tomorrow", as people type them. */
const MOMENT = /^t([0-9a-z]{8})$/;

/** The moment that a button of `momentOptions` stands for; undefined for what was typed. */
export function momentIn(value: unknown): Instant | undefined {
  const [, at] = MOMENT.exec(String(value)) ?? [];
  return at === undefined ? undefined : Number.parseInt(at, 36);
}

/**
 * Buttons for moments; two that read alike are one, the later. Each holds its own moment, so that what it says is what
 * is kept, however long the conversation takes.
 */
export function momentOptions(moments: readonly Instant[], { clock }: Case): AskOption[] {
  const write = (locale: Clock['locale'], at: Instant): string =>
    writeMoment({ ...clock, locale }, new Date(at));
  const byLabel = new Map(
    moments.map((at) => [
      write('zh', at),
      { key: `t${at.toString(36)}`, label: { words: { zh: write('zh', at), en: write('en', at) } } },
    ]),
  );
  return [...byLabel.values()];
}
