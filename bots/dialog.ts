import { act } from '../src/appeal/act.ts';
import type { AnswerInput } from '../src/appeal/answer.ts';
import type { Answers, AnswerValue } from '../src/appeal/appeal.ts';
import { rulesNow } from '../src/appeal/rules.ts';
import { type CaseView, loadCase } from '../src/appeal/views.ts';
import { dropFiles, dropLoose } from '../src/forms/store-files.ts';
import {
  applying,
  askAt,
  CLOSED,
  END,
  positionOf,
  PREVIEW,
  readAnswer,
  withFiles,
} from '../src/forms/flow.ts';
import type { Ask, Done } from '../src/forms/form.ts';
import type { Change } from '../src/forms/intake-keep.ts';
import { answeredHtml, screensOf, type State } from '../src/forms/show.ts';
import { type Dialog, noteQuestion, putDialog, readDialog, saveDialog } from '../src/forms/store.ts';
import { Refusal } from '../src/refusal.ts';
import { say } from '../src/text/say.ts';
import type { Screen } from '../src/text/screen.ts';
import type { AnyForm, Known } from './bot-form.ts';
import { warn } from './danger.ts';
import { forms } from './forms.ts';
import { refuseAnswer } from './dialog-refusals.ts';
import { tell } from './dialog-tell.ts';
import { refuseStep } from './failures.ts';
import { mayBegin } from './may-begin.ts';
import { overtaken } from './overtaken.ts';
import { settleOrigin, takeOff } from './take-off.ts';

/** A conversation with all that is needed to go on with it. */
export type Open = { entry: AnyForm; state: State<unknown> };

type Begin = {
  appealId?: string;
  answers?: Answers;
  /** Questions passed over from the start. */
  skipped?: string[];
};

/**
 * Begins a form: asks its first question, or acts at once where the answers given leave nothing to ask.
 * An unfinished conversation of another form makes room.
 * @throws Refusal when the step is not open to this person now
 */
export async function beginForm(given: Known, name: string, begin: Begin = {}): Promise<void> {
  const entry = formNamed(name);
  const talk = (await entry.veil?.(given, begin.answers ?? {})) ?? given;
  const personId = talk.who.person.id;
  const earlier = await readDialog(talk.deps, personId);
  const isSame = earlier?.cause === talk.cause && earlier.form === name && earlier.step !== CLOSED;
  if (isSame) return await resume(talk, earlier);
  await mayBegin(talk, entry, begin.appealId);
  if (earlier !== null) await makeRoom(talk, earlier);
  if (!entry.takesFiles && begin.appealId) await dropLoose(talk.deps, begin.appealId, personId);
  const dialog: Dialog = {
    id: talk.deps.newId(),
    personId,
    form: name,
    appealId: begin.appealId ?? null,
    step: '',
    answers: begin.answers ?? {},
    memo: {
      ...(begin.skipped === undefined ? {} : { skipped: begin.skipped }),
      ...(talk.isTap ? { from: talk.messageId } : {}),
    },
    cause: '',
    version: 0,
    messageId: null,
  };
  await putDialog(talk.deps, dialog, talk.deps.now());
  await moveOn(talk, dialog);
}

function formNamed(name: string): AnyForm {
  const entry = forms[name];
  if (entry === undefined) throw new Error(`no form ${name}`);
  return entry;
}

/** The open question of another form loses its buttons; what it held as a draft stays a draft. */
async function makeRoom(talk: Known, dialog: Dialog): Promise<void> {
  if (dialog.step === CLOSED) return;
  await takeOff(talk, dialog.messageId);
  await takeOff(talk, dialog.memo.side);
}

/** The conversation that is open with this person; null if there is none. */
export async function openDialog(talk: Known): Promise<Open | null> {
  const dialog = await readDialog(talk.deps, talk.who.person.id);
  return dialog === null || dialog.step === CLOSED ? null : await stateOf(talk, dialog);
}

/** The talk in which an open conversation goes on: one about a conduct report keeps to itself. */
export async function veiled(talk: Known, { form, answers }: Dialog): Promise<Known> {
  return (await forms[form]?.veil?.(talk, answers)) ?? talk;
}

