import { stringify } from 'yaml';
import { loadPolicy } from '../../src/policy/load.ts';
import type { Policy } from '../../src/policy/policy.ts';

/** What a policy file may give; loosely typed, for the loader checks it. */
type Changes = { [key: string]: unknown };

/** The default policy with changes, as a file would make them. */
export function policyWith(changes: Changes = {}): Policy {
  return loadPolicy(stringify(changes));
}

const SECONDS = {
  calendar: 'always',
  quiet_hours: 'off',
  digest: 'off',
  grades: {
    top: { sign: '1s', contact: '2s', stage: '2s', stage_every: '2s', done: '4s' },
    urgent: { sign: '2s', contact: '3s', stage: '3s', done: '5s', extension: '3s' },
    ask: { sign: '2s', done: '4s', extension: '2s' },
    normal: { sign: '2s', contact: '3s', stage: '4s', done: '6s', extension: '4s' },
    complex: { sign: '2s', contact: '3s', stage: '4s', stage_every: '4s', done: '9s', extension: '5s' },
    hard: { sign: '2s', contact: '3s', stage: '5s', stage_every: '5s' },
    rework: { contact: '2s', done: '4s' },
    conduct: { sign: '2s', stage: '4s', done: '8s' },
  },
  cohandler: { sign: '2s', done: '4s' },
  ladder: {
    warn: { before: '1s', share: 0.2 },
    steps: [
      { level: 2, after: '0s' },
      { level: 3, after: '2s' },
      { level: 4, after: '4s' },
      { level: 5, after: '6s' },
    ],
    notice_before_5: '5s',
    top_unsigned: '1s',
  },
  reminders: {
    info: ['1s', '2s', '3s'],
    info_callback: '5s',
    confirm: ['1s', '2s', '3s'],
    confirm_callback: '4s',
    callback: '3s',
    decide: ['2s', '3s'],
    promise: '1s',
  },
  caps: {
    enterprise_per_day: 1000,
    enterprise_per_week: 1000,
    progress_per_day: 1000,
    urge_every: '1s',
    urge_every_top: '1s',
    callback_every: '1s',
  },
  periods: {
    reopen: '60s',
    survey: '30s',
    revert: '30s',
    draft_remind: '5s',
    draft_shelve: '10s',
    behalf_remind: '5s',
    merge: '6s',
    merge_remind: '3s',
    reject_review: '30s',
    answer_review: '10s',
    object: '60s',
    dispute: '10s',
    ask_extension: '1s',
    rule: '4s',
    rule_late: '4s',
    plan_answer: '4s',
    plan_done: '4s',
    grade_answer: '4s',
    catchup_after: '30s',
  },
  order: { answer: '4s', unacked: '2s' },
};

/** A whole life of an appeal in half a minute: always open, no quiet hours, limits in seconds. */
export function secondsPolicy(changes: Changes = {}): Policy {
  return loadPolicy(`${stringify({ ...SECONDS, ...changes })}`);
}
