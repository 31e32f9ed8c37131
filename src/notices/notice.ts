import type { Screen } from '../text/screen.ts';

/**
 * ring: a message of its own, with a sound · show: the same without one · remind: bundled with the others that are due,
 * capped, replaces the last one about the same · card: silent redraw of the live card
 */
export type Manner = 'ring' | 'show' | 'remind' | 'card';
/** In which capacity a person is told: decides quiet hours and caps. */
export type Side = 'enterprise' | 'staff';

/** While the system stood still, as ISO instants; what should have happened then is told once, honestly. */
export type Late = { from: string; until: string };

/** The kind that tells an enterprise of progress: it has a cap of its own. */
export const PROGRESS = 'progress.enterprise';

/** Kinds that tell of something without asking for anything: they come without a sound. */
export const SILENT: ReadonlySet<string> = new Set([
  'dispute.enterprise',
  'request.taken_back.leader',
  'request.taken_back.asker',
  'request.over.asker',
  'request.overtaken.leader',
]);

/** Kinds that reach an enterprise outside any open case of its: they have a cap a week. */
export const OUTSIDE_CASES: readonly string[] = ['draft.remind', 'behalf.remind', 'survey.ask'];

export type Notice = {
  id: string;
  /** Order of birth; a chat hears in this order, urgent first. */
  seq: number;
  appealId: string | null;
  eventId: string | null;
  personId: string;
  kind: string;
  manner: Manner;
  audience: Side;
  urgent: boolean;
  data: Record<string, unknown> & { late?: Late };
  createdAt: Date;
  notBefore: Date;
  attempts: number;
  why: string | null;
  /** It went out as this message of the reader's chat already; what goes with it may have got lost. */
  messageId?: number | null;
  /** Of the step that it tells of. */
  trace?: string | null;
};

export type Reader = { personId: string; chatId: number };

export type Rendered = Screen & {
  /** Sent after the message; photos and documents as albums. */
  files?: readonly { kind: 'photo' | 'document' | 'voice'; fileId: string }[] | undefined;
  silent?: boolean | undefined;
  /** The message is the live card of this appeal from now on; the buttons of the card before it go. */
  cardOf?: string | undefined;
  /** Of a bundle: ids of notices that no longer hold, and are not told. */
  stale?: readonly string[] | undefined;
};

/** Made at the last moment, in the reader's language; `stale`: there is nothing to tell any more. */
export type Render = (notice: Notice, reader: Reader) => Promise<Rendered | 'stale'>;
/** One message for several reminders, or for all that became late while the system stood still (`data.late`). */
export type RenderBundle = (notices: Notice[], reader: Reader) => Promise<Rendered | 'stale'>;

export type Unreachable = {
  personId: string;
  why: 'no_account' | 'blocked' | 'no_chat';
  /** When the account was found out; null without an account. */
  since: Date | null;
};
/** Sends these another way and tells the dispatcher. At least once: may be called again with the same notices. */
export type OnUnreachable = (who: Unreachable, notices: Notice[]) => Promise<void>;

export type DueTimer = { id: string; appealId: string | null; kind: string; dueAt: Date };
/**
 * Lets the clock act. Must remove the timer or move it on; one that is still due afterwards rests for a while and is
 * tried again. `late` is given when the system stood still at the time it was due. At least once.
 */
export type Fire = (timer: DueTimer, late: Late | undefined) => Promise<void>;