async function stateOf(talk: Known, dialog: Dialog): Promise<Open> {
  const { deps, who, clock } = talk;
  const entry = formNamed(dialog.form);
  const view = await viewOf(talk, dialog);
  const facts = await entry.facts?.(talk, dialog, view);
  const { id, name } = who.person;
  const c = { view, rules: view?.rules ?? rulesNow(deps), clock, person: { id, name }, facts };
  const answers = entry.answersOf?.(dialog, view) ?? dialog.answers;
  return { entry, state: { form: entry.form, answers, memo: dialog.memo, c, dialog } };
}

/** A draft may have been deleted meanwhile: the conversation about it ends. */
async function viewOf(talk: Known, dialog: Dialog): Promise<CaseView | null> {
  if (dialog.appealId === null) return null;
  try {
    return await loadCase(talk.deps, dialog.appealId);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await closeDialog(talk, dialog);
    throw new Refusal('refuse.draft_gone');
  }
}

/** Takes an answer to the open question, or says what is wrong with it; the question stays open then. */
export async function answer(
  talk: Known,
  open: Open,
  ask: Ask,
  input: AnswerInput,
  confirmed = false,
): Promise<boolean> {
  let value: AnswerValue;
  try {
    value = withFiles(ask, readAnswer(open.state, ask, input, confirmed), open.state.memo);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await refuseAnswer(talk, open.state, ask, input, error);
    return false;
  }
  await give(talk, open, ask, value);
  return true;
}

/** Keeps a value (undefined: passed over) and goes on to the next question. */
export async function give(talk: Known, open: Open, ask: Ask, value: AnswerValue | undefined): Promise<void> {
  const { state } = open;
  const { dialog } = state;
  if (dialog.messageId !== null) await talk.edit(dialog.messageId, answeredHtml(state, ask, value));
  await takeOff(talk, dialog.memo.side);
  const kept = await keep(talk, open, { [ask.key]: value ?? null });
  const { skipped = [], files, from } = dialog.memo;
  const passed = skipped.filter((key) => key !== ask.key);
  const memo = {
    ...(from === undefined ? {} : { from }),
    skipped: value === undefined ? [...passed, ask.key] : passed,
    ...(files === undefined ? {} : { files, used: files.length }),
  };
  await moveOn(talk, { ...kept, memo });
}

/** Keeps answers where the form wants them. */
export async function keep(talk: Known, { entry, state }: Open, change: Change): Promise<Dialog> {
  if (entry.keep !== undefined) return await entry.keep(talk, state.dialog, change);
  return { ...state.dialog, answers: changed(state.dialog.answers, change) };
}

export function changed(answers: Answers, change: Change): Answers {
  const entries = Object.entries({ ...answers, ...change });
  return Object.fromEntries(entries.filter((entry): entry is [string, AnswerValue] => entry[1] !== null));
}

/** Saves the conversation at its next question, or at the one named, and shows it; `before`: what is said above it. */
export async function moveOn(talk: Known, dialog: Dialog, step?: string, before?: string): Promise<void> {
  const next: Dialog = { ...dialog, version: dialog.version + 1, cause: talk.cause, messageId: null };
  const open = await stateOf(talk, next);
  const { state, entry } = open;
  if (entry.answersOf === undefined) {
    next.answers = applying(state);
    state.answers = next.answers;
  }
  next.step = step ?? stepOf(state);
  if (!(await saveDialog(talk.deps, next, dialog.version, talk.deps.now()))) {
    throw new Refusal('refuse.question_old');
  }
  await present(talk, open, before);
}

function stepOf(state: State<unknown>): string {
  const position = positionOf(state);
  return position.at === 'ask' ? position.ask.key : position.at === 'preview' ? PREVIEW : END;
}

async function present(talk: Known, open: Open, before?: string): Promise<void> {
  const { state } = open;
  if (state.dialog.step === END) return await finish(talk, open);
  let messageId = 0;
  for (const [i, { html, buttons }] of screensOf(state).entries()) {
    const lead = i === 0 && before !== undefined ? `${before}\n\n` : '';
    messageId = await talk.reply(`${lead}${html}`, buttons);
  }
  await noteQuestion(talk.deps, state.dialog, messageId);
}

/** An update that came again: what it changed is changed, only its answer may be missing. */
export async function resume(talk: Known, dialog: Dialog): Promise<void> {
  if (dialog.step === CLOSED || dialog.messageId !== null) return;
  await present(talk, await stateOf(talk, dialog));
}

