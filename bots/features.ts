import type { Feature } from './feature.ts';

/** Every part of the conversation, in the order in which they are asked about a message. */
export const features: Feature[] = [];
