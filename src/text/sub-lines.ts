import { readWords } from './files-alone.ts';
import type { Sub } from '../appeal/facts.ts';
import type { AppealEvent } from '../appeal/events.ts';
import { isLive, isLoose, needsLead, needsRuling, subOf } from '../appeal/subs.ts';
import { subMove } from '../appeal/sub-times.ts';
import type { CaseView } from '../appeal/views.ts';
import { writeAt } from './case-times.ts';
import { raw } from './html.ts';
import { type Button, reflow } from './keyboard.ts';
import type { OfferName } from './offers.ts';
import { reasonText } from './reasons.ts';
import { piece, say, type Value } from './say.ts';
import type { Action, Screen } from './screen.ts';
import { subButtons } from './sub-card.ts';
import { helperOf, subParams, subSpans } from './sub-words.ts';
import type { Viewer } from './viewer.ts';
import type { Clock } from './when.ts';

const joiner = (locale: Clock['locale']): string => (locale === 'zh' ? '、' : ', ');

const unitsOf = (view: CaseView, subs: readonly Sub[], { locale }: Clock): string =>
  [...new Set(subs.map((sub) => helperOf(view, sub).unit))].join(joiner(locale));

const isTaken = ({ state, ended }: Sub): boolean => state === 'reported' || ended?.why === 'accepted';

/** Sub-tasks of this round that count: not returned, not taken back, not that of whoever leads now. */
const counted = ({ appeal: { subs, round } }: CaseView): Sub[] =>
  subs.filter(
    (sub) =>
      sub.round === round &&
      sub.state !== 'returned' &&
      (sub.ended === null || sub.ended.why === 'accepted' || sub.ended.why === 'case'),
  );

/** The 🤝 line of a card; '' where nobody helps. The enterprise also reads to whom its phone went. */
export function cohandlersLine(view: CaseView, viewer: Viewer, clock: Clock): Value {
  const subs = counted(view);
  if (subs.length === 0) return '';
  const told = view.appeal.subs.filter((sub) => sub.phoneAt !== null && sub.round === view.appeal.round);
  return piece(clock.locale, 'card.cohandlers', {
    names: unitsOf(view, subs, clock),
    done_n: subs.filter(isTaken).length,
    all_n: subs.length,
    phone_part:
      viewer.frame !== 'enterprise' || told.length === 0
        ? ''
        : piece(clock.locale, 'card.cohandlers.phone_part', { names: unitsOf(view, told, clock) }),
  });
}

type Newest = { at: number; by: string; text: Value };

/**
 * The newest words of co-handlers, for the 📝 line: the lead and the office read all of them, the enterprise that a
 * unit has reported, and what, once the lead has accepted it.
 */
export function subNotes(view: CaseView, { locale }: Clock, isEnterprise: boolean): Newest[] {
  const subs = view.appeal.subs.filter((sub) => sub.round === view.appeal.round);
  if (!isEnterprise)
    return subs.flatMap(({ progress, result }) => [progress, result].filter((one) => one !== null));
  return subs.filter(isTaken).flatMap((sub) => {
    const result = sub.ended === null ? '' : (sub.result?.text ?? '');
    const text = piece(locale, 'sub.reported.enterprise', { helper_unit: helperOf(view, sub).unit, result });
    return sub.result === null ? [] : [{ at: sub.ended?.at ?? sub.result.at, by: sub.helperId, text }];
  });
}

/** Steps of the house about sub-tasks; the enterprise reads of who helps, and where its phone went. */
const shown: readonly AppealEvent['type'][] = [
  'give_sub',
  'rule_sub',
  'grant_phone',
  'report_sub',
  'accept_sub',
];
const types = /_sub$|^sub_|^add_to_sub$|^tell_(?:lead|helper)$|^grant_phone$/;

export const isAboutSub = ({ type }: AppealEvent): boolean => types.test(type);
export const isInnerSub = (event: AppealEvent): boolean => isAboutSub(event) && !shown.includes(event.type);

