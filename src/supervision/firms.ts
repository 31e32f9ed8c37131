import { raw } from '../text/html.ts';
import { type Button, reflow } from '../text/keyboard.ts';
import { label } from '../text/labels.ts';
import { maskPhone, shortName, shortNumber } from '../text/numbers.ts';
import { piece, say } from '../text/say.ts';
import type { Action, Screen } from '../text/screen.ts';
import { type Clock, writeDate } from '../text/when.ts';
import type { Page } from './page.ts';
import { firstOn, numbers, turning } from './paging.ts';
import type { Firm, FirmLine } from './views-enterprises.ts';

/** 我的企业 */
export function firmsScreen(
  { rows, total, grids }: Page<FirmLine> & { grids: string[] },
  page: number,
  { locale }: Clock,
): Screen {
  const lines = rows.map((firm, i) =>
    say(locale, 'enterprises.line', {
      i: firstOn(page) + i,
      enterprise_short: shortName(firm.name),
      open_n: firm.open_n,
      wait_line: firm.wait_n === 0 ? '' : piece(locale, 'enterprises.wait_line', { n: firm.wait_n }),
      bound_line: firm.isBound ? '' : piece(locale, 'enterprises.bound_line'),
    }),
  );
  const html = say(locale, 'enterprises.head', {
    n: total,
    grids: grids.join(locale === 'zh' ? '、' : ', '),
    lines: raw(lines.join('\n')),
  });
  const actions = rows.map(({ id }) => ({ verb: 'firm', id }));
  return {
    html,
    buttons: [...numbers(actions, page), ...turning('enterprises', page, total, locale), writingDown(locale)],
  };
}

/** 替企业记, for an enterprise still to be chosen or for this one. */
export function writingDown(locale: Clock['locale'], id?: string): Button<Action>[] {
  return [
    { label: label(locale, 'on_behalf'), action: { verb: 'behalf', ...(id === undefined ? {} : { id }) } },
  ];
}

/** One enterprise: its contact with the number masked, and its open cases. */
export function firmScreen(firm: Firm, open: readonly { id: string; no: string }[], clock: Clock): Screen {
  const { locale } = clock;
  const contact = [firm.contactName, firm.contactPhone === '' ? '' : maskPhone(firm.contactPhone)];
  const html = say(locale, 'enterprises.one', {
    enterprise: firm.name,
    grid: firm.grid,
    industry: firm.industry,
    employees: firm.employees ?? '',
    contact_name: contact.filter((part) => part !== '').join(' '),
    open_n: firm.open_n,
    total_n: firm.total_n,
    last_contact:
      firm.contactAt === null ? say(locale, 'enterprises.no_contact') : writeDate(clock, firm.contactAt),
  });
  const phone: Button<Action>[] =
    firm.contactPhone === ''
      ? []
      : [{ label: label(locale, 'show_phone'), action: { verb: 'firm_phone', id: firm.id } }];
  const cases = open.map(({ id, no }) => ({ label: shortNumber(no), action: { verb: 'open', id } }));
  return {
    html,
    buttons: [...reflow([cases]), ...reflow([[...writingDown(locale, firm.id), ...phone]])].filter(
      (row) => row.length > 0,
    ),
  };
}
