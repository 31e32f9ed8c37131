import { DAY_MS, type DurationString, parseDuration, realMs } from '../calendar/duration.ts';
import { keepDays } from '../retain/period.ts';
import { checkCategories } from './category-checks.ts';
import type { Issue } from './issues.ts';
import type { Policy } from './policy.ts';

/**
 * Durations are compared as if every hour counted: 4wh < 1wd < 5wd. Rough where units are mixed,
 * enough to catch a slip.
 */
const ms = (duration: DurationString) => realMs(parseDuration(duration));

/** What no single value shows: order, overlap, references. */
export function crossCheck(policy: Policy): Issue[] {
  return [
    ...checkHours(policy),
    ...checkCalendar(policy),
    ...checkGrades(policy),
    ...checkLadder(policy),
    ...checkReminders(policy),
    ...checkPeriods(policy),
    ...checkCategories(policy),
  ];
}

const at = (path: Issue['path'], zh: string, en: string): Issue => ({ path, words: { zh, en } });

/** `small` may not be more than `big`. */
function notOver(path: Issue['path'], small: DurationString, name: string, big: DurationString): Issue[] {
  if (ms(small) <= ms(big)) return [];
  return [at(path, `${small} 比 ${name} 的 ${big} 还长`, `${small} is longer than ${name}, ${big}`)];
}

function ascending(path: Issue['path'], steps: readonly DurationString[]): Issue[] {
  return steps.flatMap((step, i) => {
    const before = steps[i - 1];
    if (before === undefined || ms(before) < ms(step)) return [];
    return [at([...path, i], `要比前一个（${before}）长`, `must be longer than the one before, ${before}`)];
  });
}

function checkHours({ business_hours, quiet_hours }: Policy): Issue[] {
  const issues = business_hours.flatMap(([open, close], i) => {
    const before = business_hours[i - 1]?.[1];
    if (open >= close)
      return [at(['business_hours', i], `${open} 要早于 ${close}`, `${open} must be before ${close}`)];
    if (before === undefined || before <= open) return [];
    return [
      at(
        ['business_hours', i],
        `和前一段（到 ${before}）重叠`,
        `overlaps the hours before, which end at ${before}`,
      ),
    ];
  });
  if (quiet_hours === 'off') return issues;
  for (const side of ['enterprise', 'staff'] as const) {
    const hours = quiet_hours[side];
    if (hours === 'business_hours' || hours.from < hours.to) continue;
    issues.push(
      at(
        ['quiet_hours', side],
        `${hours.from} 要早于 ${hours.to}`,
        `${hours.from} must be before ${hours.to}`,
      ),
    );
  }
  return issues;
}

function checkCalendar({ calendar }: Policy): Issue[] {
  if (calendar === 'always') return [];
  return calendar.workdays.flatMap((date, i) =>
    calendar.holidays.includes(date)
      ? [at(['calendar', 'workdays', i], `${date} 也写在 holidays 里`, `${date} is among the holidays too`)]
      : [],
  );
}

function checkGrades({ grades, ladder }: Policy): Issue[] {
  return Object.entries(grades).flatMap(([name, grade]) => {
    const { contact, done, always } = grade;
    const before = (key: 'sign' | 'contact' | 'stage', limit: 'contact' | 'done') => {
      const [small, big] = [grade[key], grade[limit]];
      return small && big ? notOver(['grades', name, key], small, limit, big) : [];
    };
    const warned =
      always || !done
        ? []
        : notOver(['ladder', 'warn', 'before'], ladder.warn.before, `grades.${name}.done`, done);
    const first = before('sign', contact ? 'contact' : 'done');
    return [...first, ...before('contact', 'done'), ...before('stage', 'done'), ...warned];
  });
}

function checkLadder({ ladder }: Policy): Issue[] {
  const issues = ascending(
    ['ladder', 'steps'],
    ladder.steps.map(({ after }) => after),
  );
  const levels = ladder.steps.map(({ level }) => level);
  for (const [i, level] of levels.entries()) {
    const before = levels[i - 1];
    if (before === undefined || before < level) continue;
    issues.push(
      at(
        ['ladder', 'steps', i, 'level'],
        `级别要比前一个（${before}）高`,
        `must be above the level before, ${before}`,
      ),
    );
  }
  const last = ladder.steps.find(({ level }) => level === 5);
  if (last)
    issues.push(
      ...notOver(['ladder', 'notice_before_5'], ladder.notice_before_5, 'ladder.steps level 5', last.after),
    );
  return issues;
}

function checkReminders({ reminders }: Policy): Issue[] {
  return (['info', 'confirm'] as const).flatMap((kind) => {
    const last = reminders[kind].at(-1);
    const callback = reminders[`${kind}_callback`];
    const path = ['reminders', kind];
    const late = last
      ? notOver([...path, reminders[kind].length - 1], last, `${kind}_callback`, callback)
      : [];
    return [...ascending(path, reminders[kind]), ...late];
  });
}

type Kept = 'keep_case' | 'keep_conduct' | 'keep_draft' | 'keep_talk';

/** Figures of a year are read from what is kept, and nobody may come back to what is gone. */
function checkKept({ periods }: Policy): Issue[] {
  const least = (keep: Kept, days: number, zh: string, en: string): Issue[] =>
    keepDays(periods[keep]) >= days ? [] : [at(['periods', keep], zh, en)];
  const notUnder = (keep: Kept, name: 'reopen' | 'draft_shelve'): Issue[] => {
    const days = ms(periods[name]) / DAY_MS;
    return least(
      keep,
      days,
      `比 ${name} 的 ${periods[name]} 还短`,
      `is shorter than ${name}, ${periods[name]}`,
    );
  };
  return [
    ...least('keep_case', 365, '至少 1y', 'must be 1y at least'),
    ...notUnder('keep_case', 'reopen'),
    ...least('keep_conduct', 365, '至少 1y', 'must be 1y at least'),
    ...notUnder('keep_draft', 'draft_shelve'),
    ...least('keep_talk', 30, '至少 30d', 'must be 30d at least'),
  ];
}

function checkPeriods(policy: Policy): Issue[] {
  const { periods } = policy;
  return [
    ...checkKept(policy),
    ...notOver(['periods', 'survey'], periods.survey, 'reopen', periods.reopen),
    ...notOver(['periods', 'draft_remind'], periods.draft_remind, 'draft_shelve', periods.draft_shelve),
  ];
}
