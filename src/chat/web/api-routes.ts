import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type * as api from '../api.ts';
import { MAX_TEXT } from '../api.ts';
import { tellCommands } from '../bot-api/commands.ts';
import { codePoints } from '../bot-api/formatted.ts';
import type { ChatContext } from '../context.ts';
import { listBots } from '../store-bots.ts';
import { dropSession, saveLanguage } from '../store-users.ts';
import { clean, isClean } from './clean.ts';
import { answerFile } from './file.ts';
import * as person from './person.ts';
import { badField } from './problem.ts';
import { careful, type Env, forgetCookie, identify, loggedIn } from './sessions.ts';
import { readMessages, readState } from './state.ts';
import { eventStream, type Listener, pollEvents } from './stream.ts';
import { upload } from './upload.ts';

const id = z.number().int().positive();
const clientId = z.string().regex(/^[\w-]{1,64}$/);
const Send: z.ZodType<api.SendRequest> = z.object({
  bot: id,
  clientId,
  text: z.string().max(40_000),
  replyTo: id.optional(),
});
const Location: z.ZodType<api.LocationRequest> = z.object({
  bot: id,
  clientId,
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});
const Contact: z.ZodType<api.ContactRequest> = z.object({
  bot: id,
  clientId,
  phone: z.string().regex(/^\+?[\d -]{5,20}$/),
});
const Press: z.ZodType<api.PressRequest> = z.object({
  bot: id,
  messageId: id,
  data: z.string().refine(isClean),
});
const Edit: z.ZodType<api.EditRequest> = z.object({ bot: id, messageId: id, text: z.string() });
const Payload = z.string().regex(/^[\w-]{1,64}$/);
const Start: z.ZodType<api.StartRequest> = z.object({
  bot: id,
  payload: Payload.optional(),
  clientId: clientId.optional(),
});
const Read: z.ZodType<api.ReadRequest> = z.object({ bot: id, upTo: id });
const Block: z.ZodType<api.BlockRequest> = z.object({ bot: id });
const Language: z.ZodType<api.LanguageRequest> = z.object({ language: z.enum(['zh', 'en']) });

const OK: api.Ok = { ok: true };

/** What the page asks and does, under `/chat`. */
export function pageApi(ctx: ChatContext): Hono<Env> {
  const app = new Hono<Env>();
  app.use(loggedIn(ctx), careful(ctx));
  reading(ctx, app);
  writing(ctx, app);
  settings(ctx, app);
  return app;
}

function reading(ctx: ChatContext, app: Hono<Env>): void {
  app.get('/state', async (c) => c.json(await readState(ctx, c.var.who.userId, c.var.who.users)));

  app.get('/messages', async (c) => {
    const botId = Number(c.req.query('bot'));
    const before = Number(c.req.query('before') ?? Number.MAX_SAFE_INTEGER);
    const limit = Math.min(100, Math.max(1, Math.trunc(Number(c.req.query('limit') ?? 50)) || 50));
    if (!Number.isSafeInteger(botId) || !Number.isSafeInteger(before)) throw badField('bot');
    return c.json(await readMessages(ctx, { botId, userId: c.var.who.userId, before, limit }));
  });

  const listenerOf = (c: Context<Env>, after: string | undefined): Listener => ({
    who: c.var.who,
    after: Number.isSafeInteger(Number(after)) ? Math.max(0, Number(after)) : 0,
    signal: c.req.raw.signal,
    isLoggedIn: async () => (await identify(ctx, c)) !== null,
  });

  app.get('/events', (c) =>
    eventStream(ctx, listenerOf(c, c.req.header('last-event-id') ?? c.req.query('after'))),
  );

  app.get('/poll', async (c) => c.json(await pollEvents(ctx, listenerOf(c, c.req.query('after')))));

  app.get('/file/:id', (c) => answerFile(ctx, c.var.who.users, c.req.param('id'), c.req.header('range')));
}

