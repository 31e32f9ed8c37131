import type { Context } from 'hono';
import type { Budgets } from '../chat/rate.ts';
import type { Deps } from '../deps.ts';
import type { Files } from '../web/assets.ts';
import type { Visitor } from './store-sessions.ts';

export type ConsoleOptions = {
  deps: Deps;
  /** The bot on Telegram whose Mini App the console may be; undefined with the built-in chat. */
  bot: { id: number; token: string } | undefined;
  /** How much an account and an address may ask; on by default. */
  limits?: 'on' | 'off';
  /** What the limits refill by, ms; real time unless told otherwise. */
  elapsed?: () => number;
};

/** What every part of the console is handed. */
export type ConsoleContext = ConsoleOptions & {
  budgets: Budgets;
  /** Scripts and styles, read when the first page is asked for. */
  files: () => Promise<Files>;
};

export type Env = {
  Variables: {
    visitor: Visitor;
    /** Hash of the token this request came with. */
    tokenHash: string;
    /** Inside Telegram, by a header and not by a cookie: pages go out without their frame. */
    isApp: boolean;
  };
};

export type ConsoleRequest = Context<Env>;
