import { checkAnswer } from '../src/appeal/answer.ts';
import { substance } from '../src/appeal/answer-text.ts';
import { type Appeal, isAlive } from '../src/appeal/appeal.ts';
import { rulesNow } from '../src/appeal/rules.ts';
import { findByNumber, loadCase } from '../src/appeal/views.ts';
import { casesOf } from '../src/appeal/views-enterprise.ts';
import { checkFile, type SentFile, withEarly } from '../src/forms/file-kinds.ts';
import { addToLast } from '../src/forms/store-files.ts';
import { loadViewer } from '../src/notices/views.ts';
import { askCard } from '../src/notices/show.ts';
import { dangerWord } from '../src/policy/danger.ts';
import type { Question } from '../src/policy/policy.ts';
import { suggestCategories } from '../src/policy/suggest.ts';
import { Refusal } from '../src/refusal.ts';
import { label } from '../src/text/labels.ts';
import { say } from '../src/text/say.ts';
import { isKnown, type Known } from './bot-form.ts';
import { giveNumbers, warn } from './danger.ts';
import { beginForm } from './dialog.ts';
import { tell } from './dialog-tell.ts';
import { newDraft } from './draft-from.ts';
import type { Feature, Incoming } from './feature.ts';
import { addTo, caseLine, noteAddition, textOr } from './free-pick.ts';
import { idFrom } from './id-from.ts';
import { fileOf } from './incoming-file.ts';
import { caseOfReply, isOwn } from './replies.ts';

/** What somebody of an enterprise sends while nothing is asked: a new matter, or more about one that is open. */
export const freeText: Feature = {
  message: async (talk, message) => {
    if (!isKnown(talk) || talk.who.contactOf.length === 0 || message.text?.startsWith('/')) return false;
    const about = await caseReplied(talk, message);
    if (about === null && talk.who.person.roles.length > 0 && message.reply_to_message !== undefined)
      return false;
    const file = fileOf(talk, message);
    const text = message.text ?? message.caption ?? '';
    if (file === null && text === '') return await refuseKind(talk, message);
    if (file !== null) checkFile(file, rulesNow(talk.deps).policy.caps);
    if (text !== '') await refuseUnfit(talk, text);
    if (about !== null) await toCase(talk, about, text, file, message.media_group_id !== undefined);
    else await outOfTheBlue(talk, text, file);
    return true;
  },
};

/** The case of the enterprise that a message replies to. */
async function caseReplied(talk: Known, message: Incoming): Promise<string | null> {
  const to = message.reply_to_message;
  const about = to === undefined ? null : await caseOfReply(talk, to);
  return about !== null && (await isOwn(talk, about)) ? about : null;
}

async function refuseKind(talk: Known, message: Incoming): Promise<boolean> {
  const { locale } = talk;
  const start = [[{ label: label(locale, 'new_appeal'), action: { verb: 'new' } }]];
  if (message.sticker !== undefined) await talk.reply(say(locale, 'free.sticker'), start);
  else if (message.location !== undefined) await talk.reply(say(locale, 'free.location'), start);
  else {
    const kind = message.contact === undefined ? 'other' : 'contact';
    await talk.reply(say(locale, 'refuse.unsupported_type', { kind: say(locale, `kind.${kind}`) }));
  }
  return true;
}

/** What no case takes: too long, or with an identity number in it. */
async function refuseUnfit(talk: Known, text: string): Promise<void> {
  const { policy } = rulesNow(talk.deps);
  const words = { zh: '…', en: '…' };
  const question: Question = {
    key: 'description',
    label: words,
    ask: words,
    type: 'text',
    required: true,
    max: 2000,
  };
  try {
    checkAnswer(question, { text }, { policy, answers: {}, ...talk.clock, address: '' });
  } catch (error) {
    await giveNumbers(talk, text);
    throw error;
  }
}

async function toCase(
  talk: Known,
  appealId: string,
  text: string,
  file: SentFile | null,
  isPart: boolean,
): Promise<void> {
  const { appeal } = await loadCase(talk.deps, appealId);
  if (appeal.status === 'draft') return await beginForm(talk, 'intake', { appealId });
  if (!isAlive(appeal.status)) return await afterTheEnd(talk, appeal, text, file);
  const files = file === null ? [] : [file];
  if (isPart && text === '' && file !== null && (await joinsLast(talk, appealId, file))) return;
  const done = await addTo(talk, appealId, { type: 'add_info', text: textOr(talk, text, files) }, files);
  await warn(talk, appealId, text);
  await tell(talk, done);
  await noteAddition(talk, appealId);
}

