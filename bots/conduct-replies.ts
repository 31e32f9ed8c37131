import { rulesNow } from '../src/appeal/rules.ts';
import type { Message } from '../src/conduct/store-messages.ts';
import { checkFile } from '../src/forms/file-kinds.ts';
import { readDialog } from '../src/forms/store.ts';
import { say } from '../src/text/say.ts';
import type { Known } from './bot-form.ts';
import { byAuthor, paramsOf } from './conduct-steps.ts';
import { veil } from './conduct-veil.ts';
import { giveNumbers } from './danger.ts';
import type { Incoming } from './feature.ts';
import { fileOf } from './incoming-file.ts';

/**
 * A reply to a message about a report goes to that report and nowhere else, whatever the message names. False where it
 * answers the question that is open.
 */
export async function hearReply(given: Known, message: Incoming, to: Message): Promise<boolean> {
  const dialog = await readDialog(given.deps, given.who.person.id);
  if (dialog?.messageId === to.messageId) return false;
  const talk = await veil(given, to);
  const { locale } = talk;
  if (to.side === 'office') await talk.reply(say(locale, 'report.use_buttons'));
  else if (to.reportId === null) await talk.reply(say(locale, 'conduct.past_question'));
  else await addTo(talk, to.reportId, message);
  return true;
}

const MOST = 1500;

async function addTo(talk: Known, reportId: string, message: Incoming): Promise<void> {
  const { locale } = talk;
  const file = fileOf(talk, message);
  const text = (message.text ?? message.caption ?? '').trim();
  if (file === null && text === '') return void (await talk.reply(say(locale, 'conduct.words_only')));
  if (text.length > MOST)
    return void (await talk.reply(say(locale, 'refuse.text_too_long', { n: text.length, max: MOST })));
  if (file !== null) checkFile(file, rulesNow(talk.deps).policy.caps);
  const words = text === '' ? say(locale, 'info.files', { n: 1 }) : text;
  const evidence = file === null ? [] : [{ kind: file.kind, fileId: file.fileId }];
  const report = await byAuthor(talk, reportId, { type: 'say', text: words, evidence });
  await giveNumbers(talk, text);
  const params = await paramsOf(talk, report);
  const { conduct_no, identity } = params;
  await talk.reply(say(locale, 'conduct.more_sent', { conduct_no, identity }));
}
