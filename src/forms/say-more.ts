import type { AnswerValue } from '../appeal/appeal.ts';
import { Refusal } from '../refusal.ts';
import { say } from '../text/say.ts';
import type { Ask, Form, FormCase } from './form.ts';
import { nameInCharge } from '../text/case-people.ts';

const caseOf = ({ view, clock }: FormCase) => ({
  no: view?.appeal.no ?? '',
  owner_name: view === null ? '' : nameInCharge(view, clock.locale),
});

const wordsAsk = (ask: Ask['ask']): Ask => ({
  key: 'text',
  type: 'text',
  required: true,
  max: 2000,
  collects: true,
  ask,
});

/** The words, or how many files came without any. */
function textOf(value: AnswerValue | undefined, { clock }: FormCase): string {
  if (typeof value !== 'object' || Array.isArray(value)) return String(value ?? '');
  const text = String(value.text ?? '');
  return text === '' ? say(clock.locale, 'info.files', { n: Number(value.files ?? 0) }) : text;
}

/** 补充说明 */
export const addInfo: Form = {
  name: 'add_info',
  asks: (_, c) => [wordsAsk({ say: 'add.ask', params: { no: c.view?.appeal.no ?? '' } })],
  event: ({ text }, c) => ({ type: 'add_info', text: textOf(text, c) }),
};

/** After 否 to 已联系: the number that reaches the contact. The roster stays the administrator's. */
export const fixPhone: Form = {
  name: 'fix_phone',
  asks: (_, c) => [
    {
      key: 'phone',
      type: 'text',
      required: true,
      max: 40,
      ask: { say: 'contact.phone_ask', params: { owner_name: caseOf(c).owner_name } },
      judge: (value) => {
        const digits = String(value).replace(/\D/g, '');
        if (digits.length < 7 || digits.length > 15) throw new Refusal('err.phone_any');
      },
    },
  ],
  event: ({ phone }, { clock }) => ({
    type: 'add_info',
    text: say(clock.locale, 'contact.phone_note', { phone: String(phone) }),
  }),
};
