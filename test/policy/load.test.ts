import { describe, expect, it } from 'vitest';
import {
  loadPolicy,
  PolicyFaults,
  policyDocument,
  readPolicy,
  restorePolicy,
  writeFault,
} from '../../src/policy/load.ts';
import { policyWith } from '../support/policies.ts';

function faultsOf(text: string) {
  try {
    loadPolicy(text);
  } catch (error) {
    if (error instanceof PolicyFaults) return error.faults;
    throw error;
  }
  return [];
}
const places = (text: string) => faultsOf(text).map(({ path, line, column }) => `${line}:${column} ${path}`);
const told = (text: string) => faultsOf(text).map((fault) => writeFault(fault, 'en'));

describe('a policy file', () => {
  it('gives only what differs', () => {
    const policy = loadPolicy('calendar: always\ngrades: { normal: { done: 3wd } }\ndanger_words: [起火]\n');
    const base = readPolicy();
    expect(policy.calendar).toBe('always');
    expect(policy.grades.normal).toEqual({ ...base.grades.normal, done: '3wd' });
    expect(policy.danger_words).toEqual(['起火']);
    expect(policy.periods).toEqual(base.periods);
  });

  it('may be empty', () => {
    expect(loadPolicy('')).toEqual(readPolicy());
    expect(loadPolicy('# nothing yet\n')).toEqual(readPolicy());
  });

  it('takes china for short, and deviations on their own', () => {
    expect(loadPolicy('calendar: china').calendar).toEqual(readPolicy().calendar);
    expect(loadPolicy('calendar: { holidays: [2027-02-09], complete: [2027] }').calendar).toEqual({
      base: 'china',
      workdays: [],
      holidays: ['2027-02-09'],
      complete: [2027],
    });
  });

  it('takes a setting away with null', () => {
    expect(loadPolicy('grades: { normal: { extension: null } }').grades.normal).not.toHaveProperty(
      'extension',
    );
  });

  it('changes one category, question or option by its code or key', () => {
    const policy = loadPolicy(`
categories:
  WAT: { grade: urgent }
  MKT: null
  PWR:
    questions:
      hours: { required: false }
      ticket: null
      kind: { options: { low: { label: { zh: 电压低 } } } }
  TAX:
    name: { zh: 税务, en: Tax }
    grade: ask
    title: [description]
    questions: [description, { use: wanted, required: false }]
`);
    const of = (code: string) => policy.categories.find((category) => category.code === code);
    expect(of('WAT')?.grade).toBe('urgent');
    expect(of('MKT')).toBeUndefined();
    const power = of('PWR')?.questions ?? [];
    expect(power.find(({ key }) => key === 'hours')?.required).toBe(false);
    expect(power.some(({ key }) => key === 'ticket')).toBe(false);
    const low = power.find(({ key }) => key === 'kind')?.options?.find(({ key }) => key === 'low');
    expect(low?.label).toEqual({ zh: '电压低', en: 'Low voltage' });
    expect(of('TAX')?.questions.map(({ key, required }) => [key, required])).toEqual([
      ['description', true],
      ['wanted', false],
    ]);
    expect(policy.categories).toHaveLength(19);
  });

  it('changes a shared question everywhere', () => {
    const policy = loadPolicy('common: { affected: { label: { zh: 影响面 } } }');
    const labels = policy.categories.flatMap(({ questions }) =>
      questions.filter(({ key }) => key === 'affected'),
    );
    expect(labels.length).toBeGreaterThan(5);
    expect(new Set(labels.map(({ label }) => label.zh))).toEqual(new Set(['影响面']));
  });

  it('reads back as the same policy what is shown of it', () => {
    const policy = policyWith({ calendar: 'always', caps: { files: 5 }, periods: { reopen: '31d' } });
    expect(loadPolicy(JSON.stringify(policyDocument(policy)))).toEqual(policy);
    expect(loadPolicy(JSON.stringify(policy, null, 2))).toEqual(policy);
  });

  it('reads back without what was taken away', () => {
    const policy = policyWith({
      grades: { normal: { extension: null } },
      categories: { MKT: null },
      danger_words: [],
    });
    expect(loadPolicy(JSON.stringify(policyDocument(policy)))).toEqual(policy);
    expect(restorePolicy({ version: policy.version, document: policyDocument(policy) })).toEqual(policy);
  });

  it('has a version that changes with its content and not with its spelling', () => {
    const a = loadPolicy('caps: { files: 4, file_mb: 10 }\ncommon: { files: { max: 4 } }');
    const b = loadPolicy('{"common":{"files":{"max":4}},"caps":{"file_mb":10,"files":4}}');
    expect(a.version).toMatch(/^[0-9a-f]{12}$/);
    expect(b.version).toBe(a.version);
    expect(a.version).not.toBe(readPolicy().version);
  });
});

