import { again } from './deck/again.ts';
import { behalf } from './deck/behalf.ts';
import { calendarMoves } from './deck/calendar-moves.ts';
import { cardCadre } from './deck/card-cadre.ts';
import { cardEnterprise } from './deck/card-enterprise.ts';
import { cardFrames } from './deck/card-frames.ts';
import { cardMore } from './deck/card-more.ts';
import { cardSupervisor } from './deck/card-supervisor.ts';
import { categoryChecks } from './deck/category-checks.ts';
import { choices } from './deck/choices.ts';
import { conduct } from './deck/conduct.ts';
import { webConsole } from './deck/console.ts';
import { digests } from './deck/digests.ts';
import { drafts } from './deck/drafts.ts';
import { emergency } from './deck/emergency.ts';
import { extension } from './deck/extension.ts';
import { firstSteps } from './deck/first-steps.ts';
import { flags } from './deck/flags.ts';
import { gettingIn } from './deck/getting-in.ts';
import { help } from './deck/help.ts';
import { helpers } from './deck/helpers.ts';
import { helpersTold } from './deck/helpers-told.ts';
import { information } from './deck/information.ts';
import { joining } from './deck/joining.ts';
import { labels } from './deck/labels.ts';
import { ladder } from './deck/ladder.ts';
import { lists } from './deck/lists.ts';
import { longTerm } from './deck/long-term.ts';
import { merging } from './deck/merging.ts';
import { notices } from './deck/notices.ts';
import { ownership } from './deck/ownership.ts';
import { preview } from './deck/preview.ts';
import { promises } from './deck/promises.ts';
import { refusals } from './deck/refusals.ts';
import { refusedByLaw } from './deck/refused-by-law.ts';
import { requests } from './deck/requests.ts';
import { reports } from './deck/reports.ts';
import { result } from './deck/result.ts';
import { silence } from './deck/silence.ts';
import { smallWords } from './deck/small-words.ts';
import { staff } from './deck/staff.ts';
import { states } from './deck/states.ts';
import { taking } from './deck/taking.ts';
import { talk } from './deck/talk.ts';
import { telling } from './deck/telling.ts';
import { timeline } from './deck/timeline.ts';
import { times } from './deck/times.ts';
import { troubles } from './deck/troubles.ts';

/** The parts of the deck: every text that people see, in both languages, by section. */
export const parts = [
  labels,
  states,
  times,
  smallWords,
  cardFrames,
  cardMore,
  cardEnterprise,
  cardCadre,
  cardSupervisor,
  gettingIn,
  joining,
  behalf,
  merging,
  help,
  telling,
  taking,
  categoryChecks,
  drafts,
  choices,
  firstSteps,
  emergency,
  information,
  extension,
  promises,
  ownership,
  helpers,
  helpersTold,
  longTerm,
  result,
  refusedByLaw,
  requests,
  silence,
  again,
  talk,
  ladder,
  digests,
  webConsole,
  lists,
  preview,
  calendarMoves,
  flags,
  refusals,
  troubles,
  notices,
  timeline,
  staff,
  conduct,
  reports,
] as const;

export const deck = {
  ...labels,
  ...states,
  ...times,
  ...smallWords,
  ...cardFrames,
  ...cardMore,
  ...cardEnterprise,
  ...cardCadre,
  ...cardSupervisor,
  ...gettingIn,
  ...joining,
  ...behalf,
  ...merging,
  ...help,
  ...telling,
  ...taking,
  ...categoryChecks,
  ...drafts,
  ...choices,
  ...firstSteps,
  ...emergency,
  ...information,
  ...extension,
  ...promises,
  ...ownership,
  ...helpers,
  ...helpersTold,
  ...longTerm,
  ...result,
  ...refusedByLaw,
  ...requests,
  ...silence,
  ...again,
  ...talk,
  ...ladder,
  ...digests,
  ...webConsole,
  ...lists,
  ...preview,
  ...calendarMoves,
  ...flags,
  ...refusals,
  ...troubles,
  ...notices,
  ...timeline,
  ...staff,
  ...conduct,
  ...reports,
} as const;

export type TextKey = keyof typeof deck;

export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(deck, key);
}
