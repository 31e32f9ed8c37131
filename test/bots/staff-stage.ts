import type { BotApi, Call } from '../support/bot-api.ts';
import { type Chat, startChats } from '../support/chat.ts';
import { type Post, startPost } from '../support/post.ts';
import { createTown, type Part, type Town } from '../support/town.ts';
import { createWorld, type World } from '../support/world.ts';
import { plain } from '../../src/text/html.ts';

export type Stage = World &
  Post & {
    town: Town;
    /** What the bot asked of Telegram. */
    api: BotApi;
    /** The chat of one of the cast; what it says and taps is delivered to everybody at once. */
    chat: (part: Part | { id: string; name: string }, locale?: 'zh' | 'en') => Promise<Chat>;
    /** Everything said in all these chats in its order, as people read it. */
    transcript: () => string[];
    /** Everything the bot did in a chat, edits and files too. */
    calls: (chatId: number) => Call[];
  };

type Button = { text: string };

/** What a call of the bot is to somebody who reads the chat; nothing where it says nothing. */
function heard({ method, params }: Call, who: string | undefined): string[] {
  if (params.text === undefined) return [];
  const text = plain(String(params.text)).replaceAll('\n', ' ⏎ ');
  if (method === 'answerCallbackQuery') return [`  (${text})`];
  if (who === undefined) return [];
  const rows = (params.reply_markup as { inline_keyboard?: Button[][] } | undefined)?.inline_keyboard ?? [];
  const keys = rows.map((row) => row.map((button) => `[${button.text}]`).join('')).join(' / ');
  return [`${method === 'editMessageText' ? '✎' : '→'} ${who}: ${text}  ${keys}`];
}

/** A small town with its bot, its post and a chat for everybody who takes part. */
export async function openStage(at = '2026-11-19T09:12+08:00'): Promise<Stage> {
  const world = await createWorld({ at });
  const town = await createTown(world);
  const server = await startChats(world);
  const post = await startPost(world, server.api);
  const said: string[] = [];
  const names = new Map<number, string>();
  let read = 0;

  /** Notes what the bot did since the last look. */
  function listen(): void {
    said.push(...server.api.calls.slice(read).flatMap((call) => heard(call, names.get(call.chatId))));
    read = server.api.calls.length;
  }

  async function chat(who: Part | { id: string; name: string }, locale: 'zh' | 'en' = 'zh'): Promise<Chat> {
    const part = typeof who === 'string' ? who : who.name;
    const own = await server.chatOf(typeof who === 'string' ? town.who[who] : who.id, { locale });
    names.set(own.chatId, part);
    const then =
      <A extends unknown[], R>(what: string, run: (...args: A) => Promise<R>) =>
      async (...args: A): Promise<R> => {
        listen();
        said.push(`👤 ${part} ${what} ${JSON.stringify(args[0])}`);
        const result = await run(...args);
        await post.deliver();
        listen();
        return result;
      };
    return {
      ...own,
      says: then('says', own.says),
      sends: then('sends', own.sends),
      sendsAll: then('sends', own.sendsAll),
      edits: then('edits', own.edits),
      taps: then('taps', own.taps),
      tapsData: then('taps', own.tapsData),
      presses: then('taps', own.presses),
    };
  }
  return {
    ...world,
    ...post,
    town,
    api: server.api,
    chat,
    calls: (chatId) => server.api.calls.filter((call) => call.chatId === chatId),
    transcript: () => {
      listen();
      return said;
    },
    at: async (time) => {
      listen();
      said.push(`-- ${time}`);
      await post.at(time);
      listen();
    },
  };
}
