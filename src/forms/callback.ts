import type { Answers, AnswerValue, Rating, Solved } from '../appeal/appeal.ts';
import type { Call } from '../appeal/facts.ts';
import type { AppealEvent } from '../appeal/events.ts';
import { attemptsOf, closes } from '../appeal/steps/silence.ts';
import { HOUR_MS } from '../calendar/duration.ts';
import { dayAt, instantOf } from '../calendar/zone.ts';
import { Refusal } from '../refusal.ts';
import { categoryName, titleAlone } from '../text/case-title.ts';
import { timeParams, writeAt } from '../text/case-times.ts';
import type { TextKey } from '../text/deck.ts';
import { piece, say } from '../text/say.ts';
import { caseWords } from './case-words.ts';
import type { Ask, Done, Form, FormCase, Wording } from './form.ts';
import { labelled, plainly } from './wording.ts';

const outcomes = ['answered_call', 'no_answer', 'not_now'] as const;
const ROSTER = 'roster';
const NOW = 'just_now';
const MINUTE_MS = HOUR_MS / 60;

/** 回访记录: how the call went and, if it was answered, what was said, in the words of the enterprise. */
export const logCallback: Form = {
  name: 'log_callback',
  asks: (answers, c) => [
    callAsk(c),
    ...(answers.call === 'edit' ? [numberAsk(c), whenAsk(c), outcomeAsk] : []),
    ...(outcomeOf(answers) === 'answered_call' ? following(answers, c) : []),
  ],
  event: (answers, c) => eventOf(answers, c),
  done: (answers, c) => doneWith(answers, c),
};

const outcomeOf = ({ call, outcome }: Answers): AnswerValue | undefined => (call === 'edit' ? outcome : call);
const isAboutInfo = ({ view }: FormCase): boolean => view?.appeal.callback?.about === 'info';

function callAsk(c: FormCase): Ask {
  return {
    key: 'call',
    type: 'choice',
    required: true,
    lead: [scriptFor(c)],
    ask: { say: 'callback.result', params: { phone: c.view?.contact?.phone } },
    options: [...outcomeOptions, { key: 'edit', label: labelled('edit') }],
    layout: [[...outcomes], ['edit']],
  };
}

const outcomeOptions = outcomes.map((key) => ({ key, label: { say: `opt.${key}` } as const }));

const outcomeAsk: Ask = {
  key: 'outcome',
  type: 'choice',
  required: true,
  ask: { say: 'callback.outcome' },
  options: outcomeOptions,
};

function scriptFor(c: FormCase): Wording {
  const { view, clock } = c;
  if (view === null) return { say: 'callback.outcome' };
  const text = titleAlone(view, clock) || categoryName(view, clock);
  if (isAboutInfo(c)) {
    const items = (view.appeal.info?.items ?? []).map((item, i) => `${i + 1}. ${item}`).join('\n');
    return { say: 'callback.info.script', params: { text, items } };
  }
  return { say: 'callback.script', params: { text, filed_at: writeAt(clock, view.appeal.submittedAt) } };
}

const numberAsk = ({ view }: FormCase): Ask => ({
  key: 'number',
  type: 'text',
  required: true,
  max: 40,
  ask: { say: 'callback.number' },
  options: [{ key: ROSTER, label: plainly(view?.contact?.phone ?? '') }],
  judge: (value) => {
    const digits = String(value).replace(/\D/g, '');
    if (value !== ROSTER && (digits.length < 7 || digits.length > 15)) throw new Refusal('err.phone_any');
  },
});

const whenAsk = (c: FormCase): Ask => ({
  key: 'when',
  type: 'text',
  required: true,
  max: 20,
  ask: { say: 'callback.when' },
  options: [{ key: NOW, label: { say: 'opt.just_now' } }],
  judge: (value) => void momentOf(String(value), c),
});

/** `9:40`, `昨天 16:20`: a moment between the beginning of the call-back and now. */
function momentOf(when: string, { view, clock: { now, zone } }: FormCase): number {
  if (when === NOW) return now.getTime();
  const [, before, hours = '', minutes = ''] =
    /^(昨天|yesterday)?\s*([01]?\d|2[0-3])[:.]([0-5]\d)$/i.exec(when.normalize('NFKC').trim()) ?? [];
  if (hours === '') throw new Refusal('err.call.when');
  const day = dayAt(zone, now.getTime()) - (before === undefined ? 0 : 1);
  const at = instantOf(zone, day, Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS);
  // The minute in which the call-back came counts whole.
  const from = (view?.appeal.callback?.at ?? 0) - MINUTE_MS;
  if (at > now.getTime() || at < from) throw new Refusal('err.call.when');
  return Math.max(at, view?.appeal.callback?.at ?? 0);
}

