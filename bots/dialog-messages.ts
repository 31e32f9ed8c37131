import { noteSaid } from '../src/appeal/views-enterprise.ts';
import { lengthOf } from '../src/appeal/answer-text.ts';
import { askAt, questionOf } from '../src/forms/flow.ts';
import type { Ask } from '../src/forms/form.ts';
import { readDialog, saveDialog } from '../src/forms/store.ts';
import { wordsOf } from '../src/forms/wording.ts';
import { exampleOf } from '../src/policy/ask.ts';
import { cut } from '../src/text/html.ts';
import { say } from '../src/text/say.ts';
import { cancelAsking } from './ask-invite.ts';
import { isKnown, type Known } from './bot-form.ts';
import { cancel, keep, type Open, openAsk, openDialog, resume, veiled } from './dialog.ts';
import { dialogVerbs, hearText } from './dialog-feature.ts';
import { addLine } from './dialog-lines.ts';
import { hearFile } from './dialog-files.ts';
import type { Feature, Incoming } from './feature.ts';
import { fileOf } from './incoming-file.ts';
import { caseOfReply } from './replies.ts';

/** Messages so close together are one that was sent in parts; Telegram gives whole seconds. */
const TOGETHER_S = 2;
/** Clients cut what is longer than 4,096 characters. */
const CUT = 4000;
/** Of the name and address of a place that was picked on the map, in code points. */
const LONGEST_PLACE = 120;

/** Open questions: their buttons, and what people send while one is open. */
export const dialogs: Feature = {
  verbs: dialogVerbs,
  commands: {
    cancel: async (talk) => {
      const open = isKnown(talk) ? await openDialog(talk) : null;
      // Somebody bound meanwhile may still be asking for an invitation.
      if (open === null || !isKnown(talk)) await cancelAsking(talk);
      else await cancel(talk, open);
    },
  },
  message: async (given, message) => {
    if (!isKnown(given) || message.text?.startsWith('/')) return false;
    const open = await openDialog(given);
    if (open === null || (await isElsewhere(given, open, message))) return await isRepeated(given);
    const talk = await veiled(given, open.state.dialog);
    if (open.state.dialog.cause === talk.cause) await resume(talk, open.state.dialog);
    else await hear(talk, open, message);
    return true;
  },
};

/** The conversation that this very update ended: nothing is to be done again. */
async function isRepeated(talk: Known): Promise<boolean> {
  return (await readDialog(talk.deps, talk.who.person.id))?.cause === talk.cause;
}

/** A reply to a card or notice always belongs to that case, whatever question is open. */
async function isElsewhere(talk: Known, { state }: Open, message: Incoming): Promise<boolean> {
  const to = message.reply_to_message;
  if (to === undefined || to.message_id === state.dialog.messageId) return false;
  const about = await caseOfReply(talk, to);
  return about !== null && about !== state.dialog.appealId;
}

async function hear(talk: Known, open: Open, message: Incoming): Promise<void> {
  if (message.text !== undefined) return await hearWords(talk, open, message, message.text);
  if (fileOf(talk, message) !== null) return await hearFile(talk, open, message);
  if (message.location !== undefined) return await hearLocation(talk, open, message);
  if (message.sticker !== undefined) return await hearSticker(talk, open);
  const kind = message.contact === undefined ? 'other' : 'contact';
  await talk.reply(say(talk.locale, 'refuse.unsupported_type', { kind: say(talk.locale, `kind.${kind}`) }));
}

async function hearWords(talk: Known, open: Open, message: Incoming, text: string): Promise<void> {
  const { dialog } = open.state;
  const { last, tooLong } = dialog.memo;
  if (tooLong !== undefined && message.date - tooLong.at <= TOGETHER_S) {
    return await stillTooLong(talk, open, message, tooLong.text + text);
  }
  const isPart = last?.key === 'description' && message.date - last.at <= TOGETHER_S;
  if (isPart) return await addLine(talk, noted(open, message), 'description', text);
  if (lengthOf(text) > CUT && dialog.step === 'description') {
    return await stillTooLong(talk, open, message, text);
  }
  if (await hearText(talk, open, text)) await noteAnswer(talk, open, message);
}

