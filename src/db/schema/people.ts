import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

const at = (name: string) => timestamp(name, { withTimezone: true });

/** Everybody on a roster, staff and enterprise contacts alike; the phone is the key. */
export const people = pgTable(
  'people',
  {
    id: uuid().primaryKey(),
    phone: text().notNull().unique(),
    name: text().notNull(),
    unit: text().notNull().default(''),
    title: text().notNull().default(''),
    roles: text().array().notNull().default([]),
    deputyId: uuid('deputy_id'),
    locale: text().notNull().default('zh'),
    muted: boolean().notNull().default(false),
    /** The person agreed that enterprises see this phone; else they see the office's. */
    phoneShown: boolean('phone_shown').notNull().default(false),
    leaveFrom: at('leave_from'),
    leaveUntil: at('leave_until'),
    active: boolean().notNull().default(true),
    /** Since when on no roster; null for whoever is active. */
    leftAt: at('left_at'),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  // Every step asks who holds the offices: a few among all who speak for an enterprise.
  (t) => [index('people_staff').on(t.createdAt, t.id).where(sql`roles <> '{}'`)],
);

/** A patch of the town (划片) and the cadre who answers for it. */
export const grids = pgTable('grids', {
  name: text().primaryKey(),
  cadreId: uuid('cadre_id').references(() => people.id),
});

export const enterprises = pgTable('enterprises', {
  id: uuid().primaryKey(),
  uscc: text().notNull().unique(),
  name: text().notNull(),
  address: text().notNull().default(''),
  grid: text()
    .notNull()
    .references(() => grids.name),
  park: text().notNull().default(''),
  industry: text().notNull().default(''),
  size: text().notNull().default(''),
  employees: integer(),
  /** Overrides the grid's cadre. */
  cadreId: uuid('cadre_id').references(() => people.id),
  active: boolean().notNull().default(true),
});

/** Who speaks for an enterprise; position 0 is written to first. */
export const contacts = pgTable(
  'contacts',
  {
    enterpriseId: uuid('enterprise_id')
      .notNull()
      .references(() => enterprises.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    position: integer().notNull().default(0),
    active: boolean().notNull().default(true),
  },
  (t) => [primaryKey({ columns: [t.enterpriseId, t.personId] }), index().on(t.personId)],
);

/** A person's account with a bot. One open account a person, one open person an account. */
export const accounts = pgTable(
  'accounts',
  {
    id: uuid().primaryKey(),
    botId: bigint('bot_id', { mode: 'number' }).notNull(),
    userId: bigint('user_id', { mode: 'number' }).notNull(),
    chatId: bigint('chat_id', { mode: 'number' }).notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    boundAt: at('bound_at').notNull(),
    endedAt: at('ended_at'),
    unreachableAt: at('unreachable_at'),
    unreachableWhy: text('unreachable_why'),
    /** The send lane of this chat: until then one sender has it to itself (a lease, so that a crash frees it). */
    busyUntil: at('busy_until'),
    /** Nothing is sent to this chat before: Telegram said "wait", or cannot be reached. */
    holdUntil: at('hold_until'),
  },
  (t) => [
    uniqueIndex('accounts_user').on(t.botId, t.userId).where(sql`ended_at is null`),
    uniqueIndex('accounts_person').on(t.botId, t.personId).where(sql`ended_at is null`),
  ],
);

/** A single-use code, kept as its SHA-256 only. */
export const invitations = pgTable(
  'invitations',
  {
    id: uuid().primaryKey(),
    codeHash: text('code_hash').notNull().unique(),
    kind: text().notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    enterpriseId: uuid('enterprise_id').references(() => enterprises.id),
    createdAt: at('created_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    usedAt: at('used_at'),
    usedBy: bigint('used_by', { mode: 'number' }),
    revokedAt: at('revoked_at'),
    /** Made for a person who changed accounts: redeeming it ends the old account. */
    replaces: boolean().notNull().default(false),
  },
  (t) => [index().on(t.personId)],
);

/** Wrong codes, counted to slow guessing down. */
export const inviteAttempts = pgTable(
  'invite_attempts',
  {
    id: uuid().primaryKey(),
    botId: bigint('bot_id', { mode: 'number' }).notNull(),
    userId: bigint('user_id', { mode: 'number' }).notNull(),
    at: at('at').notNull(),
  },
  (t) => [index().on(t.botId, t.userId, t.at)],
);

/** Somebody unknown asks for an invitation; the administrator decides. At most one open request an account. */
export const inviteRequests = pgTable(
  'invite_requests',
  {
    id: uuid().primaryKey(),
    botId: bigint('bot_id', { mode: 'number' }).notNull(),
    userId: bigint('user_id', { mode: 'number' }).notNull(),
    chatId: bigint('chat_id', { mode: 'number' }).notNull(),
    uscc: text().notNull(),
    name: text().notNull(),
    phone: text().notNull(),
    locale: text().notNull().default('zh'),
    at: at('at').notNull(),
    decidedAt: at('decided_at'),
    decidedBy: uuid('decided_by'),
    approved: boolean(),
    reason: text().notNull().default(''),
    /** The update that decided: coming again it is answered again. */
    decidedCause: text('decided_cause'),
  },
  (t) => [uniqueIndex('invite_requests_open').on(t.botId, t.userId).where(sql`decided_at is null`)],
);

/**
 * Where somebody stands who asks for an invitation, and whom we greeted. One row an account; it goes when the request
 * is with the administrator, or after a month.
 */
export const entrySteps = pgTable(
  'entry_steps',
  {
    botId: bigint('bot_id', { mode: 'number' }).notNull(),
    userId: bigint('user_id', { mode: 'number' }).notNull(),
    /** The open question: `uscc`, `name`, `phone`; `greeted` where none is. */
    step: text().notNull(),
    locale: text().notNull().default('zh'),
    uscc: text().notNull().default(''),
    name: text().notNull().default(''),
    /** The update that changed it last: coming again it changes nothing. */
    cause: text().notNull(),
    /** The message that asks; null until it was sent. */
    messageId: bigint('message_id', { mode: 'number' }),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.botId, t.userId] })],
);

/** Who looked at what is shown only on asking: a contact's whole phone number. */
export const reads = pgTable(
  'reads',
  {
    id: uuid().primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    /** The case it was looked up for; null from the list of enterprises. */
    appealId: uuid('appeal_id'),
    enterpriseId: uuid('enterprise_id')
      .notNull()
      .references(() => enterprises.id),
    what: text().notNull(),
    at: at('at').notNull(),
  },
  (t) => [index().on(t.enterpriseId, t.at)],
);
