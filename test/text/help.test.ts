import { expect, it } from 'vitest';
import { deck, type TextKey } from '../../src/text/deck.ts';
import { hasConversation, labelOfOffer, offerNames } from '../../src/text/offers.ts';

const helps = (Object.keys(deck) as TextKey[]).filter((key) => key.startsWith('help.'));

it.each(['zh', 'en'] as const)('promises no button that has no conversation yet (%s)', (locale) => {
  const missing = offerNames
    .filter((name) => !hasConversation(name))
    .map((name) => labelOfOffer(locale, name));
  for (const key of helps) {
    const text = deck[key][locale];
    expect(
      missing.filter((one) => text.includes(one)),
      key,
    ).toEqual([]);
  }
});
