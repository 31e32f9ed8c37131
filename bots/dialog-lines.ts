import { setTimeout as sleep } from 'node:timers/promises';
import type { AnswerInput } from '../src/appeal/answer.ts';
import { lengthOf } from '../src/appeal/answer-text.ts';
import { forgetAnswerSaid, noteSaid } from '../src/appeal/views-enterprise.ts';
import { positionOf, readAnswer } from '../src/forms/flow.ts';
import type { Ask } from '../src/forms/form.ts';
import { movedAt, saveDialog } from '../src/forms/store.ts';
import { nextBehind } from '../src/inbox/store-behind.ts';
import { Refusal } from '../src/refusal.ts';
import { readLabel } from '../src/text/labels.ts';
import { say } from '../src/text/say.ts';
import type { Known } from './bot-form.ts';
import { giveNumbers } from './danger.ts';
import { answer, keep, moveOn, type Open, openDialog } from './dialog.ts';
import { MOST, refuseUnfit } from './fit-words.ts';
import { takeOff } from './take-off.ts';

/** How long a single message is looked upon as perhaps the first of several. */
const ONE_MS = 300;
const LOOK_MS = 100;
/** Somebody who goes on writing sends the next line within this time. */
const GOING_ON_MS = 20_000;

/**
 * Takes a text for the answer to the open question. Where only a button answers it, the words join what was said
 * before, or the question is asked again below them.
 * @returns whether it was answered
 */
export async function takeText(talk: Known, open: Open, ask: Ask, text: string): Promise<boolean> {
  const key = open.entry.adds?.(open.state);
  const fits = fitOf(open, ask, { text });
  // 其他 may be typed without its button, but not by somebody who is still telling what it is about.
  const isMore = fits === 'words' && key !== undefined && (await sinceMoved(talk)) <= GOING_ON_MS;
  if (fits !== 'no' && !isMore) return await answer(talk, open, ask, { text });
  if (key !== undefined) await addLine(talk, open, key, text);
  else {
    await giveNumbers(talk, text);
    await askBelow(talk, say(talk.locale, 'ans.tap_one'));
  }
  return false;
}

/** How a text fits a question: not, where only a button answers; `words`: as what no button says. */
function fitOf({ state }: Open, ask: Ask, input: AnswerInput): 'no' | 'words' | 'yes' {
  try {
    const value = readAnswer(state, ask, input);
    const isFree = ask.type === 'choice' && ask.other && !state.memo.typing;
    return isFree && !ask.options?.some(({ key }) => key === value) ? 'words' : 'yes';
  } catch (error) {
    return error instanceof Refusal && error.code === 'ans.choice' ? 'no' : 'yes';
  }
}

const sinceMoved = async ({ deps, who }: Known): Promise<number> =>
  deps.now().getTime() - (await movedAt(deps, who.person.id));

/**
 * A further line of the same matter joins the words before it.
 * @throws Refusal where the whole is too long, or the line holds what is not kept
 */
export async function addLine(talk: Known, open: Open, key: string, text: string): Promise<void> {
  const { state, entry } = open;
  const said = String(state.answers[key] ?? '');
  // The same update coming again finds its line there.
  const whole = said === text || said.endsWith(`\n${text}`) ? said : `${said}\n${text}`;
  refuseUnfit(talk, whole, state.form.name === 'pick_staff' ? MOST.staff : MOST.enterprise);
  if (entry.keep === undefined) await giveNumbers(talk, text);
  const kept = await keep(talk, open, { [key]: whole });
  const memo = { ...state.dialog.memo, joined: true } as const;
  await saveDialog(talk.deps, { ...kept, memo, cause: talk.cause }, state.dialog.version, talk.deps.now());
  if (kept.appealId !== null) {
    const at = { chatId: talk.chatId, messageId: talk.messageId, appealId: kept.appealId, key: 'line' };
    await forgetAnswerSaid(talk.deps, kept.appealId, key);
    await noteSaid(talk.deps, at, talk.clock.now);
  }
  await askBelow(talk, say(talk.locale, 'ask.line_added', { n: lengthOf(whole) }));
}

/** Asks the open question again at the bottom, once for all that is sent in one go; the old one loses its buttons. */
export async function askBelow(talk: Known, html: string): Promise<void> {
  const behind = await waitForMore(talk);
  if (behind === 'words') return;
  const open = await openDialog(talk);
  if (open === null) return;
  // The question that stands is being answered.
  if (behind === 'tap') return void (await talk.reply(html));
  const { dialog } = open.state;
  const { doubt: _, side, ...memo } = dialog.memo;
  await takeOff(talk, dialog.messageId);
  await takeOff(talk, side);
  const position = positionOf(open.state);
  const isDanger = position.at === 'ask' && position.ask.key === 'danger';
  await moveOn(talk, { ...dialog, memo }, isDanger ? 'danger' : dialog.step, html);
}

/** What comes right behind this message: more words for the same question, a tap, or nothing that matters to it. */
async function waitForMore(talk: Known): Promise<'words' | 'tap' | null> {
  const { linesMs } = talk;
  const most = (await sinceMoved(talk)) <= linesMs ? linesMs : Math.min(ONE_MS, linesMs);
  for (let waited = 0; ; waited += LOOK_MS) {
    const next = await nextBehind(talk.deps.sql, talk);
    if (next === 'tap') return 'tap';
    if (next !== null) return isWords(next.text) ? 'words' : null;
    if (waited >= most) return null;
    await sleep(LOOK_MS);
  }
}

const isWords = (text: string): boolean => !text.startsWith('/') && readLabel(text) === undefined;
