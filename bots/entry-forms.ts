import { refuseRequestForm } from '../src/forms/refuse-request.ts';
import { leaveForm } from '../src/forms/leave.ts';
import type { Done } from '../src/forms/form.ts';
import type { State } from '../src/forms/show.ts';
import { dayAt, instantOf, readDay } from '../src/calendar/zone.ts';
import { countHandedOver } from '../src/notices/store-handover.ts';
import { takeLeave } from '../src/people/leave.ts';
import { decideRequest } from '../src/people/requests.ts';
import { readPerson } from '../src/people/views.ts';
import { Refusal } from '../src/refusal.ts';
import { toLocale } from '../src/text/locale.ts';
import { say } from '../src/text/say.ts';
import { writeDate, writeMoment } from '../src/text/when.ts';
import { type AnyForm, botForm, type Known } from './bot-form.ts';
import { reach } from './reach.ts';

/** The forms that are not about a case: one's own leave, and why somebody may not join. */
export const entryForms: Record<string, AnyForm> = {
  leave: botForm<string>({ form: leaveForm, facts: deputyName, finish: beginLeave }),
  refuse_request: botForm({
    form: refuseRequestForm,
    // The request travels with the conversation, though no question asks for it.
    answersOf: ({ answers }) => answers,
    settles: true,
    finish: refuse,
  }),
};

async function deputyOf({ deps, who }: Known) {
  const { deputyId } = who.person;
  return deputyId === null ? null : await readPerson(deps.sql, deputyId);
}

async function deputyName(talk: Known): Promise<string> {
  return (await deputyOf(talk))?.name ?? '';
}

/** Away from now to the end of the day given. The deputy and whoever has an open case are told. */
async function beginLeave(talk: Known, { answers, dialog }: State<string>): Promise<Done> {
  const { deps, who, clock } = talk;
  const { zone } = clock;
  const from = new Date(instantOf(zone, dayAt(zone, clock.now.getTime()), 0));
  const until = new Date(instantOf(zone, readDay(String(answers.until)) + 1, 0) - 1);
  const { id } = who.person;
  await takeLeave(deps, { personId: id, from: clock.now, until, once: dialog.id, actorId: id });
  const { n } = await countHandedOver(deps.sql, id);
  const deputy_name = await deputyName(talk);
  const span = { from: writeDate(clock, from), until: writeDate(clock, until) };
  const params =
    deputy_name === ''
      ? { ...span, n: n === 0 ? '' : n, desk_line: deskLine(talk) }
      : { ...span, n, deputy_name };
  const rows = [[{ label: { say: 'label.back_work' } as const, action: { verb: 'leave.end' } }]];
  return { text: { say: deputy_name === '' ? 'leave.set.alone' : 'leave.set', params }, rows };
}

/** For those who hold an office in which others decide too. */
const deskLine = ({ who, locale }: Known): string =>
  who.person.roles.some((role) => role === 'leader' || role === 'head')
    ? say(locale, 'leave.others_decide')
    : '';

async function refuse(talk: Known, { answers }: State<undefined>): Promise<Done> {
  const { deps, who, clock, cause } = talk;
  const reason = String(answers.reason);
  const by = who.person.id;
  const decision = { id: String(answers.request), by, cause, approve: false, reason } as const;
  const result = await decideRequest(deps, decision);
  if (result.is !== 'declined') throw new Refusal('refuse.question_old');
  const { chatId, phone, locale } = result.request;
  const town_phone = deps.policies.current().town.phone;
  const html = say(toLocale(locale), 'invite.declined', { reason, town_phone });
  const sent = await reach(talk, () => talk.sendTo(chatId, html));
  if (!sent) return { text: { say: 'invite.request.unsent', params: { phone } } };
  const at = writeMoment(clock, deps.now());
  return { text: { say: 'invite.request.declined', params: { by: who.person.name, at, reason } } };
}
