import type { Answers } from '../src/appeal/appeal.ts';
import { startDraft } from '../src/appeal/compose.ts';
import { rulesNow } from '../src/appeal/rules.ts';
import { type SentFile, withEarly } from '../src/forms/file-kinds.ts';
import type { Done } from '../src/forms/form.ts';
import { dangerWord } from '../src/policy/danger.ts';
import type { Known } from './bot-form.ts';
import { enterprisesOf } from './enterprise-intake.ts';
import { idFrom } from './id-from.ts';
import { keepFiles } from './keep-files.ts';

/**
 * Keeps words or a file that came out of the blue as a draft, and says how to go on with it. Somebody who speaks
 * for several enterprises names one first; until then the words wait in the conversation.
 */
export async function newDraft(
  talk: Known,
  text: string,
  files: readonly SentFile[],
): Promise<NonNullable<Done['then']>> {
  const { deps, who, cause } = talk;
  const word = dangerWord(rulesNow(deps).policy, text);
  const answers: Answers = {
    ...(text === '' ? {} : { description: text }),
    ...(word === undefined ? {} : { alarm: `word:${word}`, danger_seen: [word] }),
  };
  const [first, ...others] = await enterprisesOf(talk);
  const [file] = files;
  const note: Answers =
    text === '' && file !== undefined ? { note: file.kind === 'voice' ? 'voice' : 'photo' } : {};
  if (first === undefined || others.length > 0) {
    const early = files.reduce(withEarly, { ...answers, ...note });
    return { form: 'intake', answers: early };
  }
  const id = idFrom('draft', cause);
  await startDraft(deps, { id, personId: who.person.id, enterpriseId: first.id, answers });
  await keepFiles(talk, id, files);
  return { form: 'intake', appealId: id, answers: note };
}
