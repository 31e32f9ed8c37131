import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  boolean,
  customType,
  index,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';

const at = (name: string) => timestamp(name, { withTimezone: true });
const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** Everything of the built-in chat, apart from Xiaoer's own tables as Telegram's would be. */
export const chat = pgSchema('chat');

/** A person as the built-in chat knows one: its user id and private chat id are the same number. */
export const chatUsers = chat.table('users', {
  id: bigserial({ mode: 'number' }).primaryKey(),
  name: text().notNull(),
  languageCode: text('language_code').notNull().default('zh'),
  blocked: boolean().notNull().default(false),
  createdAt: at('created_at').notNull(),
});

/** A log-in; the cookie holds the token, the row its SHA-256. */
export const chatSessions = chat.table('sessions', {
  tokenHash: text('token_hash').primaryKey(),
  userId: bigint('user_id', { mode: 'number' })
    .notNull()
    .references(() => chatUsers.id),
  createdAt: at('created_at').notNull(),
  expiresAt: at('expires_at').notNull(),
  seenAt: at('seen_at').notNull(),
});

export const chatBots = chat.table('bots', {
  id: bigint({ mode: 'number' }).primaryKey(),
  tokenHash: text('token_hash').notNull().unique(),
  username: text().notNull(),
  name: text().notNull(),
  webhook: jsonb(),
  commands: jsonb().notNull().default({}),
});

/** Messages of the private chat between one user and one bot, as Bot API Message objects. */
export const chatMessages = chat.table(
  'messages',
  {
    botId: bigint('bot_id', { mode: 'number' }).notNull(),
    userId: bigint('user_id', { mode: 'number' })
      .notNull()
      .references(() => chatUsers.id),
    messageId: bigint('message_id', { mode: 'number' }).notNull(),
    fromBot: boolean('from_bot').notNull(),
    message: jsonb().notNull(),
    sentAt: at('sent_at').notNull(),
    deletedAt: at('deleted_at'),
    /** Set by a person's client; sending the same again is harmless. */
    clientId: text('client_id'),
  },
  (t) => [primaryKey({ columns: [t.botId, t.userId, t.messageId] }), index().on(t.userId, t.clientId)],
);

/** Updates waiting for a bot; confirmed ones are deleted. */
export const chatUpdates = chat.table(
  'updates',
  {
    updateId: bigserial('update_id', { mode: 'number' }).primaryKey(),
    botId: bigint('bot_id', { mode: 'number' }).notNull(),
    update: jsonb().notNull(),
    createdAt: at('created_at').notNull(),
    /** For webhooks: when to try again. */
    nextTryAt: at('next_try_at'),
    tries: bigint({ mode: 'number' }).notNull().default(0),
  },
  (t) => [index().on(t.botId, t.updateId)],
);

/** Button presses that wait for their answer. */
export const chatPresses = chat.table('presses', {
  id: text().primaryKey(),
  botId: bigint('bot_id', { mode: 'number' }).notNull(),
  userId: bigint('user_id', { mode: 'number' }).notNull(),
  pressedAt: at('pressed_at').notNull(),
  answeredAt: at('answered_at'),
  answer: jsonb(),
});

/** What a page must hear, in order: its `seq` is the SSE event id. */
export const chatEvents = chat.table(
  'events',
  {
    seq: bigserial({ mode: 'number' }).primaryKey(),
    userId: bigint('user_id', { mode: 'number' }).notNull(),
    event: jsonb().notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [index().on(t.userId, t.seq)],
);

export const chatFiles = chat.table(
  'files',
  {
    fileId: text('file_id').primaryKey(),
    uniqueId: text('unique_id').notNull(),
    botId: bigint('bot_id', { mode: 'number' }).notNull(),
    userId: bigint('user_id', { mode: 'number' }),
    name: text().notNull().default(''),
    mime: text().notNull(),
    size: bigint({ mode: 'number' }).notNull(),
    sha256: text().notNull(),
    bytes: bytea().notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [index().on(t.uniqueId)],
);

/** Where each person stands in each chat: what was read, and the bot's reply keyboard. */
export const chatDialogs = chat.table(
  'dialogs',
  {
    botId: bigint('bot_id', { mode: 'number' }).notNull(),
    userId: bigint('user_id', { mode: 'number' }).notNull(),
    lastMessageId: bigint('last_message_id', { mode: 'number' }).notNull().default(0),
    readUpTo: bigint('read_up_to', { mode: 'number' }).notNull().default(0),
    replyKeyboard: jsonb('reply_keyboard'),
    startedAt: at('started_at'),
  },
  (t) => [primaryKey({ columns: [t.botId, t.userId] })],
);

/** Invitation links opened in the page that still wait for the person's tap. */
export const chatLogins = chat.table('logins', {
  id: uuid().primaryKey().default(sql`gen_random_uuid()`),
  codeHash: text('code_hash').notNull(),
  userId: bigint('user_id', { mode: 'number' }),
  at: at('at').notNull(),
});
