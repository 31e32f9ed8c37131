import type { Answers } from '../src/appeal/appeal.ts';
import type { EventType } from '../src/appeal/events.ts';
import type { CaseView } from '../src/appeal/views.ts';
import type { Change } from '../src/forms/intake-keep.ts';
import type { SentFile } from '../src/forms/file-kinds.ts';
import type { State } from '../src/forms/show.ts';
import type { Dialog } from '../src/forms/store.ts';
import type { Done, Form } from '../src/forms/form.ts';
import type { Identity } from '../src/people/identify.ts';
import type { Screen } from '../src/text/screen.ts';
import type { Talk } from './talk.ts';

/** A talk with somebody who is on the roster. */
export type Known = Talk & { who: Identity };

/** A form with what it needs of the outer world. Only `form` is asked of most. */
export type BotForm<F = undefined> = {
  form: Form<F>;
  /** Open only while this person may take one of these steps. */
  needs?: readonly EventType[];
  /** What its questions must know besides the case. */
  facts?: (talk: Known, dialog: Dialog, view: CaseView | null) => Promise<F>;
  /** Where answers are kept elsewhere than with the conversation: all of them… */
  answersOf?: (dialog: Dialog, view: CaseView | null) => Answers;
  /** …and how one is kept there; what it leaves in the conversation comes back. */
  keep?: (talk: Known, dialog: Dialog, change: Change) => Promise<Dialog>;
  /** In place of the form's event. A Refusal ends the conversation unless it says `stays`. */
  finish?: (talk: Known, state: State<F>) => Promise<Done>;
  /** What 取消 leaves in the place of the question. */
  cancelled?: (talk: Known, state: State<F>) => Promise<Screen>;
  /** Keeps a file with the answers, as long as there is no case to keep it with. */
  early?: (answers: Answers, file: SentFile) => Answers;
  /** The words that further lines join while a question waits for a button; undefined: they join none. */
  adds?: (state: State<F>) => string | undefined;
  /** A talk that keeps what is said in this conversation to itself. */
  veil?: (talk: Known, answers: Answers) => Promise<Known>;
  /** Where the answers lead elsewhere: the conversation ends without its step, and this one begins. */
  leads?: (talk: Known, state: State<F>) => Promise<Done['then']>;
  /** Once it is done, the message whose button began it asks for nothing more. */
  settles?: true;
  /** Files may come at any question, not only where they are asked for. */
  takesFiles?: true;
};

/** A form among others of all kinds; only its own functions see its facts again. */
export type AnyForm = BotForm<unknown>;

export function botForm<F>(entry: BotForm<F>): AnyForm {
  return entry as unknown as AnyForm;
}

export function isKnown(talk: Talk): talk is Known {
  return talk.who !== null;
}
