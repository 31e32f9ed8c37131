import { lengthOf } from '../appeal/answer-text.ts';
import type { Answers } from '../appeal/appeal.ts';
import { categoryOf, gradeOf } from '../appeal/compose.ts';
import { Refusal } from '../refusal.ts';
import { raw } from '../text/html.ts';
import { gradeName, inLocale } from '../text/names.ts';
import { maskPhone } from '../text/numbers.ts';
import { reasonText } from '../text/reasons.ts';
import { say } from '../text/say.ts';
import type { Ask, Form, FormCase, Wording } from './form.ts';
import { intake, type IntakeFacts } from './intake.ts';
import { fieldLines, filesLine, inParts } from './intake-summary.ts';
import { labelled, plainly } from './wording.ts';

export type BehalfFirm = {
  /** Short enough for a button. */
  key: string;
  id: string;
  name: string;
  /** Nobody can be written to before one of its contacts is bound. */
  isBound: boolean;
  contactName: string;
  contactPhone: string;
  /** The writer speaks for it, and so files for it as a contact. */
  isOwn: boolean;
};

export type BehalfFacts = IntakeFacts & {
  /** Those of the writer's own grids, where they are few enough to be buttons. */
  firms: BehalfFirm[];
  /** What each search by name found. */
  found: BehalfFirm[][];
};

type Case = FormCase<BehalfFacts>;

const OTHER = 'other';
const sources = ['visit', 'call', 'meeting', '12345'] as const;

/** 替企业记: for which enterprise, where it was heard, and then what the enterprise itself would be asked. */
export const behalf: Form<BehalfFacts> = {
  name: 'behalf',
  asks: (answers, c) => {
    if (c.view !== null) return intake.asks(answers, c);
    const firms = firmAsks(answers, c);
    return chosenFirm(answers, c.facts)?.isOwn ? firms : [...firms, sourceAsk, ...intake.asks(answers, c)];
  },
  fields: (answers, c) => intake.fields?.(answers, c) ?? [],
  preview: (answers, c) =>
    c.view === null || answers.dropped !== undefined
      ? null
      : { parts: previewOf(answers, c), submit: 'confirm' },
};

/** The enterprise that was tapped, of those offered or those found. */
export function chosenFirm(answers: Answers, { firms, found }: BehalfFacts): BehalfFirm | undefined {
  const chosen = Object.entries(answers).findLast(
    ([key, value]) => /^behalf_firm/.test(key) && value !== OTHER,
  )?.[1];
  return [...firms, ...found.flat()].find(({ key }) => key === chosen);
}

/** Buttons where they are few; 其他 leads to a search by name, as often as wanted. */
function firmAsks(answers: Answers, { facts, rules }: Case): Ask[] {
  const { firms, found } = facts;
  const judge = judgeBound([...firms, ...found.flat()], rules.policy.town.phone);
  if (firms.length === 0) return searchAsks(answers, found, judge);
  const first = choiceOf('behalf_firm', firms, judge);
  return answers.behalf_firm === OTHER ? [first, ...searchAsks(answers, found, judge)] : [first];
}

/** Of what is looked for, in characters. */
const LONGEST_NAME = 30;

type Judge = NonNullable<Ask['judge']>;

function searchAsks(answers: Answers, found: BehalfFirm[][], judge: Judge, i = 0): Ask[] {
  const missed = i > 0 && found[i - 1]?.length === 0 ? answers[`behalf_find_${i - 1}`] : undefined;
  const find = findAsk(i, missed);
  const hits = found[i];
  if (hits === undefined) return [find];
  if (hits.length === 0) return [find, ...searchAsks(answers, found, judge, i + 1)];
  const choice = choiceOf(`behalf_firm_${i}`, hits, judge);
  const isOther = answers[choice.key] === OTHER;
  return [find, choice, ...(isOther ? searchAsks(answers, found, judge, i + 1) : [])];
}

const findAsk = (i: number, missed: Answers[string] | undefined): Ask => ({
  key: `behalf_find_${i}`,
  type: 'text',
  required: true,
  min: 1,
  ask: { say: 'behalf.find' },
  judge: (value) => {
    if (lengthOf(String(value)) > LONGEST_NAME)
      throw new Refusal('refuse.name_too_long', { max: LONGEST_NAME });
  },
  ...(missed === undefined
    ? {}
    : { lead: [{ say: 'behalf.none_found', params: { text: String(missed) } } as const] }),
});

function choiceOf(key: string, firms: readonly BehalfFirm[], judge: Judge): Ask {
  return {
    key,
    type: 'choice',
    required: true,
    ask: { say: 'behalf.ask_enterprise' },
    options: [
      ...firms.map((firm) => ({ key: firm.key, label: plainly(firm.name) })),
      { key: OTHER, label: labelled('other') },
    ],
    judge,
  };
}

/** Before anything is typed for nobody. */
const judgeBound =
  (firms: readonly BehalfFirm[], phone: string): Judge =>
  (value) => {
    const firm = firms.find(({ key }) => key === value);
    if (firm !== undefined) refuseUnbound(firm, phone);
  };

/** @throws Refusal `refuse.not_bound_yet` */
export function refuseUnbound(
  { isOwn, isBound, contactName, contactPhone, name }: BehalfFirm,
  phone: string,
) {
  if (isOwn || isBound) return;
  throw new Refusal('refuse.not_bound_yet', {
    name: contactName || name,
    phone: contactPhone === '' ? phone : maskPhone(contactPhone),
  });
}

const sourceAsk: Ask = {
  key: 'behalf_source',
  type: 'choice',
  required: true,
  other: true,
  max: 40,
  ask: { say: 'behalf.ask_source' },
  options: sources.map((key) => ({ key, label: { say: `opt.src.${key}` as const } })),
};

/** The whole of it, as the enterprise will read it. */
function previewOf(answers: Answers, c: Case): Wording[] {
  const { view, clock, rules, facts } = c;
  const { locale } = clock;
  const category = categoryOf(rules.policy, view?.appeal.category ?? null);
  if (view === null || category === undefined) return [{ say: 'summary.edit' }];
  const html = say(locale, 'behalf.preview', {
    contact_name: view.enterprise.name,
    enterprise: view.enterprise.name,
    source: reasonText(locale, view.appeal.behalf?.source ?? ''),
    category: inLocale(locale, category.name),
    grade: gradeName(locale, gradeOf(category, answers).grade),
    fields: raw(fieldLines(answers, { ...c, facts }).join('\n')),
    files_line: filesLine({ ...c, facts }),
  });
  return inParts(html);
}