describe('faults of a policy file', () => {
  it('are told all at once, each with its line and column, in both languages', () => {
    const text = `town:
  phone: abc
grades:
  normal:
    done: 5 days
    sing: 4wh
digest: 8:45
caps: { files: -1 }
`;
    const faults = faultsOf(text);
    expect(faults.map(({ path, line, column }) => `${line}:${column} ${path}`)).toEqual([
      '2:10 town.phone',
      '5:11 grades.normal.done',
      '6:5 grades.normal.sing',
      '7:9 digest',
      '8:16 caps.files',
    ]);
    expect(faults.map((fault) => writeFault(fault, 'zh', 'p.yaml'))).toEqual([
      'p.yaml:2:10 town.phone：不能是“abc”，要：电话号码',
      expect.stringMatching(/^p\.yaml:5:11 grades\.normal\.done：不能是“5 days”，要：时长，例：5wd/),
      expect.stringMatching(
        /^p\.yaml:6:5 grades\.normal\.sing：没有这一项，是不是“sign”？能写的：sign、contact/,
      ),
      'p.yaml:7:9 digest：不能是“8:45”，要：off，或钟点，例："08:45"',
      'p.yaml:8:16 caps.files：至少 0',
    ]);
    expect(told(text)[2]).toMatch(/^6:5 grades\.normal\.sing: no such setting; did you mean “sign”\?/);
  });

  it.each([
    ['calendar: alway', '1:11 calendar'],
    ['calendar: { workdays: [2026-02-30] }', '1:24 calendar.workdays.1'],
    ['calendar: { holiday: [] }', '1:13 calendar.holiday'],
    ['quiet_hours: { staff: none }', '1:23 quiet_hours.staff'],
    ['ladder: { steps: [{ level: 6, after: 1wd }] }', '1:28 ladder.steps.1.level'],
    ['ladder: { warn: { share: 1.5 } }', '1:26 ladder.warn.share'],
    ['business_hours: [["08:30"]]', '1:18 business_hours.1'],
    ['business_hours: []', '1:17 business_hours'],
    ['reminders: { info: 1wd }', '1:20 reminders.info'],
    ['categories: { PWR: { grade: hot } }', '1:29 categories.PWR.grade'],
    [
      'categories: { PWR: { questions: { kind: { type: chioce } } } }',
      '1:49 categories.PWR.questions.kind.type',
    ],
    ['categories: { XYZ: { grade: ask } }', '1:20 categories.XYZ.name'],
    ['common: { since: { ask: { zh: "" } } }', '1:31 common.since.ask.zh'],
    ['categories: { OTH: { questions: [description, sinse] } }', '1:47 categories.OTH.questions.2'],
    ['- calendar', '1:1 '],
    ['town: {\n  a: [', '2:7 '],
  ])('%s: at %s', (text, place) => {
    expect(places(text)).toContain(place);
  });

  it('names once a fault in a shared question', () => {
    expect(places('common: { since: { type: dat } }')).toEqual(['1:26 common.since.type']);
  });

  it.each([
    ['business_hours: [["12:00", "08:30"]]', '12:00 must be before 08:30'],
    ['business_hours: [["08:30", "12:00"], ["11:00", "17:30"]]', 'overlaps'],
    ['quiet_hours: { enterprise: { from: "18:00" } }', '18:00 must be before 18:00'],
    ['calendar: { workdays: [2026-11-21], holidays: [2026-11-21] }', 'among the holidays'],
    ['grades: { normal: { sign: 2wd } }', '2wd is longer than contact, 1wd'],
    ['grades: { normal: { stage: 6wd } }', '6wd is longer than done, 5wd'],
    ['ladder: { warn: { before: 4wd } }', '4wd is longer than grades.urgent.done, 3wd'],
    [
      'ladder: { steps: [{ level: 2, after: 1wd }, { level: 3, after: 0s }] }',
      'must be longer than the one before, 1wd',
    ],
    [
      'ladder: { steps: [{ level: 3, after: 0s }, { level: 2, after: 1wd }] }',
      'must be above the level before, 3',
    ],
    ['ladder: { notice_before_5: 6wd }', '6wd is longer than'],
    ['reminders: { confirm: [3wd, 1wd] }', 'must be longer than the one before, 3wd'],
    ['reminders: { confirm_callback: 2wd }', '5wd is longer than confirm_callback, 2wd'],
    ['periods: { survey: 40d }', '40d is longer than reopen, 30d'],
    ['periods: { keep_case: 11mo }', 'must be 1y at least'],
    ['periods: { keep_case: 1y, reopen: 400d }', 'is shorter than reopen, 400d'],
    ['periods: { keep_draft: 10d }', 'is shorter than draft_shelve, 14d'],
    ['periods: { keep_talk: 7d }', 'must be 30d at least'],
    ['categories: { PWR: { title: [kinds] } }', 'no question “kinds”'],
    ['categories: { PWR: { danger: { kind: [dead] } } }', '“kind” has no option “dead”'],
    [
      'categories: { PWR: { questions: { level: { when: { urgency: [stopped] } } } } }',
      'no earlier question “urgency”',
    ],
    [
      'categories: { PWR: { questions: { level: { when: { kind: [nope] } } } } }',
      '“kind” has no option “nope”',
    ],
    ['categories: { PWR: { questions: { level: { options: null } } } }', 'choice needs options'],
    [
      'categories: { PWR: { questions: { level: { options: { kv35: { label: { zh: 10 kV } } } } } } }',
      'is there twice',
    ],
    ['categories: { EDU: { questions: { count: { min: 60 } } } }', 'is more than max, 50'],
    [
      'categories: { EDU: { questions: { count: { options: { two: { label: { zh: 两, en: two } } } } } } }',
      'must be one',
    ],
    ['common: { since: { future: true } }', 'exclude each other'],
    ['common: { files: { max: 9 } }', 'more than caps.files, 5'],
    ['common: { wanted: { ask: { en: "Call {phone}?" } } }', 'no {phone} here'],
  ])('%s: %s', (text, message) => {
    expect(told(text).join('\n')).toContain(message);
  });
});
