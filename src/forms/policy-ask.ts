import type { Locale } from '../text/locale.ts';
import { type Filling, fillingOf, fillWords, optionsOf } from '../policy/ask.ts';
import type { Question, Words } from '../policy/policy.ts';
import type { Ask, FormCase } from './form.ts';

/** A question of the policy as one of a form. */
export function askOfQuestion(question: Question, c: FormCase<unknown>): Ask {
  const filling = (locale: Locale): Filling =>
    fillingOf({
      policy: c.rules.policy,
      locale,
      now: c.clock.now,
      zone: c.clock.zone,
      address: c.view?.enterprise.address ?? '',
    });
  const filled = { zh: filling('zh'), en: filling('en') };
  const both = (words: Words): Words => ({
    zh: fillWords(words.zh, filled.zh),
    en: fillWords(words.en, filled.en),
  });
  const shown = new Set(optionsOf(question, filled[c.clock.locale], c.clock.locale).map(({ key }) => key));
  const { ask, label, options, ...rest } = question;
  return {
    ...rest,
    question,
    framed: true,
    ask: { words: both(ask) },
    label: { words: label },
    ...(options === undefined
      ? {}
      : {
          options: options
            .filter(({ key }) => shown.has(key))
            .map((option) => ({ key: option.key, label: { words: both(option.label) } })),
        }),
  };
}
