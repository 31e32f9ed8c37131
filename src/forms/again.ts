import type { Answers, Grade } from '../appeal/appeal.ts';
import { urgeFrom } from '../appeal/steps/work.ts';
import { Refusal } from '../refusal.ts';
import { raw } from '../text/html.ts';
import { nameInCharge } from '../text/case-people.ts';
import { writeAt } from '../text/case-times.ts';
import { writeMoment } from '../text/when.ts';
import type { Ask, Form, FormCase } from './form.ts';
import { labelled } from './wording.ts';

const noOf = ({ view }: Pick<FormCase, 'view'>): string => view?.appeal.no ?? '';
const ownerName = ({ view, clock }: Pick<FormCase, 'view' | 'clock'>): string =>
  view === null ? '' : nameInCharge(view, clock.locale);

/** 撤回: why, and once more where there is a better way out. */
export const withdraw: Form = {
  name: 'withdraw',
  asks: ({ reason, sure }, c) => [
    {
      key: 'reason',
      type: 'choice',
      required: true,
      ask: { say: 'withdraw.ask', params: { no: noOf(c) } },
      options: (['fine_now', 'no_more', 'mistake', 'pushed'] as const).map((key) => ({
        key,
        label: { say: `opt.${key}` },
      })),
      layout: [['fine_now', 'no_more', 'mistake'], ['pushed']],
    },
    ...(reason === 'fine_now' || reason === 'pushed' ? [sureAsk(reason, c)] : []),
    ...(sure === 'conduct' ? [] : [textAsk]),
  ],
  event: ({ reason, text }) => ({ type: 'withdraw', reason: String(reason), text: String(text ?? '') }),
  done: (_, c) => ({
    text: { say: 'withdraw.done', params: { no: noOf(c) } },
    rows: [[{ label: labelled('new_appeal'), action: { verb: 'again', id: c.view?.appeal.id } }]],
  }),
};

const textAsk: Ask = {
  key: 'text',
  type: 'text',
  required: false,
  max: 600,
  ask: { say: 'withdraw.text' },
};

const sureAsk = (reason: 'fine_now' | 'pushed', c: FormCase): Ask => ({
  key: 'sure',
  type: 'choice',
  required: true,
  ask:
    reason === 'pushed'
      ? { say: 'withdraw.pushed' }
      : { say: 'withdraw.solved_hint', params: { owner_name: ownerName(c) } },
  options: [
    ...(reason === 'pushed' ? [{ key: 'conduct', label: labelled('report_conduct') }] : []),
    { key: 'yes', label: labelled('withdraw') },
  ],
  layout: [['conduct'], ['yes']],
});

/** Lines of the card, as HTML. */
export type UrgeFacts = { turn: string; when: string };

const order: readonly Grade[] = ['ask', 'normal', 'complex', 'hard', 'urgent', 'top'];
const gradeOf = (urgency: unknown): Grade => (urgency === 'affected' ? 'urgent' : 'top');

/** 催办: for news, for a call, or because things got worse, which raises the grade. */
export const urge: Form<UrgeFacts> = {
  name: 'urge',
  asks: ({ what }, c) => [
    whatAsk(c),
    ...(what === 'worse' ? [worseAsk(c)] : []),
    ...(what === undefined || what === 'worse' ? [] : [urgeText(c)]),
  ],
  event: ({ what, text, urgency }) =>
    what === 'worse'
      ? { type: 'worsen', urgency: String(urgency), grade: gradeOf(urgency) }
      : { type: 'urge', what: String(what), text: String(text ?? '') },
  done: (answers, c) => ({ text: urged(answers, c) }),
};

function urged({ what, urgency }: Answers, { view, clock, rules }: FormCase<UrgeFacts>) {
  if (view === null || what === 'worse') {
    const { power, gas } = rules.policy.town.hotlines;
    const lines = { power_hotline: power, gas_hotline: gas };
    return urgency === 'danger'
      ? ({ say: 'danger.told', params: lines } as const)
      : ({ say: 'urge.worse_done', params: { no: noOf({ view }) } } as const);
  }
  const { appeal } = view;
  return {
    say: 'urge.done',
    params: {
      owner_name: ownerName({ view, clock }),
      told_at: writeMoment(clock, new Date(appeal.urges.at(-1) ?? clock.now)),
      n: appeal.urges.length,
      next_at: writeAt(clock, urgeFrom(appeal, rules)),
    },
  } as const;
}

function whatAsk(c: FormCase<UrgeFacts>): Ask {
  const { view, rules, clock, facts } = c;
  const grade = view?.appeal.grade ?? 'normal';
  const canWorsen = grade !== 'top' && ['submitted', 'in_progress'].includes(view?.appeal.status ?? '');
  return {
    key: 'what',
    type: 'choice',
    required: true,
    ask: { say: 'urge.ask', params: { no: noOf(c), turn: raw(facts.turn), when: raw(facts.when) } },
    options: (['want_news', 'want_contact', ...(canWorsen ? (['worse'] as const) : [])] as const).map(
      (key) => ({
        key,
        label: { say: `opt.${key}` },
      }),
    ),
    // Known before anything is typed, so it is said before anything is typed.
    judge: (value) => {
      if (value === 'worse' || view === null) return;
      const { appeal } = view;
      const next_at = urgeFrom(appeal, rules);
      if (clock.now.getTime() >= next_at) return;
      const code = appeal.urges.length === 0 ? 'refuse.urge_early' : 'refuse.urge_too_soon';
      throw new Refusal(code, { next_at: new Date(next_at), at: lastUrge(appeal.urges) });
    },
  };
}

const lastUrge = (urges: readonly number[]): Date | undefined => {
  const last = urges.at(-1);
  return last === undefined ? undefined : new Date(last);
};

const urgeText = (c: FormCase<UrgeFacts>): Ask => ({
  key: 'text',
  type: 'text',
  required: false,
  max: 600,
  ask: { say: 'urge.text', params: { owner_name: ownerName(c) } },
});

/** Only what is worse than before. */
function worseAsk(c: FormCase<UrgeFacts>): Ask {
  const grade = c.view?.appeal.grade ?? 'normal';
  const options = [
    { key: 'danger', label: labelled('danger') },
    { key: 'stopped', label: { say: 'opt.stopped' } as const },
    { key: 'affected', label: { say: 'opt.affected' } as const },
  ].filter(({ key }) => order.indexOf(gradeOf(key)) > order.indexOf(grade));
  return {
    key: 'urgency',
    type: 'choice',
    required: true,
    ask: { say: 'urge.worse', params: { no: noOf(c) } },
    options,
    layout: [['danger'], ['stopped', 'affected']],
  };
}

/** 问题又出现, within the days that the policy gives. */
export const reopen: Form = {
  name: 'reopen',
  asks: (_, c) => [
    {
      key: 'text',
      type: 'text',
      required: true,
      min: 3,
      max: 600,
      ask: { say: 'reopen.ask', params: { no: noOf(c), owner_name: ownerName(c) } },
    },
  ],
  event: ({ text }) => ({ type: 'reopen', text: String(text) }),
};
