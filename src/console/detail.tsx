/** @jsxRuntime automatic @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { isOpen } from '../appeal/appeal.ts';
import { turnOf } from '../appeal/turn.ts';
import { type CaseView, loadCase, loadLog, membersById } from '../appeal/views.ts';
import type { Deps } from '../deps.ts';
import { loadViewer } from '../notices/views.ts';
import { noteReading } from '../record/reads.ts';
import { Refusal } from '../refusal.ts';
import { renderCard } from '../text/card.ts';
import { whoHas } from '../text/case-people.ts';
import { writeAt } from '../text/case-times.ts';
import { titleOf } from '../text/case-title.ts';
import { writeTimeline } from '../text/case-timeline.ts';
import { roleName, stateName } from '../text/names.ts';
import type { Clock } from '../text/when.ts';
import { sideOf, type Viewer } from '../text/viewer.ts';
import { type Filter, LIST_PATH, writeFilter } from './filter.ts';
import { Level } from './case-table.tsx';
import { Rich } from './rich.tsx';
import type { Visitor } from './store-sessions.ts';
import { word } from './words.ts';

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

type Opened = { title: string; content: ComponentChildren };

/**
 * One case as this person may see it, which is on record.
 * @param from the list it was opened from
 * @returns null where there is no such case, its contents are erased, or it is none of theirs
 */
export async function openCase(
  deps: Deps,
  { personId }: Visitor,
  id: string,
  { clock, from }: { clock: Clock; from: Filter },
): Promise<Opened | null> {
  const view = ID.test(id) ? await loadCase(deps, id).catch(orNothing) : null;
  if (view === null || view.appeal.status === 'draft') return null;
  const viewer = await loadViewer(deps, view, personId);
  if (viewer.frame === 'none' || viewer.frame === 'cohandler') return null;
  const log = await loadLog(deps, id);
  const ids = log.flatMap(({ actorId, event }) => [actorId, 'toId' in event ? event.toId : null]);
  const others = await membersById(deps, [...new Set(ids.filter((one) => one !== null))]);
  await noteReading(deps, { appealId: id, personId });
  const whole = { ...view, people: { ...view.people, ...others } };
  const timeline = writeTimeline(whole, log, viewer, clock, Number.POSITIVE_INFINITY);
  const title = titleOf(view, clock);
  return {
    title: view.appeal.no ?? title,
    content: <Case view={view} viewer={viewer} clock={clock} timeline={timeline} title={title} from={from} />,
  };
}

function orNothing(error: unknown): null {
  if (error instanceof Refusal) return null;
  throw error;
}

type CaseProps = {
  view: CaseView;
  viewer: Viewer;
  clock: Clock;
  timeline: string;
  title: string;
  from: Filter;
};

function Case({ view, viewer, clock, timeline, title, from }: CaseProps) {
  const { locale } = clock;
  const { appeal } = view;
  const [, ...steps] = timeline.split('\n');
  return (
    <>
      <p>
        <a class="back" href={`${LIST_PATH}${writeFilter(from, { page: from.page })}`}>
          ← {word(locale, 'console.back')}
        </a>
      </p>
      <h1>{title}</h1>
      <p class="facts">
        <b>{appeal.no}</b>
        <span>{stateName(locale, sideOf(viewer), appeal.status)}</span>
        {isOpen(appeal.status) && viewer.frame !== 'enterprise' && (
          <Level level={appeal.level} locale={locale} />
        )}
      </p>
      <div class="columns">
        <section class="sheet">
          {viewer.frame !== 'enterprise' && (
            <>
              <h2>{word(locale, 'console.turn_now')}</h2>
              <p class="turn">{turnLine(view, clock)}</p>
            </>
          )}
          <h2>{word(locale, 'console.card')}</h2>
          <Rich html={renderCard(view, viewer, clock, 'main').html} />
        </section>
        <section class="sheet timeline">
          <h2>{word(locale, 'console.timeline')}</h2>
          <Rich html={steps.join('\n')} />
        </section>
      </div>
      <p class="note">{word(locale, 'console.read')}</p>
    </>
  );
}

function turnLine(view: CaseView, clock: Clock): string {
  const { locale } = clock;
  const turn = turnOf(view.rules, view.appeal, clock.now.getTime());
  if (turn === null) return word(locale, 'console.nobody');
  const who = turn.who === 'owner' ? whoHas(view, locale) : roleName(locale, turn.who);
  const what = word(locale, `what.${turn.what}`);
  const due = writeAt(clock, turn.due);
  return due === ''
    ? word(locale, 'console.turn_free', { who, what })
    : word(locale, 'console.turn_line', { who, what, due });
}
