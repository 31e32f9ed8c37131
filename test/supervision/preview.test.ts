import { describe, expect, it } from 'vitest';
import { newAppeal, type Appeal, type Instant } from '../../src/appeal/appeal.ts';
import { evolve } from '../../src/appeal/evolve.ts';
import type { AppealEvent } from '../../src/appeal/events.ts';
import { calendarOf } from '../../src/policy/store.ts';
import { withHours } from '../../src/calendar/calendar.ts';
import { foresee } from '../../src/supervision/preview.ts';
import { heardBy, type PreviewCase, timed } from '../../src/supervision/preview-pings.ts';
import { rules, policy } from '../support/walk.ts';

const DAY = 86_400_000;
/** Monday, 2 March 2026, 09:00 in Shanghai. */
const filed = Date.parse('2026-03-02T01:00:00Z');
const office = {
  leader: ['leader'],
  head: ['head'],
  supervisor: ['supervisor'],
  dispatcher: ['dispatcher'],
  away: {},
};
const quiet = withHours(calendarOf(policy, 'Asia/Shanghai'), [['08:30', '18:00']]);
const hoursFor = () => ({ policy: rules.policy, calendar: rules.calendar, quiet });

function appealAfter(...events: [AppealEvent, Instant?][]): Appeal {
  const submit = {
    type: 'submit',
    grade: 'normal',
    ownerId: 'owner',
    answers: {},
    category: 'OTH',
    no: '杨企诉-2026-0001',
  } as const;
  return [[submit, filed] as const, ...events].reduce(
    (a, [event, at = filed]) => evolve(a, { event, at, actorId: 'owner', relation: 'owner' }),
    newAppeal('a', 'e', 'contact', policy.version, filed),
  );
}

const caseOf = (more: Partial<PreviewCase> = {}): PreviewCase => ({
  rules,
  office,
  no: '杨企诉-2026-0001',
  enterprise: '示例精密材料有限公司',
  listenerId: 'contact',
  ownerDeputyId: 'deputy',
  standInAt: () => null,
  members: ['leader', 'head', 'supervisor', 'discipline', 'dispatcher'].map((role) => ({
    id: role,
    roles: [role],
    isContact: false,
  })),
  ...more,
});

const kindsIn = (a: Appeal, days: number) =>
  foresee(caseOf(), a, { from: filed, until: filed + days * DAY }).map(({ kind }) => kind);

describe('what the clock will do to a case if nobody does anything', () => {
  it('lets each alarm ring, so that what follows from it is foreseen too', () => {
    const kinds = kindsIn(appealAfter(), 21);

    expect(kinds).toEqual([
      'sign',
      'contact',
      'half',
      'warn',
      'late.2',
      'late.3',
      'late.4',
      'notice',
      'late.5',
    ]);
    // The last step has a timer only once the notice before it has rung.
    expect(kinds.slice(-2)).toEqual(['notice', 'late.5']);
  });

  it('follows a case through the reminders into the call-back', () => {
    const asked = appealAfter(
      [{ type: 'acknowledge' }],
      [{ type: 'report_done', outcome: 'resolved', text: '好了', left: '' }],
    );

    expect(kindsIn(asked, 30)).toEqual([
      'confirm.1',
      'confirm.2',
      'confirm.3',
      'confirm.callback',
      'callback',
      'callback.2',
      'callback.3',
    ]);
  });

  it('looks no further than it was asked, and leaves the case as it is', () => {
    const a = appealAfter();
    const before = JSON.stringify(a);

    expect(kindsIn(a, 1)).toEqual(['sign']);
    expect(JSON.stringify(a)).toBe(before);
  });
});

describe('who hears of it, and when', () => {
  const pingsOf = (a: Appeal, days: number, one = caseOf()) =>
    timed(
      heardBy(one, foresee(one, a, { from: filed, until: filed + days * DAY })),
      hoursFor,
      'Asia/Shanghai',
    );

  it('names the owner and the office as the ladder does, the deputy while the owner is away', () => {
    const heard = (one: PreviewCase) => pingsOf(appealAfter(), 1, one).map(({ personId }) => personId);

    expect(heard(caseOf())).toEqual(['owner', 'leader']);
    expect(heard(caseOf({ standInAt: () => 'deputy' }))).toEqual(['deputy', 'leader']);
  });

  it('sends nothing outside the hours', () => {
    const at = (iso: string) => Date.parse(iso);
    const evening = appealAfter([
      { type: 'issue_order', id: 'o', text: '', dueAt: at('2026-03-03T13:00:00Z'), no: '督-1' },
    ]);
    const due = pingsOf(evening, 4).find(({ kind }) => kind === 'order.due.o');

    expect(new Date(due?.at ?? 0).toISOString()).toBe('2026-03-04T00:30:00.000Z');
  });

  it('leaves the enterprise one reminder a day, and bundles what moves to the next', () => {
    const asked = appealAfter(
      [{ type: 'acknowledge' }],
      [{ type: 'report_done', outcome: 'resolved', text: '', left: '' }],
    );
    const born = ['1', '2', '3'].flatMap((no) =>
      heardBy(caseOf({ no }), foresee(caseOf(), asked, { from: filed, until: filed + 2 * DAY })),
    );
    const shifted = born.map((ping, i) => ({ ...ping, at: ping.at + i * 60_000 }));
    const pings = timed(shifted, hoursFor, 'Asia/Shanghai').map(({ no, at }) => [
      no,
      new Date(at).toISOString(),
    ]);

    expect(pings).toEqual([
      ['1', '2026-03-03T00:30:00.000Z'],
      ['2', '2026-03-04T00:30:00.000Z'],
      ['3', '2026-03-04T00:30:00.000Z'],
    ]);
  });
});
