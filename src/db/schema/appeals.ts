import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { enterprises, people } from './people.ts';

const at = (name: string) => timestamp(name, { withTimezone: true });

/** One enterprise appeal. `state` is the fold of its events; the columns beside it are for finding. */
export const appeals = pgTable(
  'appeals',
  {
    id: uuid().primaryKey(),
    no: text().unique(),
    enterpriseId: uuid('enterprise_id')
      .notNull()
      .references(() => enterprises.id),
    filedBy: uuid('filed_by')
      .notNull()
      .references(() => people.id),
    ownerId: uuid('owner_id').references(() => people.id),
    status: text().notNull(),
    category: text(),
    grade: text().notNull(),
    round: integer().notNull().default(1),
    level: smallint().notNull().default(0),
    /** The next limit of the cadre, or of whoever's turn it is. */
    dueAt: at('due_at'),
    /** On whom it waits: first whose turn it is, then who else has something to decide. */
    waitsOn: text('waits_on').array().notNull().default([]),
    submittedAt: at('submitted_at'),
    updatedAt: at('updated_at').notNull(),
    /** Rises with every event; a button made for an older one is stale. */
    version: integer().notNull().default(0),
    policyVersion: text('policy_version').notNull(),
    /** The case it is handled with. */
    parentId: uuid('parent_id'),
    state: jsonb().notNull(),
    /** The last row of its log, and how many there are: a tail that is cut off is missed. */
    head: text().notNull().default(''),
    events: integer().notNull().default(0),
    /** Its contents were erased because their time was over: figures are left, and nothing happens to it any more. */
    erasedAt: at('erased_at'),
  },
  (t) => [
    index().on(t.enterpriseId, t.status),
    index().on(t.ownerId, t.status),
    index().on(t.filedBy),
    index().on(t.status, t.dueAt),
    index().on(t.submittedAt),
    // The lists of supervisors, leaders and cadres: a few cases among very many.
    index('appeals_open')
      .on(t.dueAt, t.id, t.status, t.category)
      .where(
        sql`status in ('submitted', 'in_progress', 'need_info', 'disputed', 'long_term', 'pending_confirm', 'callback')`,
      ),
    index('appeals_late').on(t.level, t.dueAt).where(sql`level >= 2`),
    index('appeals_joined').on(t.parentId).where(sql`parent_id is not null`),
    // What may be the same matter: open cases of one kind, those of the last months.
    index('appeals_alike')
      .on(t.category, t.submittedAt)
      .where(sql`status in ('submitted', 'in_progress', 'need_info', 'disputed', 'long_term')`),
    index('appeals_linked')
      .on(sql`(state -> 'linkedTo' ->> 'id')`)
      .where(sql`state -> 'linkedTo' ->> 'id' is not null`),
    index('appeals_waits_on').using('gin', t.waitsOn),
    index('appeals_ordered')
      .on(t.ownerId)
      .where(sql`jsonb_path_exists(state, '$.orders[*] ? (@.closedAt == null)')`),
  ],
);

/**
 * What happened, in order, never changed: triggers refuse it, and each row is chained to the one before (`src/record`).
 * `cause` makes an event happen once. No foreign key: what the clock did to a draft outlives it.
 */
export const appealEvents = pgTable(
  'appeal_events',
  {
    id: uuid().primaryKey(),
    /** The order over all cases, for the checkpoints; gaps mean nothing. */
    n: bigserial({ mode: 'number' }).notNull().unique(),
    appealId: uuid('appeal_id').notNull(),
    seq: integer().notNull(),
    type: text().notNull(),
    actorId: uuid('actor_id'),
    relation: text().notNull(),
    at: at('at').notNull(),
    cause: text().notNull().unique(),
    data: jsonb().notNull(),
    /** Null once the payload was erased. */
    salt: text(),
    digest: text().notNull(),
    previous: text().notNull(),
    hash: text().notNull(),
    /** Of a payload that was erased because its time was over; `data` holds the type alone then. */
    erasedAt: at('erased_at'),
  },
  (t) => [
    uniqueIndex().on(t.appealId, t.seq),
    // The answers four weeks later are counted together: a few among very many events.
    index('appeal_events_survey').on(t.at).where(sql`type = 'answer_survey' or data ->> 'kind' = 'survey'`),
  ],
);

/** Cases of which nothing is erased, whatever their age: a court, an inquiry or an archive wants them. */
export const holds = pgTable('holds', {
  appealId: uuid('appeal_id')
    .primaryKey()
    .references(() => appeals.id),
  reason: text().notNull(),
  since: at('since').notNull(),
});

/** When the clock acts next. The rows of an appeal are replaced whenever it changes. */
export const timers = pgTable(
  'timers',
  {
    id: uuid().primaryKey(),
    appealId: uuid('appeal_id').references(() => appeals.id),
    kind: text().notNull(),
    dueAt: at('due_at').notNull(),
    /** Counts tries that failed, so that one bad row does not hold up the sweep. */
    failures: integer().notNull().default(0),
    /** A sweep has it, or it failed and rests, until then. */
    claimedUntil: at('claimed_until'),
  },
  (t) => [uniqueIndex('timers_kind').on(t.appealId, t.kind), index().on(t.dueAt)],
);

