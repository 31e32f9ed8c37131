import { clearLeave, setMuted } from '../src/people/profile.ts';
import { isOnLeave } from '../src/people/person.ts';
import { countOpenOf } from '../src/people/views-own.ts';
import { readEnterprises, readGridsOf, readPerson } from '../src/people/views.ts';
import { Refusal } from '../src/refusal.ts';
import type { Tap } from '../src/telegram/buttons.ts';
import { plain } from '../src/text/html.ts';
import { type Button, reflow } from '../src/text/keyboard.ts';
import { label } from '../src/text/labels.ts';
import { toLocale } from '../src/text/locale.ts';
import { say } from '../src/text/say.ts';
import type { Action, Screen } from '../src/text/screen.ts';
import { writeDate } from '../src/text/when.ts';
import { isKnown, type Known } from './bot-form.ts';
import { beginForm } from './dialog.ts';
import { speak } from './language.ts';
import { rolesOf } from './menus.ts';
import { turnAway } from './strangers.ts';
import type { Talk } from './talk.ts';
import { cadreOf, recognise, writeRoles } from './whom.ts';

/** /me: what is known of the person, and what of it they may change here. */
export async function showMe(talk: Talk): Promise<void> {
  if (!isKnown(talk)) return await turnAway(talk);
  const { html, buttons } = await meScreen(talk);
  await talk.reply(html, buttons);
}

async function meScreen(talk: Known): Promise<Screen> {
  const { who } = talk;
  const enterprises = await readEnterprises(talk.deps.sql, who.contactOf);
  const parts = await Promise.all(enterprises.map((enterprise) => enterprisePart(talk, enterprise)));
  if (who.person.roles.length > 0) parts.push(await staffPart(talk));
  return { html: parts.join('\n\n'), buttons: buttonsFor(talk) };
}

async function enterprisePart(talk: Known, { id, name }: { id: string; name: string }): Promise<string> {
  const { deps, locale, who } = talk;
  const [cadre, counts] = await Promise.all([cadreOf(talk, id), countOpenOf(deps.sql, id)]);
  return say(locale, 'me.enterprise', {
    name: who.person.name,
    enterprise: name,
    phone: who.person.phone,
    language: languageOf(talk),
    ...cadre,
    open_n: counts.open,
    wait_n: counts.wait,
    mute_state: say(locale, who.person.muted ? 'state.mute_on' : 'state.mute_off'),
  });
}

async function staffPart(talk: Known): Promise<string> {
  const { deps, locale, clock, who } = talk;
  const { person } = who;
  const [{ grids, enterprises }, deputy, roles] = await Promise.all([
    readGridsOf(deps.sql, person.id),
    person.deputyId === null ? null : readPerson(deps.sql, person.deputyId),
    rolesOf(talk),
  ]);
  const until = person.leaveUntil === null ? '' : writeDate(clock, person.leaveUntil);
  return say(locale, 'me.staff', {
    name: person.name,
    unit: person.unit,
    roles: writeRoles(
      locale,
      roles.filter((role) => role !== 'enterprise'),
    ),
    grids: grids.join(locale === 'zh' ? '、' : ', '),
    n: enterprises === 0 ? '' : enterprises,
    deputy_name: deputy?.name,
    leave_state: isOnLeave(person, clock.now)
      ? say(locale, 'state.on_leave', { until })
      : say(locale, 'state.at_work'),
    language: languageOf(talk),
  });
}

const languageOf = ({ locale }: Talk): string => label(locale, locale === 'zh' ? 'chinese' : 'english');

function buttonsFor({ locale, clock, who }: Known): Button<Action>[][] {
  const { contactOf, person } = who;
  const button = (key: Parameters<typeof label>[1], action: Action) => ({
    label: label(locale, key),
    action,
  });
  const leave = isOnLeave(person, clock.now)
    ? button('back_work', { verb: 'leave.end' })
    : button('leave', { verb: 'leave' });
  const rows = [
    ...(contactOf.length > 0
      ? [
          [
            button('my_appeals', { verb: 'list', arg: 'my' }),
            button('mute', { verb: 'me.mute', arg: person.muted ? 'off' : 'on' }),
          ],
        ]
      : []),
    ...(person.roles.length > 0 ? [[button('my_tasks', { verb: 'list', arg: 'tasks' }), leave]] : []),
    [
      locale === 'zh'
        ? button('english', { verb: 'me.language', arg: 'en' })
        : button('chinese', { verb: 'me.language', arg: 'zh' }),
    ],
  ];
  return reflow(rows);
}

/** The buttons under /me. */
export const meVerbs = {
  'me.mute': async (given: Talk, { arg }: Tap) => {
    const talk = known(given);
    const muted = arg === 'on';
    await setMuted(talk.deps, talk.who.person.id, muted);
    await talk.toast(plain(say(talk.locale, muted ? 'me.muted' : 'me.unmuted')));
    await redraw(await recognise(talk));
  },
  'me.language': async (given: Talk, { arg = '' }: Tap) => {
    await redraw(await speak(known(given), toLocale(arg)));
  },
  leave: async (given: Talk) => {
    const talk = known(given);
    if (talk.who.person.roles.length === 0) throw new Refusal('refuse.not_yours');
    await beginForm(talk, 'leave');
  },
  'leave.end': async (given: Talk) => {
    const talk = known(given);
    await clearLeave(talk.deps, talk.who.person.id, talk.who.person.id);
    await talk.toast(`${label(talk.locale, 'back_work')} ✅`);
    await redraw(await recognise(talk));
  },
};

function known(talk: Talk): Known {
  if (!isKnown(talk)) throw new Refusal('refuse.not_bound');
  return talk;
}

async function redraw(talk: Known): Promise<void> {
  const { html, buttons } = await meScreen(talk);
  await talk.edit(talk.messageId, html, buttons);
}
