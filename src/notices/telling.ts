import { readWords } from '../text/files-alone.ts';
import type { Order } from '../appeal/facts.ts';
import type { AppealEvent, EventType, Recorded } from '../appeal/events.ts';
import type { CaseView, Member } from '../appeal/views.ts';
import type { Params } from '../text/case-params.ts';
import type { TextKey } from '../text/deck.ts';
import type { Button } from '../text/keyboard.ts';
import type { Layout } from '../text/offers.ts';
import type { Action } from '../text/screen.ts';
import type { Viewer } from '../text/viewer.ts';
import type { Clock } from '../text/when.ts';

/** One notice about to be told: the case as it is now, the step it tells of, and who reads it. */
export type Telling = {
  kind: string;
  view: CaseView;
  viewer: Viewer;
  clock: Clock;
  /** The step the notice tells of; null where it is not known any more. */
  recorded: Recorded | null;
};

/** How a kind of notice is told. */
export type Spec = {
  text: TextKey | ((t: Telling) => TextKey);
  /** What the text names besides the facts of the case. */
  params?: (t: Telling) => Params;
  buttons?: Layout | ((t: Telling) => Layout);
  /** In place of `buttons`, where they name more than the case. */
  rows?: (t: Telling) => Button<Action>[][];
  /** True where it need not be said any more. */
  stale?: (t: Telling) => boolean;
};

type Of<T extends EventType> = Extract<AppealEvent, { type: T }>;

/** The step, if it is of this type. */
export function eventOf<T extends EventType>({ recorded }: Telling, type: T): Of<T> | null {
  return recorded?.event.type === type ? (recorded.event as Of<T>) : null;
}

/** What the step says in words; '' where it says nothing. */
export function wordsOf({ recorded, clock }: Telling): string {
  const event = recorded?.event;
  return event !== undefined && 'text' in event ? readWords(event.text, clock.locale) : '';
}

export function actorOf({ recorded, view }: Telling): Member | null {
  return recorded?.actorId ? (view.people[recorded.actorId] ?? null) : null;
}

/** The name of whoever took the step; `fallback` where it is not known. */
export function actorName(t: Telling, fallback: Member | null = null): string {
  return actorOf(t)?.name ?? fallback?.name ?? '';
}

/** The supervision order a step or an alarm speaks of. */
export function orderOf(t: Telling): Order | undefined {
  const { orders } = t.view.appeal;
  const event = t.recorded?.event;
  const named =
    event?.type === 'ring' ? event.kind.split('.')[2] : event && 'id' in event ? event.id : undefined;
  return orders.find((order) => order.id === named) ?? orders.at(-1);
}
