import { expect, it } from 'vitest';
import { readWords } from '../../src/text/files-alone.ts';

it('reads what stands for files in either language, and leaves what people wrote', () => {
  expect(readWords('files: 12', 'zh')).toBe('附件 12 个');
  expect(readWords('附件 3 个', 'en')).toBe('files: 3');
  expect(readWords('附件 3 个，请看', 'en')).toBe('附件 3 个，请看');
});
