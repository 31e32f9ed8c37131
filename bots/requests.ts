import { askedScreen } from '../src/notices/asked.ts';
import { decideRequest, type DecisionResult, listRequests } from '../src/people/requests.ts';
import { readRequest } from '../src/people/views-requests.ts';
import { readPerson } from '../src/people/views.ts';
import { Refusal } from '../src/refusal.ts';
import type { Tap } from '../src/telegram/buttons.ts';
import { label } from '../src/text/labels.ts';
import { toLocale } from '../src/text/locale.ts';
import { say } from '../src/text/say.ts';
import { writeMoment } from '../src/text/when.ts';
import { isKnown, type Known } from './bot-form.ts';
import { beginForm } from './dialog.ts';
import { reach } from './reach.ts';
import type { Talk } from './talk.ts';

/** The administrator's commands and buttons are for administrators, whoever holds the message. */
export function asAdmin(talk: Talk): Known {
  if (!isKnown(talk) || !talk.who.person.roles.includes('admin')) throw new Refusal('refuse.not_yours');
  return talk;
}

/** Sends each request that waits, for /invite. */
export async function showRequests(talk: Known): Promise<void> {
  for (const request of await listRequests(talk.deps)) {
    const { html, buttons } = askedScreen(request, talk.locale);
    await talk.reply(html, buttons);
  }
}

/** 确认: the invitation goes to the chat that asked, to nobody else. */
export async function approveRequest(given: Talk, { id = '' }: Tap): Promise<void> {
  const talk = asAdmin(given);
  const by = talk.who.person.id;
  const result = await decideRequest(talk.deps, { id, by, cause: talk.cause, approve: true });
  if (result.is !== 'approved') return await tellWhyNot(talk, id, result);
  const { request, enterprise, code } = result;
  const locale = toLocale(request.locale);
  const html = say(locale, 'invite.approved', { enterprise: enterprise.name });
  const confirm = { label: label(locale, 'confirm'), action: { verb: 'join', arg: code } };
  const sent = await reach(talk, () => talk.sendTo(request.chatId, html, [[confirm]]));
  const done = say(talk.locale, 'invite.request.approved', {
    by: talk.who.person.name,
    at: writeMoment(talk.clock, talk.deps.now()),
  });
  const unsent = say(talk.locale, 'invite.request.unsent', { phone: request.phone });
  await endRequest(talk, id, sent ? done : `${done}\n${unsent}`);
}

/** 拒绝: first the reason, which the one who asked will read. */
export async function refuseRequest(given: Talk, { id = '' }: Tap): Promise<void> {
  const talk = asAdmin(given);
  const request = await readRequest(talk.deps.sql, id);
  if (request === null || request.decidedAt !== null) throw await alreadyDone(talk, id);
  await beginForm(talk, 'refuse_request', { answers: { request: id } });
}

/** The request keeps its words and shows what became of it. */
async function endRequest(talk: Known, id: string, outcome: string): Promise<void> {
  const request = await readRequest(talk.deps.sql, id);
  const asked = request === null ? '' : `${askedScreen(request, talk.locale).html}\n\n`;
  await talk.edit(talk.messageId, `${asked}${outcome}`);
}

async function tellWhyNot(talk: Known, id: string, result: DecisionResult): Promise<void> {
  const { locale } = talk;
  if (result.is === 'elsewhere') {
    const enterprises = result.enterprises.join(locale === 'zh' ? '、' : ', ');
    return void (await talk.reply(say(locale, 'invite.request.elsewhere', { enterprises })));
  }
  if (result.is !== 'no_enterprise' && result.is !== 'staff') throw await alreadyDone(talk, id);
  await talk.reply(say(locale, `invite.request.${result.is}`));
}

async function alreadyDone({ deps, locale }: Known, id: string): Promise<Refusal> {
  const request = await readRequest(deps.sql, id);
  if (request === null || request.decidedAt === null) return new Refusal('refuse.stale_button');
  const person = request.decidedBy === null ? null : await readPerson(deps.sql, request.decidedBy);
  return new Refusal('refuse.already_done', {
    by: person?.name,
    at: request.decidedAt,
    action: label(locale, request.approved ? 'approve' : 'decline'),
  });
}
