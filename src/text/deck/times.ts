import type { Texts } from '../locale.ts';

/** How moments and spans of time are written. */
export const times = {
  'time.today': { zh: '今天 {hm}', en: 'today {hm}' },
  'time.tomorrow': { zh: '明天（{wd}）{hm}', en: 'tomorrow ({wd}) {hm}' },
  'time.date': { zh: '{wd} {m}月{d}日 {hm}', en: '{wd} {d} {m}, {hm}' },
  'time.date_year': { zh: '{y}年{m}月{d}日 {wd} {hm}', en: '{wd} {d} {m} {y}, {hm}' },
  'time.date_only': { zh: '{wd} {m}月{d}日', en: '{wd} {d} {m}' },
  'time.date_only_year': { zh: '{y}年{m}月{d}日 {wd}', en: '{wd} {d} {m} {y}' },
  'time.minutes_left': { zh: '{due}（还有 {minutes} 分钟）', en: '{due} ({minutes} min left)' },
  'time.provisional': {
    zh: '{due}（暂定，等放假安排公布）',
    en: '{due} (provisional until the holiday calendar is out)',
  },
  'time.makeup': { zh: '{due}（调休上班日）', en: '{due} (make-up working day)' },
  'span.day': { zh: '1 天', en: '1 day' },
  'span.weeks': { zh: '{n} 周', en: '{n} weeks' },
  'span.days': { zh: '{n} 天', en: '{n} days' },
  'span.working_day': { zh: '1 个工作日', en: '1 working day' },
  'span.working_days': { zh: '{n} 个工作日', en: '{n} working days' },
  'span.hours': { zh: '{n} 小时', en: '{n} h' },
  'span.minutes': { zh: '{n} 分', en: '{n} min' },
  'span.seconds': { zh: '{n} 秒', en: '{n} s' },
} as const satisfies Texts;
