import type { Rules } from '../appeal/limits.ts';
import { parseDuration, realMs } from '../calendar/duration.ts';
import { type Button, reflow } from '../text/keyboard.ts';
import { say, sayKey, type Value } from '../text/say.ts';
import type { Action, Screen } from '../text/screen.ts';
import { type Clock, writeDuration } from '../text/when.ts';
import { overdueParams, reportParams, whole } from './params.ts';
import type { Report } from './report.ts';
import { mayStep } from './steps.ts';
import type { Notice } from './store-notices.ts';

type Key = Parameters<typeof sayKey>[1];
type Row = [text: Key, verb: string][];

const open: Row[] = [[['label.open', 'report']]];
const add: Row[] = [[['label.add_info', 'conduct.more']]];
const answer: Row[] = [
  [
    ['label.none', 'conduct.calm'],
    ['opt.have_trouble', 'conduct.trouble'],
  ],
];

/** How each kind of message about a report looks. What it says comes to the office by opening it, which is on record. */
const screens: Record<string, { rows: Row[]; word?: 'text' | 'note' | 'result' }> = {
  'conduct.signed': { rows: [] },
  'conduct.question': { rows: add, word: 'text' },
  'conduct.stage': { rows: [], word: 'note' },
  'conduct.result': { rows: add, word: 'result' },
  'conduct.check30': { rows: answer },
  'report.new': { rows: open },
  'report.more': { rows: open },
  'report.objection': { rows: open },
  'report.trouble': { rows: open },
  'report.named': { rows: open },
  'report.withdrawn': { rows: open },
  'report.overdue': { rows: open },
};

/** A message about a report, from the report as it is at this moment; null where it need not be said any more. Pure. */
export function renderConduct(
  { kind, word }: Pick<Notice, 'kind' | 'word'>,
  report: Report,
  rules: Rules,
  clock: Clock,
): Screen | null {
  const look = screens[kind];
  if (look === undefined) throw new Error(`no words for the message ${kind}`);
  if (kind === 'report.new' && !mayStep(report, 'sign')) return null;
  const late = kind === 'report.overdue' ? overdueParams(rules, report, clock) : {};
  if (late === null) return null;
  const said = look.word === undefined ? {} : { [look.word]: textOf(report, word) };
  const html = sayKey(clock.locale, kind, { ...reportParams(rules, report, clock), ...late, ...said });
  return { html, buttons: rowsOf(look.rows, report.id, clock) };
}

const textOf = ({ words }: Report, at: number | undefined): Value =>
  whole(at === undefined ? '' : (words[at]?.text ?? ''));

export function rowsOf(rows: readonly Row[], id: string, { locale }: Clock): Button<Action>[][] {
  return reflow(
    rows.map((row) => row.map(([text, verb]) => ({ label: sayKey(locale, text), action: { verb, id } }))),
  );
}

/** Under a receipt, and under what the author reads on sending the number. */
export function authorRows(report: Report, clock: Clock): Button<Action>[][] {
  const rows: Row[] = [
    [
      ['label.who_saw', 'conduct.seen'],
      ...(mayStep(report, 'say') ? ([['label.add_info', 'conduct.more']] as Row) : []),
    ],
    [
      ...(mayStep(report, 'name') && !report.named ? ([['opt.to_named', 'conduct.name']] as Row) : []),
      ...(mayStep(report, 'withdraw') ? ([['label.withdraw', 'conduct.withdraw']] as Row) : []),
    ],
    [['label.clear_chat', 'conduct.clear']],
  ];
  return rowsOf(
    rows.filter((row) => row.length > 0),
    report.id,
    clock,
  );
}

/** Under a report, for the office: what may be done with it now. */
export function officeRows(report: Report, clock: Clock): Button<Action>[][] {
  const files: Row = report.evidence.length > 0 ? [['opt.evidence', 'report.files']] : [];
  const rows: Row[] = mayStep(report, 'sign')
    ? [[['label.acknowledge', 'report.sign'], ...files]]
    : [
        [...(mayStep(report, 'ask') ? ([['opt.ask_reporter', 'report.ask']] as Row) : []), ...files],
        mayStep(report, 'answer')
          ? [
              ['label.progress', 'report.note'],
              ['label.report_done', 'report.close'],
            ]
          : [],
      ];
  return rowsOf(
    rows.filter((row) => row.length > 0),
    report.id,
    clock,
  );
}

/** What the author reads on filing it. */
export function receiptOf(report: Report, rules: Rules, clock: Clock, isReadable: boolean): Screen {
  const params = { ...reportParams(rules, report, clock), check_after: checkAfter(rules, clock) };
  const key = isReadable ? 'conduct.receipt' : 'conduct.receipt.county';
  return { html: sayKey(clock.locale, key, params), buttons: authorRows(report, clock) };
}

/** `30 天` of the policy. */
function checkAfter({ policy }: Rules, { locale }: Clock): string {
  const { amount, unit } = parseDuration(policy.periods.conduct_check);
  if (unit === 'wd') return writeWorkingDays(locale, amount);
  return writeDuration(locale, realMs({ amount, unit }));
}

function writeWorkingDays(locale: Clock['locale'], n: number): string {
  return n === 1 ? say(locale, 'span.working_day') : say(locale, 'span.working_days', { n });
}
