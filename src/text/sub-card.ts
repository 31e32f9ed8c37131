import type { Sub } from '../appeal/facts.ts';
import { isWaiting } from '../appeal/appeal.ts';
import { foremost, isInHand, isLive, subNumber } from '../appeal/subs.ts';
import { subDue, subSignDue } from '../appeal/sub-times.ts';
import type { CaseView } from '../appeal/views.ts';
import { inCharge, nameInCharge } from './case-people.ts';
import { categoryName } from './case-title.ts';
import type { TextKey } from './deck.ts';
import { raw } from './html.ts';
import { type Button, reflow } from './keyboard.ts';
import { gradeMark, stateName } from './names.ts';
import { buttonOf, type Layout, type OfferName, offered } from './offers.ts';
import { piece, say, sayKey, type Value } from './say.ts';
import type { Action, Screen } from './screen.ts';
import { isGivenPhone, subParams } from './sub-words.ts';
import type { Viewer } from './viewer.ts';
import type { Clock } from './when.ts';

/** The card of a co-handler: the one of their sub-tasks that comes first, and which others there are. Pure. */
export function renderHelperCard(view: CaseView, viewer: Viewer, clock: Clock): Screen {
  const sub = foremost(viewer.subs);
  if (sub === undefined) throw new Error('no sub-task to show');
  const screen = renderSubCard(view, viewer, clock, sub);
  const others = viewer.subs.filter((one) => one.n !== sub.n && isLive(one));
  if (others.length === 0) return screen;
  const names = others.map((one) => `协${one.n}`).join(clock.locale === 'zh' ? '、' : ', ');
  return {
    html: `${screen.html}\n${say(clock.locale, 'card.cohandler.more', { names })}`,
    buttons: [...screen.buttons, ...reflow([others.map((one) => taskButton(view, one, clock))])],
  };
}

/** Shows one sub-task by itself. */
export function taskButton(
  { appeal }: CaseView,
  { n }: Sub,
  { locale }: Pick<Clock, 'locale'>,
): Button<Action> {
  const label = say(locale, 'card.cohandler.task_row', { n });
  return { label, action: { verb: 'sub', id: appeal.id, arg: String(n) } };
}

/** One sub-task as its co-handler sees it; once it is over it says no more of the case. Pure. */
export function renderSubCard(view: CaseView, viewer: Viewer, clock: Clock, sub: Sub): Screen {
  const { locale } = clock;
  const params = subParams(view, viewer, clock, sub);
  const turn = raw(sayKey(locale, turnKey(view, sub, clock.now.getTime()), turnParams(params, sub, clock)));
  const known = { ...params, turn, category: categoryName(view, clock), enterprise: view.enterprise.name };
  if (!isLive(sub)) return { html: say(locale, 'card.cohandler.over', withAll(known)), buttons: [] };
  const html = sayKey(locale, 'card.cohandler', {
    ...known,
    ...(params.over === '' && sub.state !== 'reported' ? {} : { sub_due: '', left: '' }),
    grade_mark: gradeMark(locale, view.appeal.grade),
    owner_name: nameInCharge(view, locale),
    owner_unit: view.standIn === null ? (view.owner?.unit ?? '') : '',
    owner_phone: inCharge(view)?.phone ?? '',
    phone_line: phoneLine(view, viewer, clock),
    files_line: filesLine(view, clock),
  });
  return { html, buttons: subButtons(layoutOf(view, sub, clock), view, viewer, sub) };
}

const withAll = (known: Record<string, Value>) => ({
  sub_no: known.sub_no,
  category: known.category,
  enterprise: known.enterprise,
  place: known.place,
  task: known.task,
  sub_state: known.sub_state,
  turn: known.turn,
});

function turnParams(params: Record<string, Value>, { ended }: Sub, { locale }: Clock) {
  return { ...params, state_name: ended === null ? '' : stateName(locale, 'staff', ended.status) };
}

