import { z } from 'zod';
import type { Instant } from '../appeal/appeal.ts';
import { rulesNow } from '../appeal/rules.ts';
import type { Deps } from '../deps.ts';
import { readPerson } from '../people/views.ts';
import { writeAt } from '../text/case-times.ts';
import { shortNumber } from '../text/numbers.ts';
import { say } from '../text/say.ts';
import { listButton, MOST_LINES } from './bundle.ts';
import type { Notice, Rendered, Side } from './notice.ts';
import { addMoved } from './store-moved.ts';
import { notBefore } from './timing.ts';

export const LIMITS_MOVED = 'limits.moved';

/** A limit that another calendar moved, and one who is told of it. */
export type MovedLimit = {
  appealId: string;
  no: string;
  before: Instant;
  after: Instant;
  personId: string;
  side: Side;
};

/** One message for each person, however many cases moved. @param mark of the change: told once */
export async function tellMoved(deps: Deps, moved: readonly MovedLimit[], mark: string): Promise<void> {
  const rules = rulesNow(deps);
  const now = deps.now();
  const people = [...new Map(moved.map((one) => [`${one.personId} ${one.side}`, one])).values()];
  for (const { personId, side } of people) {
    const cases = moved.filter((one) => one.personId === personId && one.side === side);
    const quiet = deps.policies.quietCalendar(rules.policy, side);
    const sending = { kind: LIMITS_MOVED, manner: 'ring', audience: side, urgent: false } as const;
    await addMoved(deps.sql, {
      id: deps.newId(),
      personId,
      kind: LIMITS_MOVED,
      side,
      data: { mark, cases: cases.map(({ no, before, after }) => ({ no, before, after })) },
      now,
      notBefore: notBefore({ ...rules, quiet }, sending, now),
    });
  }
}

const dataSchema = z.object({
  cases: z.array(z.object({ no: z.string(), before: z.number(), after: z.number() })),
});

/** Which limits moved, from when to when, and why. */
export async function renderMoved(deps: Deps, notice: Notice): Promise<Rendered | null> {
  const parsed = dataSchema.safeParse(notice.data);
  const reader = await readPerson(deps.sql, notice.personId);
  if (!parsed.success || reader === null) return null;
  const { locale } = reader;
  const clock = { locale, zone: rulesNow(deps).calendar.zone, now: deps.now() };
  const { cases } = parsed.data;
  const lines = cases.slice(0, MOST_LINES).map(({ no, before, after }) =>
    say(locale, 'moved.line', {
      no_short: shortNumber(no),
      before: writeAt(clock, before),
      after: writeAt(clock, after),
    }),
  );
  const rest = cases.length - lines.length;
  if (rest > 0) lines.push(say(locale, 'list.rest', { n: rest }));
  const isEnterprise = notice.audience === 'enterprise';
  const html = say(locale, isEnterprise ? 'moved.enterprise' : 'moved.cadre', {
    lines: { html: lines.join('\n') },
  });
  const list = isEnterprise
    ? listButton('my_appeals', 'my', locale)
    : listButton('my_tasks', 'tasks', locale);
  return { html, buttons: [[list]] };
}
