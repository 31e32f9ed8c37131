import type { AppealEvent } from '../appeal/events.ts';
import { isLive, subNumber } from '../appeal/subs.ts';
import { Refusal } from '../refusal.ts';
import { subCalendar, subDue } from '../appeal/sub-times.ts';
import type { Answers } from '../appeal/appeal.ts';
import type { Sub } from '../appeal/facts.ts';
import { say } from '../text/say.ts';
import { helperOf } from '../text/sub-words.ts';
import { writeDue } from '../text/when.ts';
import { caseWords } from './case-words.ts';
import { type Candidate, choiceIn, ownerAsks } from './pick-owner.ts';
import type { Ask, Done, Form, FormCase } from './form.ts';
import { subAsk, subIn, subTalkedOf, subWords } from './sub-ask.ts';
import { labelled } from './wording.ts';

export type HelperChoice = Candidate & { phone: string; reachable: boolean; alone: boolean };
export type HelperFacts = {
  /** Who could help: those whose role it is first, then cadres; never the lead. */
  candidates: HelperChoice[];
};

type C = FormCase<HelperFacts>;

const MOST = 600;

const listOf = ({ facts }: C, ask: Ask['ask']) => ({
  candidates: facts.candidates,
  ask,
  more: { say: 'sub.ask_who.more' } as const,
  // A unit is asked rather than a person, where that says enough.
  label: ({ name, unit, alone }: HelperChoice) => (unit === '' ? name : alone ? unit : `${unit} ${name}`),
  judge: ({ name, phone, reachable }: HelperChoice) => {
    if (!reachable) throw new Refusal('refuse.sub_unreachable', { helper_name: name, helper_phone: phone });
  },
});

function helperIn(answers: Answers, { facts }: C): HelperChoice {
  const to = choiceIn(answers, facts.candidates);
  if (to === undefined) throw new Refusal('refuse.stale_button');
  return to;
}

const unitOf = (choice: HelperChoice | undefined): string => choice?.unit || (choice?.name ?? '');

const phoneAsk = (helper_unit: string): Ask => ({
  key: 'phone',
  type: 'choice',
  required: true,
  ask: { say: 'sub.ask_phone', params: { helper_unit } },
  options: [
    { key: 'yes', label: labelled('grant_phone') },
    { key: 'no', label: labelled('no_grant') },
  ],
});

/** Whoever has the phone for one part of the case sees it in every other. */
function hasPhone(answers: Answers, { facts, view }: C): boolean {
  const to = choiceIn(answers, facts.candidates)?.id;
  const subs = view?.appeal.subs ?? [];
  return subs.some((sub) => sub.helperId === to && sub.phoneAt !== null && isLive(sub));
}

/** 请求协办: whom, what exactly, and whether they get the enterprise's phone. The lead stays the lead. */
export const giveSub: Form<HelperFacts> = {
  name: 'give_sub',
  asks: (answers, c) => {
    const helper_unit = unitOf(choiceIn(answers, c.facts.candidates));
    const who = c.facts.candidates.length === 0 ? 'sub.ask_who.none' : 'sub.ask_who';
    return [
      ...ownerAsks(answers, listOf(c, { say: who, params: caseWords(c) })),
      {
        key: 'task',
        type: 'text',
        required: true,
        min: 4,
        max: MOST,
        ask: { say: 'sub.ask_task', params: { helper_unit } },
      },
      ...(hasPhone(answers, c) ? [] : [phoneAsk(helper_unit)]),
    ];
  },
  event: (answers, c) => ({
    type: 'give_sub',
    helperId: helperIn(answers, c).id,
    task: String(answers.task),
    phone: answers.phone === 'yes' || hasPhone(answers, c),
  }),
  done: (_, c) => sent(c, 'sub.sent'),
};

/** 指定协办, by the dispatcher, for what was returned; it cannot be returned again. */
export const ruleSub: Form<HelperFacts> = {
  name: 'rule_sub',
  asks: (answers, c) => [
    subAsk,
    ...ownerAsks(answers, listOf(c, { say: 'sub.rule_ask', params: returned(answers, c) })).map(
      (ask, i): Ask => (i === 0 ? { ...ask, first: true } : ask),
    ),
    { key: 'text', type: 'text', required: true, min: 2, max: 300, ask: { say: 'sub.rule_text' } },
  ],
  event: (answers, c): AppealEvent => ({
    type: 'rule_sub',
    sub: subIn(answers),
    helperId: helperIn(answers, c).id,
    text: String(answers.text),
  }),
  done: (_, c) => sent(c, 'sub.rule_sent'),
};

function returned(answers: Answers, c: C) {
  const { sub } = subTalkedOf(answers, c);
  return { ...subWords(answers, c), task: sub.task, reason: sub.returned?.text };
}

/** To whom it went, under what number, and by when they report. */
function sent(c: C, text: 'sub.sent' | 'sub.rule_sent'): Done {
  const { view, clock } = c;
  const sub: Sub | undefined = view?.appeal.subs.at(-1);
  if (view === null || sub === undefined) return {};
  const { name, unit } = helperOf(view, sub);
  const due = writeDue(clock, subCalendar(view.rules), new Date(subDue(view.rules, sub)));
  const params = { helper_name: name, helper_unit: unit, sub_no: subNumber(view.appeal, sub), sub_due: due };
  const again = { label: labelled('cohandler'), action: { verb: 'give_sub', id: view.appeal.id } };
  const open = { label: labelled('open'), action: { verb: 'open', id: view.appeal.id } };
  return {
    text: { html: say(clock.locale, text, params) },
    rows: [text === 'sub.sent' ? [again, open] : [open]],
  };
}
