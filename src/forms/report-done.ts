import { lengthOf } from '../appeal/answer-text.ts';
import type { Answers, AnswerValue } from '../appeal/appeal.ts';
import type { AppealEvent } from '../appeal/events.ts';
import { isInHand } from '../appeal/subs.ts';
import { Refusal } from '../refusal.ts';
import type { TextKey } from '../text/deck.ts';
import { say } from '../text/say.ts';
import { helperOf } from '../text/sub-words.ts';
import { bylawAsks, bylawEvent, bylawPreview } from './bylaw.ts';
import { caseWords } from './case-words.ts';
import type { Ask, Form, FormCase, Preview } from './form.ts';
import { otherReaders } from './readers.ts';
import { isNearlySame } from './same.ts';
import { labelled } from './wording.ts';

export type ReportFacts = {
  /** Results that the same person reported lately in other cases. */
  earlier: { no: string; text: string }[];
};

const LEAST = 10;
const MOST = 600;

const BY_LAW = 'by_law';

function outcomeAsk(c: FormCase<ReportFacts>): Ask {
  const bylaw = c.rules.policy.ends.explained ? [{ key: BY_LAW, label: labelled('by_law') }] : [];
  // While a plan waits for the leader nothing else can be asked of them.
  const isPlanned = c.view !== null && c.view.appeal.planned !== null;
  const asked = isPlanned ? [] : [{ key: 'partly', label: labelled('partly') }, ...bylaw];
  return {
    key: 'outcome',
    type: 'choice',
    required: true,
    ask: { say: 'done.outcome', params: caseWords(c) },
    options: [{ key: 'resolved', label: labelled('resolved') }, ...asked],
    layout: [['resolved', 'partly'], [BY_LAW]],
  };
}

/** 报办结: the outcome, what was done, proofs. Less than resolved goes to the leader first. */
export const reportDone: Form<ReportFacts> = {
  name: 'report_done',
  asks: (answers, c) => [
    ...openSubs(c),
    outcomeAsk(c),
    ...(answers.outcome === BY_LAW ? bylawAsks(c) : resultAsks(answers, c)),
  ],
  preview: (answers, c) =>
    answers.outcome === BY_LAW ? bylawPreview(answers, c) : resultPreview(answers, c),
  event: (answers) => (answers.outcome === BY_LAW ? bylawEvent(answers) : resultEvent(answers)),
  done: ({ outcome: given }, c) => ({
    toast: { say: toasts[String(given)] ?? 'toast.done_sent', params: caseWords(c) },
  }),
};

const toasts: Record<string, TextKey> = { partly: 'toast.done_proposed', [BY_LAW]: 'toast.bylaw_sent' };

function resultAsks(answers: Answers, c: FormCase<ReportFacts>): Ask[] {
  return [
    {
      key: 'text',
      type: 'text',
      required: true,
      max: MOST,
      ...otherReaders(c),
      ask: { say: 'done.result' },
      judge: (value) => judgeResult(String(value), c),
    },
    ...(answers.outcome === 'partly' ? [left] : []),
    {
      key: 'files',
      type: 'files',
      required: false,
      max: c.rules.policy.caps.files,
      ask: { say: 'done.files' },
    },
  ];
}

function resultPreview(answers: Answers, c: FormCase<ReportFacts>): Preview {
  return {
    parts: [{ say: 'done.preview', params: { ...caseWords(c), ...shown(answers, c) } }],
    submit: 'confirm',
  };
}

function resultEvent(answers: Answers): AppealEvent {
  return {
    type: answers.outcome === 'partly' ? 'propose_done' : 'report_done',
    outcome: answers.outcome === 'partly' ? 'partly' : 'resolved',
    text: String(answers.text ?? ''),
    left: String(answers.left ?? ''),
  };
}

const left: Ask = {
  key: 'left',
  type: 'text',
  required: true,
  min: 2,
  max: MOST,
  ask: { say: 'done.left' },
};

/** Sub-tasks of co-handlers end with the report; the lead is told whose. */
function openSubs(c: FormCase<ReportFacts>): Ask[] {
  const { view, clock } = c;
  const open = view?.appeal.subs.filter(isInHand) ?? [];
  if (view === null || open.length === 0) return [];
  const units = [...new Set(open.map((sub) => helperOf(view, sub).unit))];
  return [
    {
      key: 'subs',
      type: 'choice',
      required: true,
      ask: {
        say: 'done.open_subs',
        params: { n: open.length, names: units.join(clock.locale === 'zh' ? '、' : ', ') },
      },
      options: [{ key: 'end', label: labelled('report_done') }],
    },
  ];
}

function judgeResult(text: string, { facts }: FormCase<ReportFacts>): void {
  if (lengthOf(text) < LEAST) throw new Refusal('err.done.short', { n: lengthOf(text) });
  const copied = facts.earlier.find((one) => isNearlySame(text, one.text));
  if (copied !== undefined) throw new Refusal('err.done.same', { other_no: copied.no });
}

function shown(answers: Answers, { clock: { locale } }: FormCase<ReportFacts>) {
  const rest = String(answers.left ?? '');
  const result = String(answers.text ?? '');
  const key = answers.outcome === 'partly' ? 'partly' : 'resolved';
  return {
    outcome: say(locale, `label.${key}`),
    result: rest === '' ? result : `${result}\n${say(locale, 'result.left', { text: rest })}`,
    files_n: filesIn(answers.files).length || '',
  };
}

export function filesIn(value: AnswerValue | undefined): string[] {
  return Array.isArray(value) ? value : [];
}
