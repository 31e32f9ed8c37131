import { loadLog, membersById } from '../src/appeal/views.ts';
import { askCard } from '../src/notices/show.ts';
import { filesFiled, filesOfCase } from '../src/notices/views.ts';
import { codeNow } from '../src/record/code.ts';
import { noteReading } from '../src/record/reads.ts';
import { readersOf } from '../src/record/store-reads.ts';
import { Refusal } from '../src/refusal.ts';
import { holdOf } from '../src/retain/store-holds.ts';
import { recordRead } from '../src/supervision/views-forms.ts';
import { sendFiles } from '../src/telegram/send-files.ts';
import { renderCard } from '../src/text/card.ts';
import { writeFull } from '../src/text/case-full.ts';
import { writeTimeline } from '../src/text/case-timeline.ts';
import { writePlan } from '../src/text/case-plan-view.ts';
import type { Tap } from '../src/telegram/buttons.ts';
import { buttonsOf } from '../src/text/offers.ts';
import { raw } from '../src/text/html.ts';
import { shortNumber } from '../src/text/numbers.ts';
import { say } from '../src/text/say.ts';
import { writeMoment } from '../src/text/when.ts';
import { sideOf } from '../src/text/viewer.ts';
import type { Feature } from './feature.ts';
import { idFrom } from './id-from.ts';
import { onCase, onPart, type Seen } from './staff-case.ts';

/** Looking at a case: its card, its whole text, its record. Both sides read what is theirs to read. */
export const looking: NonNullable<Feature['verbs']> = {
  open: onPart(({ talk, view }) => askCard(talk.deps, view.appeal.id, talk.who.person.id)),
  more: onCase((seen) => turnPage(seen, 'more')),
  less: onCase((seen) => turnPage(seen, 'main')),
  full: onPart(noted(showFull)),
  timeline: onCase(noted(showTimeline)),
  phone: onCase(showPhone),
  plan: onCase(noted(showPlan)),
  who_saw: onCase(showReaders),
};

/** What staff read of a case is on record. */
function noted(run: (seen: Seen, tap: Tap) => Promise<void>): typeof run {
  return async (seen, tap) => {
    await run(seen, tap);
    const { talk, view } = seen;
    await noteReading(talk.deps, { appealId: view.appeal.id, personId: talk.who.person.id });
  };
}

/** 谁看过: the supervisor's alone. */
async function showReaders({ talk, view, viewer }: Seen): Promise<void> {
  if (viewer.frame !== 'supervisor') throw new Refusal('refuse.not_yours');
  const readers = await readersOf(talk.deps.sql, view.appeal.id);
  const lines = readers.map(({ name, unit, first, last, count }) =>
    say(talk.locale, count === 1 ? 'who_saw.once' : 'who_saw.line', {
      name,
      unit,
      first: writeMoment(talk.clock, first),
      last: writeMoment(talk.clock, last),
      n: count,
    }),
  );
  const no = view.appeal.no ?? '';
  const hold = await holdOf(talk.deps.sql, view.appeal.id);
  const held =
    hold === null
      ? []
      : [say(talk.locale, 'who_saw.held', { ...hold, since: writeMoment(talk.clock, hold.since) })];
  const html = say(talk.locale, 'who_saw.head', { no, lines: raw([...lines, ...held].join('\n')) });
  await talk.reply(html, buttonsOf([['open']], viewer.open, talk.locale, view.appeal.id), { silent: true });
}

async function turnPage({ talk, view, viewer }: Seen, page: 'main' | 'more'): Promise<void> {
  const { html, buttons } = renderCard(view, viewer, talk.clock, page);
  await talk.edit(talk.messageId, html, buttons);
}

async function showFull({ talk, view, viewer }: Seen): Promise<void> {
  if (viewer.frame === 'cohandler') return await showOwnPart({ talk, view, viewer });
  const rows = buttonsOf([['open', 'timeline']], viewer.open, talk.locale, view.appeal.id);
  const files = await filesOfCase(talk.deps, view.appeal.id, sideOf(viewer));
  const photos = files.filter(({ kind }) => kind === 'photo').length;
  const shown = { ...view, files: { photos, documents: files.length - photos } };
  const code = await codeNow(talk.deps, view.appeal);
  const last =
    code === null
      ? ''
      : `\n${say(talk.locale, 'full.code', { no_short: shortNumber(view.appeal.no ?? ''), code })}`;
  await talk.reply(writeFull(shown, viewer, talk.clock) + last, rows, { silent: true });
  await sendFiles(talk.send, talk.chatId, files);
}

/** A co-handler reads the own part whole, with what the enterprise filed; nothing once it is over. */
async function showOwnPart({ talk, view, viewer }: Seen): Promise<void> {
  if (!viewer.relations.includes('helper')) throw new Refusal('refuse.not_yours');
  const rows = buttonsOf([['open']], viewer.open, talk.locale, view.appeal.id);
  await talk.reply(writeFull(view, viewer, talk.clock), rows, { silent: true });
  await sendFiles(talk.send, talk.chatId, await filesFiled(talk.deps, view.appeal.id));
}

async function showTimeline({ talk, view, viewer }: Seen): Promise<void> {
  const log = await loadLog(talk.deps, view.appeal.id);
  const ids = log.map(({ actorId }) => actorId).filter((id) => id !== null);
  const toIds = log.flatMap(({ event }) => ('toId' in event && event.toId ? [event.toId] : []));
  const people = { ...view.people, ...(await membersById(talk.deps, [...new Set([...ids, ...toIds])])) };
  const html = writeTimeline({ ...view, people }, log, viewer, talk.clock);
  const rows = buttonsOf([['open', 'full']], viewer.open, talk.locale, view.appeal.id);
  await talk.reply(html, rows, { silent: true });
}

/** 查看计划, or folds it again. */
async function showPlan({ talk, view, viewer }: Seen, { arg }: Tap): Promise<void> {
  const { open, locale } = viewer;
  if (view.appeal.plan === null) throw new Refusal('refuse.stale_button');
  if (arg === 'less') {
    const folded = say(locale, 'plan.view.folded', { no: view.appeal.no ?? '' });
    return await talk.edit(talk.messageId, folded, buttonsOf([['plan_here']], open, locale, view.appeal.id));
  }
  const html = writePlan(view, viewer, talk.clock);
  const rows = buttonsOf([['plan_less']], open, locale, view.appeal.id);
  if (arg === 'here') return await talk.edit(talk.messageId, html, rows);
  await talk.reply(html, rows, { silent: true });
}

/** 查看电话: shown to staff who need it, and put on record. */
async function showPhone({ talk, view, viewer }: Seen): Promise<void> {
  const { contact, appeal, enterprise } = view;
  if (viewer.frame === 'enterprise' || contact === null) throw new Refusal('refuse.not_yours');
  const isAsking = appeal.status === 'callback' && appeal.callback?.about === 'result';
  if (viewer.frame === 'cadre' && isAsking) throw new Refusal('refuse.callback_not_cadre');
  await recordRead(talk.deps, {
    id: idFrom('read', talk.cause),
    personId: viewer.personId,
    appealId: appeal.id,
    enterpriseId: enterprise.id,
    what: 'phone',
    at: talk.clock.now,
  });
  const params = { contact_name: contact.name, contact_phone: contact.phone, enterprise: enterprise.name };
  await talk.reply(say(talk.locale, 'phone.shown', params));
}
