import type { Answers, AnswerValue } from '../appeal/appeal.ts';
import type { AppealEvent } from '../appeal/events.ts';
import type { Rules } from '../appeal/limits.ts';
import type { CaseView } from '../appeal/views.ts';
import type { Question, Words } from '../policy/policy.ts';
import type { TextKey } from '../text/deck.ts';
import type { LabelKey } from '../text/labels.ts';
import type { Value } from '../text/say.ts';
import type { Action } from '../text/screen.ts';
import type { Clock } from '../text/when.ts';

/** Something to be said: a text of the deck, words that come from the policy or the roster, or HTML made of such. */
export type Wording = { say: TextKey; params?: Record<string, Value> } | { words: Words } | { html: string };

export type AskOption = { key: string; label: Wording };

/** One question of a form. What it accepts is read as a question of the policy is. */
export type Ask = Omit<Question, 'ask' | 'label' | 'options'> & {
  /** First line the question, the rest hint and example. */
  ask: Wording;
  /** Its name in a summary. */
  label?: Wording;
  /** Said above the question in the same message. */
  lead?: Wording[];
  options?: AskOption[];
  /** Option keys row by row; without it as many a row as can be read. */
  layout?: string[][];
  /** Shown as `2/8` with the question in bold. */
  framed?: true;
  /** Photos and documents may come along with a typed answer. */
  withFiles?: true;
  /** The same, and files alone are an answer too; the value is then `{ text, files }`, files being how many. */
  collects?: true;
  /** A button that passes over this question and those after it, by giving another answer. */
  shortcut?: { key: string; value: string; label: Wording };
  /** Its options are moments, as `momentOptions` makes them. */
  moments?: true;
  /** Nothing before it can be gone back to. */
  first?: true;
  /** Needs no 取消 of its own, because an option says so. */
  unstoppable?: true;
  /** The question of the policy that it is, for reading and writing its answers. */
  question?: Question;
  /** A further look at a value that could be read. Throws a Refusal; a Refusal named in `doubts` may be confirmed. */
  judge?: (value: AnswerValue, answers: Answers) => void;
  doubts?: readonly string[];
};

/** What a form needs to know besides the answers. `F`: facts that only its own loader knows. */
export type FormCase<F = undefined> = {
  view: CaseView | null;
  rules: Rules;
  clock: Clock;
  person: { id: string; name: string };
  facts: F;
};

/** Shown before finishing; several parts go out as several messages, the buttons under the last. */
export type Preview = { parts: Wording[]; submit: LabelKey };

export type Form<F = undefined> = {
  name: string;
  /** The questions that apply given the answers so far, in the order in which they are asked. */
  asks: (answers: Answers, c: FormCase<F>) => Ask[];
  preview?: (answers: Answers, c: FormCase<F>) => Preview | null;
  /** What 修改 offers; without it whatever was answered. */
  fields?: (answers: Answers, c: FormCase<F>) => Ask[];
  /** The step on the case; a form without one has a finish of its own in bots. */
  event?: (answers: Answers, c: FormCase<F>) => AppealEvent;
  /** What is said once it is done; the view is that of the case after the step. */
  done?: (answers: Answers, c: FormCase<F>) => Done;
};

/** A toast where a button was tapped, else a short message; `text` takes the place of the question or is sent. */
export type Done = {
  toast?: Wording;
  text?: Wording;
  /** The conversation that follows from this one. */
  then?: { form: string; appealId?: string; answers?: Answers };
  rows?: { label: Wording; action: Action }[][];
};
