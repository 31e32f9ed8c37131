import { rulesOf } from '../appeal/rules.ts';
import { DAY_MS } from '../calendar/duration.ts';
import { insist } from '../db/insist.ts';
import type { Deps } from '../deps.ts';
import { readAccounts, readIdentity } from '../people/views.ts';
import type { Buttons } from '../telegram/buttons.ts';
import { mayHaveCome, SendError } from '../telegram/errors.ts';
import { keyboardFor } from '../telegram/message.ts';
import type { Send } from '../telegram/send.ts';
import type { Locale } from '../text/locale.ts';
import type { Report } from './report.ts';
import { claimNotices, type Due, dropNotice, restNotice } from './store-notices.ts';
import { fadedMessages, forgetMessages, noteMessage } from './store-messages.ts';
import { renderConduct } from './tell.ts';
import { fitOfficers, readReport } from './views.ts';

export type Post = { deps: Deps; botId: number; send: Send; buttons: Buttons };

/** Somebody who cannot be written to is tried again after this; nobody else is told. */
const AWAY_MS = 6 * 3_600_000;
const FIRST_REST_MS = 5000;
const MOST_REST_MS = 3_600_000;
/** After so long a message says nothing any more. */
const KEEP_MS = 30 * DAY_MS;

/**
 * Says what is due of conduct reports, to author and office alone. At least once; what may be said twice is counted. Nothing of it passes through the
 * outbox or the queue of everything else, so that nobody can tell by these, and a chat that refuses us is not marked.
 */
export async function deliverConduct(post: Post): Promise<void> {
  const { deps } = post;
  for (;;) {
    const due = await claimNotices(deps.sql, deps.box, deps.now());
    for (const notice of due) await deliverOne(post, notice);
    if (due.length === 0) return;
  }
}

/** Telegram lets a bot delete for 48 hours. */
const DELETABLE_MS = 2 * DAY_MS;
const AT_ONCE = 100;

/** Takes back what a report said in the chats of the office, a day after it was opened: it can be opened again. */
export async function fadeConduct({ deps, send }: Post): Promise<void> {
  const now = deps.now().getTime();
  const window = { from: new Date(now - DELETABLE_MS + 60_000), until: new Date(now - DAY_MS) };
  for (const [chatId, ids] of await fadedMessages(deps, window)) {
    for (let i = 0; i < ids.length; i += AT_ONCE) await send.removeAll(chatId, ids.slice(i, i + AT_ONCE));
    await forgetMessages(deps, chatId, ids);
  }
}

type Reader = { chatId: number; locale: Locale };

async function deliverOne(post: Post, notice: Due): Promise<void> {
  const { deps } = post;
  const now = deps.now();
  try {
    const report = await readReport(deps, notice.reportId);
    const reader = report === null ? 'gone' : await readerOf(post, notice, report);
    if (report === null || reader === 'gone' || now.getTime() - notice.createdAt.getTime() > KEEP_MS)
      return await dropNotice(deps.sql, notice.id);
    if (reader === 'away') return await restNotice(deps.sql, notice.id, new Date(now.getTime() + AWAY_MS));
    if (notice.isTakenOver) deps.metrics.sentAgain('crash');
    await say(post, notice, report, reader);
    await insist(() => dropNotice(deps.sql, notice.id));
  } catch (error) {
    const why = mayHaveCome(error);
    if (why !== undefined) deps.metrics.sentAgain(why);
    await restNotice(deps.sql, notice.id, new Date(now.getTime() + restFor(error, notice.tries)));
    if (!(error instanceof SendError) || error.kind === 'fault')
      deps.log.error({ err: error, id: notice.id }, 'a message has to wait');
  }
}

function restFor(error: unknown, tries: number): number {
  if (error instanceof SendError && error.kind === 'rate') return error.retryAfterMs;
  if (error instanceof SendError && ['blocked', 'no_chat'].includes(error.kind)) return AWAY_MS;
  return Math.min(MOST_REST_MS, FIRST_REST_MS * 2 ** Math.min(tries, 10));
}

/** Looked up at the last moment: the author by the account that wrote it, an officer only while it may open for them. */
async function readerOf(post: Post, { to }: Due, report: Report): Promise<Reader | 'gone' | 'away'> {
  const { deps, botId } = post;
  if (to.side === 'office') {
    const officer = (await fitOfficers(deps.sql, report)).find(({ id }) => id === to.personId);
    if (officer === undefined) return 'gone';
    const account = (await readAccounts(deps.sql, botId, [officer.id])).get(officer.id);
    if (account === undefined || account.unreachableAt !== null) return 'away';
    return { chatId: account.chatId, locale: officer.locale };
  }
  const { author } = report;
  const who = await readIdentity(deps.sql, author.botId, author.userId);
  if (who === null || who.person.id !== author.personId) return 'gone';
  if (who.account.unreachableAt !== null || author.botId !== botId) return 'away';
  return { chatId: who.account.chatId, locale: who.person.locale };
}

async function say(post: Post, notice: Due, report: Report, { chatId, locale }: Reader): Promise<void> {
  const { deps, send, buttons } = post;
  const rules = await rulesOf(deps, report.policyVersion);
  const screen = renderConduct(notice, report, rules, { locale, zone: rules.calendar.zone, now: deps.now() });
  if (screen === null) return;
  const markup = keyboardFor(screen.buttons, buttons, chatId);
  const messageId = await send.text(chatId, screen.html, { markup, protect: true });
  const message = { chatId, messageId, reportId: report.id, side: notice.to.side };
  // It was said: a database that is away is waited for, else it would be said again.
  await insist(() => noteMessage(deps, message, deps.now()));
}