/** So that a third part is one as well. */
function noted(open: Open, { date }: Incoming): Open {
  const { state } = open;
  const memo = { ...state.dialog.memo, last: { key: 'description', at: date } };
  return { ...open, state: { ...state, dialog: { ...state.dialog, memo } } };
}

/** Remembers which message gave which answer, so that editing it changes the answer. */
async function noteAnswer(talk: Known, open: Open, message: Incoming): Promise<void> {
  const after = await readDialog(talk.deps, talk.who.person.id);
  const key = open.state.dialog.step;
  if (after === null || after.appealId === null || after.version === open.state.dialog.version) return;
  if (after.id !== open.state.dialog.id || key.startsWith('!')) return;
  const at = { chatId: talk.chatId, messageId: message.message_id, appealId: after.appealId, key };
  if (open.entry.answersOf !== undefined) await noteSaid(talk.deps, at, talk.clock.now);
  const memo = { ...after.memo, last: { key, at: message.date } };
  await saveDialog(talk.deps, { ...after, memo }, after.version, talk.deps.now());
}

/** A text that its sender's client cut: what follows at once is its rest, and no answer to anything. */
async function stillTooLong(talk: Known, open: Open, message: Incoming, text: string): Promise<void> {
  const { dialog } = open.state;
  const html = say(talk.locale, 'err.description.long', { n: lengthOf(text) });
  const said = dialog.memo.tooLong?.messageId;
  const messageId = said ?? (await talk.reply(html));
  if (said !== undefined) await talk.edit(said, html);
  const memo = { ...dialog.memo, tooLong: { text, at: message.date, messageId } };
  await saveDialog(talk.deps, { ...dialog, memo, cause: talk.cause }, dialog.version, talk.deps.now());
}

async function hearLocation(talk: Known, open: Open, message: Incoming): Promise<void> {
  const ask = askAt(open.state, 'location');
  if (message.location === undefined) return;
  if (ask === undefined || open.entry.answersOf === undefined) {
    await talk.reply(say(talk.locale, 'ans.no_location'));
    return;
  }
  const { latitude, longitude } = message.location;
  const { title, address } = (message as { venue?: { title: string; address: string } }).venue ?? {};
  // Not typed by anybody, so nobody could shorten it: cut, never refused.
  const place = cut([title, address].filter((part) => part !== undefined).join(' '), LONGEST_PLACE);
  const text = `${place} 📍${latitude.toFixed(5)}, ${longitude.toFixed(5)}`.trim();
  if (openAsk(open)?.key === 'location') return void (await hearText(talk, open, text));
  const kept = await keep(talk, open, { location: text });
  await saveDialog(talk.deps, { ...kept, cause: talk.cause }, kept.version, talk.deps.now());
  await talk.reply(say(talk.locale, 'ans.location'));
}

async function hearSticker(talk: Known, open: Open): Promise<void> {
  const ask = openAsk(open);
  const { locale } = talk;
  const example = ask === undefined ? '' : exampleFor(ask, talk);
  await talk.reply(say(locale, 'ans.sticker', { what: say(locale, `what.answer.${kindOf(ask)}`), example }));
}

function exampleFor(ask: Ask, { locale }: Known): string {
  const question = questionOf(ask);
  return exampleOf({ ...question, ask: wordsOf(ask.ask) }, locale);
}

const kinds = { number: 'number', date: 'date', files: 'files', choice: 'tap', multi: 'tap' } as const;

function kindOf(ask: Ask | undefined): 'text' | 'tap' | 'number' | 'date' | 'files' {
  if (ask === undefined) return 'tap';
  return kinds[ask.type as keyof typeof kinds] ?? 'text';
}
