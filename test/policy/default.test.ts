import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { beforeDue, addDuration } from '../../src/calendar/calendar.ts';
import { parseDuration } from '../../src/calendar/duration.ts';
import { policyFileSchema } from '../../src/policy/file-schema.ts';
import { readPolicy } from '../../src/policy/load.ts';
import type { Grade } from '../../src/policy/policy.ts';
import { calendarOf } from '../../src/policy/store.ts';
import { secondsPolicy } from '../support/policies.ts';

const policy = readPolicy();
const fast = readPolicy(new URL('../../src/policy/fast.yaml', import.meta.url).pathname);

describe('the default policy', () => {
  it.each<[Grade, object]>([
    ['top', { sign: '30m', contact: '1h', stage: '2h', done: '24h', always: true }],
    ['urgent', { sign: '2wh', contact: '4wh', stage: '1wd', done: '3wd', extension: '2wd', always: false }],
    ['ask', { sign: '4wh', done: '1wd', extension: '1wd' }],
    ['normal', { sign: '4wh', contact: '1wd', stage: '3wd', done: '5wd', extension: '5wd' }],
    [
      'complex',
      { sign: '4wh', contact: '1wd', stage: '3wd', stage_every: '5wd', done: '15wd', extension: '10wd' },
    ],
    ['hard', { sign: '4wh', contact: '1wd', stage: '10wd' }],
    ['rework', { contact: '1wd', done: '5wd' }],
    ['conduct', { sign: '1wd', stage: '5wd', done: '15wd' }],
  ])('gives grade %s its limits', (grade, limits) => {
    expect(policy.grades[grade]).toMatchObject(limits);
  });

  it('gives 特急, 重办 and 疑难 no extension, and 疑难 milestones instead of one limit', () => {
    for (const grade of ['top', 'rework', 'hard'] as const)
      expect(policy.grades[grade].extension).toBeUndefined();
    expect(policy.grades.hard.done).toBeUndefined();
  });

  it('climbs the ladder at once, after one, three and five working days', () => {
    expect(policy.ladder.steps.map(({ level, after }) => `${level} ${after}`)).toEqual([
      '2 0s',
      '3 1wd',
      '4 3wd',
      '5 5wd',
    ]);
    expect(policy.ladder.tells['4']).toEqual(['head', 'supervisor']);
  });

  it('has the 19 categories in the order of the keyboard, power and safety above 一般', () => {
    expect(policy.categories.map(({ code }) => code).join(' ')).toBe(
      'EDU PWR WAT GAS JOB HSG LAND PERM INFRA POL FIN MKT ARR REG SAFE INSP NEIGH COND OTH',
    );
    expect(policy.categories.filter(({ grade }) => grade === 'urgent').map(({ code }) => code)).toEqual([
      'PWR',
      'SAFE',
    ]);
    expect(policy.categories.find(({ code }) => code === 'COND')).toMatchObject({
      confidential: true,
      grade: 'conduct',
    });
  });

  it.each(policy.categories.map((category) => [category.code, category] as const))(
    '%s asks the required questions first, each with an example or a tap, and names files last',
    (code, { questions }) => {
      if (code === 'COND') return;
      const required = questions.map((question) => question.required);
      expect(required).toEqual(required.toSorted((a, b) => Number(b) - Number(a)));
      expect(questions.at(-1)?.key).toBe('files');
      for (const { key, ask, type, options } of questions) {
        const helped = options || type === 'files' || (/例/.test(ask.zh) && /xample/.test(ask.en));
        expect([key, Boolean(helped) || key === 'deadline' || /号|号是多少|学校/.test(ask.zh)]).toEqual([
          key,
          true,
        ]);
      }
    },
  );

  it('asks for power what the conversation asks, in its order', () => {
    const power = policy.categories.find(({ code }) => code === 'PWR');
    expect(power?.questions.map(({ key }) => key)).toEqual([
      ...[
        'description',
        'kind',
        'level',
        'hours',
        'since',
        'location',
        'urgency',
        'wanted',
        'meter',
        'voltage',
      ],
      ...['capacity', 'transformer', 'machines', 'ticket', 'affected', 'told_before', 'deadline', 'files'],
    ]);
  });

  it('keeps labels short enough for two buttons in a row', () => {
    const labels = policy.categories.flatMap(({ name, questions }) => [
      name,
      ...questions.flatMap(({ options = [] }) => options.map(({ label }) => label)),
    ]);
    for (const { zh, en } of labels) expect([zh, zh.length <= 18, en.length <= 20]).toEqual([zh, true, true]);
  });

  it('warns one working day before a limit of five', () => {
    const cal = calendarOf(policy, 'Asia/Shanghai');
    const due = addDuration(cal, new Date('2026-11-19T01:12Z'), parseDuration('5wd'));
    expect(beforeDue(cal, due, parseDuration(policy.ladder.warn.before))).toEqual(
      new Date('2026-11-25T09:30Z'),
    );
  });
});

describe('the published schema', () => {
  it('is the one that the code makes (npm run schema)', () => {
    const published = readFileSync(new URL('../../src/policy/policy.schema.json', import.meta.url), 'utf8');
    expect(JSON.parse(published)).toEqual(JSON.parse(JSON.stringify(policyFileSchema())));
  });
});

describe('quick policies', () => {
  const minutes = (text = '') => Number.parseInt(text, 10) * (text.endsWith('s') ? 1 / 60 : 1);

  it('plays an appeal with its ladder up to red in a quarter of an hour', () => {
    const red = fast.ladder.steps.find(({ level }) => level === 4);
    expect(minutes(fast.grades.normal.done) + minutes(red?.after)).toBeLessThanOrEqual(15);
    expect([fast.calendar, fast.quiet_hours, fast.digest]).toEqual(['always', 'off', 'off']);
  });

  it('has no limit in working time left', () => {
    for (const { ladder, grades, reminders, order, cohandler, periods } of [fast, secondsPolicy()]) {
      expect(JSON.stringify({ ladder, grades, reminders, order, cohandler, periods })).not.toMatch(
        /"\d+w[dh]"/,
      );
    }
  });
});
