import { waitingScreen } from '../src/notices/policy-waiting.ts';
import { acceptWaiting } from '../src/policy/take-up.ts';
import { askToFollow, endWaiting, waitingPolicy } from '../src/policy/store-waiting.ts';
import { Refusal } from '../src/refusal.ts';
import type { Tap } from '../src/telegram/buttons.ts';
import { say } from '../src/text/say.ts';
import { writeMoment } from '../src/text/when.ts';
import type { Known } from './bot-form.ts';
import { asAdmin } from './requests.ts';
import type { Talk } from './talk.ts';

/** Under /health: the policy that waits for a word, if one does. */
export async function showWaiting(talk: Known): Promise<void> {
  const waiting = await waitingPolicy(talk.deps.sql);
  if (waiting === null) return;
  const { html, buttons } = waitingScreen(talk.deps, waiting, talk.locale);
  await talk.reply(html, buttons);
}

/** 同意, 不同意 to a policy whose calendar would move dates of open cases. */
export const policyVerbs = {
  'policy.yes': async (given: Talk, { arg = '' }: Tap) => {
    const talk = asAdmin(given);
    const moves = await acceptWaiting(talk.deps, arg, talk.who.person.id);
    if (moves === null) throw new Refusal('refuse.stale_button');
    await askToFollow(talk.deps.sql, talk.deps.now());
    await talk.edit(talk.messageId, say(talk.locale, 'policy.accepted', { ...said(talk), n: moves.moved }));
  },
  'policy.no': async (given: Talk, { arg = '' }: Tap) => {
    const talk = asAdmin(given);
    if (!(await endWaiting(talk.deps.sql, arg))) throw new Refusal('refuse.stale_button');
    await talk.edit(talk.messageId, say(talk.locale, 'policy.declined', said(talk)));
  },
};

const said = ({ who, clock }: Known) => ({ by: who.person.name, at: writeMoment(clock, clock.now) });
