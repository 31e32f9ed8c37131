import { setTimeout as sleep } from 'node:timers/promises';
import {
  bindAccount,
  type BindResult,
  checkInvitation,
  type Invitee,
  type NotBound,
} from '../src/people/bind.ts';
import { setLocale } from '../src/people/profile.ts';
import { readGridsOf, readPerson } from '../src/people/views.ts';
import { dropStep } from '../src/people/store-steps.ts';
import type { Tap } from '../src/telegram/buttons.ts';
import { label } from '../src/text/labels.ts';
import { piece, say } from '../src/text/say.ts';
import { writeMoment, writeTime } from '../src/text/when.ts';
import { isKnown, type Known } from './bot-form.ts';
import { homeKeyboard, showMenu } from './menus.ts';
import { askButton, greet } from './strangers.ts';
import type { Talk } from './talk.ts';
import { belongsTo, cadreOf, recognise, writeRoles } from './whom.ts';

/**
 * Every answer to a code that does not work is given this long after it came, in ms: how long we looked tells
 * nothing of whether there is such a code.
 */
const EVENLY_MS = 400;

/** `/start`, alone or with the code of an invitation. */
export async function start(talk: Talk, code: string): Promise<void> {
  if (code !== '') return await open(talk, code);
  if (!isKnown(talk)) return await greet(talk);
  await welcomeAgain(talk);
}

/** Looks at an invitation and asks for consent; nothing is kept and nothing is spent. */
async function open(talk: Talk, code: string): Promise<void> {
  const since = performance.now();
  const result = await checkInvitation(talk.deps, { botId: talk.botId, userId: talk.userId, code });
  if (result.is !== 'open') return await tell(talk, result, since);
  // Whoever is bound has consented: one more enterprise is only added.
  if (isKnown(talk)) return await tell(talk, await bind(talk, code), since);
  const { html, rows } = await consent(talk, result.invitee, code);
  await talk.reply(html, rows);
}

async function consent(talk: Talk, invitee: Invitee, code: string) {
  const { locale, deps, door } = talk;
  const { cadre_phone } = await cadreOf(talk, invitee.enterpriseId);
  const town = deps.policies.current().town.name[locale];
  const isStaff = invitee.enterpriseId === null;
  const next_line = piece(locale, `start.privacy.${isStaff ? 'or_not' : 'or_call'}`, { cadre_phone });
  const params = { contact_name: invitee.name, town, next_line };
  const html =
    'base' in door
      ? say(locale, 'start.privacy.builtin', params)
      : say(locale, 'start.privacy.telegram', params);
  // The code travels in the buttons, which are sealed for this chat: nothing of it is kept with us meanwhile.
  const rows = [
    [
      { label: label(locale, 'approve'), action: { verb: 'join.yes', arg: code } },
      { label: label(locale, 'decline'), action: { verb: 'join.no', arg: code } },
    ],
  ];
  return { html, rows };
}

/** 确认 under an invitation that the administrator approved: consent comes first here too. */
export async function openApproved(talk: Talk, { arg: code = '' }: Tap): Promise<void> {
  const since = performance.now();
  const result = await checkInvitation(talk.deps, { botId: talk.botId, userId: talk.userId, code });
  if (result.is !== 'open') {
    await dropButtons(talk);
    return await tell(talk, result, since);
  }
  const { html, rows } = await consent(talk, result.invitee, code);
  await talk.edit(talk.messageId, html, rows);
}

/** 同意. */
export async function join(talk: Talk, { arg: code = '' }: Tap): Promise<void> {
  const since = performance.now();
  const result = await bind(talk, code);
  await dropButtons(talk);
  await tell(talk, result, since);
}

/** 不同意: a number to call, and nothing is kept. */
export async function decline(talk: Talk, { arg: code = '' }: Tap): Promise<void> {
  const { deps, botId, userId, locale } = talk;
  const result = await checkInvitation(deps, { botId, userId, code });
  const cadre = await cadreOf(talk, result.is === 'open' ? result.invitee.enterpriseId : null);
  await talk.edit(talk.messageId, say(locale, 'start.privacy.declined', cadre));
}

