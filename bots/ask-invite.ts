import { addDuration } from '../src/calendar/calendar.ts';
import { parseDuration } from '../src/calendar/duration.ts';
import { rulesNow } from '../src/appeal/rules.ts';
import { askAdministrators } from '../src/notices/store-asked.ts';
import { parsePhone } from '../src/people/phone.ts';
import { pendingRequest, requestInvitation } from '../src/people/requests.ts';
import {
  type AskStep,
  askSteps,
  dropStep,
  type EntryStep,
  putStep,
  readStep,
} from '../src/people/store-steps.ts';
import { parseUscc } from '../src/people/uscc.ts';
import { Refusal } from '../src/refusal.ts';
import type { Tap } from '../src/telegram/buttons.ts';
import { raw } from '../src/text/html.ts';
import { label, readLabel } from '../src/text/labels.ts';
import { toLocale } from '../src/text/locale.ts';
import { say } from '../src/text/say.ts';
import { sayRefusal } from '../src/text/refused.ts';
import { writeMoment } from '../src/text/when.ts';
import type { Incoming } from './feature.ts';
import type { Talk } from './talk.ts';
import { speaking } from './whom.ts';

/** How soon the administrator is said to answer. */
const ANSWER = parseDuration('1wd');

type Asking = EntryStep & { step: AskStep };

const isAsking = (row: EntryStep | null): row is Asking => row !== null && row.step !== 'greeted';

/** 申请邀请码: three questions to somebody who is on no roster yet, kept as a row until the request is made. */
export async function beginAsking(talk: Talk, tap?: Tap): Promise<void> {
  const locale = tap?.arg === undefined ? talk.locale : toLocale(tap.arg);
  const spoken = speaking(talk, locale);
  const pending = await pendingRequest(talk.deps, talk);
  if (pending !== null) return void (await spoken.say(pendingText(spoken, pending.at)));
  await goTo(spoken, { step: 'uscc', locale, uscc: '', name: '', cause: talk.cause, messageId: null });
}

/** Saves where the person stands, then asks; an update that comes again asks again. */
async function goTo(talk: Talk, row: Asking): Promise<void> {
  const { deps, cause } = talk;
  await putStep(deps.sql, talk, { ...row, cause, messageId: null }, deps.now());
  const messageId = await ask(talk, row.step);
  await putStep(deps.sql, talk, { ...row, cause, messageId }, deps.now());
}

async function ask(talk: Talk, step: AskStep): Promise<number> {
  const { locale } = talk;
  const stop = { label: label(locale, 'cancel'), action: { verb: 'ask.stop', arg: step } };
  const back = { label: label(locale, 'back'), action: { verb: 'ask.back', arg: step } };
  if (step === 'uscc') return await talk.reply(say(locale, 'invite.ask_uscc'), [[stop]]);
  if (step === 'name') return await talk.reply(say(locale, 'invite.ask_name'), [[back, stop]]);
  return await talk.say(say(locale, 'invite.ask_phone'), {
    reply: [
      [{ text: say(locale, 'opt.send_phone'), asks: 'contact' }],
      [{ text: label(locale, 'back') }, { text: label(locale, 'cancel') }],
    ],
  });
}

/** A message while a question is open; false where none is. */
export async function hearAnswer(talk: Talk, message: Incoming): Promise<boolean> {
  const row = await readStep(talk.deps.sql, talk);
  if (!isAsking(row)) return false;
  const spoken = speaking(talk, row.locale);
  if (row.cause === talk.cause) await goTo(spoken, row);
  else await answer(spoken, row, message);
  return true;
}

async function answer(talk: Talk, row: Asking, message: Incoming): Promise<void> {
  const word = readLabel(message.text ?? '');
  if (word === 'cancel') return await stop(talk, row);
  if (word === 'back') return await goBack(talk, row);
  try {
    await take(talk, row, message);
  } catch (error) {
    if (!(error instanceof Refusal) || !error.code.startsWith('err.')) throw error;
    await talk.reply(sayRefusal(talk.clock, error));
  }
}

async function take(talk: Talk, row: Asking, message: Incoming): Promise<void> {
  const text = message.text?.trim() ?? '';
  if (row.step === 'phone') return await hand(talk, { ...row, phone: phoneIn(talk, message) });
  if (text === '') return await goTo(talk, row);
  if (row.step === 'uscc') {
    const uscc = parseUscc(text);
    await showAnswered(talk, row, 'invite.ask_uscc', uscc);
    return await goTo(talk, { ...row, uscc, step: 'name' });
  }
  const name = parseName(text);
  await showAnswered(talk, row, 'invite.ask_name', name);
  await goTo(talk, { ...row, name, step: 'phone' });
}

