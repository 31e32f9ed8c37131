import { Hono } from 'hono';
import { botApi, tokenHash } from './bot-api/routes.ts';
import type { ChatContext, ChatOptions } from './context.ts';
import { openHub } from './hub.ts';
import type { Message } from './message.ts';
import { openBudgets } from './rate.ts';
import { openSlots } from './slots.ts';
import { saveBot } from './store-bots.ts';
import { insertUser, type NewUser } from './store-users.ts';
import { pageApi } from './web/api-routes.ts';
import { pages } from './web/page-routes.ts';
import * as person from './web/person.ts';
import { ProblemError, problemResponse } from './web/problem.ts';
import { openWaits } from './waits.ts';
import { runWebhooks } from './webhook-runner.ts';

export type Chat = {
  /** `/bot<token>/<method>`, `/file/bot<token>/<path>`, `/chat/**` and, in demo mode, `/demo/**`. */
  app: Hono;
  /** Makes a bot known, or changes its names; the id is the number in front of the token. */
  registerBot: (bot: { token: string; username: string; name: string }) => Promise<{ id: number }>;
  /** Makes a person without a log-in, for the demo and its seed. Answers the user id. */
  addUser: (user: Omit<NewUser, 'at'>) => Promise<number>;
  /** Does what a hand on the page would do. */
  as: (userId: number, botId: number) => Promise<Hand>;
  /** Ends long waits and webhook deliveries; call it before the HTTP server is closed. */
  close: () => Promise<void>;
};

export type Hand = {
  write: (text: string, clientId?: string) => Promise<Message[]>;
  press: (messageId: number, data: string) => Promise<string>;
};

/** Under way at once in a process, and of one account; more wait for a place, the sender's browser with them. */
const UPLOADS = { inAll: 12, each: 2, waiting: 20 };
const BOT_UPLOADS = { inAll: 12, each: 12, waiting: 100 };
/** Pages of one account that hear news at once in a process; each asks the database now and then. */
const OPEN_PAGES = 20;

/** The built-in chat: Telegram's Bot API for our bots, a web page for people. All of it lives in PostgreSQL. */
export function createChat(options: ChatOptions): Chat {
  const hub = openHub(options.sql, options.log);
  const ctx: ChatContext = {
    ...options,
    hub,
    budgets: openBudgets(options.elapsed),
    uploads: openSlots(UPLOADS),
    botUploads: openSlots(BOT_UPLOADS),
    waits: openWaits(OPEN_PAGES),
  };
  const stop = new AbortController();
  const webhooks = runWebhooks(ctx, stop.signal);

  const app = new Hono();
  app.onError((error, c) => answerError(ctx, error, c.get('requestId' as never)));
  app.route('/', botApi(ctx));
  app.route('/', pages(ctx));
  app.route('/chat', pageApi(ctx));

  return {
    app,
    registerBot: async ({ token, username, name }) => {
      const id = Number(token.split(':')[0]);
      await saveBot(ctx.sql, { id, username, name }, tokenHash(token));
      return { id };
    },
    addUser: (user) => insertUser(ctx.sql, { ...user, at: ctx.now() }),
    as: async (userId, botId) => hand(ctx, await person.takeSeat(ctx, userId, botId)),
    close: async () => {
      stop.abort();
      await hub.close();
      await webhooks;
    },
  };
}

function hand(ctx: ChatContext, seat: person.Seat): Hand {
  return {
    write: (text, clientId) =>
      person.write(ctx, seat, { clientId, parts: () => [{ content: person.textContent(text) }] }),
    press: (messageId, data) => person.press(ctx, seat, messageId, data),
  };
}

function answerError(ctx: ChatContext, error: Error, requestId: unknown): Response {
  if (error instanceof ProblemError) return problemResponse(error.problem);
  const ref = `R-${ctx.random(3).toString('hex').toUpperCase()}`;
  ctx.log.error({ err: error, ref, requestId }, 'the chat failed');
  return problemResponse({ error: 'fault', ref });
}
