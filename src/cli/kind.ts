import type { TemplateKind } from '../people/roster/template.ts';
import { UsageError } from './command.ts';

/** `staff` or `enterprises`, in either language. */
export function readKind(word: string | undefined): TemplateKind {
  if (word === 'staff' || word === '干部') return 'staff';
  if (word === 'enterprises' || word === 'enterprise' || word === '企业') return 'enterprises';
  throw new UsageError({
    zh:
      word === undefined
        ? '要说明是 staff（干部）还是 enterprises（企业）。'
        : `不认识 ${word}：要 staff 或 enterprises。`,
    en: word === undefined ? 'Say staff or enterprises.' : `${word} is neither staff nor enterprises.`,
  });
}
