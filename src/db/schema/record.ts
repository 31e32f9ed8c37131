import {
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';

const at = (name: string) => timestamp(name, { withTimezone: true });

/**
 * What was done to the town itself: rosters, policies, roles, invitations, exports. One chain, never changed. Says who did
 * what to which id, and nothing else of anybody.
 */
export const adminActs = pgTable(
  'admin_acts',
  {
    /** From 1, without a gap. */
    seq: integer().primaryKey(),
    type: text().notNull(),
    /** Null: whoever sits at the server's command line, or Xiaoer itself. */
    actorId: uuid('actor_id'),
    /** The id of what it was done to; '' where it was done to the whole town. */
    subject: text().notNull(),
    at: at('at').notNull(),
    /** Counts and versions. */
    data: jsonb().notNull(),
    previous: text().notNull(),
    hash: text().notNull(),
  },
  (t) => [index().on(t.subject)],
);

/** Where a log that is one chain stands: a tail that is cut off is missed. Locked while a row is added. */
export const logHeads = pgTable('log_heads', {
  log: text().primaryKey(),
  hash: text().notNull(),
  count: integer().notNull(),
});

/** Once a day: what had been logged by then, each chained to the one before. Its fingerprint is kept outside. */
export const checkpoints = pgTable('checkpoints', {
  /** From 1, without a gap. */
  no: integer().primaryKey(),
  /** The day of the town on which it was made. */
  day: text().notNull().unique(),
  at: at('at').notNull(),
  /** The last event that it covers (`appeal_events.n`). */
  upto: bigint({ mode: 'number' }).notNull(),
  /** Events since the checkpoint before, and the cases they belong to. */
  events: integer().notNull(),
  cases: integer().notNull(),
  /** Over the hashes of those events, in the order of `n`. */
  digest: text().notNull(),
  /** Where the administrative log stood. */
  acts: integer().notNull(),
  actsHead: text('acts_head').notNull(),
  previous: text().notNull(),
  hash: text().notNull(),
});

/** Who of the staff looked at which case: a row a person, case and day, not one a glance. */
export const caseReads = pgTable(
  'case_reads',
  {
    appealId: uuid('appeal_id').notNull(),
    personId: uuid('person_id').notNull(),
    day: text().notNull(),
    firstAt: at('first_at').notNull(),
    lastAt: at('last_at').notNull(),
    count: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.appealId, t.personId, t.day] })],
);
