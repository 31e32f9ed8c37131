import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';

const at = (name: string) => timestamp(name, { withTimezone: true });

/** Every update, stored before Telegram hears that we have it; handled in order per chat. */
export const inbox = pgTable(
  'inbox',
  {
    botId: bigint('bot_id', { mode: 'number' }).notNull(),
    updateId: bigint('update_id', { mode: 'number' }).notNull(),
    /** The chat whose order counts; the sender's id where an update has no chat. */
    lane: bigint({ mode: 'number' }).notNull(),
    payload: jsonb().notNull(),
    receivedAt: at('received_at').notNull(),
    claimedUntil: at('claimed_until'),
    /** How often it was begun. */
    attempts: integer().notNull().default(0),
    /** Tries that a fault of ours ended; troubles that pass do not count. */
    faults: integer().notNull().default(0),
    /** Under way, or else its process died over it. */
    begun: boolean().notNull().default(false),
    /** By which connection its process is known; null: by none, and it is gone. */
    holder: text(),
    /** Processes that died while it was under way, one after the other. */
    crashes: integer().notNull().default(0),
    /** Null while open; set once handled, or set aside as dead after too many tries. */
    doneAt: at('done_at'),
    error: text(),
    /** Of the trace that begins with it, where traces are collected. */
    traceparent: text(),
  },
  (t) => [
    primaryKey({ columns: [t.botId, t.updateId] }),
    index('inbox_open').on(t.lane, t.updateId).where(sql`done_at is null`),
    index('inbox_dead').on(t.doneAt).where(sql`error is not null`),
  ],
);

/**
 * How much each chat may still send us, over all processes. The budget is one number, the time at which it will be full
 * again; whoever spends all of it is closed until then.
 */
export const senders = pgTable(
  'senders',
  {
    botId: bigint('bot_id', { mode: 'number' }).notNull(),
    lane: bigint({ mode: 'number' }).notNull(),
    fullAt: at('full_at').notNull(),
    closed: boolean().notNull(),
  },
  (t) => [primaryKey({ columns: [t.botId, t.lane] })],
);

/** Small facts of the installation: secrets made once, the offset of getUpdates, the heartbeat, the demo clock. */
export const settings = pgTable('settings', {
  key: text().primaryKey(),
  value: jsonb().notNull(),
});
