import { isAlive, isUnsigned } from '../appeal/appeal.ts';
import { contactDue, doneDue, stageDue } from '../appeal/limits.ts';
import { orderOf, type Telling } from './telling.ts';

/** Reasons not to send a notice any more, asked of the case as it is at the moment of sending. */

export const ended = ({ view }: Telling): boolean => !isAlive(view.appeal.status);

/** It asks the owner for something, and the reader neither owns the case any more nor stands in for its owner. */
export const passedOn = ({ viewer: { relations } }: Telling): boolean =>
  !relations.includes('owner') && !relations.includes('deputy');

export const ownersNoMore = (t: Telling): boolean => ended(t) || passedOn(t);

const working = ['submitted', 'in_progress', 'disputed'];

/** The cadre's limits do not run now. */
export const notRunning = ({ view }: Telling): boolean => !working.includes(view.appeal.status);

/** Neither do those for contact and progress, which long-term work has too. */
const notAtWork = (t: Telling): boolean => notRunning(t) && t.view.appeal.status !== 'long_term';

export const signed = ({ view }: Telling): boolean => !isUnsigned(view.appeal);

export const notDisputed = ({ view }: Telling): boolean => view.appeal.status !== 'disputed';

export const notAsked = ({ view }: Telling): boolean => {
  const { status, callback } = view.appeal;
  return status !== 'pending_confirm' && !(status === 'callback' && callback?.about === 'result');
};

export const notMissing = ({ view }: Telling): boolean => {
  const { status, callback } = view.appeal;
  return status !== 'need_info' && !(status === 'callback' && callback?.about === 'info');
};

export const notInCallback = ({ view }: Telling): boolean => view.appeal.status !== 'callback';

/** Another round has begun since, or the case has ended. */
export const anotherRound = (t: Telling): boolean =>
  ended(t) || (t.recorded !== null && t.view.appeal.roundAt !== t.recorded.at);

/** Somebody else owns it since. */
export const ownedSince = (t: Telling): boolean =>
  ended(t) || (t.recorded !== null && t.view.appeal.ownedAt !== t.recorded.at);

/** The case has ended since the ruling; who owns it by then makes no difference. */
export const ruledBefore = (t: Telling): boolean =>
  ended(t) || (t.recorded !== null && t.view.appeal.ruling?.at !== t.recorded.at);

/** A contact logged later, or an answer, has taken its place. */
export const contactAnswered = (t: Telling): boolean => {
  const { contact } = t.view.appeal;
  return ended(t) || contact?.confirmed !== null || contact.loggedAt !== t.recorded?.at;
};

export const contactMade = (t: Telling): boolean =>
  ownersNoMore(t) || contactDue(t.view.rules, t.view.appeal) === null;

export const contactInTime = (t: Telling): boolean =>
  contactMade(t) || notAtWork(t) || Number(contactDue(t.view.rules, t.view.appeal)) > t.clock.now.getTime();

export const noteWritten = (t: Telling): boolean => {
  const due = stageDue(t.view.rules, t.view.appeal);
  return notAtWork(t) || passedOn(t) || due === null || due > t.clock.now.getTime();
};

export const answeredSince = (t: Telling): boolean => {
  const { progress } = t.view.appeal;
  return ownersNoMore(t) || (progress !== null && t.recorded !== null && progress.at > t.recorded.at);
};

const isOverdue = ({ view, clock }: Telling): boolean => {
  const now = clock.now.getTime();
  const due = doneDue(view.rules, view.appeal, now);
  return due !== null && due < now;
};

export const inTime = (t: Telling): boolean => notRunning(t) || !isOverdue(t);

export const overtaken = (t: Telling): boolean => notRunning(t) || isOverdue(t);

/** A reason was written after the limit had passed. */
export const reasonGiven = (t: Telling): boolean => {
  const { appeal, rules } = t.view;
  const due = doneDue(rules, appeal, t.clock.now.getTime());
  return inTime(t) || (appeal.reason !== null && due !== null && appeal.reason.at >= due);
};

export const orderReceived = (t: Telling): boolean => orderOf(t)?.ackedAt !== null;
export const orderAnswered = (t: Telling): boolean => orderOf(t)?.answeredAt !== null;
export const orderClosed = (t: Telling): boolean => orderOf(t)?.closedAt !== null;
