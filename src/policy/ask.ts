import { localTime } from '../calendar/zone.ts';
import type { Policy, Question, Words } from './policy.ts';

type Locale = keyof Words;

/** What the placeholders of asks and option labels are filled with. */
export type Filling = Record<
  'power_hotline' | 'gas_hotline' | 'town' | 'address' | 'term_1' | 'term_2',
  string
>;

export type FillingOptions = { policy: Policy; locale: Locale; now: Date; zone: string; address: string };

export function fillingOf({ policy: { town }, locale, now, zone, address }: FillingOptions): Filling {
  const [term_1, term_2] = terms(now, zone, locale);
  const { power, gas } = town.hotlines;
  return { power_hotline: power, gas_hotline: gas, town: town.name[locale], address, term_1, term_2 };
}

/** The two school terms that begin next: in March and in September. */
function terms(now: Date, zone: string, locale: Locale): [string, string] {
  const { y, m } = localTime(zone, now);
  const spring = (year: number) => (locale === 'zh' ? `${year} 春季` : `Spring ${year}`);
  const autumn = (year: number) => (locale === 'zh' ? `${year} 秋季` : `Autumn ${year}`);
  if (m < 3) return [spring(y), autumn(y)];
  return m < 9 ? [autumn(y), spring(y + 1)] : [spring(y + 1), autumn(y + 1)];
}

export function fillWords(text: string, filling: Filling): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => filling[name as keyof Filling] ?? whole);
}

/** The question on its first line, hint and example below. */
export function askOf(
  { ask }: Question,
  filling: Filling,
  locale: Locale,
): { question: string; hint: string } {
  const [question = '', ...hint] = fillWords(ask[locale], filling).split('\n');
  return { question, hint: hint.join('\n') };
}

/** The options to show; one whose placeholder has nothing to say is left out. */
export function optionsOf(
  { options = [] }: Question,
  filling: Filling,
  locale: Locale,
): { key: string; label: string }[] {
  return options.flatMap(({ key, label }) => {
    const blank = label[locale].includes('{address}') && filling.address === '';
    return blank ? [] : [{ key, label: fillWords(label[locale], filling) }];
  });
}

/** The example that an ask gives, for a kind word to who answered otherwise; '' where it gives none. */
export function exampleOf({ ask, options }: Question, locale: Locale): string {
  const found = /(?:例：|[Ee]xample:?\s)(.+)$/m.exec(ask[locale])?.[1];
  return found ?? options?.[0]?.label[locale] ?? '';
}
