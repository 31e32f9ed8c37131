import { isDatabaseAway } from '../src/db/away.ts';
import type { Deps } from '../src/deps.ts';
import type { Send } from '../src/telegram/send.ts';
import { plain } from '../src/text/html.ts';
import { type Locale, readLanguage } from '../src/text/locale.ts';
import { piece, say } from '../src/text/say.ts';
import { isWeather, newRef } from './failures.ts';

type From = { id: number; language_code?: string };
type PrivateChat = { id: number; type?: string };
type Part = { id?: string; from?: From; chat?: PrivateChat; message?: { chat?: PrivateChat } };
type Raw = { update_id?: number; message?: Part; callback_query?: Part };

/** Who did something, where, and the tap to be answered if it was one. */
type Doing = { chatId: number; from: From; tapId: string | undefined };

export type Apology = {
  /** The database is away: whoever did this reads once that it is not lost. */
  down: (update: object) => Promise<void>;
  /** It could not be handled. Where the database is away that is told at once; other weather if it takes long. */
  about: (error: unknown, update: object) => Promise<void>;
  /** It had to wait for the weather, and for long, and is tried again now. */
  late: (update: object, receivedAt: Date) => Promise<void>;
  /** Whatever was done with it ended the process, and it was set aside. */
  poison: (update: object) => Promise<void>;
  /** It is done: the next trouble is told anew. */
  done: (update: object) => void;
  /** The language of somebody, for when it cannot be looked up. */
  remember: (userId: number, locale: Locale) => void;
};

/** Whoever waits less than this for an answer need not be told why. */
const LATE_MS = 15_000;
const REMEMBERED = 10_000;

/** Tells people of troubles that pass by themselves, once in a chat and never as a reason for more trouble. */
export function createApology(deps: Pick<Deps, 'policies' | 'now' | 'random' | 'log'>, send: Send): Apology {
  const told = new Set<number>();
  const slowed = new Set<number>();
  const locales = new Map<number, Locale>();
  const localeOf = ({ id, language_code }: From) => locales.get(id) ?? readLanguage(language_code);

  async function once({ chatId }: Doing, tell: () => Promise<unknown>): Promise<void> {
    if (told.has(chatId)) return;
    told.add(chatId);
    // Telegram may be away as well: then the next try tells.
    await tell().catch(() => void told.delete(chatId));
  }
  async function down(update: object): Promise<void> {
    const doing = doingOf(update);
    if (doing === null) return;
    const { chatId, from, tapId } = doing;
    const locale = localeOf(from);
    const help_phone = deps.policies.current().town.phone;
    const html = say(locale, 'weather.down', { what: whatOf(locale, doing), help_phone });
    await once(doing, () =>
      tapId === undefined ? send.text(chatId, html) : send.answer(tapId, { text: plain(html), alert: true }),
    );
  }
  async function late(update: object, receivedAt: Date): Promise<void> {
    const doing = doingOf(update);
    if (doing === null || !slowed.has(doing.chatId)) return;
    if (deps.now().getTime() - receivedAt.getTime() < LATE_MS) return;
    const locale = localeOf(doing.from);
    const html = say(locale, 'weather.retry', { what: whatOf(locale, doing) });
    await once(doing, () => send.text(doing.chatId, html));
  }
  async function poison(update: object): Promise<void> {
    const doing = doingOf(update);
    if (doing === null) return;
    const ref = newRef(deps);
    deps.log.error(
      { ref, updateId: (update as Raw).update_id },
      'told the sender of an update that was set aside',
    );
    const help_phone = deps.policies.current().town.phone;
    // A tap was answered long ago, or is too old to be.
    await send.text(doing.chatId, say(localeOf(doing.from), 'fault.message', { ref, retry: 10, help_phone }));
  }
  return {
    down,
    late,
    poison,
    about: async (error, update) => {
      const doing = doingOf(update);
      if (doing !== null && isWeather(error)) slowed.add(doing.chatId);
      if (isDatabaseAway(error)) await down(update);
    },
    done: (update) => {
      const doing = doingOf(update);
      if (doing === null) return;
      told.delete(doing.chatId);
      slowed.delete(doing.chatId);
    },
    remember: (userId, locale) => {
      if (locales.size >= REMEMBERED) locales.clear();
      locales.set(userId, locale);
    },
  };
}

/** Null where nobody waits for an answer. */
function doingOf(update: object): Doing | null {
  const { message, callback_query: tap } = update as Raw;
  const from = (message ?? tap)?.from;
  const chat = message?.chat ?? tap?.message?.chat;
  if (from === undefined || chat?.type !== 'private') return null;
  return { chatId: chat.id, from, tapId: tap?.id };
}

const whatOf = (locale: Locale, { tapId }: Doing) =>
  piece(locale, tapId === undefined ? 'weather.what.sent' : 'weather.what.tapped');
