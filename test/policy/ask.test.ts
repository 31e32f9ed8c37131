import { describe, expect, it } from 'vitest';
import { askOf, exampleOf, fillingOf, optionsOf } from '../../src/policy/ask.ts';
import { dangerWord, isDangerous } from '../../src/policy/danger.ts';
import { readPolicy } from '../../src/policy/load.ts';

const policy = readPolicy();
const settings = {
  policy,
  now: new Date('2026-11-19T02:00Z'),
  zone: 'Asia/Shanghai',
  address: '示范园区 3 号',
};

function questionOf(code: string, key: string) {
  const found = policy.categories.find((c) => c.code === code)?.questions.find((q) => q.key === key);
  if (!found) throw new Error(`${code}.${key}`);
  return found;
}

describe('an ask', () => {
  it('is a question, and a hint with the numbers of the town', () => {
    const filling = fillingOf({ ...settings, locale: 'zh' });
    expect(askOf(questionOf('PWR', 'told_before'), filling, 'zh')).toEqual({
      question: '以前跟谁反映过？什么时候，怎么答复的？',
      hint: '例：10月20日打过 95598，说线路超负荷',
    });
  });

  it('shows options for this enterprise and this year', () => {
    const zh = fillingOf({ ...settings, locale: 'zh' });
    const en = fillingOf({ ...settings, locale: 'en' });
    expect(optionsOf(questionOf('PWR', 'location'), zh, 'zh')[0]).toEqual({
      key: 'address',
      label: '厂区 示范园区 3 号',
    });
    expect(optionsOf(questionOf('EDU', 'term'), en, 'en').map(({ label }) => label)).toEqual([
      'Spring 2027',
      'Autumn 2027',
      'Now',
    ]);
  });

  it('leaves out the plant of an enterprise without an address', () => {
    const filling = fillingOf({ ...settings, address: '', locale: 'zh' });
    expect(optionsOf(questionOf('PWR', 'location'), filling, 'zh').map(({ key }) => key)).toEqual([
      'park_area',
      'outside',
    ]);
  });

  it('gives its example for a kind word', () => {
    expect(exampleOf(questionOf('JOB', 'number'), 'en')).toBe('8');
    expect(exampleOf(questionOf('PWR', 'urgency'), 'zh')).toBe('已停产');
  });
});

describe('danger', () => {
  it.each([
    ['车间着火了', '着火'],
    ['闻到燃气味', '燃气味'],
    ['There is a Fire in the store', 'fire'],
    ['smell  of gas', undefined],
    ['a fired worker', undefined],
    ['电压低', undefined],
  ])('in %j is %j', (text, word) => {
    expect(dangerWord(policy, text)).toBe(word);
  });

  it('comes with safety, a total outage and a gas leak', () => {
    const of = (code: string) => policy.categories.find((c) => c.code === code) ?? policy.categories[0];
    const dangerous = (code: string, key?: string, keys?: string[]) => {
      const category = of(code);
      return category ? isDangerous(category, key, keys) : false;
    };
    expect(dangerous('SAFE')).toBe(true);
    expect(dangerous('PWR')).toBe(false);
    expect(dangerous('PWR', 'kind', ['out'])).toBe(true);
    expect(dangerous('PWR', 'kind', ['low'])).toBe(false);
    expect(dangerous('GAS', 'kind', ['leak'])).toBe(true);
  });
});