function turnKey({ appeal, rules }: CaseView, sub: Sub, now: number): TextKey {
  const { state, ended } = sub;
  if (ended !== null) return endKey(ended);
  if (state === 'returned' || state === 'reported') return `card.cohandler.${state}`;
  if (subDue(rules, sub) < now) return 'card.cohandler.overdue';
  if (state === 'asked')
    return subSignDue(rules, sub) < now ? 'card.cohandler.asked.late' : 'card.cohandler.asked';
  if (state === 'redo') return 'card.cohandler.redo';
  if (appeal.status === 'long_term') return 'card.cohandler.long_term';
  return isWaiting(appeal.status) ? 'card.cohandler.waiting' : 'card.cohandler.working';
}

function endKey({ why, status }: NonNullable<Sub['ended']>): TextKey {
  if (why !== 'case') return `card.cohandler.${why}`;
  return status === 'pending_confirm' ? 'card.cohandler.done' : 'card.cohandler.ended';
}

function phoneLine({ contact }: CaseView, viewer: Viewer, { locale }: Clock): Value {
  if (isGivenPhone(viewer)) return `${contact?.name ?? ''} ${contact?.phone ?? ''}`;
  return piece(locale, 'card.phone_hidden');
}

/** What the enterprise filed with the appeal; a co-handler gets that, and nothing of what came later. */
export function filesLine({ filed }: CaseView, { locale }: Clock): string {
  const { photos, documents } = filed;
  return photos + documents === 0
    ? ''
    : say(locale, 'files.line', { photos: photos || '', docs: documents || '' });
}

const working: Layout = [['sub_progress', 'report_sub'], ['tell_lead', 'return_sub'], ['full']];

function layoutOf({ rules }: CaseView, sub: Sub, { now }: Clock): Layout {
  if (sub.state === 'asked')
    return [
      ['ack_sub', 'return_sub'],
      ['tell_lead', 'full'],
    ];
  if (sub.state === 'reported') return [['add_to_sub', 'full']];
  const isLate = isInHand(sub) && subDue(rules, sub) < now.getTime();
  return isLate ? [['sub_progress', 'report_sub'], ['explain_sub', 'tell_lead'], ['full']] : working;
}

/** Buttons about one sub-task: those of its steps that this reader can take now, and whatever asks for no step. */
export function subButtons(layout: Layout, view: CaseView, viewer: Viewer, sub: Sub): Button<Action>[][] {
  const open = [...viewer.open.filter((type) => type === 'give_sub'), ...(viewer.onSubs[sub.n] ?? [])];
  const rows = offered(layout, open).map((row) => row.map((name) => subButton(name, view, viewer, sub)));
  return reflow(rows);
}

/** These speak of the whole case, not of one sub-task. */
const ofCase: readonly OfferName[] = ['cohandler', 'full', 'open', 'case', 'subs'];

function subButton(name: OfferName, { appeal }: CaseView, { locale }: Viewer, { n }: Sub): Button<Action> {
  const { label, action } = buttonOf(name, locale, appeal.id);
  return { label, action: ofCase.includes(name) ? action : { ...action, arg: String(n) } };
}

/** 查看全文 of a co-handler: their own sub-tasks, uncut. */
export function writeSubFull(view: CaseView, viewer: Viewer, clock: Clock): string {
  return viewer.subs
    .filter(isLive)
    .map((sub) => {
      const params = subParams(view, viewer, clock, sub);
      const isGiven = isGivenPhone(viewer);
      return say(clock.locale, 'sub.full', {
        sub_no: subNumber(view.appeal, sub),
        category: categoryName(view, clock),
        enterprise: view.enterprise.name,
        place: params.place,
        task: params.task,
        again: sub.again?.text,
        note: sub.progress?.text,
        result: sub.result?.text,
        contact_name: isGiven ? view.contact?.name : '',
        contact_phone: isGiven ? view.contact?.phone : '',
        files: filesLine(view, clock),
      });
    })
    .join('\n\n');
}
