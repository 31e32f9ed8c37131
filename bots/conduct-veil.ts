import { type Message, noteMessage } from '../src/conduct/store-messages.ts';
import type { Author } from '../src/conduct/report.ts';
import type { Known } from './bot-form.ts';

type About = Pick<Message, 'reportId' | 'side' | 'fades'>;

/** What is said with the office about a report. */
export const withOffice = (reportId: string): About => ({ reportId, side: 'office', fades: true });

/**
 * The same talk, about a conduct report: what it says cannot be forwarded or saved, and both sides' messages are noted
 * so that the chat can be cleared and a reply finds its way.
 */
export async function veil(talk: Known, about: About): Promise<Known> {
  if (!talk.isTap) await note(talk, talk.messageId, about);
  return {
    ...talk,
    reply: async (html, rows, options = {}) => {
      const messageId = await talk.reply(html, rows, { ...options, protect: true });
      await note(talk, messageId, about);
      return messageId;
    },
  };
}

export async function note({ deps, chatId }: Known, messageId: number, about: About): Promise<void> {
  await noteMessage(deps, { chatId, messageId, ...about }, deps.now());
}

/** The account that speaks, by which alone an author is known. */
export const accountOf = ({ who, botId, userId, chatId }: Known): Author => ({
  personId: who.person.id,
  botId,
  userId,
  chatId,
});
