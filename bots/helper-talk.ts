import type { AppealEvent } from '../src/appeal/events.ts';
import { foremost, isLive, subOf, subAt } from '../src/appeal/subs.ts';
import { loadEvent } from '../src/appeal/views.ts';
import type { SentFile } from '../src/forms/file-kinds.ts';
import { subWords } from '../src/forms/sub-ask.ts';
import { noticeOfMessage } from '../src/notices/views.ts';
import { say, sayKey } from '../src/text/say.ts';
import { actWith } from './keep-files.ts';
import type { Seen } from './staff-case.ts';

type Said = { text: string; file: SentFile | null; to: number };

/**
 * A reply that is about a sub-task goes between the lead and the co-handler, never to the enterprise: whatever a
 * co-handler replies to, and what the lead replies to a notice about one.
 * @returns whether it was such a reply
 */
export async function replyOnSub(seen: Seen, { text, file, to }: Said): Promise<boolean> {
  const { talk, view, viewer } = seen;
  const notice = await noticeOfMessage(talk.deps, talk.chatId, to);
  const isHelper = viewer.frame === 'cohandler';
  if (!isHelper && !notice?.kind.startsWith('sub.')) return false;
  const recorded = notice?.eventId ? await loadEvent(talk.deps, notice.eventId) : null;
  const named = recorded === null ? undefined : subOf(view.appeal, recorded.event);
  const own = foremost(viewer.subs.filter(isLive)) ?? foremost(viewer.subs);
  const sub = (isHelper ? (subAt({ subs: [...viewer.subs] }, named?.n) ?? own) : named)?.n;
  if (sub === undefined) return false;
  const type = isHelper || viewer.subs.some(({ n }) => n === sub) ? 'tell_lead' : 'tell_helper';
  await send(seen, { type, sub, text: text === '' ? say(talk.locale, 'info.files', { n: 1 }) : text }, file);
  return true;
}

async function send(
  { talk, view }: Seen,
  event: Extract<AppealEvent, { type: 'tell_lead' | 'tell_helper' }>,
  file: SentFile | null,
): Promise<void> {
  const { clock, locale, who } = talk;
  const { id, name } = who.person;
  await actWith(talk, { appealId: view.appeal.id, event, files: file === null ? [] : [file] });
  const c = { view, rules: view.rules, clock, person: { id, name }, facts: undefined };
  const key = event.type === 'tell_lead' ? 'sub.lead_sent' : 'sub.helper_sent';
  await talk.reply(sayKey(locale, key, subWords({ sub: event.sub }, c)));
}
