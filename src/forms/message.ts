import type { AnswerValue } from '../appeal/appeal.ts';
import { say } from '../text/say.ts';
import { caseWords } from './case-words.ts';
import type { Form, FormCase } from './form.ts';

/** 留言: words and files for the other side of a case; nobody's number is needed. */
export const message: Form = {
  name: 'message',
  asks: (_, c) => [
    {
      key: 'text',
      type: 'text',
      required: true,
      max: 600,
      collects: true,
      ask: { say: 'relay.ask', params: { ...caseWords(c), other: otherSide(c) } },
    },
  ],
  event: ({ text }, c) => ({ type: 'message', text: messageText(text, c) }),
};

/** The words; how many files came where there are none. */
export function messageText(value: AnswerValue | undefined, { clock }: Pick<FormCase, 'clock'>): string {
  if (typeof value !== 'object' || Array.isArray(value)) return String(value ?? '');
  const text = String(value.text ?? '');
  return text === '' ? say(clock.locale, 'info.files', { n: Number(value.files ?? 0) }) : text;
}

/** Whom a message of this person reaches: of the staff owner and deputy alone write, of the enterprise every contact. */
export function otherSide<F>(c: FormCase<F>): string {
  const { contact_name = '', owner_name = '' } = caseWords(c);
  const { owner, deputy } = c.view ?? {};
  const isStaff = [owner?.id, deputy?.id].includes(c.person.id);
  return String(isStaff ? contact_name : owner_name);
}
