import { findByNumber, loadLeft } from '../src/appeal/views.ts';
import { loadViewer } from '../src/notices/views.ts';
import { tryCode } from '../src/people/wrong-codes.ts';
import { checkCode, type Checked } from '../src/record/code.ts';
import { say } from '../src/text/say.ts';
import { writeDate, writeMoment } from '../src/text/when.ts';
import { isKnown, type Known } from './bot-form.ts';
import type { Feature } from './feature.ts';

const ASKED = /^(?:核验|check)\s*[:：]?\s*(\S+)\s+([0-9a-z]{4}[\s-]?[0-9a-z]{4}[\s-]?[0-9a-z]{4})$/i;

/** 核验 number code: whether what somebody holds in hand is what the log says. For the two sides of the case. */
export const checkingCodes: Feature = {
  message: async (talk, { text = '' }) => {
    const [, no, code] = ASKED.exec(text.trim()) ?? [];
    if (!isKnown(talk) || no === undefined || code === undefined) return false;
    await answer(talk, no, code);
    return true;
  },
};

/** A code that is wrong, one of another's case and a number that nobody has get the same words. */
async function answer(talk: Known, no: string, code: string): Promise<void> {
  const { locale, clock, botId, userId } = talk;
  const checked = await tryCode(talk.deps, { botId, userId }, () => look(talk, no, code));
  if (checked === null) return void (await talk.reply(say(locale, 'check.unknown')));
  if ('until' in checked)
    return void (await talk.reply(say(locale, 'check.wait', { until: writeMoment(clock, checked.until) })));
  const { erasedAt } = checked;
  const params = { no: checked.no, at: writeMoment(clock, checked.at), n: checked.since };
  if (erasedAt !== null)
    return void (await talk.reply(
      say(locale, 'check.erased', { ...params, day: writeDate(clock, erasedAt) }),
    ));
  await talk.reply(say(locale, checked.since === 0 ? 'check.now' : 'check.earlier', params));
}

type Seen = Checked & { no: string; erasedAt: Date | null };

async function look(talk: Known, typed: string, code: string): Promise<Seen | null> {
  const id = await findByNumber(talk.deps, typed);
  if (id === null) return null;
  // The code is made over hashes, which an erasure leaves: a form stays true when its contents are gone.
  const { erasedAt, ...view } = await loadLeft(talk.deps, id);
  const { frame } = await loadViewer(talk.deps, view, talk.who.person.id);
  const { no } = view.appeal;
  if (no === null || frame === 'none' || frame === 'cohandler') return null;
  const checked = await checkCode(talk.deps, { id, no }, code);
  return checked && { ...checked, no, erasedAt };
}
