import { substance } from '../src/appeal/answer-text.ts';
import { type Appeal, isAlive } from '../src/appeal/appeal.ts';
import { rulesNow } from '../src/appeal/rules.ts';
import { findByNumber, loadCase } from '../src/appeal/views.ts';
import { casesOf } from '../src/appeal/views-enterprise.ts';
import { checkFile, type SentFile } from '../src/forms/file-kinds.ts';
import { loadViewer } from '../src/notices/views.ts';
import { askCard } from '../src/notices/show.ts';
import { dangerWord } from '../src/policy/danger.ts';
import { suggestCategories } from '../src/policy/suggest.ts';
import { Refusal } from '../src/refusal.ts';
import { label } from '../src/text/labels.ts';
import { say } from '../src/text/say.ts';
import { sayEnded } from './after-end.ts';
import { isKnown, type Known } from './bot-form.ts';
import { giveNumbers, warn } from './danger.ts';
import { beginForm } from './dialog.ts';
import { tell } from './dialog-tell.ts';
import { newDraft } from './draft-from.ts';
import type { Feature, Incoming } from './feature.ts';
import { addTo, caseLine, noteAddition } from './free-pick.ts';
import { MOST, refuseUnfit } from './fit-words.ts';
import { given } from './given.ts';
import { joinLast, textOr } from './keep-files.ts';
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
    if (text !== '') await refuseWords(talk, text);
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

async function refuseWords(talk: Known, text: string): Promise<void> {
  try {
    refuseUnfit(talk, text, MOST.enterprise);
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
  if (isPart && text === '' && file !== null && (await joinLast(talk, appealId, file))) return;
  const event = { type: 'add_info', text: textOr(talk, text, files) } as const;
  const done = await addTo(talk, appealId, event, files, isPart);
  await warn(talk, appealId, text);
  await tell(talk, done);
  await noteAddition(talk, appealId);
}

async function afterTheEnd(talk: Known, appeal: Appeal, text: string, file: SentFile | null): Promise<void> {
  await giveNumbers(talk, text);
  const view = await loadCase(talk.deps, appeal.id);
  const viewer = await loadViewer(talk.deps, view, talk.who.person.id);
  if (appeal.status !== 'satisfied' && !viewer.open.includes('reopen')) return await sayEnded(talk, view);
  await beginForm(talk, 'pick', {
    appealId: appeal.id,
    answers: given(talk, text, file),
    skipped: ['text', 'early', 'at'],
  });
}

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
    return await beginForm(talk, 'pick', {
      answers: given(talk, text, file),
      skipped: ['text', 'early', 'at'],
    });
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
  const no = /^\s*(?:(?:[\p{Script=Han}A-Za-z]{1,12}-)?\d{4}-)?\d{4,6}\s*$/u.test(text) ? text.trim() : null;
  if (no === null) return false;
  const id = await findByNumber(talk.deps, no);
  if (id === null || !(await isOwn(talk, id))) throw new Refusal('refuse.unknown_number', { no });
  await askCard(talk.deps, id, talk.who.person.id);
  return true;
}
