import { dialogs } from './dialog-messages.ts';
import { enterprise } from './enterprise.ts';
import { entry, household } from './entry.ts';
import { fallback } from './fallback.ts';
import type { Feature } from './feature.ts';
import { freeText } from './free-text.ts';

/** Every part of the conversation, in the order in which they are asked about a message. */
export const features: Feature[] = [dialogs, enterprise, freeText, entry, household, fallback];