/** The outbox: what is to be told to whom, rendered only when it is sent. */
export const notices = pgTable(
  'notices',
  {
    id: uuid().primaryKey(),
    seq: bigserial({ mode: 'number' }).notNull(),
    appealId: uuid('appeal_id').references(() => appeals.id),
    eventId: uuid('event_id'),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    /** What to tell, a key of `src/notices/kinds.ts`. */
    kind: text().notNull(),
    /** ring: makes a sound now · remind: bundled, capped · card: silent redraw of the live card. */
    manner: text().notNull(),
    /** In which capacity the person is told: `enterprise` or `staff`; decides quiet hours and caps. */
    audience: text().notNull().default('staff'),
    urgent: boolean().notNull().default(false),
    data: jsonb().notNull().default({}),
    createdAt: at('created_at').notNull(),
    notBefore: at('not_before').notNull(),
    /** waiting → sending → sent; or dropped (stale, superseded), failed (cannot be sent). */
    state: text().notNull().default('waiting'),
    claimedAt: at('claimed_at'),
    /** Let go under the caps of its enterprise: from then on it is counted. */
    admittedAt: at('admitted_at'),
    attempts: integer().notNull().default(0),
    sentAt: at('sent_at'),
    chatId: bigint('chat_id', { mode: 'number' }),
    messageId: bigint('message_id', { mode: 'number' }),
    /** Why it was dropped or failed; `unsure`: it may have been sent twice. */
    why: text(),
    /** Of the step that it tells of, where traces are collected. */
    traceparent: text(),
  },
  (t) => [
    index('notices_open').on(t.notBefore).where(sql`state in ('waiting', 'sending')`),
    index('notices_person').on(t.personId, t.seq).where(sql`state in ('waiting', 'sending')`),
    index('notices_sent').on(t.personId, t.sentAt).where(sql`state = 'sent'`),
    index('notices_dead').on(t.seq).where(sql`state = 'failed' and why is distinct from 'unreachable'`),
    index('notices_message').on(t.chatId, t.messageId).where(sql`message_id is not null`),
    index().on(t.appealId),
    // Whoever was told of something is not told of it again.
    index('notices_told').on(t.personId, t.kind),
    uniqueIndex('notices_once').on(t.eventId, t.personId, t.kind),
  ],
);

/** The live card of an appeal in a person's chat: one, edited in place. */
export const cards = pgTable(
  'cards',
  {
    appealId: uuid('appeal_id')
      .notNull()
      .references(() => appeals.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    chatId: bigint('chat_id', { mode: 'number' }).notNull(),
    messageId: bigint('message_id', { mode: 'number' }).notNull(),
    /** Digest of what the card shows, so that an unchanged card costs no call. */
    shown: text().notNull().default(''),
    sentAt: at('sent_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.appealId, t.personId] }), index().on(t.chatId, t.messageId)],
);

/** Photos, documents and voice of an appeal, by Telegram's file id; the bytes stay with Telegram. */
export const files = pgTable(
  'files',
  {
    id: uuid().primaryKey(),
    appealId: uuid('appeal_id')
      .notNull()
      .references(() => appeals.id),
    eventId: uuid('event_id'),
    personId: uuid('person_id').notNull(),
    kind: text().notNull(),
    fileId: text('file_id').notNull(),
    uniqueId: text('unique_id').notNull(),
    name: text().notNull().default(''),
    size: bigint({ mode: 'number' }).notNull().default(0),
    mime: text().notNull().default(''),
    at: at('at').notNull(),
  },
  (t) => [index().on(t.appealId)],
);

/** A conversation in progress: which question of which form is open in a person's chat. At most one; a closed one stays until the next. */
export const dialogs = pgTable('dialogs', {
  personId: uuid('person_id').primaryKey(),
  id: uuid().notNull(),
  form: text().notNull(),
  appealId: uuid('appeal_id'),
  step: text().notNull(),
  answers: jsonb().notNull().default({}),
  /** What the engine remembers between two updates: ticks, skipped questions, a doubt to be confirmed. */
  memo: jsonb().notNull().default({}),
  /** The update that changed it last: coming again it changes nothing. */
  cause: text().notNull().default(''),
  /** Rises with every answer; a button made for an older question is refused. */
  version: integer().notNull().default(0),
  messageId: bigint('message_id', { mode: 'number' }),
  updatedAt: at('updated_at').notNull(),
});

/** Which of a person's messages said what, so that editing one changes that, and a reply finds its case. */
export const said = pgTable(
  'said',
  {
    chatId: bigint('chat_id', { mode: 'number' }).notNull(),
    messageId: bigint('message_id', { mode: 'number' }).notNull(),
    appealId: uuid('appeal_id')
      .notNull()
      .references(() => appeals.id, { onDelete: 'cascade' }),
    /** The question it answered, or `add` for what was said later. */
    key: text().notNull(),
    at: at('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.chatId, t.messageId] }), index().on(t.appealId)],
);

/** Numbers given out, one row a series and year; locked while one is taken, so there is no gap. */
export const counters = pgTable(
  'counters',
  { series: text().notNull(), year: integer().notNull(), value: integer().notNull() },
  (t) => [primaryKey({ columns: [t.series, t.year] })],
);

/** What a supervisor is to look at: facts of cases, told once for each `key`, listed until somebody has looked. */
export const flags = pgTable(
  'flags',
  {
    id: uuid().primaryKey(),
    kind: text().notNull(),
    key: text().notNull().unique(),
    appealIds: uuid('appeal_ids').array().notNull(),
    /** Whose work it concerns; that person never sees it. */
    subjectId: uuid('subject_id'),
    data: jsonb().notNull(),
    at: at('at').notNull(),
    lookedAt: at('looked_at'),
    lookedBy: uuid('looked_by'),
  },
  (t) => [index('flags_open').on(t.at).where(sql`looked_at is null`)],
);

/** Policies as they were: an appeal keeps the version it began with. */
export const policies = pgTable('policies', {
  version: text().primaryKey(),
  document: jsonb().notNull(),
  since: at('since').notNull(),
});
