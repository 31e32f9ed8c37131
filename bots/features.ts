import { behalf } from './behalf.ts';
import { dialogs } from './dialog-messages.ts';
import { edited } from './edited.ts';
import { enterprise } from './enterprise.ts';
import { entry, household } from './entry.ts';
import { fallback } from './fallback.ts';
import type { Feature } from './feature.ts';
import { staff } from './staff.ts';
import { staffTalk } from './staff-talk.ts';
import { freeText } from './free-text.ts';

/** Every part of the conversation, in the order in which they are asked about a message. */
export const features: Feature[] = [
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
