import type { Form } from './form.ts';

/** Why somebody may not join, as they will read it. */
export const refuseRequestForm: Form = {
  name: 'refuse_request',
  asks: () => [
    { key: 'reason', type: 'text', required: true, min: 2, max: 200, ask: { say: 'invite.ask_reason' } },
  ],
};
