import type { Answers } from '../src/appeal/appeal.ts';
import { startDraft } from '../src/appeal/compose.ts';
import { rulesNow } from '../src/appeal/rules.ts';
import type { SentFile } from '../src/forms/file-kinds.ts';
import type { Done } from '../src/forms/form.ts';
import { addFile } from '../src/forms/store-files.ts';
import { dangerWord } from '../src/policy/danger.ts';
import type { Known } from './bot-form.ts';
import { enterprisesOf } from './enterprise-intake.ts';
import { idFrom } from './id-from.ts';

/**
 * Keeps words or a file that came out of the blue as a draft, and says how to go on with it. Somebody who speaks
 * for several enterprises names one first; until then the words wait in the conversation.
 */
export async function newDraft(
  talk: Known,
  text: string,
  file: SentFile | null,
): Promise<NonNullable<Done['then']>> {
  const { deps, who, cause } = talk;
  const word = dangerWord(rulesNow(deps).policy, text);
  const answers: Answers = {
    ...(text === '' ? {} : { description: text }),
    ...(word === undefined ? {} : { alarm: `word:${word}`, danger_seen: [word] }),
  };
  const [first, ...others] = await enterprisesOf(talk);
  const note: Answers =
    text === '' && file !== null ? { note: file.kind === 'voice' ? 'voice' : 'photo' } : {};
  if (first === undefined || others.length > 0) {
    const early: Answers = file === null ? {} : { file: { ...file } };
    return { form: 'intake', answers: { ...answers, ...note, ...early } };
  }
  const id = idFrom('draft', cause);
  await startDraft(deps, { id, personId: who.person.id, enterpriseId: first.id, answers });
  if (file !== null) {
    const row = { ...file, id: idFrom('file', cause), appealId: id, personId: who.person.id };
    await addFile(deps, row, talk.clock.now);
  }
  return { form: 'intake', appealId: id, answers: note };
}
