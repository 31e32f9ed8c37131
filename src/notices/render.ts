import { renderCard } from '../text/card.ts';
import { toParent } from '../text/card-keyboard.ts';
import { caseParams } from '../text/case-params.ts';
import { buttonsOf } from '../text/offers.ts';
import { sayKey } from '../text/say.ts';
import type { Screen } from '../text/screen.ts';
import { receiptText } from './receipt.ts';
import { ended, passedOn } from './stale.ts';
import type { Spec, Telling } from './telling.ts';
import { anyRung, toldOfLadder, toldOfOrders, toldOfRuling, toldOfSilence } from './told-alarms.ts';
import { toldOfBehalf, toldOfMerging } from './told-joining.ts';
import { toldOfBylaw, toldOfEnds } from './told-ends.ts';
import { toldOfRejection } from './told-reject.ts';
import { isNewSubStale, newSub, toldOfHelpers } from './told-helpers.ts';
import { toldOfGrade } from './told-grade.ts';
import { toldOfRelief } from './told-relief.ts';
import { toldLater } from './told-later.ts';
import { toldOfOwning } from './told-owning.ts';
import { toldOfPlan } from './told-plan.ts';
import { toldOfPromises } from './told-promises.ts';
import { toldOfRequests } from './told-requests.ts';
import { toldOfResult } from './told-result.ts';
import { toldOfTime } from './told-time.ts';
import { toldOfWork } from './told-work.ts';

export type Rendering = {
  screen: Screen;
  /** It is the live card of the case in this chat from now on. */
  isCard: boolean;
};

const told: Record<string, Spec> = {
  ...toldOfWork,
  ...toldOfGrade,
  ...toldOfRelief,
  ...toldOfOwning,
  ...toldOfPlan,
  ...toldOfResult,
  ...toldOfTime,
  ...toldOfPromises,
  ...toldOfSilence,
  ...toldOfEnds,
  ...toldOfBylaw,
  ...toldOfRequests,
  ...toldOfRejection,
  ...toldOfOrders,
  ...toldOfRuling,
  ...toldOfBehalf,
  ...toldOfMerging,
  ...toldOfLadder,
  ...toldLater,
  ...toldOfHelpers,
};

/** How a kind is told; undefined for those that are cards, and for kinds nobody knows. */
function specOf(kind: string): Spec | undefined {
  const [head = ''] = kind.split('.');
  if (kind.startsWith('confirm.remind.')) return told['confirm.remind'];
  const plain = kind.replace(/^sub\.\d+\./, 'sub.');
  return told[plain] ?? (head === 'ladder' && /^ladder\.[1-5]\./.test(kind) ? anyRung(kind) : undefined);
}

const cards: Record<string, (t: Telling) => Screen> = {
  card: ({ view, viewer, clock }) => renderCard(view, viewer, clock),
  show: ({ view, viewer, clock }) => renderCard(view, viewer, clock),
  'new.owner': newCase,
  'sub.new': newSub,
  receipt: (t) => ({ ...renderCard(t.view, t.viewer, t.clock), html: receiptText(t) }),
};

/** Whether there are words for a kind of notice; a test asks for every kind that steps and alarms have. */
export function isKnownKind(kind: string): boolean {
  return Object.hasOwn(cards, kind) || specOf(kind) !== undefined;
}

/**
 * Puts a notice into words, with the buttons of what its reader may do at this moment. Pure.
 * @throws Error for a kind without words
 */
export function renderNotice(t: Telling): Rendering {
  const card = cards[t.kind];
  const { view, viewer, clock } = t;
  if (card !== undefined)
    return { screen: card(t), isCard: t.kind !== 'sub.new' || viewer.frame === 'cohandler' };
  const spec = specOf(t.kind);
  if (spec === undefined) throw new Error(`no words for the notice ${t.kind}`);
  const key = typeof spec.text === 'string' ? spec.text : spec.text(t);
  const html = sayKey(clock.locale, key, { ...caseParams(view, viewer, clock), ...spec.params?.(t) });
  const layout = typeof spec.buttons === 'function' ? spec.buttons(t) : (spec.buttons ?? []);
  const rows = buttonsOf(layout, viewer.open, viewer.locale, view.appeal.id);
  return {
    screen: {
      html: emphasised(html, t),
      buttons: spec.rows?.(t) ?? rows.map((row) => row.map((button) => toParent(view, viewer, button))),
    },
    isCard: false,
  };
}

/** Before sending, the case is read again: what has been done meanwhile is not said. */
export function isStale(t: Telling): boolean {
  if (t.kind === 'card' || t.kind === 'show' || t.kind === 'receipt') return false;
  if (t.viewer.frame === 'none' && !/\.(?:old|admin)$/.test(t.kind)) return true;
  if (t.kind === 'new.owner') return isTaken(t);
  if (t.kind === 'sub.new') return isNewSubStale(t);
  return specOf(t.kind)?.stale?.(t) ?? false;
}

/** A new case is announced to whoever must take it, as long as nobody has. */
function isTaken(t: Telling): boolean {
  const { ownerId, status } = t.view.appeal;
  return ended(t) || status !== 'submitted' || (ownerId !== null && passedOn(t));
}

function newCase(t: Telling): Screen {
  const { view, viewer, clock } = t;
  const { grade, ownerId } = view.appeal;
  const urgent = grade === 'top' ? 'notify.cadre.new_top' : 'notify.cadre.new';
  const key = ownerId === null ? 'notify.dispatcher.new' : urgent;
  const card = renderCard(view, viewer, clock);
  const first = sayKey(clock.locale, key, caseParams(view, viewer, clock));
  return { ...card, html: `${first}\n${card.html}` };
}

/** Everything about an emergency begins with 🚨. */
function emphasised(html: string, { view }: Telling): string {
  const isAlarm = view.appeal.grade === 'top' && !html.startsWith('🚨');
  return isAlarm ? `🚨 ${html}` : html;
}
