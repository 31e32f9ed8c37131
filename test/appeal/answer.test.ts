import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerKeys, checkAnswer, isAsked } from '../../src/appeal/answer.ts';
import type { Answers } from '../../src/appeal/appeal.ts';
import type { Question } from '../../src/policy/policy.ts';
import { Refusal } from '../../src/refusal.ts';
import { answer, categoryOf, context, policy, questionOf, refusal } from '../support/answering.ts';

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