function writing(ctx: ChatContext, app: Hono<Env>): void {
  const seat = (c: { var: Env['Variables'] }, bot: number) => person.takeSeat(ctx, c.var.who.userId, bot);

  app.post('/send', async (c) => {
    const { bot, text, ...rest } = await read(c.req.raw, Send);
    const pieces = cutText(clean(text));
    if (pieces.length === 0) throw badField('text');
    const parts = () => pieces.map((piece) => ({ content: person.textContent(piece) }));
    return c.json({ messages: await person.write(ctx, await seat(c, bot), { ...rest, parts }) });
  });

  app.post('/upload', async (c) => c.json({ messages: await upload(ctx, c.var.who.userId, c.req.raw) }));

  app.post('/location', async (c) => {
    const { bot, clientId: mark, ...location } = await read(c.req.raw, Location);
    const parts = () => [{ content: { location } }];
    return c.json({ messages: await person.write(ctx, await seat(c, bot), { clientId: mark, parts }) });
  });

  app.post('/contact', async (c) => {
    const { bot, clientId: mark, phone } = await read(c.req.raw, Contact);
    const at = await seat(c, bot);
    const contact = { phone_number: phone, first_name: at.user.name, user_id: at.user.id };
    const parts = () => [{ content: { contact } }];
    return c.json({ messages: await person.write(ctx, at, { clientId: mark, parts }) });
  });

  app.post('/press', async (c) => {
    const { bot, messageId, data } = await read(c.req.raw, Press);
    return c.json({ pressId: await person.press(ctx, await seat(c, bot), messageId, data) });
  });

  app.post('/edit', async (c) => {
    const { bot, messageId, text } = await read(c.req.raw, Edit);
    const next = clean(text).trim();
    if (!next || codePoints(next) > MAX_TEXT) throw badField('text');
    const message = await person.rewrite(ctx, await seat(c, bot), messageId, next);
    return c.json({ message } satisfies api.Edited);
  });

  app.post('/start', async (c) => {
    const { bot, payload, clientId: mark } = await read(c.req.raw, Start);
    const content = person.textContent(payload ? `/start ${payload}` : '/start');
    const letter = { clientId: mark, parts: () => [{ content }] };
    return c.json({ messages: await person.write(ctx, await seat(c, bot), letter) });
  });
}

function settings(ctx: ChatContext, app: Hono<Env>): void {
  app.post('/read', async (c) => {
    const { bot, upTo } = await read(c.req.raw, Read);
    await person.markRead(ctx, await person.takeSeat(ctx, c.var.who.userId, bot), upTo);
    return c.json(OK);
  });

  for (const [path, blocked] of [['/block', true] as const, ['/unblock', false] as const]) {
    app.post(path, async (c) => {
      const { bot } = await read(c.req.raw, Block);
      await person.setBlocked(ctx, await person.takeSeat(ctx, c.var.who.userId, bot), blocked);
      return c.json(OK);
    });
  }

  app.post('/language', async (c) => {
    const { language } = await read(c.req.raw, Language);
    const { userId } = c.var.who;
    await saveLanguage(ctx.sql, userId, language);
    for (const bot of await listBots(ctx.sql)) await tellCommands(ctx, { botId: bot.id, userId });
    return c.json(OK);
  });

  app.post('/logout', async (c) => {
    await dropSession(ctx.sql, c.var.who.tokenHash);
    forgetCookie(c);
    return c.json(OK);
  });
}

async function read<T>(request: Request, shape: z.ZodType<T>): Promise<T> {
  const json: unknown = await request.json().catch(() => null);
  const parsed = shape.safeParse(json);
  if (!parsed.success) throw badField(parsed.error.issues[0]?.path.join('.') || 'body');
  return parsed.data;
}

/** As Telegram's clients do, a longer text goes out in several messages. */
function cutText(text: string): string[] {
  const characters = [...text.trim()];
  const pieces: string[] = [];
  for (let at = 0; at < characters.length; at += MAX_TEXT) {
    const piece = characters
      .slice(at, at + MAX_TEXT)
      .join('')
      .trim();
    if (piece) pieces.push(piece);
  }
  return pieces;
}