async function bind(talk: Talk, code: string): Promise<BindResult> {
  const { deps, botId, userId, chatId, locale, who } = talk;
  const result = await bindAccount(deps, { botId, userId, chatId, code });
  if (result.is !== 'bound') return result;
  // They consented in this language, so this is the one they read.
  if (who === null) await setLocale(deps, result.invitee.personId, locale);
  await dropStep(deps.sql, talk);
  return result;
}

async function dropButtons({ send, chatId, messageId }: Talk): Promise<void> {
  await send.editMarkup(chatId, messageId).catch(() => {});
}

async function tell(talk: Talk, result: BindResult | NotBound, since: number): Promise<void> {
  if (result.is === 'bound') return await welcome(await recognise(talk), result);
  if (result.is === 'again') return await welcomeAgain(await recognise(talk));
  await sleep(Math.max(0, EVENLY_MS - (performance.now() - since)));
  const html = refusalOf(talk, result);
  const canAsk = result.is !== 'throttled' && result.is !== 'account_taken';
  await talk.reply(html, canAsk ? [[askButton(talk.locale)]] : undefined);
}

type Refused = Exclude<NotBound, { is: 'again' }>;

/** Never tells whose code it was. */
function refusalOf({ locale, clock, deps }: Talk, result: Refused): string {
  const town_phone = deps.policies.current().town.phone;
  switch (result.is) {
    case 'expired':
      return say(locale, 'start.expired', { expired_at: writeMoment(clock, result.at) });
    case 'throttled':
      return say(locale, 'refuse.invite_throttle', { until: writeTime(clock, result.until), town_phone });
    case 'account_taken':
      return say(locale, 'start.account_taken', { town_phone });
    default:
      return say(locale, `start.${result.is}`);
  }
}

type Bound = Extract<BindResult, { is: 'bound' }>;

async function welcome(talk: Known, bound: Bound): Promise<void> {
  await talk.say(await welcomeText(talk, bound), homeKeyboard(talk));
  await showMenu(talk);
}

async function welcomeText(talk: Known, { as, invitee, enterprises }: Bound): Promise<string> {
  const { locale } = talk;
  const enterprise = invitee.enterprise ?? '';
  switch (as) {
    case 'enterprise': {
      const { deputy_name: _, ...cadre } = await cadreOf(talk, invitee.enterpriseId);
      return say(locale, 'start.bound.enterprise', { enterprise, ...cadre });
    }
    case 'second':
      return say(locale, 'start.bound.second', { enterprise, n: enterprises });
    default:
      return as === 'discipline' ? disciplineText(talk) : await staffText(talk);
  }
}

const disciplineText = ({ locale, who }: Known): string =>
  say(locale, 'start.bound.discipline', { staff_name: who.person.name });

async function staffText({ deps, locale, who }: Known): Promise<string> {
  const { person } = who;
  const { grids, enterprises } = await readGridsOf(deps.sql, person.id);
  const deputy = person.deputyId === null ? null : await readPerson(deps.sql, person.deputyId);
  return say(locale, 'start.bound.staff', {
    staff_name: person.name,
    roles: writeRoles(locale, person.roles),
    grids: grids.join(locale === 'zh' ? '、' : ', '),
    n: enterprises === 0 ? '' : enterprises,
    deputy_name: deputy?.name,
  });
}

/** Bound already: the keyboard and the menu are given again, as roles may have changed. */
async function welcomeAgain(talk: Known): Promise<void> {
  const { name } = talk.who.person;
  const html = say(talk.locale, 'start.again', { name, enterprise: await belongsTo(talk) });
  await talk.say(html, homeKeyboard(talk));
  await showMenu(talk);
}
