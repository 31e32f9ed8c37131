import { describe, expect, it } from 'vitest';
import { confirmable } from '../../src/appeal/answer-checks.ts';
import type { Answers } from '../../src/appeal/appeal.ts';
import { answer, policy, refusal } from '../support/answering.ts';

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
