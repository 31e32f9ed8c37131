import type { Appeal, Instant } from '../appeal/appeal.ts';
import type { Recorded } from '../appeal/events.ts';

/** What makes somebody look twice; it says nothing about why. */
export const flagKinds = [
  'denied',
  'objected',
  'withdrawn',
  'signed_soon',
  'twice_not',
  'third_urge',
  'passed_on',
  'slipped',
  'extension_objected',
  'name_differs',
  'same_words',
  'grid_extensions',
  'survey_bad',
] as const;
export type FlagKind = (typeof flagKinds)[number];

/** One thing for the supervisor to look at, with what it rests on. */
export type Flag = {
  kind: FlagKind;
  /** The same occasion has the same key: it is told once. */
  key: string;
  appealIds: readonly string[];
  /** Whose work it concerns, who therefore never judges it; null where it is nobody's in particular. */
  subjectId: string | null;
  data: Record<string, string | number | readonly string[]>;
  /** Whether the step has words of its own for the supervisor already. */
  told: boolean;
};

const DAY = 24 * 3_600_000;

type Step = { before: Appeal; recorded: Recorded; after: Appeal };
type Found = Pick<Flag, 'kind' | 'data' | 'told'> & { occasion: string | number };

/** What a step gives to look at. Pure: from the facts before and after it, and nothing else. */
export function flagsOf({ before, recorded, after }: Step): Flag[] {
  const found = [
    answered(before, recorded),
    passedOn(before, after, recorded),
    again(after, recorded),
    late(before, recorded),
    ...ended(before, recorded),
  ].filter((one) => one !== null);
  return found.map(({ occasion, ...flag }) => ({
    ...flag,
    key: `${flag.kind}:${after.id}:${occasion}`,
    appealIds: [after.id],
    subjectId: before.ownerId ?? after.ownerId,
  }));
}

/** What the enterprise says to a contact, a list of items, the question after four weeks. */
function answered(a: Appeal, { event }: Recorded): Found | null {
  switch (event.type) {
    case 'confirm_contact':
      return event.yes
        ? null
        : { kind: 'denied', occasion: a.contact?.loggedAt ?? 0, data: contactOf(a), told: true };
    case 'object_info':
      return {
        kind: 'objected',
        occasion: a.info?.at ?? 0,
        data: { items: a.info?.items ?? [], text: event.text },
        told: true,
      };
    case 'urge':
      return a.urges.length === 2 ? { kind: 'third_urge', occasion: 3, data: { n: 3 }, told: true } : null;
    case 'answer_survey':
      return event.answer === 'bad' ? { kind: 'survey_bad', occasion: a.round, data: {}, told: false } : null;
    default:
      return null;
  }
}

const contactOf = ({ contact }: Appeal): Flag['data'] =>
  contact === null ? {} : { contact_at: contact.loggedAt, note: contact.note };

/** A promised date passed without a word; the enterprise does not agree with a later limit. */
function late({ promise, extension }: Appeal, { event }: Recorded): Found | null {
  if (event.type === 'ring' && event.kind === 'promise.due' && promise !== null)
    return {
      kind: 'slipped',
      occasion: promise.dueAt,
      data: { note: promise.text, due: promise.dueAt },
      told: true,
    };
  if (event.type !== 'object_extension' || extension === null) return null;
  const data = { due: extension.to, text: event.text };
  return { kind: 'extension_objected', occasion: extension.at, data, told: true };
}

/** It has changed hands, or was to, for the second time. */
function passedOn(before: Appeal, after: Appeal, { event }: Recorded): Found | null {
  if (event.type !== 'reassign' && event.type !== 'rule' && event.type !== 'dispute') return null;
  const times = (a: Appeal): number => a.hops + (a.dispute === null ? 0 : 1);
  return times(before) < 2 && times(after) >= 2
    ? { kind: 'passed_on', occasion: 2, data: { n: times(after) }, told: false }
    : null;
}

/** 满意 or 撤回 within a day of a contact; a signature in another name. */
function ended(a: Appeal, { event, at, actorId }: Recorded): Found[] {
  const gap = gapSince(a, at);
  if (event.type === 'withdraw') {
    const data = { ...contactOf(a), gap: gap ?? 0, reason: event.reason, text: event.text };
    return gap === null ? [] : [{ kind: 'withdrawn', occasion: a.round, data, told: true }];
  }
  if (event.type !== 'sign' && event.type !== 'sign_ahead') return [];
  const { opinion, round: occasion } = a;
  const soon: Found[] =
    gap === null || occasion === 1 || opinion === null
      ? []
      : [
          {
            kind: 'signed_soon',
            occasion,
            data: { ...contactOf(a), gap, was: opinion.rating, text: opinion.text },
            told: false,
          },
        ];
  const other: Found[] = event.differs
    ? [{ kind: 'name_differs', occasion, data: { name: event.name, by: actorId ?? '' }, told: false }]
    : [];
  return [...soon, ...other];
}

/** Real time since the cadre's last contact in this round; null where it is more than a day. */
function gapSince({ contact }: Appeal, at: Instant): number | null {
  return contact !== null && at - contact.loggedAt < DAY ? at - contact.loggedAt : null;
}

/** The enterprise said for the second time that it is not done. */
function again(after: Appeal, { event }: Recorded): Found | null {
  const isRefusal = event.type === 'refuse_result' || event.type === 'reopen';
  return isRefusal && after.round === 3
    ? { kind: 'twice_not', occasion: after.round, data: { text: event.text }, told: true }
    : null;
}
