import { describe, expect, it } from 'vitest';
import { type Appeal, newAppeal } from '../../src/appeal/appeal.ts';
import type { AppealEvent } from '../../src/appeal/events.ts';
import { evolve } from '../../src/appeal/evolve.ts';
import { flagsOf } from '../../src/supervision/flags.ts';
import { manyExtensions, sameWords } from '../../src/supervision/flags-town.ts';
import { policy } from '../support/walk.ts';

const HOUR = 3_600_000;
const start = Date.parse('2026-03-02T01:00:00Z');

type Done = [event: AppealEvent, hours: number];

/** Plays the steps and gives the kinds of flags that the last of them raises. */
function flagged(...steps: Done[]): string[] {
  let a: Appeal = newAppeal('a', 'e', 'contact', policy.version, start);
  let kinds: string[] = [];
  for (const [event, hours] of [[submit, 0] as Done, ...steps]) {
    const recorded = { event, at: start + hours * HOUR, actorId: 'someone', relation: 'owner' as const };
    const after = evolve(a, recorded);
    kinds = flagsOf({ before: a, recorded, after }).map(({ kind }) => kind);
    a = after;
  }
  return kinds;
}

const submit: AppealEvent = {
  type: 'submit',
  grade: 'normal',
  ownerId: 'owner',
  answers: {},
  category: 'OTH',
  no: '1',
};
const contact: AppealEvent = { type: 'log_contact', at: start, how: 'phone', note: '约了明早' };
const done: AppealEvent = { type: 'report_done', outcome: 'resolved', text: '好了', left: '' };
const no: AppealEvent = {
  type: 'refuse_result',
  solved: 'unresolved',
  rating: 'dissatisfied',
  reason: 'not_done',
  text: '没好',
};
const sign = (differs = false): AppealEvent => ({
  type: 'sign',
  solved: 'resolved',
  name: '王示例',
  differs,
});
const withdraw: AppealEvent = { type: 'withdraw', reason: 'pushed', text: '' };

describe('what a step gives the supervisor to look at', () => {
  it.each<[string, string[], Done[]]>([
    [
      'a contact that the enterprise denies',
      ['denied'],
      [
        [contact, 1],
        [{ type: 'confirm_contact', yes: false }, 2],
      ],
    ],
    [
      'a contact that it confirms',
      [],
      [
        [contact, 1],
        [{ type: 'confirm_contact', yes: true }, 2],
      ],
    ],
    [
      'an objection to the items',
      ['objected'],
      [
        [{ type: 'ask_info', items: ['发票'] }, 1],
        [{ type: 'object_info', kind: 'provided', text: '给过了' }, 2],
      ],
    ],
    [
      'a withdrawal within a day of a contact',
      ['withdrawn'],
      [
        [contact, 1],
        [withdraw, 24],
      ],
    ],
    [
      'a withdrawal later than that',
      [],
      [
        [contact, 1],
        [withdraw, 26],
      ],
    ],
    [
      '满意 within a day of a contact, after 不满意',
      ['signed_soon'],
      [
        [done, 1],
        [no, 2],
        [contact, 3],
        [done, 4],
        [sign(), 20],
      ],
    ],
    [
      '满意 in the first round',
      [],
      [
        [contact, 3],
        [done, 4],
        [sign(), 5],
      ],
    ],
    [
      '满意 after 不满意, long after the contact',
      [],
      [
        [done, 1],
        [no, 2],
        [contact, 3],
        [done, 4],
        [sign(), 40],
      ],
    ],
    [
      'a signature in another name',
      ['name_differs'],
      [
        [done, 1],
        [sign(true), 2],
      ],
    ],
    [
      'the same where others with the matter have not confirmed yet',
      ['name_differs'],
      [
        [done, 1],
        [{ type: 'sign_ahead', solved: 'resolved', name: '王示例', differs: true }, 2],
      ],
    ],
    [
      'the second 不满意',
      ['twice_not'],
      [
        [done, 1],
        [no, 2],
        [done, 3],
        [no, 4],
      ],
    ],
    [
      'the first',
      [],
      [
        [done, 1],
        [no, 2],
      ],
    ],
    [
      'the second change of hands',
      ['passed_on'],
      [
        [{ type: 'reassign', toId: 'b', text: '' }, 1],
        [{ type: 'reassign', toId: 'c', text: '' }, 2],
      ],
    ],
    [
      'a dispute after a change of hands',
      ['passed_on'],
      [
        [{ type: 'reassign', toId: 'b', text: '' }, 1],
        [{ type: 'dispute', unit: '', text: '' }, 2],
      ],
    ],
    [
      'the third change, told already',
      [],
      [
        [{ type: 'reassign', toId: 'b', text: '' }, 1],
        [{ type: 'reassign', toId: 'c', text: '' }, 2],
        [{ type: 'reassign', toId: 'd', text: '' }, 3],
      ],
    ],
  ])('%s', (_, kinds, steps) => {
    expect(flagged(...steps)).toEqual(kinds);
  });
});

describe('what only the town as a whole shows', () => {
  const written = (text: string, i: number, by = 'cadre') => ({ appealId: `a${i}`, no: `${i}`, by, text });

  it('sees nearly the same words of one person on three cases', () => {
    const texts = [
      '已现场查看，正在协调供电所处理',
      '已现场查看，正在协调供电所处理。',
      '已现场查看,正在协调供电所处理',
    ];

    const [flag, ...more] = sameWords(texts.map((text, i) => written(text, i)));

    expect(more).toEqual([]);
    expect(flag).toMatchObject({ kind: 'same_words', subjectId: 'cadre', appealIds: ['a0', 'a1', 'a2'] });
    expect(flag?.data.texts).toEqual(texts.map((text, i) => `${i}\n${text}`));
    // One more such text is the same occasion.
    const [again] = sameWords([...texts, texts[0] ?? ''].map((text, i) => written(text, i)));
    expect(again?.key).toBe(flag?.key);
  });

  it('sees none in two cases, in one case thrice, in other figures, in short words, in those of two people', () => {
    const same = '已现场查看，正在协调供电所处理';
    expect(sameWords([written(same, 1), written(same, 2)])).toEqual([]);
    expect(sameWords([written(same, 1), written(same, 1), written(same, 1)])).toEqual([]);
    expect(sameWords([1, 2, 3].map((i) => written(`量了电压，${i}40 伏，周${i}调档处理`, i)))).toEqual([]);
    expect(sameWords([1, 2, 3].map((i) => written('在办', i)))).toEqual([]);
    expect(sameWords([1, 2, 3].map((i) => written(same, i, `cadre${i}`)))).toEqual([]);
  });

  it('names a grid in which more than three in ten of at least five cases were given more time, once a month', () => {
    const grid = (n: number, k: number) => ({
      grid: '甲',
      n,
      extended: Array.from({ length: k }, (_, i) => `a${i}`),
    });

    expect(manyExtensions([grid(5, 2)], '2026-03')).toMatchObject([
      { kind: 'grid_extensions', key: 'grid_extensions:甲:2026-03', data: { grid: '甲', n: 5, k: 2 } },
    ]);
    expect(manyExtensions([grid(4, 4), grid(10, 3)], '2026-03')).toEqual([]);
  });
});
