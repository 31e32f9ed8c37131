import type { TextKey } from '../text/deck.ts';
import type { AppealEvent } from '../appeal/events.ts';
import { caseWords } from './case-words.ts';
import type { Form } from './form.ts';

/** A step that asks for a sentence and nothing else. */
export function oneLine(
  name: string,
  texts: { ask: TextKey; done: TextKey },
  event: (text: string) => AppealEvent,
): Form {
  return {
    name,
    asks: (_, c) => [
      {
        key: 'text',
        type: 'text',
        required: true,
        min: 2,
        max: 600,
        ask: { say: texts.ask, params: caseWords(c) },
      },
    ],
    event: ({ text }) => event(String(text)),
    done: (_, c) => ({ text: { say: texts.done, params: caseWords(c) } }),
  };
}

/** 报领导. */
export const toLeader = oneLine('to_leader', { ask: 'to_leader.ask', done: 'to_leader.done' }, (text) => ({
  type: 'to_leader',
  text,
}));

/** 不同意 to a result that was to be countersigned: the reason goes to the cadre. */
export const declineDone = oneLine('decline_done', { ask: 'decline.ask', done: 'decline.done' }, (text) => ({
  type: 'decline_done',
  text,
}));
