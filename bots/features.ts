import { behalf } from './behalf.ts';
import { checkingCodes } from './check-code.ts';
import { conduct } from './conduct.ts';
import { dialogs } from './dialog-messages.ts';
import { edited } from './edited.ts';
import { enterprise } from './enterprise.ts';
import { entry, household } from './entry.ts';
import { fallback } from './fallback.ts';
import type { Feature } from './feature.ts';
import { staff } from './staff.ts';
import { staffTalk } from './staff-talk.ts';
import { reports } from './reports.ts';
import { freeText } from './free-text.ts';

/** Every part of the conversation, in the order in which they are asked about a message. */
export const features: Feature[] = [
  // Before open questions and cases: a reply to what is confidential must never end up with a case.
  conduct,
  reports,
  checkingCodes,
  dialogs,
  entry,
  enterprise,
  behalf,
  staffTalk,
  edited,
  freeText,
  household,
  staff,
  fallback,
];
