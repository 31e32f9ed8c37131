import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  boolean,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

const at = (name: string) => timestamp(name, { withTimezone: true });

/**
 * Conduct reports, apart from everything else: no row of another table points here or is pointed at. What stands in the
 * open is the number, when the clock acts next, and nothing of who wrote or what about; `sealed` is the rest.
 */
export const conductReports = pgTable(
  'conduct_reports',
  {
    id: uuid().primaryKey(),
    no: text().notNull().unique(),
    sealed: text().notNull(),
    /** The office has not answered yet. */
    open: boolean().notNull(),
    dueAt: at('due_at'),
    /** A sweep has it, or it failed and rests, until then. */
    claimedUntil: at('claimed_until'),
    failures: integer().notNull().default(0),
    version: integer().notNull().default(0),
    createdAt: at('created_at').notNull(),
    /** The last row of its log, and how many there are. */
    head: text().notNull().default(''),
    events: integer().notNull().default(0),
  },
  (t) => [index().on(t.dueAt), index('conduct_open').on(t.createdAt).where(sql`open`)],
);

/** What has acted on a report already, as a mark that names no update. */
export const conductCauses = pgTable('conduct_causes', {
  mark: text().primaryKey(),
  reportId: uuid('report_id').notNull(),
});

/** What is still to be said to author and office; a row goes when it was said. */
export const conductNotices = pgTable(
  'conduct_notices',
  {
    id: uuid().primaryKey(),
    /** To whom, of which report, and what. */
    sealed: text().notNull(),
    createdAt: at('created_at').notNull(),
    notBefore: at('not_before').notNull(),
    claimedUntil: at('claimed_until'),
    tries: integer().notNull().default(0),
  },
  (t) => [index().on(t.notBefore)],
);

/** Messages that speak of a report, so that a reply finds it and the chat can be cleared; found by marks alone. */
export const conductMessages = pgTable(
  'conduct_messages',
  {
    mark: text().primaryKey(),
    /** The same for every such message of one chat. */
    thread: text().notNull(),
    sealed: text().notNull(),
    at: at('at').notNull(),
  },
  (t) => [index().on(t.thread), index().on(t.at)],
);

/** What happened to a report, in order, never changed; who did it and when is sealed with the rest. */
export const conductEvents = pgTable(
  'conduct_events',
  {
    id: uuid().primaryKey(),
    n: bigserial({ mode: 'number' }).notNull().unique(),
    reportId: uuid('report_id').notNull(),
    seq: integer().notNull(),
    /** Null once it was erased because its time was over. */
    sealed: text(),
    salt: text(),
    digest: text().notNull(),
    previous: text().notNull(),
    hash: text().notNull(),
  },
  (t) => [uniqueIndex().on(t.reportId, t.seq)],
);

/** As `checkpoints`, of the reports' log alone. */
export const conductCheckpoints = pgTable('conduct_checkpoints', {
  no: integer().primaryKey(),
  day: text().notNull().unique(),
  at: at('at').notNull(),
  upto: bigint({ mode: 'number' }).notNull(),
  events: integer().notNull(),
  digest: text().notNull(),
  previous: text().notNull(),
  hash: text().notNull(),
});