/** Does what the form is for. The cause makes a repeated update do it once. */
export async function finish(talk: Known, open: Open): Promise<void> {
  const { entry, state } = open;
  const elsewhere = await entry.leads?.(talk, state);
  if (elsewhere !== undefined) {
    await closeDialog(talk, state.dialog);
    return await beginForm(talk, elsewhere.form, elsewhere);
  }
  let done: Done;
  try {
    done = entry.finish === undefined ? await actOn(talk, open) : await entry.finish(talk, state);
    await tell(talk, done);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await closeDialog(talk, state.dialog);
    const refusal = await overtaken(talk, state.c.view, error);
    return await refuseStep(talk, refusal, state.dialog.appealId ?? undefined);
  }
  await closeDialog(talk, state.dialog);
  await settleOrigin(talk, entry, state.dialog.memo, state.dialog.appealId);
  if (done.then !== undefined) await beginForm(talk, done.then.form, done.then);
}

async function actOn(talk: Known, { state }: Open): Promise<Done> {
  const { form, answers, c, dialog } = state;
  const appealId = dialog.appealId;
  if (appealId === null || form.event === undefined) throw new Error(`form ${form.name} has no end`);
  const event = form.event(answers, c);
  const files = dialog.memo.files ?? [];
  await act(talk.deps, { appealId, event, personId: c.person.id, cause: talk.cause, files });
  if (c.view !== null && talk.who.contactOf.includes(c.view.enterprise.id))
    await warn(talk, appealId, wordsIn(answers));
  if (form.done === undefined) return {};
  return form.done(answers, { ...c, view: await loadCase(talk.deps, appealId) });
}

const wordsIn = (answers: Answers): string =>
  Object.values(answers)
    .map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
    .join('\n');

/** 取消: nothing is done, and what was asked shows it. */
export async function cancel(talk: Known, { entry, state }: Open): Promise<void> {
  const { dialog, c } = state;
  const screen = entry.cancelled === undefined ? cancelScreen(state) : await entry.cancelled(talk, state);
  await dropFiles(talk.deps, entry.takesFiles ? [] : (dialog.memo.files ?? []), c.person.id);
  await closeDialog(talk, dialog);
  if (dialog.memo.side !== talk.messageId) await takeOff(talk, dialog.memo.side);
  if (talk.isTap) return await talk.edit(talk.messageId, screen.html, screen.buttons);
  await takeOff(talk, dialog.messageId);
  await talk.reply(screen.html, screen.buttons);
}

function cancelScreen({ c }: State<unknown>): Screen {
  const no = c.view?.appeal.no;
  const { locale } = c.clock;
  const html = no ? say(locale, 'cancel.action', { no }) : say(locale, 'cancel.done');
  return { html, buttons: [] };
}

/** The conversation is over; its row remembers by which update, so that the update coming again does nothing. */
export async function closeDialog(talk: Known, dialog: Dialog): Promise<void> {
  const closed = { ...dialog, step: CLOSED, cause: talk.cause, version: dialog.version + 1 };
  await saveDialog(talk.deps, closed, dialog.version, talk.deps.now());
}

/** Shows the open question anew at the bottom, with fresh buttons. */
export async function askAgain(talk: Known, { state }: Open, step = state.dialog.step): Promise<void> {
  const { dialog } = state;
  await takeOff(talk, dialog.messageId);
  await takeOff(talk, dialog.memo.side);
  const given = state.answers[step];
  const ticked = askAt(state, step)?.type === 'multi' && Array.isArray(given) ? { ticked: given } : {};
  await moveOn(talk, { ...dialog, memo: { ...carried(state), ...ticked } }, step);
}

/** What outlasts a question. */
export function carried({ dialog }: State<unknown>): Dialog['memo'] {
  const { skipped, files, used, from } = dialog.memo;
  return {
    ...(from === undefined ? {} : { from }),
    ...(skipped === undefined ? {} : { skipped }),
    ...(files === undefined ? {} : { files }),
    ...(used === undefined ? {} : { used }),
  };
}

export function openAsk({ state }: Open): Ask | undefined {
  return askAt(state, state.dialog.step);
}
