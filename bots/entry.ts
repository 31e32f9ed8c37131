import { askVerbs, beginAsking, cancelAsking, hearAnswer } from './ask-invite.ts';
import type { Feature } from './feature.ts';
import { help } from './help.ts';
import { answerLanguage, askLanguage, speakTo } from './language.ts';
import { decline, join, openApproved, start } from './start.ts';

/** How one gets in, and what everybody has: help, language, stopping. */
export const entry: Feature = {
  forStrangers: true,
  commands: {
    start,
    help,
    language: askLanguage,
    cancel: cancelAsking,
  },
  labels: { ask_invite: (talk) => beginAsking(talk) },
  verbs: {
    ...askVerbs,
    join: openApproved,
    'join.yes': join,
    'join.no': decline,
    language: answerLanguage,
    greet: (talk, { arg = '' }) => speakTo(talk, arg),
  },
  message: hearAnswer,
};
