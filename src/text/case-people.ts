import type { CaseView, Member } from '../appeal/views.ts';
import type { Policy } from '../policy/policy.ts';
import { plain } from './html.ts';
import type { Locale } from './locale.ts';
import { deskName } from './names.ts';
import { maskPhone } from './numbers.ts';
import { say, type Value } from './say.ts';
import { isGivenPhone } from './sub-words.ts';
import { sideOf, type Viewer } from './viewer.ts';

/** The number of a member of the staff that enterprises see: the person's own by consent only, else the office's. */
export function shownPhone(
  policy: Policy,
  member: Pick<Member, 'unit' | 'phone' | 'phoneShown'> | null,
): string {
  const { offices, phone } = policy.town;
  if (member === null) return phone;
  return member.phoneShown ? member.phone : (offices[member.unit] ?? phone);
}

/** Whether this person reads the contact's number whole; others see it masked and may look it up, on record. */
export function seesContactPhone(viewer: Viewer): boolean {
  const { relations, frame } = viewer;
  if (frame === 'cohandler') return isGivenPhone(viewer);
  const whole = ['enterprise', 'owner', 'deputy', 'dispatcher'] as const;
  return frame !== 'none' && whole.some((relation) => relations.includes(relation));
}

type Held = Pick<CaseView, 'owner' | 'standIn'>;

/** Who is at work on a case: its owner, or who stands in for one on leave; null where nobody has it. */
export const inCharge = ({ owner, standIn }: Held): Member | null => standIn ?? owner;

/** 赵样本（代李示范） */
export const actingName = (locale: Locale, name: string, owner: string): string =>
  name === '' ? owner : plain(say(locale, 'name.stand_in', { name, owner }));

/** Their name, as every text says it; '' where nobody has it. */
export const nameInCharge = ({ owner, standIn }: Held, locale: Locale): string =>
  actingName(locale, standIn?.name ?? '', owner?.name ?? '');

/** The same; the dispatcher by role where nobody has the case. */
export const whoHas = (view: Held, locale: Locale): string =>
  nameInCharge(view, locale) || deskName(locale, 'dispatcher');

/** The people of a case, as this reader may see them. */
export function peopleParams(view: CaseView, viewer: Viewer): Record<string, Value> {
  const { policy } = view.rules;
  const { contact, dispatcher, leader, supervisor, standIn } = view;
  const isInside = sideOf(viewer) === 'staff';
  const phoneOf = (member: Member | null): string =>
    isInside && member !== null ? member.phone : shownPhone(policy, member);
  const holder = inCharge(view) ?? dispatcher;
  return {
    owner_name: whoHas(view, viewer.locale),
    // The brackets after the name say for whom it is.
    owner_unit: standIn === null ? (holder?.unit ?? '') : '',
    owner_phone: phoneOf(holder),
    deputy_name: view.deputy?.name ?? '',
    contact_name: contact?.name ?? '',
    contact_phone: contactPhone(contact, viewer),
    ...(keepsAway(view, viewer) || isKept(viewer) ? { contact_name: '', contact_phone: '' } : {}),
    dispatcher_name: dispatcher?.name ?? deskName(viewer.locale, 'dispatcher'),
    dispatcher_phone: phoneOf(dispatcher),
    leader_name: leader?.name ?? deskName(viewer.locale, 'leader'),
    supervisor_name: supervisor?.name ?? deskName(viewer.locale, 'supervisor'),
  };
}

/** A co-handler has the contact's name and number only from the lead. */
const isKept = (viewer: Viewer): boolean => viewer.frame === 'cohandler' && !isGivenPhone(viewer);

/** While the dispatcher is to ask about the result, the cadre of the case does not call. */
function keepsAway({ appeal }: CaseView, { frame }: Viewer): boolean {
  return frame === 'cadre' && appeal.status === 'callback' && appeal.callback?.about === 'result';
}

function contactPhone(contact: Member | null, viewer: Viewer): string {
  if (contact === null) return '';
  return seesContactPhone(viewer) ? contact.phone : maskPhone(contact.phone);
}

export function nameOf(view: CaseView, id: string | null | undefined): string {
  return id ? (view.people[id]?.name ?? '') : '';
}
