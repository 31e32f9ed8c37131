import type { Sub } from '../appeal/facts.ts';
import { categoryOf } from '../appeal/compose.ts';
import type { Rules } from '../appeal/limits.ts';
import { isLive, subNumber } from '../appeal/subs.ts';
import { subCalendar, subDue, subMove, subSignDue } from '../appeal/sub-times.ts';
import type { CaseView } from '../appeal/views.ts';
import { workdayMs, workingMs } from '../calendar/calendar.ts';
import { HOUR_MS, MINUTE_MS } from '../calendar/duration.ts';
import { writeAnswer } from './answer.ts';
import { writeAt } from './case-times.ts';
import { maskPhone } from './numbers.ts';
import { say, type Value } from './say.ts';
import { reasonText } from './reasons.ts';
import type { Viewer } from './viewer.ts';
import { type Clock, writeDue, writeWorking } from './when.ts';

/** The lead gave this reader the contact's phone, for a sub-task that is not over. */
export const isGivenPhone = ({ subs }: Viewer): boolean =>
  subs.some((sub) => sub.phoneAt !== null && isLive(sub));

const PHONE = /(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8})(?!\d)/g;

/** Numbers in what somebody typed, to be recognised and not to be called. */
export const masked = (text: string): string => text.replace(PHONE, maskPhone);

/** What somebody typed, for a co-handler: a number in it is as little to be called as the contact's own. */
export function withoutPhones(text: string, { contact }: Pick<CaseView, 'contact'>, viewer: Viewer): string {
  if (viewer.frame !== 'cohandler' || isGivenPhone(viewer)) return text;
  const own = contact?.phone ?? '';
  const known = own === '' ? text : text.replaceAll(own, maskPhone(own));
  return masked(known);
}

export function helperOf(view: Pick<CaseView, 'people'>, { helperId }: Pick<Sub, 'helperId'>) {
  const member = view.people[helperId];
  const name = member?.name ?? '';
  return { name, unit: member?.unit || name, phone: member?.phone ?? '' };
}

/** Working time on the calendar that sub-tasks are counted on. */
export function writeSubSpan(rules: Rules, { locale }: Clock, ms: number): string {
  return writeWorking(locale, Math.max(0, ms), workdayMs(subCalendar(rules)) / HOUR_MS);
}

/** What is left until the sub-task's limit, or by how much that has passed; '' for the other. */
export function subSpans(rules: Rules, sub: Sub, clock: Clock, due = subDue(rules, sub)) {
  const calendar = subCalendar(rules);
  const isLate = due < clock.now.getTime();
  const [from, to] = isLate ? [new Date(due), clock.now] : [clock.now, new Date(due)];
  const ms = workingMs(calendar, from, to);
  if (isLate) return { left: '', over: writeSubSpan(rules, clock, Math.max(ms, MINUTE_MS)) };
  // Within the hour the limit itself says the minutes left.
  const isNear = due - clock.now.getTime() <= HOUR_MS;
  return { left: isNear ? '' : writeSubSpan(rules, clock, ms), over: '' };
}

const lastNote = ({ progress, result }: Sub) =>
  [progress, result].reduce(
    (last, one) => (one !== null && (last === null || one.at >= last.at) ? one : last),
    null,
  );

/** Where it is: what the enterprise said, else its address. */
function placeOf({ appeal, rules, enterprise }: CaseView, clock: Clock): string {
  const value = appeal.answers.location;
  if (value === undefined) return enterprise.address;
  const category = categoryOf(rules.policy, appeal.category);
  const question = category?.questions.find(({ key }) => key === 'location');
  return writeAnswer(question, value, { clock, address: enterprise.address });
}

/** What texts about one sub-task name besides the facts of its case, as this reader may see it. Pure. */
export function subParams(view: CaseView, viewer: Viewer, clock: Clock, sub: Sub): Record<string, Value> {
  const { appeal, rules } = view;
  const helper = helperOf(view, sub);
  const due = (at: number): string => writeDue(clock, subCalendar(rules), new Date(at));
  const note = lastNote(sub);
  const read = (text: string | undefined): string => withoutPhones(text ?? '', view, viewer);
  const move = subMove(rules, sub);
  return {
    ...subSpans(rules, sub, clock),
    n: sub.n,
    sub_no: subNumber(appeal, sub),
    helper_name: helper.name,
    helper_unit: helper.unit,
    helper_phone: helper.phone,
    task: read(sub.task),
    place: read(placeOf(view, clock)),
    sub_state: say(clock.locale, `sub.state.${sub.state}`),
    sign_due: due(subSignDue(rules, sub)),
    sub_due: due(subDue(rules, sub)),
    rule_due: due(move.due),
    reason: read(reasonOf(sub, clock)),
    result: read(sub.result?.text),
    last_at: writeAt(clock, note?.at),
    last_note: read(note?.text),
  };
}

/** Why it came back, what is asked again, or why it is late: whichever the state speaks of. */
function reasonOf({ state, returned, again, reason }: Sub, { locale }: Clock): string {
  if (state === 'returned') return returned?.text || say(locale, 'sub.left_roster');
  if (reason !== null) return reasonText(locale, reason.code, reason.text);
  return state === 'redo' ? (again?.text ?? '') : '';
}
