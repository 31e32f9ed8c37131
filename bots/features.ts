import { dialogs } from './dialog-messages.ts';
import { entry } from './entry.ts';
import { fallback } from './fallback.ts';
import type { Feature } from './feature.ts';

/** Every part of the conversation, in the order in which they are asked about a message. */
export const features: Feature[] = [dialogs, entry, fallback];