/** A further part of an album joins what its first part said. */
async function joinsLast(talk: Known, appealId: string, file: SentFile): Promise<boolean> {
  const { deps, who, clock } = talk;
  const since = new Date(clock.now.getTime() - ALBUM_MS);
  const row = { ...file, id: idFrom('file', talk.cause), appealId, personId: who.person.id };
  return await addToLast(deps, row, since, clock.now);
}

async function afterTheEnd(talk: Known, appeal: Appeal, text: string, file: SentFile | null): Promise<void> {
  await giveNumbers(talk, text);
  const view = await loadCase(talk.deps, appeal.id);
  const viewer = await loadViewer(talk.deps, view, talk.who.person.id);
  if (appeal.status !== 'satisfied' && !viewer.open.includes('reopen')) {
    const rows = [[{ label: label(talk.locale, 'new_appeal'), action: { verb: 'new' } }]];
    await talk.reply(say(talk.locale, 'relay.ended', { no: appeal.no ?? '' }), rows);
    return;
  }
  await beginForm(talk, 'pick', {
    appealId: appeal.id,
    answers: given(text, file),
    skipped: ['text', 'early'],
  });
}

const given = (text: string, file: SentFile | null) => (file === null ? { text } : withEarly({ text }, file));

/** Parts of an album come within moments. */
const ALBUM_MS = 30_000;
const HELLO =
  /^(?:你好|您好|在吗|在不在|有人吗|小二|早|早上好|上午好|下午好|晚上好|hi|hello)[\s呀啊吗,，.。!！?？~]*$/iu;
const THANKS = /^(?:谢谢|多谢|感谢|辛苦|thank)/i;
const PROGRESS = /进度|进展|怎么样了|办到哪|到哪一步|status|progress|any news/i;
const SHORT = 16;
/** Too little to be a matter, unless its words are those of a category. */
const LEAST = 5;

async function outOfTheBlue(talk: Known, text: string, file: SentFile | null): Promise<void> {
  if (await isNumber(talk, text)) return;
  if (file === null && HELLO.test(text.trim())) return await offer(talk, 'free.hello');
  const all = await casesOf(talk.deps, talk.who.contactOf);
  const open = all.filter(({ status }) => isAlive(status));
  const last = all.find(({ status }) => !isAlive(status));
  if (THANKS.test(text) && text.length <= SHORT && open.length === 0 && last?.status === 'satisfied') {
    return await afterTheEnd(talk, last, text, file);
  }
  if (PROGRESS.test(text) && text.length <= SHORT && open.length > 0) return await showStatus(talk, open);
  if (file === null && substance(text) < LEAST && !isMatter(talk, text) && open.length === 0)
    return await offer(talk, 'free.unclear');
  if (open.length > 0) {
    await giveNumbers(talk, text);
    return await beginForm(talk, 'pick', { answers: given(text, file), skipped: ['text', 'early'] });
  }
  const { form, ...begin } = await newDraft(talk, text, file === null ? [] : [file]);
  await beginForm(talk, form, begin);
}

function isMatter({ deps }: Known, text: string): boolean {
  const { policy } = rulesNow(deps);
  return suggestCategories(policy, text).length > 0 || dangerWord(policy, text) !== undefined;
}

async function offer(talk: Known, key: 'free.hello' | 'free.unclear'): Promise<void> {
  const { locale } = talk;
  await talk.reply(say(locale, key), [
    [
      { label: label(locale, 'new_appeal'), action: { verb: 'new' } },
      { label: label(locale, 'my_appeals'), action: { verb: 'my' } },
    ],
  ]);
}

async function showStatus(talk: Known, open: readonly Appeal[]): Promise<void> {
  const lines = await Promise.all(open.slice(0, 6).map((appeal) => caseLine(talk, appeal)));
  const rows = lines.map((line) => [{ label: line.label, action: { verb: 'open', id: line.id } }]);
  const my = { label: label(talk.locale, 'my_appeals'), action: { verb: 'my' } };
  await talk.reply(say(talk.locale, 'free.status', { n: open.length }), [...rows, [my]]);
}

/** A number, whole or its last figures, asks for that card. */
async function isNumber(talk: Known, text: string): Promise<boolean> {
  const no = /^\s*(?:[\p{Script=Han}A-Za-z]{1,12}-\d{4}-)?\d{4,6}\s*$/u.test(text) ? text.trim() : null;
  if (no === null) return false;
  const id = await findByNumber(talk.deps, no);
  if (id === null || !(await isOwn(talk, id))) throw new Refusal('refuse.unknown_number', { no });
  await askCard(talk.deps, id, talk.who.person.id);
  return true;
}
