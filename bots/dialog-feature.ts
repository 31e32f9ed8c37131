import { before, END, FIELDS, fieldsOf, PREVIEW, withFiles } from '../src/forms/flow.ts';
import type { Ask } from '../src/forms/form.ts';
import { answeredHtml, screensOf } from '../src/forms/show.ts';
import { dropFiles, looseFiles } from '../src/forms/store-files.ts';
import { type Dialog, readDialog, saveDialog } from '../src/forms/store.ts';
import { buttonText } from '../src/forms/wording.ts';
import { Refusal } from '../src/refusal.ts';
import type { Tap } from '../src/telegram/buttons.ts';
import { plain } from '../src/text/html.ts';
import { label, readLabel } from '../src/text/labels.ts';
import { say } from '../src/text/say.ts';
import { isKnown, type Known } from './bot-form.ts';
import { giveNumbers } from './danger.ts';
import {
  answer,
  askAgain,
  cancel,
  carried,
  give,
  keep,
  moveOn,
  openAsk,
  openDialog,
  resume,
  type Open,
  veiled,
} from './dialog.ts';
import { askBelow, takeText } from './dialog-lines.ts';
import { takeOff } from './take-off.ts';
import type { Talk } from './talk.ts';

type Press = (talk: Known, open: Open, arg: string | undefined) => Promise<void>;

/** The buttons of a conversation. */
const presses: Record<string, Press> = {
  a: choose,
  b: back,
  s: skip,
  c: cancel,
  d: done,
  f: confirm,
  e: edit,
};

/**
 * Buttons of an open question. One that was made for an earlier question does nothing; the same tap
 * coming again only makes sure that it was answered.
 */
export const dialogVerbs = Object.fromEntries(
  Object.entries(presses).map(([verb, press]) => [
    verb,
    async (given: Talk, tap: Tap): Promise<void> => {
      if (!isKnown(given)) throw new Refusal('refuse.question_old');
      const dialog = await readDialog(given.deps, given.who.person.id);
      if (dialog === null || dialog.id !== tap.id) throw new Refusal('refuse.question_old');
      const talk = await veiled(given, dialog);
      if (dialog.cause === talk.cause) return await resume(talk, dialog);
      const open = await openDialog(talk);
      if (open === null || dialog.version !== tap.version) throw new Refusal('refuse.question_old');
      await press(talk, open, tap.arg);
    },
  ]),
);

async function choose(talk: Known, open: Open, option = ''): Promise<void> {
  const ask = openAsk(open);
  if (ask === undefined) throw new Refusal('refuse.question_old');
  if (ask.type === 'multi') return await tick(talk, open, option);
  if (ask.type === 'files') return await clearFiles(talk, open);
  const isOther = option === 'other' && ask.other && !ask.options?.some(({ key }) => key === 'other');
  if (!isOther) return void (await answer(talk, open, ask, { option }));
  const { dialog } = open.state;
  await talk.reply(say(talk.locale, 'ask.type_it'));
  await saveDialog(
    talk.deps,
    { ...dialog, memo: { ...dialog.memo, typing: true }, cause: talk.cause },
    dialog.version,
    talk.deps.now(),
  );
}

/** 删掉重发: whatever came so far goes, and the question is asked anew. */
async function clearFiles(talk: Known, open: Open): Promise<void> {
  const { dialog, c } = open.state;
  if (dialog.appealId === null) {
    const kept = await keep(talk, open, { early: null });
    return await moveOn(talk, { ...kept, memo: carried(open.state) }, dialog.step);
  }
  const files = await looseFiles(talk.deps, dialog.appealId, c.person.id);
  await dropFiles(
    talk.deps,
    files.map(({ id }) => id),
    c.person.id,
  );
  await askAgain(talk, open);
}

/** Ticks or unticks; the version stays, so that quick fingers need not wait for the new keyboard. */
async function tick(talk: Known, open: Open, option: string): Promise<void> {
  const { dialog } = open.state;
  const { ticked = [] } = dialog.memo;
  const next = ticked.includes(option) ? ticked.filter((key) => key !== option) : [...ticked, option];
  const memo = { ...dialog.memo, ticked: next };
  await save(talk, { ...dialog, memo });
  await redraw(talk, { ...open, state: { ...open.state, memo } });
}

async function save(talk: Known, dialog: Dialog): Promise<void> {
  await saveDialog(talk.deps, { ...dialog, cause: talk.cause }, dialog.version, talk.deps.now());
}

async function redraw(talk: Known, { state }: Open): Promise<void> {
  const screen = screensOf(state).at(-1);
  if (screen !== undefined) await talk.edit(talk.messageId, screen.html, screen.buttons);
}

async function back(talk: Known, open: Open): Promise<void> {
  const { state } = open;
  const earlier = before(state, state.dialog.step);
  if (earlier === undefined) return await talk.toast(plain(say(talk.locale, 'nav.first')));
  await askAgain(talk, open, earlier.key);
}

