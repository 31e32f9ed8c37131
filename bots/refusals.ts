import { type CaseView, loadCase, loadLog } from '../src/appeal/views.ts';
import { loadViewer } from '../src/notices/views.ts';
import { Refusal } from '../src/refusal.ts';
import { renderCard } from '../src/text/card.ts';
import { caseParams } from '../src/text/case-params.ts';
import { lastLine } from '../src/text/case-timeline.ts';
import { deck, isTextKey } from '../src/text/deck.ts';
import { raw } from '../src/text/html.ts';
import { stateName } from '../src/text/names.ts';
import { sayKey, type Value } from '../src/text/say.ts';
import type { Viewer } from '../src/text/viewer.ts';
import { writeTime } from '../src/text/when.ts';
import type { Talk } from './talk.ts';

/**
 * A refusal as a sentence for this reader. What the refusal itself does not name is taken from the
 * case it is about; what nobody knows is left out of the sentence.
 */
export async function sayRefusalTo(talk: Talk, refusal: Refusal, appealId?: string): Promise<string> {
  const code = isTextKey(refusal.code) ? refusal.code : 'refuse.stale_button';
  const wanted = [...deck[code].zh.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const own: Record<string, Value> = {
    ...townParams(talk),
    ...Object.fromEntries(
      Object.entries(refusal.params).map(([name, value]) => [name, written(talk, name, value)]),
    ),
  };
  const isWhole = appealId === undefined || wanted.every((name) => name in refusal.params);
  const known = isWhole ? own : { ...(await factsOf(talk, appealId, refusal.code)), ...own };
  return sayKey(talk.locale, code, Object.fromEntries(wanted.map((name) => [name, known[name] ?? ''])));
}

/** Instants come as numbers under names that end like times do, whoever has to act as a relation to the case. */
function written(talk: Talk, name: string, value: unknown): Value {
  if (value instanceof Date) return writeTime(talk.clock, value);
  if (name === 'who') return sayKey(talk.locale, `role.${value === 'owner' ? 'cadre' : value}`);
  if (typeof value === 'number' && /(_at|_due|deadline|until)$/.test(name))
    return writeTime(talk.clock, new Date(value));
  return typeof value === 'number' || typeof value === 'string' ? value : '';
}

function townParams(talk: Talk): Record<string, Value> {
  const { town } = talk.deps.policies.current();
  return {
    town: town.name[talk.locale],
    town_phone: town.phone,
    help_phone: town.phone,
    admin_phone: town.phone,
  };
}

/**
 * Nothing where the id is not a case's (buttons of conversations and requests carry others), and nothing for somebody
 * whom the case does not concern.
 */
async function factsOf(talk: Talk, appealId: string, code: string): Promise<Record<string, Value>> {
  const { who } = talk;
  const view = await loadCase(talk.deps, appealId).catch((error: unknown) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
  if (view === null || who === null) return {};
  const viewer = await loadViewer(talk.deps, view, who.person.id);
  if (viewer.frame === 'none') return {};
  const params = caseParams(view, viewer, talk.clock);
  const state_name = stateName(
    talk.locale,
    viewer.frame === 'enterprise' ? 'enterprise' : 'staff',
    view.appeal.status,
  );
  const can_do = renderCard(view, viewer, talk.clock)
    .buttons.flat()
    .filter(({ action }) => viewer.open.some((type) => type === action.verb))
    .map((button) => button.label);
  return {
    ...params,
    state_name,
    by: params.last_by ?? '',
    action: state_name,
    how: raw(await howOf(talk, view, viewer, code)),
    can_do: can_do.join(talk.locale === 'zh' ? '、' : ', '),
  };
}

/** The step that made the case what it is: the last one, or the one that brought it into its state. */
async function howOf({ deps, clock }: Talk, view: CaseView, viewer: Viewer, code: string): Promise<string> {
  if (viewer.frame === 'cohandler' || !['refuse.moved_on', 'refuse.wrong_state'].includes(code)) return '';
  return lastLine(view, await loadLog(deps, view.appeal.id), viewer, clock, code === 'refuse.wrong_state');
}