function following(answers: Answers, c: FormCase): Ask[] {
  if (isAboutInfo(c)) return [wordsAsk('callback.info.record')];
  const hasRest = answers.solved === 'partly' && answers.rating === 'satisfied';
  return [solvedAsk, ratingAsk, ...(hasRest ? [restAsk] : []), wordsAsk('callback.words')];
}

const chosen = <K extends Solved | Rating | 'keep_done' | 'keep_going'>(
  key: string,
  ask: TextKey,
  options: readonly K[],
): Ask => ({
  key,
  type: 'choice',
  required: true,
  ask: { say: ask },
  options: options.map((option) => ({ key: option, label: labelled(option) })),
});

const solvedAsk = chosen('solved', 'callback.answer', ['resolved', 'partly', 'unresolved']);
const ratingAsk = chosen('rating', 'callback.rating', ['satisfied', 'fairly', 'dissatisfied']);
const restAsk = chosen('rest', 'callback.rest', ['keep_done', 'keep_going']);

const wordsAsk = (ask: TextKey): Ask => ({
  key: 'text',
  type: 'text',
  required: true,
  min: 2,
  max: 600,
  ask: { say: ask },
});

function eventOf(answers: Answers, c: FormCase): AppealEvent {
  const at = momentOf(String(answers.when ?? NOW), c);
  const typed = String(answers.number ?? ROSTER);
  const number = typed === ROSTER ? (c.view?.contact?.phone ?? '') : typed;
  const outcome = outcomeOf(answers);
  if (outcome !== 'answered_call')
    return { type: 'log_call', at, number, outcome: outcome as Call['outcome'] };
  const text = String(answers.text ?? '');
  if (isAboutInfo(c)) return { type: 'record_info', text, at, number };
  const said = { solved: answers.solved as Solved, rating: answers.rating as Rating };
  const ends = closes(said) && answers.rest !== 'keep_going';
  return { type: ends ? 'record_opinion' : 'record_refusal', ...said, text, at, number };
}

function doneWith(answers: Answers, c: FormCase): Done {
  if (outcomeOf(answers) !== 'answered_call') return inVain(answers, c);
  const { view, clock } = c;
  const { locale } = clock;
  const { opinion, phoned, status } = view?.appeal ?? {};
  if (!opinion || !phoned) return { text: { say: 'callback.info.recorded', params: caseWords(c) } };
  const { revert_until } = view === null ? { revert_until: '' } : timeParams(view, clock);
  const { owner_name, done_due } = caseWords(c);
  const next_line =
    status === 'phone_closed'
      ? piece(locale, 'callback.recorded.closed')
      : piece(locale, 'callback.recorded.goes_on', { round: view?.appeal.round, owner_name, done_due });
  const params = {
    solved: say(locale, `label.${opinion.solved}`),
    rating: say(locale, `label.${opinion.rating}`),
    revert_until,
    next_line,
  };
  return { text: { say: 'callback.recorded', params } };
}

/** Nobody said anything: how many calls count by now, and what comes next. */
function inVain(answers: Answers, c: FormCase): Done {
  const { view, rules } = c;
  if (view === null) return {};
  const { callback_due } = timeParams(view, c.clock);
  const attempts = attemptsOf(view.appeal);
  const params = { calls_n: attempts, callback_due };
  if (attempts < rules.policy.caps.callback_attempts) {
    const counted = view.appeal.callback?.calls.at(-1)?.counts;
    const key = outcomeOf(answers) === 'not_now' ? 'callback.not_now' : 'callback.no_answer';
    return { text: { say: counted ? key : 'callback.same_day', params } };
  }
  if (!rules.policy.ends.unconfirmed) return { text: { say: 'callback.used_up.off', params } };
  const action = { verb: 'file_unconfirmed', id: view.appeal.id };
  return {
    text: { say: 'callback.used_up', params },
    rows: [[{ label: labelled('file_away'), action }]],
  };
}

/** 未评价归档, once the calls are used up. */
export const fileUnconfirmed: Form = {
  name: 'file_unconfirmed',
  asks: (_, c) => [
    {
      key: 'sure',
      type: 'choice',
      required: true,
      ask: {
        say: 'callback.file_ask',
        params: { no: c.view?.appeal.no ?? '', calls_n: c.view === null ? '' : attemptsOf(c.view.appeal) },
      },
      options: [{ key: 'yes', label: labelled('confirm') }],
    },
  ],
  event: () => ({ type: 'file_unconfirmed' }),
  done: (_, c) => ({ text: { say: 'callback.filed', params: { no: c.view?.appeal.no ?? '' } } }),
};