/**
 * Typed, or sent with the button, which gives the sender's own number. A card of somebody else will not do, nor one that
 * was forwarded: whoever made it chose the number on it, or it is one that its owner had once.
 */
function phoneIn({ userId }: Talk, message: Incoming): string {
  const { contact, text = '' } = message;
  if (contact === undefined) return parsePhone(text);
  const isOwn = contact.user_id === userId && message.forward_origin === undefined;
  if (!isOwn) throw new Refusal('err.contact_foreign');
  return parsePhone(contact.phone_number);
}

/** Two letters or more of whatever script, no figures; longer than a name is a sentence. */
function parseName(text: string): string {
  const name = text.normalize('NFKC').replace(/\s+/g, ' ').trim();
  const letters = name.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 2 || Array.from(name).length > 30 || /[\d\p{Cc}/@]/u.test(name))
    throw new Refusal('err.name');
  return name;
}

type Question = 'invite.ask_uscc' | 'invite.ask_name';

async function showAnswered(talk: Talk, { messageId }: Asking, key: Question, answered: string) {
  if (messageId === null) return;
  const [question = ''] = say(talk.locale, key).split('\n');
  const html = say(talk.locale, 'ask.answered', { question: raw(question), answer: answered });
  await talk.edit(messageId, html);
}

/** Gives the request to the administrators. Coming again it finds itself made, and only says so again. */
async function hand(talk: Talk, { uscc, name, phone, locale }: Asking & { phone: string }): Promise<void> {
  const { deps, botId, userId, chatId } = talk;
  const made = await requestInvitation(deps, { botId, userId, chatId, uscc, name, phone, locale });
  await askAdministrators(deps, made.id);
  const received = say(locale, 'invite.received', {
    enterprise_typed: uscc,
    name,
    phone,
    invite_due: dueOf(talk, made.at),
    town_phone: deps.policies.current().town.phone,
  });
  await talk.say(received, { remove: true });
  await dropStep(deps.sql, talk);
}

function pendingText(talk: Talk, at: Date): string {
  return say(talk.locale, 'invite.pending', { at: writeMoment(talk.clock, at), invite_due: dueOf(talk, at) });
}

function dueOf(talk: Talk, at: Date): string {
  return writeMoment(talk.clock, addDuration(rulesNow(talk.deps).calendar, at, ANSWER));
}

/** 上一步 and 取消 under a question; one that has been passed does nothing. */
export const askVerbs = {
  ask: (talk: Talk, tap: Tap) => beginAsking(talk, tap),
  'ask.back': async (talk: Talk, tap: Tap) => {
    const row = await rowFor(talk, tap);
    await goBack(speaking(talk, row.locale), row);
  },
  'ask.stop': async (talk: Talk, tap: Tap) => {
    const row = await rowFor(talk, tap);
    await stop(speaking(talk, row.locale), row);
  },
};

async function rowFor(talk: Talk, { arg }: Tap): Promise<Asking> {
  const row = await readStep(talk.deps.sql, talk);
  if (!isAsking(row) || row.step !== arg) throw new Refusal('refuse.question_old');
  return row;
}

async function goBack(talk: Talk, row: Asking): Promise<void> {
  const step = askSteps[askSteps.indexOf(row.step) - 1] ?? row.step;
  if (row.messageId !== null && row.step !== 'phone')
    await talk.send.editMarkup(talk.chatId, row.messageId).catch(() => {});
  await goTo(talk, { ...row, step });
}

async function stop(talk: Talk, row: Asking): Promise<void> {
  const { deps, locale, messageId } = talk;
  const html = say(locale, 'cancel.done');
  if (talk.isTap) await talk.edit(messageId, html);
  else await talk.say(html, { remove: true });
  await putStep(
    deps.sql,
    talk,
    { ...row, step: 'greeted', uscc: '', name: '', cause: talk.cause, messageId: null },
    deps.now(),
  );
}

/** /cancel while no conversation is open. */
export async function cancelAsking(talk: Talk): Promise<void> {
  const row = await readStep(talk.deps.sql, talk);
  if (isAsking(row)) return await stop(speaking(talk, row.locale), row);
  await talk.reply(say(talk.locale, 'cancel.nothing'));
}
