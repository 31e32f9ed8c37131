import { type CaseView, loadCase } from '../src/appeal/views.ts';
import { isOpen, nextOpening } from '../src/calendar/calendar.ts';
import type { Done } from '../src/forms/form.ts';
import type { State } from '../src/forms/show.ts';
import { loadViewer } from '../src/notices/views.ts';
import { inCharge, shownPhone, whoHas } from '../src/text/case-people.ts';
import { say } from '../src/text/say.ts';
import { writeMoment } from '../src/text/when.ts';
import type { Known } from './bot-form.ts';
import { warn } from './danger.ts';
import { actWith } from './keep-files.ts';

/** When a side reads what it is sent now; null: at once. */
export function heldUntil({ deps, clock }: Known, view: CaseView, side: 'staff' | 'enterprise'): Date | null {
  if (view.appeal.grade === 'top') return null;
  const quiet = deps.policies.quietCalendar(view.rules.policy, side);
  return quiet === null || isOpen(quiet, clock.now) ? null : nextOpening(quiet, clock.now);
}

/** What somebody of an enterprise is told once their words are with a case: who reads them, and off hours when. */
export async function addedTo(talk: Known, appealId: string): Promise<Done> {
  const { clock, locale } = talk;
  const view = await loadCase(talk.deps, appealId);
  const no = view.appeal.no ?? '';
  const owner_name = whoHas(view, locale);
  const added = { say: 'free.added', params: { no, owner_name } } as const;
  const open = heldUntil(talk, view, 'staff');
  if (open === null) return { text: added };
  const at_open = writeMoment(clock, open);
  const viewer = await loadViewer(talk.deps, view, talk.who.person.id);
  if (viewer.open.includes('urge')) {
    const urge = { label: { say: 'label.urge' }, action: { verb: 'urge', id: appealId } } as const;
    return { text: { say: 'quiet.held.enterprise', params: { no, owner_name, at_open } }, rows: [[urge]] };
  }
  const owner_phone = shownPhone(view.rules.policy, inCharge(view));
  const held = say(locale, 'relay.held', { other: owner_name, at_open, owner_phone });
  return { text: { html: `${say(locale, added.say, added.params)}\n${held}` } };
}

/** Takes what a conversation gathered for a case, with its files. */
export async function finishAddition(
  talk: Known,
  { form, answers, c, dialog }: State<undefined>,
): Promise<Done> {
  const { appealId } = dialog;
  const event = form.event?.(answers, c);
  if (appealId === null || event?.type !== 'add_info') throw new Error('an addition is for a case');
  await actWith(talk, { appealId, event, files: [], kept: dialog.memo.files ?? [] });
  await warn(talk, appealId, event.text);
  return await addedTo(talk, appealId);
}