async function skip(talk: Known, open: Open, what?: string): Promise<void> {
  const ask = openAsk(open);
  if (ask === undefined) return;
  if (what === 'rest' && ask.shortcut !== undefined) return await skipRest(talk, open, ask, ask.shortcut);
  if (ask.required) return await hint(talk, say(talk.locale, 'nav.required'));
  await give(talk, open, ask, undefined);
}

async function skipRest(talk: Known, open: Open, ask: Ask, { key, value }: NonNullable<Ask['shortcut']>) {
  const { state } = open;
  await talk.edit(talk.messageId, answeredHtml(state, ask, state.answers[ask.key]));
  await moveOn(talk, { ...(await keep(talk, open, { [key]: value })), memo: carried(state) });
}

async function hint(talk: Known, html: string): Promise<void> {
  if (talk.isTap) await talk.toast(plain(html));
  else await talk.reply(html);
}

/** 完成: the ticks or files so far are the answer; none of them is passing it over. */
async function done(talk: Known, open: Open): Promise<void> {
  const ask = openAsk(open);
  if (ask === undefined) return;
  const { ticked = [] } = open.state.memo;
  if (talk.isTap && talk.messageId !== open.state.dialog.messageId) await takeOff(talk, talk.messageId);
  if (ask.collects) return await give(talk, open, ask, withFiles(ask, '', open.state.memo));
  if (ticked.length === 0 && ask.type === 'files' && !ask.required) {
    return await give(talk, open, ask, undefined);
  }
  await answer(talk, open, ask, ask.type === 'files' ? { files: ticked } : { options: ticked });
}

async function confirm(talk: Known, open: Open): Promise<void> {
  const { state } = open;
  const { doubt } = state.memo;
  const ask = openAsk(open);
  if (doubt !== undefined && ask !== undefined) {
    await answer(talk, open, ask, { text: doubt }, true);
    return;
  }
  if (state.dialog.step !== PREVIEW && state.dialog.step !== FIELDS) return;
  // Typed, it is the preview that was answered, not the message that came.
  await takeOff(talk, talk.isTap ? talk.messageId : state.dialog.messageId);
  await moveOn(talk, state.dialog, END);
}

/** 修改: from the preview the choice of a field, with a field named that question again. */
async function edit(talk: Known, open: Open, field?: string): Promise<void> {
  const { state } = open;
  const { dialog } = state;
  if (field === dialog.step && dialog.memo.doubt !== undefined) {
    const memo = { ...dialog.memo };
    delete memo.doubt;
    await takeOff(talk, talk.isTap ? talk.messageId : memo.side);
    return await save(talk, { ...dialog, memo });
  }
  if (field !== undefined && field !== FIELDS) return await askField(talk, open, field);
  const [only, ...others] = fieldsOf(state);
  if (field === undefined && only !== undefined && others.length === 0) {
    return await askAgain(talk, open, only.key);
  }
  const step = field === FIELDS ? PREVIEW : FIELDS;
  await save(talk, { ...dialog, step });
  await redraw(talk, { ...open, state: { ...state, dialog: { ...dialog, step } } });
}

/** The preview gives way to the question: it comes anew once that is answered. */
async function askField(talk: Known, open: Open, field: string): Promise<void> {
  const { state } = open;
  const ask = fieldsOf(state).find(({ key }) => key === field);
  await askAgain(talk, open, field);
  if (ask === undefined || talk.messageId !== state.dialog.messageId) return;
  const name = buttonText(talk.locale, ask.label ?? ask.ask);
  await talk.edit(talk.messageId, say(talk.locale, 'summary.changing', { label: name }));
}

const typedPresses = {
  back,
  skip: (talk: Known, open: Open) => skip(talk, open),
  done,
  confirm,
  cancel: (talk: Known, open: Open) => cancel(talk, open),
  submit: confirm,
  edit: (talk: Known, open: Open) => edit(talk, open),
} as const;

/** A text while a question is open: a button's word, or the answer. @returns whether it was the answer */
export async function hearText(talk: Known, open: Open, text: string): Promise<boolean> {
  const ask = openAsk(open);
  const word = readLabel(text);
  const isAnswer = ask !== undefined && isOptionWord(ask, text, talk);
  if (word !== undefined && word in typedPresses && !isAnswer) {
    await typedPresses[word as keyof typeof typedPresses](talk, open);
    return false;
  }
  if (ask !== undefined) return await takeText(talk, open, ask, text);
  await giveNumbers(talk, text);
  await askBelow(talk, previewHint(talk, open));
  return false;
}

function previewHint({ locale }: Known, { state }: Open): string {
  if (state.dialog.step === FIELDS) return say(locale, 'ans.at_fields');
  const { submit = 'confirm' } = state.form.preview?.(state.answers, state.c) ?? {};
  return say(locale, 'ans.at_summary', { submit: label(locale, submit) });
}

function isOptionWord(ask: Ask, text: string, { locale }: Talk): boolean {
  return (ask.options ?? []).some(({ label }) => 'say' in label && buttonText(locale, label) === text);
}
