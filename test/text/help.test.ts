import { expect, it } from 'vitest';
import { deck, type TextKey } from '../../src/text/deck.ts';
import { hasConversation, labelOfOffer, offerNames } from '../../src/text/offers.ts';

const helps = (Object.keys(deck) as TextKey[]).filter((key) => key.startsWith('help.'));

it.each(['zh', 'en'] as const)('promises no button that has no conversation yet (%s)', (locale) => {
  const labelsOf = (has: boolean) =>
    offerNames.filter((name) => hasConversation(name) === has).map((name) => labelOfOffer(locale, name));
  const held = labelsOf(true);
  const missing = labelsOf(false).filter((label) => !held.includes(label));
  for (const key of helps) {
    const text = deck[key][locale];
    expect(
      missing.filter((one) => text.includes(one)),
      key,
    ).toEqual([]);
  }
});
