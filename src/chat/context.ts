import type { Hono } from 'hono';
import type { Logger } from 'pino';
import type { Sql } from '../db/client.ts';
import type { Asset } from '../web/assets.ts';
import type { Language } from './api.ts';
import type { Hub } from './hub.ts';
import type { Budgets } from './rate.ts';
import type { Slots } from './slots.ts';
import type { Waits } from './waits.ts';

export type Invitations = {
  /** Whose name an invitation code bears; looking spends nothing. */
  peek: (code: string) => Promise<{ name: string; enterprise?: string } | null>;
  /** Whether the person who was let in on this account has come in by another since: its log-ins are over. */
  isOver: (userId: number) => Promise<boolean>;
};

export type Demo = {
  /** Chat users whose phones the demo page may hold. */
  users: () => Promise<number[]>;
  /** Answers `/demo/state`, `/demo/advance`, `/demo/reset`, `/demo/assist` (paths relative to `/demo`). */
  app: Hono;
};

/** The HTML shells. The server sends the headers; pages answer with whole documents. */
export type Pages = {
  /** `start` is the payload of a deep link that was opened while logged in. */
  chatPage: (props: { language: Language; me: { id: number; name: string }; start?: string }) => string;
  joinPage: (props: { language: Language; code: string; name: string; enterprise?: string }) => string;
  /** `invitation`: this link is used, over or wrong. `login`: nobody is logged in here. */
  lostPage: (props: { language: Language; reason: 'invitation' | 'login' }) => string;
  demoPage: (props: { language: Language }) => string;
  /** Scripts, styles and icons, by name under `/chat/assets/`; a name changes with what is in the file. */
  asset: (name: string) => Promise<Asset | null>;
};

export type ChatOptions = {
  sql: Sql;
  now: () => Date;
  newId: () => string;
  random: (bytes: number) => Buffer;
  log: Logger;
  invitations: Invitations;
  /** Telegram's flood limits, on by default; the size limits always hold. */
  limits?: 'telegram' | 'off';
  /** What those limits refill by, ms; real time unless told otherwise. */
  elapsed?: () => number;
  demo?: Demo;
  pages: Pages;
};

/** What every part of the built-in chat is handed. */
export type ChatContext = ChatOptions & {
  hub: Hub;
  budgets: Budgets;
  /** Of people, and of bots. */
  uploads: Slots;
  botUploads: Slots;
  waits: Waits;
};
