import { writeAt } from '../text/case-times.ts';
import { isTextKey } from '../text/deck.ts';
import { raw } from '../text/html.ts';
import { type Button, reflow } from '../text/keyboard.ts';
import { label } from '../text/labels.ts';
import { shortName, shortNumber } from '../text/numbers.ts';
import { reasonText } from '../text/reasons.ts';
import { say, sayKey, type Value } from '../text/say.ts';
import type { Action, Screen } from '../text/screen.ts';
import { type Clock, writeDuration, writeMoment } from '../text/when.ts';
import type { Page } from './page.ts';
import { firstOn, numbers, turning } from './paging.ts';
import type { ShownFlag, SurveyCounts } from './views-flags.ts';

/** Cases that a flag names; the others are behind them. */
const CASES = 8;

/** How the question four weeks later was answered; nothing while nobody was asked. */
export function surveyLine(counts: SurveyCounts, locale: Clock['locale']): string[] {
  return counts.asked_n === 0 ? [] : [say(locale, 'flags.survey', counts)];
}

/** 提示件 that nobody has looked at. */
export function flagsScreen(
  { rows, total }: Page<ShownFlag>,
  survey: SurveyCounts,
  page: number,
  clock: Clock,
): Screen {
  const { locale } = clock;
  const lines = rows.map(({ kind, cases }, i) =>
    say(locale, 'flags.line', {
      i: firstOn(page) + i,
      what: say(locale, `flag.name.${kind}`),
      no_short: shortNumber(cases[0]?.no ?? ''),
      more: cases.length > 1 ? cases.length : '',
    }),
  );
  const opening = rows.map(({ id }) => ({ verb: 'flag', id }));
  return {
    html: [
      say(locale, 'flags.head', { n: total, lines: raw(lines.join('\n')) }),
      ...surveyLine(survey, locale),
    ].join('\n'),
    buttons: [...numbers(opening, page), ...turning('flags', page, total, locale)],
  };
}

/** One flag with what it rests on, and the way to its cases. */
export function flagScreen(flag: ShownFlag, clock: Clock): Screen {
  const { locale } = clock;
  const cases = flag.cases.slice(0, CASES);
  const html = say(locale, 'flag.one', {
    what: say(locale, `flag.name.${flag.kind}`),
    at: writeMoment(clock, flag.at),
    cases: cases
      .map(({ no, enterprise }) =>
        say(locale, 'flag.case', { no_short: shortNumber(no), enterprise_short: shortName(enterprise) }),
      )
      .join(locale === 'zh' ? '、' : ', '),
    evidence: raw(sayKey(locale, `flag.of.${flag.kind}`, evidenceOf(flag, clock))),
  });
  const opening = cases.map(
    ({ id, no }): Button<Action> => ({ label: shortNumber(no), action: { verb: 'open', id } }),
  );
  const list = { label: say(locale, 'cmd.flags'), action: { verb: 'list', arg: 'flags' } };
  const looked = { label: label(locale, 'looked'), action: { verb: 'flag.looked', id: flag.id } };
  if (flag.lookedAt === null) return { html, buttons: [...reflow([opening]), [looked, list]] };
  const by = say(locale, 'flag.looked', { by: flag.lookedBy ?? '', at: writeMoment(clock, flag.lookedAt) });
  return { html: `${html}\n${by}`, buttons: [...reflow([opening]), [list]] };
}

/** The words that the evidence is told in; what a kind does not have is left out. */
function evidenceOf({ data, subject, by }: ShownFlag, clock: Clock): Record<string, Value> {
  const { locale } = clock;
  const text = (name: string): string => (typeof data[name] === 'string' ? data[name] : '');
  const figure = (name: string): number | '' => (typeof data[name] === 'number' ? data[name] : '');
  const list = (name: string): string[] => (Array.isArray(data[name]) ? data[name].map(String) : []);
  const was = `label.${text('was')}`;
  const gap = figure('gap');
  const contactAt = figure('contact_at');
  const due = figure('due');
  return {
    owner_name: subject,
    by,
    note: text('note'),
    text: text('text'),
    // What was tapped and what was written to it.
    reason: reasonText(locale, text('reason'), text('text')),
    name: text('name'),
    grid: text('grid'),
    items: list('items').join(locale === 'zh' ? '；' : '; '),
    n: figure('n'),
    k: figure('k'),
    was: isTextKey(was) ? sayKey(locale, was) : '',
    gap: gap === '' ? '' : writeDuration(locale, gap),
    due: due === '' ? '' : writeAt(clock, due),
    contact_at: contactAt === '' ? '' : writeAt(clock, contactAt),
    lines: raw(
      list('texts')
        .map((one) => textLine(one, locale))
        .join('\n'),
    ),
  };
}

/** `no⏎text`, as `sameWords` keeps it. */
function textLine(one: string, locale: Clock['locale']): string {
  const [no = '', ...words] = one.split('\n');
  return say(locale, 'flag.text_line', { no_short: shortNumber(no), text: words.join('\n') });
}
