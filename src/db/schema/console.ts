import { pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './people.ts';

const at = (name: string) => timestamp(name, { withTimezone: true });

const accountId = () =>
  uuid('account_id')
    .notNull()
    .references(() => accounts.id, { onDelete: 'cascade' });

/** A link into the console that works once and for minutes, kept as the hash of its code. */
export const consoleLinks = pgTable('console_links', {
  codeHash: text('code_hash').primaryKey(),
  /** Whom it lets in: it is over with the account. */
  accountId: accountId(),
  /** '' logs in; else the export that it hands out, as the query of its address. */
  opens: text().notNull().default(''),
  createdAt: at('created_at').notNull(),
  expiresAt: at('expires_at').notNull(),
  usedAt: at('used_at'),
});

/** Who is at the console, by a browser's cookie or inside Telegram; kept as the hash of its token. */
export const consoleSessions = pgTable('console_sessions', {
  tokenHash: text('token_hash').primaryKey(),
  accountId: accountId(),
  /** `page`: a cookie. `app`: a header of the Mini App. */
  kind: text().notNull(),
  /** What Telegram signed for the Mini App: it opens one session. */
  proof: text().unique(),
  createdAt: at('created_at').notNull(),
  expiresAt: at('expires_at').notNull(),
});
