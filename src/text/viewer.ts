import type { Relation } from '../appeal/appeal.ts';
import type { Sub } from '../appeal/facts.ts';
import type { EventType } from '../appeal/events.ts';
import { relationsOf } from '../appeal/relations.ts';
import { openEvents, openOnSub } from '../appeal/step.ts';
import { helps } from '../appeal/subs.ts';
import type { CaseView } from '../appeal/views.ts';
import type { Locale } from './locale.ts';

/** Whose card it is; `none` is somebody whom the case no longer concerns. */
export type Frame = 'enterprise' | 'cadre' | 'supervisor' | 'leader' | 'dispatcher' | 'cohandler' | 'none';

/** All that must be known of a person to draw a case for them. */
export type Reader = {
  id: string;
  locale: Locale;
  active: boolean;
  roles: readonly string[];
  /** Speaks for the enterprise of the case. */
  isContact: boolean;
  /** The owner of the case is on leave now, so that the deputy acts. */
  ownerAway: boolean;
};

export type Viewer = {
  personId: string;
  locale: Locale;
  frame: Frame;
  relations: readonly Relation[];
  /** The case is this person's to handle now: its owner, or the deputy of an owner who is away. */
  acts: boolean;
  /** The steps this person could take now. */
  open: readonly EventType[];
  /** The sub-tasks of the case that are or were this person's. */
  subs: readonly Sub[];
  /** The steps this person could take on each sub-task, by its number. */
  onSubs: Readonly<Record<number, readonly EventType[]>>;
};

/** What a person is to a case at this moment, and what they may do to it. Pure. */
export function viewerOf(reader: Reader, view: CaseView, now: Date): Viewer {
  const { appeal, rules } = view;
  const relations = relationsOf({
    personId: reader.id,
    active: reader.active,
    roles: reader.roles,
    isContact: reader.isContact,
    ownerId: appeal.ownerId,
    ownerDeputyId: view.deputy?.id ?? null,
    helps: helps(appeal, reader.id),
  });
  const isStaff = reader.active && !reader.isContact;
  const subs = isStaff ? appeal.subs.filter(({ helperId }) => helperId === reader.id) : [];
  const setting = {
    ...rules,
    now: now.getTime(),
    actorId: reader.id,
    relations,
    ownerAway: reader.ownerAway,
    office: view.office,
  };
  return {
    personId: reader.id,
    locale: reader.locale,
    frame: frameOf(relations, subs),
    relations,
    acts: relations.includes('owner') || (relations.includes('deputy') && reader.ownerAway),
    open: openEvents(appeal, setting),
    subs,
    onSubs: Object.fromEntries(appeal.subs.map(({ n }) => [n, openOnSub(appeal, n, setting)])),
  };
}

const frames: readonly [Relation, Frame][] = [
  ['enterprise', 'enterprise'],
  ['owner', 'cadre'],
  ['deputy', 'cadre'],
  ['supervisor', 'supervisor'],
  ['leader', 'leader'],
  ['head', 'leader'],
  ['dispatcher', 'dispatcher'],
  ['discipline', 'leader'],
];

/** Whoever helped and is done keeps the card of it, and learns nothing more from it. */
function frameOf(relations: readonly Relation[], subs: readonly Sub[]): Frame {
  const own = frames.find(([relation]) => relations.includes(relation))?.[1];
  return own ?? (subs.length > 0 ? 'cohandler' : 'none');
}

/** Which of the two sides a person reads as: the enterprise reads plainer words and fewer names. */
export function sideOf(viewer: Viewer): 'enterprise' | 'staff' {
  return viewer.frame === 'enterprise' ? 'enterprise' : 'staff';
}
