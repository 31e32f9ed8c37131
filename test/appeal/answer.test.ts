import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from '../../src/appeal/appeal.ts';
import {
  type AnswerContext,
  type AnswerInput,
  answerKeys,
  checkAnswer,
  isAsked,
} from '../../src/appeal/answer.ts';
import { confirmable } from '../../src/appeal/answer-checks.ts';
import { readPolicy } from '../../src/policy/load.ts';
import type { Question } from '../../src/policy/policy.ts';
import { Refusal } from '../../src/refusal.ts';

const policy = readPolicy();
/** Thursday, 19 November 2026. */
const context: AnswerContext = {
  policy,
  answers: {},
  now: new Date('2026-11-19T10:00+08:00'),
  zone: 'Asia/Shanghai',
  locale: 'zh',
  address: '示范园区 3 号',
};

function categoryOf(code: string) {
  const found = policy.categories.find((category) => category.code === code);
  if (!found) throw new Error(code);
  return found;
}
function questionOf(path: string): Question {
  const [code = '', key] = path.split('.');
  const found = categoryOf(code).questions.find((question) => question.key === key);
  if (!found) throw new Error(path);
  return found;
}
function answer(path: string, input: string | AnswerInput, more: Partial<AnswerContext> = {}) {
  const given = typeof input === 'string' ? { text: input } : input;
  return checkAnswer(questionOf(path), given, { ...context, ...more });
}
function refusal(path: string, input: string | AnswerInput, more: Partial<AnswerContext> = {}) {
  try {
    return { answered: answer(path, input, more) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return Object.keys(error.params).length > 0 ? [error.code, error.params] : error.code;
  }
}

describe('a typed text', () => {
  it('is kept as typed, without the space around it', () => {
    expect(answer('PWR.description', ' 2 号车间下午电压只有 340 伏，老跳闸\n')).toBe(
      '2 号车间下午电压只有 340 伏，老跳闸',
    );
  });

  it.each(['电压低', 'Low voltage', '……', ''])('is too short when it says as little as %j', (text) => {
    expect(refusal('PWR.description', text)).toBe('err.description.short');
  });

  it('is long enough with five characters or words', () => {
    expect(answer('PWR.description', '车间停电了')).toBe('车间停电了');
    expect(answer('PWR.description', 'No power in workshop 2')).toBe('No power in workshop 2');
  });

  it('is too long above its limit', () => {
    expect(refusal('PWR.description', '电'.repeat(2001))).toEqual(['err.description.long', { n: 2001 }]);
    expect(refusal('PWR.machines', '机'.repeat(301))).toEqual(['refuse.text_too_long', { n: 301, max: 300 }]);
  });

  it.each([
    '530127199003074514',
    '53012719900307451X',
    '530127 19900307 4514',
    '号码５３０１２７１９９００３０７４５１４，请查',
  ])('is not stored with the ID number %j in it', (text) => {
    expect(refusal('OTH.description', `工人的身份证是 ${text} 办不了入学`)).toBe('err.id_number');
    expect(refusal('PWR.kind', text)).toBe('err.id_number');
  });

  it('may hold other long numbers', () => {
    for (const number of [
      '0501234567890123',
      '91530127MA00DEMA82',
      '621700123456789012345',
      '2601-530127-04-01-000001',
    ]) {
      expect(answer('OTH.description', `这个号 ${number} 查不到`)).toContain(number);
    }
  });

  it('loses what no database holds', () => {
    expect(answer('PWR.machines', 'a\0b\ud800c')).toBe('abc');
  });

  it('must have the form that the policy sets', () => {
    const question: Question = { ...questionOf('PWR.machines'), pattern: '[A-Z]\\d+' };
    expect(checkAnswer(question, { text: 'B12' }, context)).toBe('B12');
    expect(() => checkAnswer(question, { text: '12B' }, context)).toThrow('err.text.form');
  });
});

describe('an option', () => {
  it('is kept by its key, tapped or typed in either language', () => {
    expect(answer('PWR.kind', { option: 'low' })).toBe('low');
    expect(answer('PWR.kind', '低电压')).toBe('low');
    expect(answer('PWR.kind', 'low VOLTAGE')).toBe('low');
    expect(answer('PWR.level', '３８０V')).toBe('v380');
    expect(answer('PWR.location', '厂区 示范园区3号')).toBe('address');
    expect(answer('PWR.told_before', '没有')).toBe('none');
  });

  it('may be another one where the question says so', () => {
    expect(answer('PWR.kind', '电表烧了')).toBe('电表烧了');
    expect(refusal('PWR.urgency', '还行吧')).toBe('ans.choice');
    expect(refusal('PWR.urgency', { option: 'nope' })).toBe('ans.choice');
  });

  it('can be several, in the order of the keyboard', () => {
    expect(answer('PWR.hours', { options: ['night', 'morning'] })).toEqual(['morning', 'night']);
    expect(answer('PWR.hours', '晚上、上午')).toEqual(['morning', 'night']);
    expect(answer('PWR.hours', { option: 'all_day' })).toEqual(['all_day']);
    expect(refusal('PWR.hours', { options: [] })).toBe('ans.choice');
    expect(refusal('PWR.hours', '上午、半夜')).toBe('ans.choice');
  });

  it('that names a term is kept with its year, while it lasts', () => {
    expect(answer('EDU.term', { option: 'term_1' })).toBe('2027 春季');
    expect(answer('EDU.term', { option: 'term_2' }, { locale: 'en' })).toBe('Autumn 2027');
    expect(answer('EDU.term', '2027春季')).toBe('2027 春季');
    const may = { now: new Date('2026-05-02T10:00+08:00') };
    expect(answer('EDU.term', { option: 'term_1' }, may)).toBe('2026 秋季');
  });
});

describe('a number', () => {
  it.each([
    ['8', 8],
    ['８ 个', 8],
    ['大概 12 人', 12],
    ['八个', 8],
    ['两个', 2],
    ['十二个', 12],
    ['二十个人', 20],
  ])('is read from %s', (text, value) => {
    expect(answer('JOB.number', text)).toBe(value);
  });

  it('comes from a tap too', () => {
    expect(answer('EDU.count', { option: '2' })).toBe(2);
    expect(answer('EDU.count', '3 个')).toBe(3);
  });

  it.each(['很多', '8 到 10 个', '-3'])('is not %j', (text) => {
    expect(refusal('JOB.number', text)).toEqual(['ans.number', { example: '8' }]);
  });

  it('has its own words for its range where the deck has them', () => {
    for (const text of ['0', '501', '2.5']) expect(refusal('JOB.number', text)).toBe('err.job.number');
    for (const text of ['0', '51']) expect(refusal('EDU.count', text)).toBe('err.school.count');
    expect(refusal('GAS.distance', '200,000')).toEqual(['err.number.range', { min: 0, max: 100_000 }]);
    expect(answer('PERM.invest', '1.2 亿')).toBe(1.2);
  });
});

describe('a date', () => {
  it.each([
    ['11月10日', '2026-11-10'],
    ['11月10号', '2026-11-10'],
    ['10 Nov', '2026-11-10'],
    ['Nov 10', '2026-11-10'],
    ['November 10th, 2025', '2025-11-10'],
    ['10 Nov 2025', '2025-11-10'],
    ['2026-11-10', '2026-11-10'],
    ['2026/11/9', '2026-11-09'],
    ['2026年3月5日', '2026-03-05'],
    ['20261110', '2026-11-10'],
    ['11.10', '2026-11-10'],
    ['１１月１０日', '2026-11-10'],
    ['10号', '2026-11-10'],
    ['今天', '2026-11-19'],
    ['昨天', '2026-11-18'],
    ['前天', '2026-11-17'],
    ['yesterday', '2026-11-18'],
    ['三天前', '2026-11-16'],
    ['10 days ago', '2026-11-09'],
    ['3月1日', '2026-03-01'],
    ['12月31日', ['err.date.future', { date: '12月31日' }]],
    ['2026-11-20', ['err.date.future', { date: '11月20日' }]],
    ['2027-01-02', ['err.date.future', { date: '2027年1月2日' }]],
    ['2月30日', 'err.date.format'],
    ['2026-13-01', 'err.date.format'],
    ['很久了', 'err.date.format'],
    ['12345', 'err.date.format'],
  ])('of the past, written %s', (text, expected) => {
    const read = refusal('PWR.since', text);
    expect(read).toEqual(
      typeof expected === 'string' && /^\d/.test(expected) ? { answered: expected } : expected,
    );
  });

  it.each([
    ['12月1日', '2026-12-01'],
    ['1月5日', '2027-01-05'],
    ['明天', '2026-11-20'],
    ['今天', '2026-11-19'],
    ['11月10日', ['err.date.past', { date: '11月10日', example: '11月26日' }]],
    ['2026-01-05', ['err.date.past', { date: '1月5日', example: '11月26日' }]],
  ])('of the future, written %s', (text, expected) => {
    expect(refusal('PWR.deadline', text)).toEqual(
      typeof expected === 'string' ? { answered: expected } : expected,
    );
  });

  it('of last December is meant in January', () => {
    expect(answer('PWR.since', '12月20日', { now: new Date('2027-01-05T09:00+08:00') })).toBe('2026-12-20');
  });

  it('is kept as a day when the option means one day, for 今天 is another one tomorrow', () => {
    expect(answer('PWR.since', { option: 'today' })).toBe('2026-11-19');
    expect(answer('PWR.since', { option: 'yesterday' })).toBe('2026-11-18');
    expect(answer('PWR.since', { option: 'last_week' })).toBe('last_week');
    expect(answer('PWR.deadline', { option: 'this_friday' })).toBe('2026-11-20');
    expect(answer('PWR.deadline', { option: 'month_end' })).toBe('2026-11-30');
    expect(answer('PWR.deadline', { option: 'month_end' }, { now: new Date('2026-12-31T23:00+08:00') })).toBe(
      '2026-12-31',
    );
    expect(answer('PWR.deadline', { option: 'none' })).toBe('none');
  });

  it('follows the clock of the town', () => {
    expect(answer('PWR.since', '今天', { now: new Date('2026-11-19T16:30Z') })).toBe('2026-11-20');
  });

  it('is written in the language of the person', () => {
    expect(refusal('PWR.since', '20 Nov', { locale: 'en' })).toEqual(['err.date.future', { date: '20 Nov' }]);
  });
});

describe('the checks of power', () => {
  it('take a customer number of 10 to 16 digits', () => {
    expect(answer('PWR.meter', '0501 2345 6789 0123')).toBe('0501 2345 6789 0123');
    for (const text of ['123456789', '05012345678901234', 'AB12345678']) {
      expect(refusal('PWR.meter', text)).toEqual(['err.power.meter', { text }]);
    }
  });

  it('take a voltage as a figure, near the supply', () => {
    const answers: Answers = { level: 'v380' };
    expect(answer('PWR.voltage', '340，15:00', { answers })).toBe('340，15:00');
    expect(answer('PWR.voltage', '下午3点，340伏', { answers })).toBe('下午3点，340伏');
    expect(refusal('PWR.voltage', '三百多', { answers })).toBe('err.power.voltage.number');
    expect(refusal('PWR.voltage', '15:00', { answers })).toBe('err.power.voltage.number');
    expect(refusal('PWR.voltage', '34，15:00', { answers })).toEqual([
      'err.power.voltage.range',
      { value: 34, level: '380 V' },
    ]);
    expect(refusal('PWR.voltage', '3400', { answers })).toEqual([
      'err.power.voltage.range',
      { value: 3400, level: '380 V' },
    ]);
    expect(answer('PWR.voltage', '9.6 kV', { answers: { level: 'kv10' } })).toBe('9.6 kV');
    expect(answer('PWR.voltage', '34', { answers: { level: 'unknown' } })).toBe('34');
  });

  it('take a doubtful voltage when it is confirmed, and only doubts can be', () => {
    expect(answer('PWR.voltage', '34，15:00', { answers: { level: 'v380' }, confirmed: true })).toBe(
      '34，15:00',
    );
    expect(refusal('PWR.voltage', '三百多', { confirmed: true })).toBe('err.power.voltage.number');
    expect([...confirmable]).toEqual(['err.power.voltage.range', 'err.job.pay_low']);
  });

  it('take two capacities', () => {
    expect(answer('PWR.capacity', '现有 400，要 630')).toBe('现有 400，要 630');
    for (const text of ['400', '很大', '1 2 3'])
      expect(refusal('PWR.capacity', text)).toBe('err.power.capacity');
  });
});

describe('the checks of schooling', () => {
  it.each([
    ['一年级 2 人，四年级 1 人', 3],
    ['grade 1: 2, grade 4: 1', 3],
    ['一年级2个和四年级1个', 3],
    ['小班两个、大班一个', 3],
    ['初一 1 人；高二 2 人', 3],
    ['一年级、二年级、三年级各 1 人', 3],
  ])('count the children of %j', (text, count) => {
    expect(answer('EDU.grades', text, { answers: { count } })).toBe(text);
    expect(refusal('EDU.grades', text, { answers: { count: 7 } })).toEqual([
      'err.school.grades.sum',
      { sum: count, count: 7 },
    ]);
  });

  it('let pass what cannot be counted', () => {
    expect(answer('EDU.grades', '都上一年级', { answers: { count: 2 } })).toBe('都上一年级');
  });

  it.each([
    '一年级 1 个，四年级 1 个，叫王小明',
    '一年级 1 个，四年级 1 个，叫…',
    '王小明 一年级，李红 四年级',
    '张明一年级1人',
    'grade 1: 1, grade 4: 1, named Xiaoming',
  ])('turn away the name in %j', (text) => {
    expect(refusal('EDU.grades', text, { answers: { count: 2 } })).toBe('err.school.name');
  });

  it.each([
    '高一 1 人，高二 1 人',
    '初中一年级 2 个男孩',
    '幼儿园中班 1 名，大班 1 名',
    '四年级和六年级各 1 位',
    '明年一年级 2 人',
    '云南来的 1 人上四年级，江西的 1 人毕业班',
  ])('see no name in %j', (text) => {
    expect(answer('EDU.grades', text, { answers: { count: 2 } })).toBe(text);
  });

  it('look for names in the story too', () => {
    expect(refusal('EDU.description', '工人的孩子叫王小明，秋天要上一年级')).toBe('err.school.name');
    expect(answer('EDU.description', '两名工人的孩子秋季上一年级，没有本地户口')).toContain('两名工人');
  });

  it('take the months of contract and insurance', () => {
    expect(answer('EDU.insurance', '合同 14，社保 0')).toBe('合同 14，社保 0');
    for (const text of ['一年多', '14']) expect(refusal('EDU.insurance', text)).toBe('err.school.insurance');
  });
});

describe('the checks of vacancies', () => {
  it.each([
    ['男，35 岁以下，会看图纸', '男'],
    ['35岁以下', '35岁'],
    ['女性优先', '女性'],
    ['要已婚的', '已婚'],
    ['本地人，会开车', '本地人'],
    ['Male, under 35, reads drawings', 'Male'],
    ['people under 35', 'under 35'],
  ])('turn away %j', (text, word) => {
    expect(refusal('JOB.skills', text)).toEqual(['err.job.discrimination', { word }]);
  });

  it.each([
    '会看图纸，有电工证',
    '能上两班倒，3 年以上经验',
    '男女不限，会开车',
    '年龄不限',
    'management experience, no age limit',
    'single-phase motors',
    'under 35% scrap',
  ])('take %j', (text) => {
    expect(answer('JOB.skills', text)).toBe(text);
  });

  it.each([
    '4500-6500',
    '4500 起',
    '4500～6500 元/月',
    '5000',
    '4,500-6,500',
    '4.5k-6k',
    '5千',
    'from 4500',
    '月薪 5000 元左右',
    '5000 yuan a month',
    '4500到6500',
  ])('read the pay in %j', (text) => {
    expect(answer('JOB.pay', text)).toBe(text);
  });

  it.each(['面议', '180 元一天', '高薪', '6500-4500', '200/天'])('do not read %j as monthly pay', (text) => {
    expect(refusal('JOB.pay', text)).toBe('err.job.pay');
  });

  it('doubt a pay below the minimum wage, unless confirmed or not checked', () => {
    expect(refusal('JOB.pay', '450-650')).toEqual(['err.job.pay_low', { value: 450, minimum: 1920 }]);
    expect(answer('JOB.pay', '450-650', { confirmed: true })).toBe('450-650');
    const unchecked = { ...policy, town: { ...policy.town, minimum_wage: 0 } };
    expect(answer('JOB.pay', '450', { policy: unchecked })).toBe('450');
  });
});

describe('files and lists', () => {
  it('keep as many files as the question allows', () => {
    expect(answer('PWR.files', { files: ['a', 'b', 'c', 'd', 'e', 'f'] })).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(refusal('PWR.files', '看照片')).toBe('ans.choice');
  });

  it('take a list one entry a line', () => {
    const question: Question = { ...questionOf('PWR.machines'), type: 'items', max: 9 };
    expect(checkAnswer(question, { text: '营业执照\n\n 电费单 ' }, context)).toEqual(['营业执照', '电费单']);
    expect(() => checkAnswer(question, { text: ' \n ' }, context)).toThrow('refuse.info_empty');
  });
});

describe('what is asked', () => {
  const asked = (answers: Answers) =>
    categoryOf('PWR')
      .questions.filter((question) => isAsked(question, categoryOf('PWR'), answers))
      .map(({ key }) => key);

  it('leaves out for the bill and for more capacity what does not belong', () => {
    const all = categoryOf('PWR').questions.map(({ key }) => key);
    const without = (...keys: string[]) => all.filter((key) => !keys.includes(key));
    expect(asked({ kind: 'low' })).toEqual(all);
    expect(asked({ kind: 'bill' })).toEqual(without('level', 'hours', 'voltage', 'transformer'));
    expect(asked({ kind: 'more' })).toEqual(without('hours', 'voltage', 'ticket'));
  });

  it('knows a typed answer as other', () => {
    expect(answerKeys(questionOf('PWR.kind'), '电表烧了')).toEqual(['other']);
    expect(answerKeys(questionOf('PWR.kind'), undefined)).toEqual([]);
    expect(asked({ kind: '电表烧了' })).toContain('level');
  });
});

describe('any input at all', () => {
  const questions = policy.categories.flatMap((category) => category.questions);

  it('is answered or refused, never a fault', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...questions),
        fc.string({ unit: 'binary', maxLength: 40 }),
        (question, text) => {
          try {
            checkAnswer(question, { text }, context);
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal);
          }
        },
      ),
    );
  });

  it('that is an option of the policy is taken', () => {
    for (const question of questions) {
      for (const { key } of question.options ?? []) {
        expect(checkAnswer(question, { option: key }, context)).toBeDefined();
      }
    }
  });

  it('that is the example of a question is taken', () => {
    for (const question of questions) {
      const [, example] = /^例：(.+)$/m.exec(question.ask.zh) ?? [];
      if (example === undefined) continue;
      expect(() => checkAnswer(question, { text: example.split('，或')[0] ?? '' }, context)).not.toThrow();
    }
  });
});
