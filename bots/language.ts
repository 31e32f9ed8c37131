import { redrawCards } from '../src/notices/show.ts';
import { setLocale } from '../src/people/profile.ts';
import type { Tap } from '../src/telegram/buttons.ts';
import type { Button } from '../src/text/keyboard.ts';
import { label } from '../src/text/labels.ts';
import { type Locale, toLocale } from '../src/text/locale.ts';
import { say } from '../src/text/say.ts';
import type { Action } from '../src/text/screen.ts';
import { isKnown, type Known } from './bot-form.ts';
import { homeKeyboard, showMenu } from './menus.ts';
import { greeting } from './strangers.ts';
import type { Talk } from './talk.ts';
import { recognise } from './whom.ts';

/** /language. */
export async function askLanguage(talk: Talk): Promise<void> {
  const button = (to: Locale): Button<Action> => ({
    label: label(talk.locale, to === 'zh' ? 'chinese' : 'english'),
    action: { verb: isKnown(talk) ? 'language' : 'greet', arg: to },
  });
  await talk.reply(say(talk.locale, 'language.ask'), [[button('zh'), button('en')]]);
}

/** The answer to /language: the question goes, and keyboard, menu and cards come in the new language. */
export async function answerLanguage(talk: Talk, { arg = '' }: Tap): Promise<void> {
  if (!isKnown(talk)) return await speakTo(talk, arg);
  const spoken = await speak(talk, toLocale(arg));
  await talk.edit(talk.messageId, say(spoken.locale, 'language.ask'));
}

/** From now on in this language. */
export async function speak(talk: Known, locale: Locale): Promise<Known> {
  const { deps, who } = talk;
  await setLocale(deps, who.person.id, locale);
  const spoken = await recognise(talk);
  await spoken.say(say(locale, 'language.set'), homeKeyboard(spoken));
  await showMenu(spoken);
  await redrawCards(deps, who.person.id);
  return spoken;
}

/** A stranger's language is nobody's row: only this message changes. */
export async function speakTo(talk: Talk, arg: string): Promise<void> {
  const { html, rows } = greeting(talk, toLocale(arg));
  await talk.edit(talk.messageId, html, rows);
}
