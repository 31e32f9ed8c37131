import type { Answers } from '../appeal/appeal.ts';
import { kinds } from '../conduct/report.ts';
import { escapeHtml, raw, tame } from '../text/html.ts';
import { label } from '../text/labels.ts';
import { say, type Value } from '../text/say.ts';
import { earlyFiles } from './file-kinds.ts';
import type { Ask, AskOption, Form, FormCase } from './form.ts';
import { labelled, plainly } from './wording.ts';

export type ConductFacts = {
  /** How many could read it. */
  officers: number;
  /** Where the words go on their way to us. */
  isTelegram: boolean;
  /** Appeals of their own that it may be about. */
  cases: { key: string; label: string }[];
};

type Case = FormCase<ConductFacts>;

const MOST = { short: 300, said: 2000, wish: 500 };

/** 反映作风问题: who can see it is said first, then one question after the other. */
export const reportConduct: Form<ConductFacts> = {
  name: 'report_conduct',
  asks: (answers, c) => [
    assureAsk(answers, c),
    kindAsk,
    ...(answers.caseId === undefined && c.facts.cases.length > 0 ? [aboutAsk(c)] : []),
    ...fields(c),
  ],
  fields: (_, c) => [kindAsk, ...fields(c)],
  preview: (answers, c) => ({
    parts: [{ say: 'conduct.summary', params: summary(answers, c) }],
    submit: 'submit',
  }),
};

function assureAsk({ from }: Answers, { facts, clock }: Case): Ask {
  const place_line = raw(
    say(clock.locale, facts.isTelegram ? 'conduct.telegram_line' : 'conduct.builtin_line'),
  );
  return {
    key: 'assured',
    type: 'choice',
    required: true,
    first: true,
    ...(from === 'category' ? { lead: [{ say: 'conduct.from_category' }] } : {}),
    ask: { say: 'conduct.assure', params: { n: facts.officers, place_line } },
    options: [{ key: 'go', label: labelled('resume') }],
  };
}

const kindAsk: Ask = {
  key: 'kind',
  type: 'choice',
  required: true,
  ask: { say: 'conduct.kind' },
  label: { say: 'conduct.field.kind' },
  options: kinds.map((key): AskOption => ({ key, label: { say: `opt.c.${key}` } })),
  layout: [
    ['refuse', 'hard', 'cannot'],
    ['favour', 'late', 'other'],
  ],
};

const aboutAsk = ({ facts }: Case): Ask => ({
  key: 'about',
  type: 'choice',
  required: true,
  ask: { say: 'conduct.about' },
  options: [
    ...facts.cases.map(({ key, label: name }) => ({ key, label: plainly(name) })),
    { key: 'none', label: { say: 'opt.none_of_these' } },
  ],
});

function textAsk(key: 'who' | 'when' | 'said' | 'wish', more: Partial<Ask>): Ask {
  return {
    key,
    type: 'text',
    required: true,
    min: 1,
    max: MOST.short,
    ask: { say: `conduct.${key}` },
    label: { say: `conduct.field.${key}` },
    ...more,
  };
}

function fields({ rules }: Case): Ask[] {
  const max = rules.policy.caps.files;
  return [
    textAsk('who', {}),
    textAsk('when', {}),
    textAsk('said', { min: 4, max: MOST.said }),
    {
      key: 'evidence',
      type: 'files',
      required: false,
      max,
      ask: { say: 'conduct.evidence', params: { max } },
      label: { say: 'conduct.field.evidence' },
    },
    textAsk('wish', { required: false, max: MOST.wish }),
    {
      key: 'identity',
      type: 'choice',
      required: true,
      ask: { say: 'conduct.identity' },
      label: { say: 'conduct.field.identity' },
      options: (['named', 'anonymous'] as const).map((key) => ({ key, label: labelled(key) })),
    },
  ];
}

function summary(answers: Answers, { clock }: Case): Record<string, Value> {
  const { locale } = clock;
  const whole = (key: string): Value => raw(escapeHtml(tame(String(answers[key] ?? ''))));
  return {
    kind: say(locale, `opt.c.${answers.kind as (typeof kinds)[number]}`),
    who: whole('who'),
    when: whole('when'),
    said: whole('said'),
    wish: whole('wish'),
    files_n: earlyFiles(answers).length || '',
    identity: label(locale, answers.identity === 'named' ? 'named' : 'anonymous'),
  };
}