/** What a line of 办理记录 says of a step about a sub-task: whose it is, and the words. */
export function subDetail(view: CaseView, event: AppealEvent, viewer: Viewer, { locale }: Clock): string {
  const named = 'helperId' in event ? event.helperId : null;
  const helperId = named ?? subOf(view.appeal, event)?.helperId;
  const unit = helperId === undefined ? '' : helperOf(view, { helperId }).unit;
  if (viewer.frame === 'enterprise') return unit;
  const words = 'task' in event ? event.task : 'text' in event ? readWords(event.text, locale) : '';
  return [unit, words].filter((part) => part !== '').join(locale === 'zh' ? '：' : ': ');
}

/** 协办情况: every sub-task that is not done with, and what the reader can do about each. Pure. */
export function renderSubs(view: CaseView, viewer: Viewer, clock: Clock): Screen {
  const { locale } = clock;
  const lines = view.appeal.subs.map((sub) => subLine(view, viewer, clock, sub));
  return {
    html: say(locale, 'subs.head', { no: view.appeal.no ?? '', lines: raw(lines.join('\n')) }),
    buttons: view.appeal.subs.flatMap((sub) => namedButtons(view, viewer, sub)),
  };
}

function subLine(view: CaseView, viewer: Viewer, clock: Clock, sub: Sub): string {
  const { locale } = clock;
  const params = subParams(view, viewer, clock, sub);
  const isOpen = isLive(sub) || isLoose(sub);
  const { what, due } = subMove(view.rules, sub);
  const { over } = isOpen ? subSpans(view.rules, sub, clock, due) : { over: '' };
  const named = (name: keyof typeof params): Value => params[name];
  return say(locale, 'subs.line', {
    n: sub.n,
    helper_unit: named('helper_unit'),
    helper_name: named('helper_name'),
    helper_phone: named('helper_phone'),
    task: named('task'),
    sub_state: named('sub_state'),
    what: isOpen ? say(locale, `what.${what}`) : '',
    sub_due: isOpen ? writeAt(clock, due) : '',
    over_mark: over === '' ? '' : piece(locale, 'tasks.over_mark', { over }),
    last_at: named('last_at'),
    last_note: named('last_note'),
    reason: sub.reason === null ? '' : reasonText(locale, sub.reason.code, sub.reason.text),
  });
}

const forLead: readonly OfferName[] = [
  'accept_sub',
  'redo_sub',
  'grant_phone',
  'tell_helper',
  'pass_sub',
  'take_back_sub',
];
const forOffice: readonly OfferName[] = ['rule_sub'];

/** Which decision a sub-task waits for, where it waits for one. */
function wanted(sub: Sub): readonly OfferName[] {
  if (needsRuling(sub)) return forOffice;
  if (sub.state === 'reported') return ['accept_sub', 'redo_sub'];
  return needsLead(sub) ? ['pass_sub'] : [];
}

/** What sub-tasks wait for, for whoever can decide it: it stands above everything else that can be done. */
export function awaitedSubs(view: CaseView, viewer: Viewer): Button<Action>[][] {
  const rows = view.appeal.subs.map((sub) => ({ sub, rows: subButtons([wanted(sub)], view, viewer, sub) }));
  const found = rows.filter(({ rows: own }) => own.length > 0);
  if (found.length === 1) return found.flatMap(({ rows: own }) => own);
  return found.flatMap(({ sub, rows: own }) => own.map((row) => row.map((button) => numbered(sub, button))));
}

const numbered = ({ n }: Sub, { label, action }: Button<Action>): Button<Action> => ({
  label: `协${n} ${label}`,
  action,
});

/** `协1 收回协办`: which sub-task a button is about stands on it. */
function namedButtons(view: CaseView, viewer: Viewer, sub: Sub): Button<Action>[][] {
  const names = needsRuling(sub) ? forOffice : forLead;
  const rows = subButtons([names], view, viewer, sub).flat();
  return reflow([rows.map((button) => numbered(sub, button))]).filter((row) => row.length > 0);
}
