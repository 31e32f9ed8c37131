import { outcomes } from '../conduct/report.ts';
import type { TextKey } from '../text/deck.ts';
import { say } from '../text/say.ts';
import type { Ask, Form } from './form.ts';

/** The report that a conversation is about. */
export type ReportFacts = { conduct_no: string };

const MOST = 1500;

const wordsAsk = (ask: TextKey, { conduct_no }: ReportFacts, more: Partial<Ask> = {}): Ask => ({
  key: 'text',
  type: 'text',
  required: true,
  min: 1,
  max: MOST,
  ask: { say: ask, params: { conduct_no } },
  ...more,
});

const wordsOnly = (name: string, ask: TextKey): Form<ReportFacts> => ({
  name,
  asks: (_, { facts }) => [wordsAsk(ask, facts)],
});

/** 补充说明 to a report of one's own. */
export const conductMore = wordsOnly('conduct_more', 'conduct.more_ask');
/** 有，想说说, when asked about trouble. */
export const conductTrouble = wordsOnly('conduct_trouble', 'conduct.check30_yes');
/** 问反映人. */
export const reportAsk = wordsOnly('report_ask', 'report.ask_reporter');
/** 更新进展. */
export const reportNote = wordsOnly('report_note', 'report.note_ask');

/** 报办结: the answer, and its outcome in the office's own judgement. */
export const reportClose: Form<ReportFacts> = {
  name: 'report_close',
  asks: (_, { facts }) => [
    wordsAsk('report.answer_ask', facts, { label: { say: 'report.field.answer' } }),
    {
      key: 'outcome',
      type: 'choice',
      required: true,
      ask: { say: 'report.outcome' },
      label: { say: 'report.field.outcome' },
      options: outcomes.map((key) => ({ key, label: { say: `opt.r.${key}` } })),
      layout: [['true', 'partly'], ['none', 'thin'], ['up']],
    },
  ],
  preview: ({ text, outcome }, { facts, clock }) => ({
    parts: [
      {
        say: 'report.answer_preview',
        params: {
          ...facts,
          text: String(text),
          outcome: say(clock.locale, `opt.r.${outcome as (typeof outcomes)[number]}`),
        },
      },
    ],
    submit: 'confirm',
  }),
};
