import { describe, expect, it } from 'vitest';
import { checkSignature } from '../../src/forms/confirm.ts';
import { Refusal } from '../../src/refusal.ts';

function verdict(typed: string, roster = '王示例'): string {
  try {
    checkSignature(typed, roster);
    return 'fits';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

describe('a typed signature', () => {
  it.each(['王示例', ' 王 示例 ', '王示例\u3000'])('is the roster name however it is spaced: %j', (typed) => {
    expect(verdict(typed)).toBe('fits');
  });

  it.each(['买买提·艾力·吐尔逊江', 'John Smith', '王小例'])(
    'may be another name, once confirmed: %s',
    (typed) => {
      expect(verdict(typed)).toBe('err.sign.differs');
    },
  );

  it.each(['王', '1', '👍', '12345'])('is more than %j', (typed) => {
    expect(verdict(typed)).toBe('err.sign.empty');
  });

  it.each(['还没办好', '满意', '谢谢，办好了', 'not yet', '这件事情其实早就应该有人来管一管'])(
    'is a name and no sentence: %s',
    (typed) => {
      expect(verdict(typed)).toBe('err.sign.sentence');
    },
  );

  it('fits where a name reads like a word', () => {
    expect(verdict('Still Solved', 'Still Solved')).toBe('fits');
  });
});
