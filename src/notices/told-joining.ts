import { writtenDown } from '../text/card-keyboard.ts';
import { writeFields } from '../text/case-full.ts';
import type { Params } from '../text/case-params.ts';
import { writeAt } from '../text/case-times.ts';
import { raw } from '../text/html.ts';
import type { Spec, Telling } from './telling.ts';

/** A message of Telegram holds 4096 characters; the rest of it needs some. */
const MOST = 3300;

const written = ({ view, clock }: Telling): Params => ({
  at: writeAt(clock, view.appeal.behalf?.at),
  text: raw(writeFields(view, clock, MOST)),
});

const submitted = ({ view }: Telling): boolean => view.appeal.status !== 'draft';

/** 代提: the enterprise reads what was written down for it. */
export const toldOfBehalf = {
  'behalf.notice': { text: 'behalf.notice', params: written, buttons: writtenDown, stale: submitted },
  'behalf.remind': { text: 'behalf.remind', params: written, buttons: writtenDown, stale: submitted },
} as const satisfies Record<string, Spec>;
