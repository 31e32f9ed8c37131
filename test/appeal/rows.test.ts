import { describe, expect, it } from 'vitest';
import { type Appeal, newAppeal, type Relation, type Status } from '../../src/appeal/appeal.ts';
import type { EventType } from '../../src/appeal/events.ts';
import { eventTypes, lifecycle } from '../../src/appeal/lifecycle.ts';
import type { Rule } from '../../src/appeal/lifecycle-row.ts';
import { whyNot } from '../../src/appeal/step.ts';
import { ids, type Move, policy, relations, settingOf, start } from '../support/walk.ts';

/**
 * The field's table of transitions, written down a second time from its own words: who takes the step, and from where.
 * Whatever the table of the code says has to agree with it, row by row.
 */
type Row = { what: string; steps: Partial<Record<EventType, [who: Relation[], from: Status[]]>> };

const cadre: Relation[] = ['owner', 'deputy'];
/** The leader; without one the head, without that the supervisor. */
const leader: Relation[] = ['leader', 'head', 'supervisor'];
const enterprise: Relation[] = ['enterprise'];
const caller: Relation[] = ['dispatcher', 'leader', 'head', 'supervisor'];

const rows: Record<number, Row> = {
  1: { what: 'the enterprise submits', steps: { submit: [enterprise, ['draft']] } },
  2: { what: 'the clock remembers an idle draft', steps: { ring: [['clock'], everyStatus()] } },
  3: { what: 'the cadre acknowledges', steps: { acknowledge: [cadre, ['submitted']] } },
  4: {
    what: 'the dispatcher rejects',
    steps: { reject: [['dispatcher', ...leader], ['submitted']] },
  },
  5: { what: 'the cadre disputes it', steps: { dispute: [cadre, ['submitted', 'in_progress']] } },
  6: { what: 'the dispatcher rules', steps: { rule: [['dispatcher', ...leader], ['disputed']] } },
  7: { what: 'contact is logged', steps: { log_contact: [cadre, ['in_progress', 'long_term']] } },
  8: {
    what: 'progress is noted',
    steps: { progress: [cadre, ['in_progress', 'need_info', 'disputed', 'long_term']] },
  },
  9: { what: 'items are asked for', steps: { ask_info: [cadre, ['in_progress']] } },
  10: {
    what: 'the enterprise answers, or objects',
    steps: {
      answer_info: [enterprise, ['need_info', 'callback', 'unconfirmed']],
      object_info: [enterprise, ['need_info', 'callback']],
    },
  },
  11: {
    what: 'silence about items leads to a call',
    steps: { call_back: [['clock'], ['need_info', 'pending_confirm']] },
  },
  12: {
    what: 'more time is asked for and given',
    steps: { ask_extension: [cadre, ['in_progress']], extend: [leader, ['in_progress']] },
  },
  13: {
    what: 'a long-term plan is proposed and approved',
    steps: { propose_plan: [cadre, ['in_progress']], go_long_term: [leader, ['in_progress']] },
  },
  14: {
    what: 'long-term work ends',
    steps: {
      reach_last: [cadre, ['long_term']],
      end_long_term: [[...cadre, 'leader', 'head'], ['long_term']],
    },
  },
  15: {
    what: 'the result is reported, less than resolved by countersign',
    steps: {
      report_done: [cadre, ['in_progress']],
      propose_done: [cadre, ['in_progress']],
      countersign: [leader, ['in_progress']],
    },
  },
  16: { what: 'the enterprise signs', steps: { sign: [enterprise, ['pending_confirm', 'callback']] } },
  17: {
    what: 'the enterprise is not satisfied',
    steps: { refuse_result: [enterprise, ['pending_confirm', 'callback']] },
  },
  18: {
    what: 'silence about the result leads to a call',
    steps: { call_back: [['clock'], ['need_info', 'pending_confirm']] },
  },
  19: {
    what: 'an opinion is taken by phone, and may be taken back',
    steps: {
      record_opinion: [caller, ['callback']],
      record_refusal: [caller, ['callback']],
      record_info: [caller, ['callback']],
      revert_opinion: [enterprise, ['phone_closed', 'in_progress', 'need_info', 'disputed']],
    },
  },
  20: {
    what: 'three calls in vain file it, and the enterprise revives it',
    steps: { file_unconfirmed: [caller, ['callback']], revive: [enterprise, ['unconfirmed']] },
  },
  21: {
    what: 'the leader ends it by law',
    steps: {
      propose_bylaw: [cadre, ['in_progress', 'pending_confirm']],
      explain: [leader, ['in_progress', 'pending_confirm']],
      take_back: [cadre, ['in_progress', 'long_term', 'pending_confirm']],
    },
  },
  22: {
    what: 'the enterprise withdraws',
    steps: {
      withdraw: [
        enterprise,
        [
          ...(['submitted', 'in_progress', 'disputed', 'long_term', 'need_info'] as const),
          ...(['pending_confirm', 'callback', 'merged'] as const),
        ],
      ],
    },
  },
  23: {
    what: 'two cases are one, if the enterprise agrees',
    steps: {
      ask_merge: [['dispatcher'], ['submitted', 'in_progress', 'need_info']],
      merge: [enterprise, ['submitted', 'in_progress', 'need_info']],
      split: [['enterprise', 'clock'], ['merged']],
    },
  },
  24: { what: 'it is back', steps: { reopen: [enterprise, ['satisfied', 'phone_closed']] } },
};

function everyStatus(): Status[] {
  return [
    ...(['draft', 'submitted', 'in_progress', 'need_info', 'disputed', 'long_term'] as const),
    ...(['pending_confirm', 'callback', 'satisfied', 'phone_closed', 'explained', 'rejected'] as const),
    ...(['merged', 'withdrawn', 'unconfirmed'] as const),
  ];
}

const appealIn = (status: Status): Appeal => ({
  ...newAppeal('a', 'e', ids.enterprise ?? '', policy.version, start),
  status,
  ownerId: ids.owner ?? null,
});

/** The code of the refusal somebody meets; undefined where the table lets them. */
function refused(type: EventType, who: Relation, status: Status): string | undefined {
  const move = { type, who, hours: 0, away: true, lawful: null, data: {} as Move['data'] };
  return whyNot(appealIn(status), type, settingOf(move, start))?.code;
}

const byRelation = /^refuse\.(?:not_yours|callback_not_cadre|conflict)$/;

describe.each(Object.entries(rows))('row %s', (_, { what, steps }) => {
  it.each(Object.entries(steps))(`${what}: %s`, (step, [who, from]) => {
    const type = step as EventType;
    const [anybody = 'clock'] = who;

    for (const other of relations.filter((relation) => !who.includes(relation)))
      expect(refused(type, other, from[0] ?? 'draft'), other).toMatch(byRelation);
    for (const status of everyStatus().filter((one) => !from.includes(one)))
      expect(`${status} ${refused(type, anybody, status)}`).toBe(`${status} refuse.wrong_state`);
    expect([...(lifecycle[type] as Rule).by].toSorted()).toEqual([...who].toSorted());
    expect([...(lifecycle[type] as Rule).from].toSorted()).toEqual([...from].toSorted());
  });
});

it('has a row of the field for every step', () => {
  const known = eventTypes.map((type) => (lifecycle[type] as Rule).row);

  expect(new Set(known.filter((row) => row < 1 || row > 24))).toEqual(new Set());
  for (const row of Object.keys(rows).map(Number)) if (![11, 18].includes(row)) expect(known).toContain(row);
});
