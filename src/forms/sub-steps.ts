import { lengthOf } from '../appeal/answer-text.ts';
import type { AnswerValue } from '../appeal/appeal.ts';
import type { AppealEvent } from '../appeal/events.ts';
import { Refusal } from '../refusal.ts';
import type { TextKey } from '../text/deck.ts';
import type { Ask, Done, Form, FormCase, Wording } from './form.ts';
import { messageText } from './message.ts';
import { subAsk, subIn, subWords } from './sub-ask.ts';

type Line = {
  ask: TextKey;
  done: { toast: TextKey } | { text: TextKey };
  /** Characters below which it says nothing. */
  least?: number;
  short?: TextKey;
  files?: 'along' | 'alone';
  event: (sub: number, text: string) => AppealEvent;
};

const MOST = 600;

/** A step about one sub-task that asks for a sentence, and for files where they may come. */
function line(name: string, { ask, done, least, short, files, event }: Line): Form {
  return {
    name,
    asks: (answers, c) => [
      subAsk,
      {
        key: 'text',
        type: 'text',
        required: true,
        first: true,
        ...(least === undefined ? { min: 2 } : {}),
        max: MOST,
        ...(files === 'along' ? { withFiles: true } : {}),
        ...(files === 'alone' ? { collects: true } : {}),
        ask: { say: ask, params: subWords(answers, c) },
        judge: (value: AnswerValue) => judge(String(value), least, short),
      } satisfies Ask,
    ],
    event: (answers, c) => event(subIn(answers), messageText(answers.text, c)),
    done: (answers, c): Done => {
      const said = (key: TextKey): Wording => ({ say: key, params: subWords(answers, c as FormCase) });
      return 'toast' in done ? { toast: said(done.toast) } : { text: said(done.text) };
    },
  };
}

function judge(text: string, least = 0, short: TextKey = 'err.progress.short'): void {
  if (lengthOf(text) < least) throw new Refusal(short, { n: lengthOf(text) });
}

/** What a co-handler says: progress, the report, what is added to it, why it comes back, why it is late, a word to the lead. */
export const helperLines: Record<string, Form> = {
  sub_progress: line('sub_progress', {
    ask: 'sub.progress_ask',
    done: { toast: 'toast.sub_progress' },
    least: 4,
    files: 'along',
    event: (sub, text) => ({ type: 'sub_progress', sub, text }),
  }),
  report_sub: line('report_sub', {
    ask: 'sub.done_ask',
    done: { text: 'sub.done_sent' },
    least: 10,
    short: 'err.sub.short',
    files: 'along',
    event: (sub, text) => ({ type: 'report_sub', sub, text }),
  }),
  add_to_sub: line('add_to_sub', {
    ask: 'sub.add_ask',
    done: { text: 'sub.add_sent' },
    files: 'alone',
    event: (sub, text) => ({ type: 'add_to_sub', sub, text }),
  }),
  return_sub: line('return_sub', {
    ask: 'sub.return_ask',
    done: { text: 'sub.return_sent' },
    least: 4,
    event: (sub, text) => ({ type: 'return_sub', sub, text }),
  }),
  explain_sub: line('explain_sub', {
    ask: 'sub.reason_ask',
    done: { text: 'sub.reason_sent' },
    event: (sub, text) => ({ type: 'explain_sub', sub, reason: 'other', text }),
  }),
  tell_lead: line('tell_lead', {
    ask: 'sub.lead_ask',
    done: { text: 'sub.lead_sent' },
    files: 'alone',
    event: (sub, text) => ({ type: 'tell_lead', sub, text }),
  }),
};

/** What the lead says about one sub-task. */
export const leadLines: Record<string, Form> = {
  tell_helper: line('tell_helper', {
    ask: 'sub.helper_ask',
    done: { text: 'sub.helper_sent' },
    files: 'alone',
    event: (sub, text) => ({ type: 'tell_helper', sub, text }),
  }),
  redo_sub: line('redo_sub', {
    ask: 'sub.redo_ask',
    done: { text: 'sub.redo_sent' },
    least: 4,
    files: 'along',
    event: (sub, text) => ({ type: 'redo_sub', sub, text }),
  }),
  take_back_sub: line('take_back_sub', {
    ask: 'sub.take_back_ask',
    done: { text: 'sub.take_back_sent' },
    event: (sub, text) => ({ type: 'take_back_sub', sub, text }),
  }),
};
