import { act } from '../src/appeal/act.ts';
import type { AppealEvent, EventType } from '../src/appeal/events.ts';
import { subAt } from '../src/appeal/subs.ts';
import { type CaseView, loadCase } from '../src/appeal/views.ts';
import { subWords } from '../src/forms/sub-ask.ts';
import { Refusal } from '../src/refusal.ts';
import type { Tap } from '../src/telegram/buttons.ts';
import type { TextKey } from '../src/text/deck.ts';
import { toast } from '../src/text/html.ts';
import type { Button } from '../src/text/keyboard.ts';
import { sayKey } from '../src/text/say.ts';
import type { Action } from '../src/text/screen.ts';
import { renderSubCard, subButtons } from '../src/text/sub-card.ts';
import { renderSubs } from '../src/text/sub-lines.ts';
import { beginForm } from './dialog.ts';
import type { Feature } from './feature.ts';
import { helperForms } from './helper-forms.ts';
import { onCase, onPart, type Seen } from './staff-case.ts';
import { settleNotice } from './staff-steps.ts';

type OneTap = 'ack_sub' | 'accept_sub' | 'grant_phone' | 'pass_sub';

const said: Record<OneTap, TextKey> = {
  ack_sub: 'toast.sub_acked',
  accept_sub: 'toast.sub_accepted',
  grant_phone: 'toast.sub_phone',
  pass_sub: 'toast.sub_passed',
};

/** Which sub-task a button is about; one without a number is about the only one on which its step is open. */
function subOfTap({ viewer }: Seen, { arg }: Tap, type: EventType): number {
  if (arg !== undefined) return Number(arg);
  const open = Object.entries(viewer.onSubs).filter(([, types]) => types.includes(type));
  const [only, ...others] = open;
  if (only === undefined || others.length > 0) throw new Refusal('refuse.stale_button');
  return Number(only[0]);
}

const oneTap = (type: OneTap) =>
  onPart(async (seen, tap) => {
    const { talk, view, viewer } = seen;
    const sub = subOfTap(seen, tap, type);
    const event: AppealEvent = { type, sub };
    const { deps, cause, locale, clock } = talk;
    await act(deps, { appealId: view.appeal.id, event, personId: viewer.personId, cause });
    const after = await loadCase(deps, view.appeal.id);
    const person = { id: viewer.personId, name: talk.who.person.name };
    const words = subWords({ sub }, { view: after, rules: after.rules, clock, person, facts: undefined });
    await settleNotice(seen, type === 'grant_phone' ? stillToAnswer(after, seen, sub) : []);
    await talk.toast(toast(sayKey(locale, said[type], words)));
  });

/** The phone may have been asked for together with something else, and that question still waits. */
function stillToAnswer(after: CaseView, { viewer }: Seen, n: number): Button<Action>[][] {
  const sub = subAt(after.appeal, n);
  return sub === undefined ? [] : subButtons([['tell_helper']], after, viewer, sub);
}

const begins = Object.keys(helperForms).map((name) => [
  name,
  onPart(async (seen, tap) => {
    const appealId = seen.view.appeal.id;
    if (name === 'give_sub') return await beginForm(seen.talk, name, { appealId });
    const sub = subOfTap(seen, tap, name as EventType);
    await beginForm(seen.talk, name, { appealId, answers: { sub } });
  }),
]);

/** One of one's own sub-tasks by itself, where the card shows another one or the case as a whole. */
async function showSub({ talk, view, viewer }: Seen, { arg }: Tap): Promise<void> {
  const sub = subAt({ subs: [...viewer.subs] }, Number(arg));
  if (sub === undefined) throw new Refusal('refuse.not_yours');
  const { html, buttons } = renderSubCard(view, viewer, talk.clock, sub);
  await talk.reply(html, buttons, { silent: true });
}

/** 协办情况: for whoever leads or oversees the case. */
async function showSubs({ talk, view, viewer }: Seen): Promise<void> {
  if (viewer.frame === 'enterprise') throw new Refusal('refuse.not_yours');
  if (view.appeal.subs.length === 0) throw new Refusal('refuse.stale_button');
  const { html, buttons } = renderSubs(view, viewer, talk.clock);
  await talk.reply(html, buttons, { silent: true });
}

/** Everything that buttons about sub-tasks do. */
export const helperVerbs: NonNullable<Feature['verbs']> = {
  ...Object.fromEntries(begins),
  ack_sub: oneTap('ack_sub'),
  accept_sub: oneTap('accept_sub'),
  grant_phone: oneTap('grant_phone'),
  pass_sub: oneTap('pass_sub'),
  sub: onPart(showSub),
  subs: onCase(showSubs),
};
