import { act } from '../src/appeal/act.ts';
import { type CaseView, loadCase } from '../src/appeal/views.ts';
import { isOpen, nextOpening } from '../src/calendar/calendar.ts';
import type { Done } from '../src/forms/form.ts';
import { otherSide } from '../src/forms/message.ts';
import type { State } from '../src/forms/show.ts';
import { attachFiles } from '../src/forms/store-files.ts';
import { loadViewer } from '../src/notices/views.ts';
import { shownPhone } from '../src/text/case-people.ts';
import { say } from '../src/text/say.ts';
import { writeMoment } from '../src/text/when.ts';
import type { Known } from './bot-form.ts';

type Words = { appealId: string; text: string; files: readonly string[] };

/** Carries words and files to the other side of a case. @returns what the sender is told */
export async function passOn(talk: Known, { appealId, text, files }: Words): Promise<string> {
  const { deps, who, cause } = talk;
  const event = { type: 'message', text } as const;
  await act(deps, { appealId, event, personId: who.person.id, cause });
  await attachFiles(deps, files, cause);
  return await passedOn(talk, await loadCase(deps, appealId));
}

export async function finishMessage(
  talk: Known,
  { form, answers, c, dialog }: State<undefined>,
): Promise<Done> {
  const event = form.event?.(answers, c);
  if (dialog.appealId === null || event?.type !== 'message') throw new Error('a message is for a case');
  const files = dialog.memo.files ?? [];
  return { text: { html: await passOn(talk, { appealId: dialog.appealId, text: event.text, files }) } };
}

async function passedOn(talk: Known, view: CaseView): Promise<string> {
  const { clock, locale, who } = talk;
  const viewer = await loadViewer(talk.deps, view, who.person.id);
  const { rules } = view;
  const isTheirs = viewer.frame === 'enterprise';
  const c = { view, rules, clock, person: { id: isTheirs ? (view.contact?.id ?? '') : '', name: '' } };
  const other = otherSide({ ...c, facts: undefined });
  const sent = say(locale, 'relay.sent', { other, no: view.appeal.no ?? '' });
  const open = heldUntil(talk, view, isTheirs ? 'staff' : 'enterprise');
  if (open === null) return sent;
  const owner_phone = isTheirs ? shownPhone(rules.policy, view.owner) : (view.contact?.phone ?? '');
  return `${sent}\n${say(locale, 'relay.held', { other, at_open: writeMoment(clock, open), owner_phone })}`;
}

/** When a side reads what it is sent now; null: at once. */
function heldUntil({ deps, clock }: Known, view: CaseView, side: 'staff' | 'enterprise'): Date | null {
  if (view.appeal.grade === 'top') return null;
  const quiet = deps.policies.quietCalendar(view.rules.policy, side);
  return quiet === null || isOpen(quiet, clock.now) ? null : nextOpening(quiet, clock.now);
}
