import {
  bigint,
  bigserial,
  boolean,
  customType,
  index,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';

const at = (name: string) => timestamp(name, { withTimezone: true });
const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** Everything of the built-in chat, apart from Xiaoer's own tables as Telegram's would be. */
export const chat = pgSchema('chat');

/**
 * A person as the built-in chat knows one: its user id and private chat id are the same number. Ids are made
 * above 2³², as Telegram's are today, so that nothing that cuts them passes our tests.
 */
export const chatUsers = chat.table('users', {
  id: bigserial({ mode: 'number' }).primaryKey(),
  name: text().notNull(),
  languageCode: text('language_code').notNull().default('zh'),
  createdAt: at('created_at').notNull(),
});

/** A log-in; the cookie holds the token, the row its SHA-256. Without a user it is the demo's, which holds them all. */
export const chatSessions = chat.table('sessions', {
  tokenHash: text('token_hash').primaryKey(),
  userId: bigint('user_id', { mode: 'number' }).references(() => chatUsers.id),
  createdAt: at('created_at').notNull(),
  expiresAt: at('expires_at').notNull(),
  seenAt: at('seen_at').notNull(),
});

export const chatBots = chat.table('bots', {
  id: bigint({ mode: 'number' }).primaryKey(),
  tokenHash: text('token_hash').notNull().unique(),
  username: text().notNull(),
  name: text().notNull(),
  /** Counts per bot inside the transaction that adds an update, so that ids become visible in order. */
  lastUpdateId: bigint('last_update_id', { mode: 'number' }).notNull().default(0),
  /** Kinds of updates the bot wants; null is all of them. */
  allowedUpdates: text('allowed_updates').array(),
  webhook: jsonb(),
  commands: jsonb().notNull().default({}),
  /** Descriptions, by field and language. */
  profile: jsonb().notNull().default({}),
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
    /** Sent with a keyboard other than an inline one: such a message cannot be edited. */
    sealed: boolean().notNull().default(false),
    fileId: text('file_id'),
    sentAt: at('sent_at').notNull(),
    deletedAt: at('deleted_at'),
    /** Set by a person's client; sending the same again is harmless. */
    clientId: text('client_id'),
  },
  (t) => [
    primaryKey({ columns: [t.botId, t.userId, t.messageId] }),
    uniqueIndex().on(t.userId, t.botId, t.clientId),
    index().on(t.userId, t.fileId),
  ],
);

/** Updates waiting for a bot; confirmed ones are deleted. */
export const chatUpdates = chat.table(
  'updates',
  {
    botId: bigint('bot_id', { mode: 'number' }).notNull(),
    updateId: bigint('update_id', { mode: 'number' }).notNull(),
    userId: bigint('user_id', { mode: 'number' }).notNull(),
    kind: text().notNull(),
    update: jsonb().notNull(),
    createdAt: at('created_at').notNull(),
    /** For webhooks: when to try (again); while one is being delivered, when to give it up for lost. */
    nextTryAt: at('next_try_at'),
    tries: integer().notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.botId, t.updateId] }), index().on(t.botId, t.userId, t.updateId)],
);

/** Button presses that wait for their answer. */
export const chatPresses = chat.table('presses', {
  id: text().primaryKey(),
  botId: bigint('bot_id', { mode: 'number' }).notNull(),
  userId: bigint('user_id', { mode: 'number' }).notNull(),
  pressedAt: at('pressed_at').notNull(),
  answeredAt: at('answered_at'),
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

/** What is in files, each once, by the SHA-256 of its bytes in hex. It goes with the last file that has it (a trigger). */
export const chatContents = chat.table('contents', {
  hash: text().primaryKey(),
  size: bigint({ mode: 'number' }).notNull(),
});

/** The bytes of a content in pieces of one length, so that a long one need not be in memory whole. */
export const chatPieces = chat.table(
  'pieces',
  {
    hash: text()
      .notNull()
      .references(() => chatContents.hash, { onDelete: 'cascade' }),
    n: integer().notNull(),
    bytes: bytea().notNull(),
  },
  (t) => [primaryKey({ columns: [t.hash, t.n] })],
);

/** A file id belongs to one bot; who may read the file is told by the messages that carry it. */
export const chatFiles = chat.table(
  'files',
  {
    fileId: text('file_id').primaryKey(),
    uniqueId: text('unique_id').notNull(),
    botId: bigint('bot_id', { mode: 'number' }).notNull(),
    /** Who sent it; null: the bot. */
    userId: bigint('user_id', { mode: 'number' }),
    /** `photo`, `document`, `voice`, `audio` or `video`. */
    kind: text().notNull(),
    name: text().notNull().default(''),
    mime: text().notNull(),
    size: bigint({ mode: 'number' }).notNull(),
    width: integer(),
    height: integer(),
    duration: integer(),
    hash: text()
      .notNull()
      .references(() => chatContents.hash),
    createdAt: at('created_at').notNull(),
  },
  (t) => [index().on(t.botId, t.uniqueId), index().on(t.hash), index().on(t.userId, t.createdAt)],
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
    blocked: boolean().notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.botId, t.userId] })],
);
