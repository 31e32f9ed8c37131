import { expect, it } from 'vitest';
import { confirm } from '../../src/forms/confirm.ts';
import type { FormCase } from '../../src/forms/form.ts';
import { reasonText } from '../../src/text/reasons.ts';

it.each(['zh', 'en'] as const)('has words for what a 基本满意 gives as its reason (%s)', (locale) => {
  const answers = { solved: 'resolved', rating: 'fairly', missing: '门还没装回去' };
  const event = confirm.event?.(answers, { person: { name: '王示例' } } as FormCase);
  const reason = event?.type === 'refuse_result' ? event.reason : '';
  expect(reason).not.toBe('');
  expect(reasonText(locale, reason)).not.toBe(reason);
});
