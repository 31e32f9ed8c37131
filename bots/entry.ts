import { askVerbs, beginAsking, cancelAsking, hearAnswer } from './ask-invite.ts';
import type { Feature } from './feature.ts';
import { healthVerbs, showHealth } from './health.ts';
import { help } from './help.ts';
import { inviteVerbs, showInvite } from './invite.ts';
import { answerLanguage, askLanguage, speakTo } from './language.ts';
import { meVerbs, showMe } from './me.ts';
import { policyVerbs } from './policy.ts';
import { approveRequest, refuseRequest } from './requests.ts';
import { decline, join, openApproved, start } from './start.ts';

/** How one gets in, and what everybody has: help, language, one's own data. */
export const entry: Feature = {
  forStrangers: true,
  commands: { start, help, me: showMe, language: askLanguage, cancel: cancelAsking },
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

/** What those who are bound change about themselves, and what the administrator does for the others. */
export const household: Feature = {
  commands: { invite: showInvite, health: showHealth },
  verbs: {
    ...meVerbs,
    ...inviteVerbs,
    ...healthVerbs,
    ...policyVerbs,
    'asked.yes': approveRequest,
    'asked.no': refuseRequest,
  },
};
