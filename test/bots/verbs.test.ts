import { expect, it } from 'vitest';
import { features } from '../../bots/features.ts';
import { forms } from '../../bots/forms.ts';
import { buttonOf, hasConversation, offerNames } from '../../src/text/offers.ts';

const verbs = new Set(features.flatMap((feature) => Object.keys(feature.verbs ?? {})));
const id = '00000000-0000-4000-8000-000000000001';

it('has somebody to hear every button that a card or a notice may show', () => {
  const deaf = offerNames
    .filter(hasConversation)
    .filter((name) => !verbs.has(buttonOf(name, 'zh', id).action.verb));
  expect(deaf).toEqual([]);
});

it('asks whoever forgot to take a conversation off the list of those still to come', () => {
  const heard = offerNames.filter(
    (name) => !hasConversation(name) && verbs.has(buttonOf(name, 'zh', id).action.verb),
  );
  // 静音 is the enterprise's: it is on /me until progress messages have it.
  expect(heard.filter((name) => name !== 'mute')).toEqual([]);
});

it('knows every form by the name that it gives itself', () => {
  for (const [name, { form }] of Object.entries(forms)) expect(form.name).toBe(name);
});
