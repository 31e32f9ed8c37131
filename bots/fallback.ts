import { Refusal } from '../src/refusal.ts';
import { label } from '../src/text/labels.ts';
import type { Role } from '../src/text/names.ts';
import { say } from '../src/text/say.ts';
import { isKnown, type Known } from './bot-form.ts';
import type { Feature, Incoming } from './feature.ts';
import { commandsOf, rolesOf } from './menus.ts';
import { turnAway } from './strangers.ts';
import type { Talk } from './talk.ts';

/** The last to be asked: whatever nobody took gets an answer that says what would be understood. */
export const fallback: Feature = {
  forStrangers: true,
  message: async (talk, message) => {
    await answer(talk, message);
    return true;
  },
  /** A changed message that no case knows of changes nothing, and an answer to it would only disturb. */
  edited: () => Promise.resolve(true),
};

async function answer(talk: Talk, message: Incoming): Promise<void> {
  if (isNews(message)) return;
  if (!isKnown(talk)) return await turnAway(talk);
  if (talk.who.contactOf.length > 0) return await answerEnterprise(talk, message);
  if (message.text === undefined) throw new Refusal('refuse.unsupported_type');
  const roles = await rolesOf(talk);
  const commands = commandsOf(roles).map((name) => `/${name}`);
  await talk.reply(say(talk.locale, keyFor(roles), { commands: commands.join(' ') }));
}

/** Only whoever handles cases is told how to write to an enterprise. */
function keyFor(roles: readonly Role[]): 'fallback.discipline' | 'fallback.staff' | 'fallback.office' {
  if (roles.every((role) => role === 'discipline')) return 'fallback.discipline';
  const handles = ['cadre', 'deputy', 'leader', 'head'] as const;
  return handles.some((role) => roles.includes(role)) ? 'fallback.staff' : 'fallback.office';
}

async function answerEnterprise(talk: Known, message: Incoming): Promise<void> {
  const { locale } = talk;
  const rows = [[{ label: label(locale, 'my_appeals'), action: { verb: 'list', arg: 'my' } }]];
  if (message.sticker !== undefined) await talk.reply(say(locale, 'free.sticker'), rows);
  else if (message.text !== undefined) await talk.reply(say(locale, 'free.unclear'), rows);
  else throw new Refusal('refuse.unsupported_type');
}

/** What Telegram itself says in a chat: a pinned message, a new picture. */
function isNews(message: Incoming): boolean {
  const said = ['text', 'photo', 'document', 'voice', 'video', 'location', 'contact', 'sticker'] as const;
  const other = ['audio', 'animation', 'video_note', 'poll', 'dice', 'venue', 'story', 'game'];
  return ![...said, ...other].some((part) => part in message);
}
