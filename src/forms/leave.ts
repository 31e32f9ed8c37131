import type { Form } from './form.ts';

/** 休假: until when. The fact it needs is the deputy's name. */
export const leaveForm: Form<string> = {
  name: 'leave',
  asks: (_, { facts: deputy_name }) => [
    {
      key: 'until',
      type: 'date',
      required: true,
      future: true,
      ask: deputy_name === '' ? { say: 'leave.ask.alone' } : { say: 'leave.ask', params: { deputy_name } },
    },
  ],
};
