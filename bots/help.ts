import { readDeputisedBy } from '../src/people/views.ts';
import type { Button } from '../src/text/keyboard.ts';
import { label } from '../src/text/labels.ts';
import type { Role } from '../src/text/names.ts';
import { say } from '../src/text/say.ts';
import type { Action } from '../src/text/screen.ts';
import { isKnown, type Known } from './bot-form.ts';
import { rolesOf } from './menus.ts';
import type { Talk } from './talk.ts';
import { cadreOf } from './whom.ts';

/** Below the 4096 of a message, with room for what is not counted in characters. */
const LONGEST = 3800;

/** /help: what each of one's roles can do, one after another. */
export async function help(talk: Talk): Promise<void> {
  if (!isKnown(talk)) {
    const town = talk.deps.policies.current().town.name[talk.locale];
    return void (await talk.reply(say(talk.locale, 'help.stranger', { town })));
  }
  const messages = inMessages(await textsFor(talk));
  for (const [i, html] of messages.entries())
    await talk.reply(html, i === messages.length - 1 ? wayOf(talk) : undefined);
}

/** To a conduct report, without a command and without a case. */
function wayOf({ who, locale }: Known): Button<Action>[][] | undefined {
  if (who.contactOf.length === 0) return undefined;
  return [[{ label: label(locale, 'report_conduct'), action: { verb: 'report_conduct' } }]];
}

async function textsFor(talk: Known): Promise<string[]> {
  const roles = await rolesOf(talk);
  const texts = await Promise.all(roles.map((role) => textFor(talk, role)));
  return [...new Set(texts)];
}

async function textFor(talk: Known, role: Role): Promise<string> {
  const { locale, deps, who } = talk;
  if (role === 'enterprise') {
    const { cadre_name, cadre_phone } = await cadreOf(talk, who.contactOf[0]);
    return say(locale, 'help.enterprise', { cadre_name, cadre_phone });
  }
  if (role === 'deputy') {
    const cadres = await readDeputisedBy(deps.sql, who.person.id);
    const cadre_name = cadres.map(({ name }) => name).join(locale === 'zh' ? '、' : ', ');
    return say(locale, 'help.deputy', { cadre_name });
  }
  return say(locale, `help.${role}`);
}

function inMessages(texts: readonly string[]): string[] {
  const messages: string[] = [];
  for (const text of texts) {
    const last = messages.at(-1);
    if (last !== undefined && last.length + text.length < LONGEST)
      messages[messages.length - 1] = `${last}\n\n${text}`;
    else messages.push(text);
  }
  return messages;
}
