import type { Screen } from '../src/text/screen.ts';
import type { Known } from './bot-form.ts';

/** A page of a list. `which` stands behind the second `-` of its name: which of several such lists it is. */
export type List = (talk: Known, page: number, which: string) => Promise<Screen>;
