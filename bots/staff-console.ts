import { makeLink } from '../src/console/links.ts';
import { label } from '../src/text/labels.ts';
import { say } from '../src/text/say.ts';
import { isKnown } from './bot-form.ts';
import type { Talk } from './talk.ts';

/** /console: one button, into the console. On Telegram it opens inside; elsewhere by a link for this person alone. */
export async function showConsole(talk: Talk): Promise<void> {
  if (!isKnown(talk)) return;
  const { deps, locale, who, consoleAt } = talk;
  if (consoleAt === null) return void (await talk.say(say(locale, 'console.no_address')));
  const text = label(locale, 'open_console');
  const { base, isApp } = consoleAt;
  if (isApp) {
    const button = { text, app: `${base}/console/app` };
    return void (await talk.say(say(locale, 'console.app'), { inline: [[button]] }));
  }
  const code = await makeLink(deps, who.account.id);
  const button = { text, url: `${base}/console/in/${code}` };
  await talk.say(say(locale, 'console.link'), { inline: [[button]] });
}
