import type { Recorded } from '../appeal/events.ts';
import { type CaseView, loadCase, loadEvent, membersById } from '../appeal/views.ts';
import type { Deps } from '../deps.ts';
import { recordRead } from '../supervision/views-forms.ts';
import { seesContactPhone } from '../text/case-people.ts';
import { renderAsked } from './asked.ts';
import { renderBlocked } from './blocked.ts';
import { matterOf, renderBundle, renderCatchup } from './bundle.ts';
import { renderDropped } from './dropped.ts';
import { renderDigest } from './digest.ts';
import { renderFlag } from './flag.ts';
import { renderHelperAway } from './helper-away.ts';
import { renderHandover } from './handover.ts';
import { renderCaughtUp, renderLagging } from './lagging.ts';
import { renderMoved } from './moved.ts';
import type { Notice, Render, RenderBundle, Rendered } from './notice.ts';
import { renderPolicyWaiting } from './policy-waiting.ts';
import { isStale, renderNotice } from './render.ts';
import { renderRosterChange } from './roster-change.ts';
import type { Telling } from './telling.ts';
import { renderUndelivered } from './undelivered.ts';
import { filesFiled, filesOfCase, filesOfEvent, filesOfReport, loadViewer } from './views.ts';

type Files = NonNullable<Rendered['files']>;
type Told = Pick<Notice, 'kind' | 'eventId' | 'personId'> & { appealId: string };

/** Reads everything that a notice about a case needs, at the moment it is sent. */
export async function loadTelling(deps: Deps, { kind, appealId, eventId, personId }: Told): Promise<Telling> {
  const [view, recorded] = await Promise.all([
    loadCase(deps, appealId),
    eventId === null ? null : loadEvent(deps, eventId),
  ]);
  const viewer = await loadViewer(deps, view, personId);
  const clock = { locale: viewer.locale, zone: view.rules.calendar.zone, now: deps.now() };
  return { kind, view: await withActor(deps, view, recorded), viewer, clock, recorded };
}

/** Whoever took the step is named though the case itself does not name them. */
async function withActor(deps: Deps, view: CaseView, recorded: Recorded | null): Promise<CaseView> {
  const id = recorded?.actorId;
  if (!id || view.people[id] !== undefined) return view;
  return { ...view, people: { ...view.people, ...(await membersById(deps, [id])) } };
}

/** What is not told from one case; null where there is nothing to tell any more. */
const tellApart: Record<string, (deps: Deps, notice: Notice) => Promise<Rendered | null>> = {
  'behalf.dropped.staff': renderDropped,
  digest: (deps, { personId }) => renderDigest(deps, personId),
  'remind.bot_blocked.dispatcher': renderBlocked,
  'undeliverable.owner': renderUndelivered,
  'sub.unreachable.lead': renderHelperAway,
  'invite.request.admin': renderAsked,
  flag: renderFlag,
  'policy.waiting': renderPolicyWaiting,
  'health.alert': renderLagging,
  'health.alert.over': renderCaughtUp,
  'limits.moved': renderMoved,
  'handover.deputy': renderHandover,
  'handover.enterprise': renderHandover,
  'handover.alone': renderHandover,
  'handover.enterprise.new': renderRosterChange,
  'handover.owner.new': renderRosterChange,
  'handover.owner.old': renderRosterChange,
  'handover.dispatcher': renderRosterChange,
};

/** Puts one notice into words from the state of this moment, in its reader's language. */
export function makeRender(deps: Deps): Render {
  return async (notice) => {
    const apart = tellApart[notice.kind];
    if (apart !== undefined) return await toldApart(deps, notice, apart);
    if (notice.appealId === null) throw new Error(`no case for the notice ${notice.kind}`);
    const telling = await loadTelling(deps, { ...notice, appealId: notice.appealId });
    return isStale(telling) ? 'stale' : await rendered(deps, notice, telling);
  };
}

async function toldApart(
  deps: Deps,
  notice: Notice,
  tell: (deps: Deps, notice: Notice) => Promise<Rendered | null>,
): Promise<Rendered | 'stale'> {
  const told = await tell(deps, notice);
  return told === null ? 'stale' : { ...told, silent: notice.manner === 'show' };
}

