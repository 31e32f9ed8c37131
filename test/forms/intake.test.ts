import { expect, it } from 'vitest';
import { intake } from '../../src/forms/intake.ts';
import { caseOf } from './support.ts';

it('asks whether it is the same as another, once, and never before an emergency', () => {
  const similar = { id: 'b', no: '杨企诉-2026-0001', title: '公交站', state: '办理中', owner: '李示范' };
  const facts = { enterprises: [], owner: null, similar, others: 0, files: { photos: 0, documents: 0 } };
  const c = caseOf(facts, { category: 'OTH', status: 'draft' });
  const asked = (more: Record<string, string>): string[] =>
    intake.asks({ category: 'OTH', ...more }, c).map(({ key }) => key);
  expect(asked({})).toContain('same');
  expect(asked({ danger: 'none' })).toContain('same');
  expect(asked({ danger: 'called' })).not.toContain('same');
});
