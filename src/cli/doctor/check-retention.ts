import { isAnythingErased } from '../../retain/retain.ts';
import { type Held, readHeld } from '../../retain/store-day.ts';
import type { Words } from '../../text/locale.ts';
import { type Check, ok, type OpenPatient, warn } from './finding.ts';
import { readApplied } from './views.ts';

/** Whether something had its time and waits for somebody to say that the clock is right. */
export const retention: Check<OpenPatient> = {
  id: 'retention',
  run: async ({ sql }) => {
    const held = (await readApplied(sql)) === null ? null : await readHeld(sql);
    if (held === null || !isAnythingErased(held.counts)) return ok('没有要等的', 'nothing waits');
    const { cases, drafts, people } = held.counts;
    const why = whys[held.why];
    return warn(
      {
        zh: `到期的没有清除：${why.zh}。${held.day} 数到 ${cases} 件、草稿 ${drafts}、离开的人 ${people}，还有消息通知`,
        en: `nothing is erased: ${why.en}. On ${held.day} it would have been cases ${cases}, drafts ${drafts}, people ${people}, and what was told of them`,
      },
      {
        zh: '先看钟对不对，再看 npx xiaoer retain --dry-run；都对就 npx xiaoer retain --apply，以后每天自己清',
        en: 'see that the clock is right and what npx xiaoer retain --dry-run says; then npx xiaoer retain --apply, and from then on it goes on by itself',
      },
    );
  },
};

const whys: Record<Held['why'], Words> = {
  first: { zh: '这个库还没清过', en: 'this database was never swept' },
  long: { zh: '上次清除隔得太久', en: 'the last time is too long ago' },
  ahead: {
    zh: '上次清除的日子在将来，钟乱过',
    en: 'the day of the last time lies ahead, so a clock was wrong',
  },
};
