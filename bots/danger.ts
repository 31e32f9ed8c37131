import { act } from '../src/appeal/act.ts';
import { rulesNow } from '../src/appeal/rules.ts';
import { dangerWord } from '../src/policy/danger.ts';
import { Refusal } from '../src/refusal.ts';
import { label } from '../src/text/labels.ts';
import { say } from '../src/text/say.ts';
import type { Known } from './bot-form.ts';

/** Danger words where no case or draft takes them yet: the numbers to call, though what follows is a question. */
export async function giveNumbers(talk: Known, text: string): Promise<void> {
  const html = numbersFor(talk, text);
  if (html !== undefined && talk.who.contactOf.length > 0) await talk.reply(html);
}

/** The numbers to call; undefined where the text holds no danger word. */
function numbersFor(talk: Known, text: string): string | undefined {
  const { policy } = rulesNow(talk.deps);
  const word = dangerWord(policy, text);
  if (word === undefined) return undefined;
  const { power, gas } = policy.town.hotlines;
  return say(talk.locale, 'danger.by_words', { word, power_hotline: power, gas_hotline: gas });
}

/** Danger words in what is said of a submitted case: the numbers to call, before anything else. */
export async function warn(talk: Known, appealId: string, text: string): Promise<void> {
  const html = numbersFor(talk, text);
  if (html === undefined) return;
  await talk.reply(html, [
    [
      { label: label(talk.locale, 'called'), action: { verb: 'danger.called', id: appealId } },
      { label: label(talk.locale, 'no_danger'), action: { verb: 'danger.none', id: appealId } },
    ],
  ]);
}

/** 已打电话 raises the case to the top grade; 没有危险 leaves it as it is. */
export async function answerDanger(talk: Known, appealId: string, called: boolean): Promise<void> {
  await talk.send.editMarkup(talk.chatId, talk.messageId).catch(() => {});
  if (!called) return await talk.toast(say(talk.locale, 'danger.fine'));
  const event = { type: 'worsen', urgency: 'danger', grade: 'top' } as const;
  try {
    await act(talk.deps, { appealId, event, personId: talk.who.person.id, cause: talk.cause });
  } catch (error) {
    // Nothing to raise any more. Their words are with the owner, and the numbers are no less needed.
    if (!(error instanceof Refusal) || !['refuse.grade_down', 'refuse.wrong_state'].includes(error.code))
      throw error;
    const { power, gas } = rulesNow(talk.deps).policy.town.hotlines;
    await talk.reply(say(talk.locale, 'danger.told', { power_hotline: power, gas_hotline: gas }));
  }
}
