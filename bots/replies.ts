import type { Message } from 'telegraf/types';
import { findByNumber, loadCase } from '../src/appeal/views.ts';
import { caseOfMessage } from '../src/appeal/views-enterprise.ts';
import type { Known } from './bot-form.ts';

const NUMBER = /[\p{Script=Han}A-Za-z]{1,12}-\d{4}-\d{4,}/gu;

/**
 * The case that a message of this chat is about: as we noted it, else by the number that it names. A list names
 * several: whoever replies to one has to say which.
 */
export async function caseOfReply(talk: Known, to: Message): Promise<string | null> {
  const noted = await caseOfMessage(talk.deps, talk.chatId, to.message_id);
  if (noted !== null) return noted;
  const text = 'text' in to ? to.text : 'caption' in to ? (to.caption ?? '') : '';
  const [no, ...others] = new Set(text.match(NUMBER) ?? []);
  return no === undefined || others.length > 0 ? null : await findByNumber(talk.deps, no);
}

/** Whether this person speaks for the enterprise of a case. */
export async function isOwn(talk: Known, appealId: string): Promise<boolean> {
  const view = await loadCase(talk.deps, appealId);
  return talk.who.contactOf.includes(view.enterprise.id);
}