async function rendered(deps: Deps, notice: Notice, telling: Telling): Promise<Rendered> {
  const { screen, isCard } = renderNotice(telling);
  await noteNumber(deps, notice, telling, screen.html);
  return {
    ...screen,
    files: await filesOf(deps, notice, telling),
    ...(isCard ? { cardOf: telling.view.appeal.id } : {}),
    silent: notice.manner === 'show' || notice.manner === 'card',
  };
}

/** Whoever has to look a contact's number up on record, and is told it in an emergency, is on record as well: once a notice. */
async function noteNumber(
  deps: Deps,
  notice: Notice,
  { view, viewer }: Telling,
  html: string,
): Promise<void> {
  const number = view.contact?.phone ?? '';
  if (number === '' || seesContactPhone(viewer) || !html.includes(number)) return;
  const { id, personId } = notice;
  const about = { appealId: view.appeal.id, enterpriseId: view.enterprise.id };
  await recordRead(deps, { id, personId, ...about, what: 'phone', at: deps.now() });
}

async function filesOf(deps: Deps, notice: Notice, { view, viewer, recorded }: Telling): Promise<Files> {
  if (notice.manner === 'card' || notice.manner === 'show') return [];
  if (notice.kind === 'new.owner') return await filesOfCase(deps, view.appeal.id, 'staff');
  if (notice.kind === 'sub.new') return await filesFiled(deps, view.appeal.id);
  // Whatever a co-handler is told: a result that ended their task, and its proofs, are not for them.
  if (viewer.frame === 'cohandler' && !toHelper(recorded)) return [];
  // Whoever sent them has them.
  if (notice.eventId === null || recorded?.actorId === notice.personId) return [];
  // What a leader countersigns was sent with the cadre's report.
  if (recorded?.event.type === 'countersign') return await filesOfReport(deps, view.appeal.id);
  return await filesOfEvent(deps, notice.eventId);
}

const toHelper = (recorded: Telling['recorded']): boolean =>
  recorded?.event.type === 'redo_sub' || recorded?.event.type === 'tell_helper';

/** Several reminders as one message; one that is left alone is told as itself. */
export function makeRenderBundle(deps: Deps): RenderBundle {
  const one = makeRender(deps);
  return async (notices, reader) => {
    const tellings = await Promise.all(
      notices.flatMap((notice) =>
        notice.appealId === null ? [] : [loadTelling(deps, { ...notice, appealId: notice.appealId })],
      ),
    );
    const about = notices.filter((notice) => notice.appealId !== null);
    const stale = about.flatMap((notice, i) => {
      const telling = tellings[i];
      return telling && isStale(telling) ? [notice.id] : [];
    });
    const held = about.filter(({ id }) => !stale.includes(id));
    const [first] = held;
    if (first === undefined) return 'stale';
    const late = held.map(({ data }) => data.late).find((gap) => gap !== undefined);
    const kept = tellings.filter((_, i) => !stale.includes(about[i]?.id ?? ''));
    const [telling] = kept;
    if (telling === undefined) return 'stale';
    if (late !== undefined) {
      const stop = { from: new Date(late.from), until: new Date(late.until) };
      return { ...renderCatchup(kept, stop, telling.clock), stale };
    }
    const isOneCase = kept.every((one) => matterOf(one) === matterOf(telling));
    if (!isOneCase) return { ...renderBundle(kept, telling.clock), stale };
    const alone = await one(held.toSorted((a, b) => weight(b) - weight(a))[0] ?? first, reader);
    return alone === 'stale' ? 'stale' : { ...alone, stale };
  };
}

/** Of several reminders about one case the strongest is told: it has the buttons of all it asks for. */
function weight({ kind }: Notice): number {
  if (kind.startsWith('sub.')) return kind.includes('.late.') ? 2 : kind.includes('.unsigned.') ? 1 : 0;
  const level = Number(/^ladder\.(\d)/.exec(kind)?.[1] ?? 0);
  return level * 2 + (kind.endsWith('.due') ? 1 : 0);
}
