import type { Answers } from '../src/appeal/appeal.ts';
import { type SentFile, withEarly } from '../src/forms/file-kinds.ts';
import type { Known } from './bot-form.ts';

/** What was said out of the blue, as the first answers of the conversation that asks what it is for. */
export function given({ messageId }: Known, text: string, file: SentFile | null): Answers {
  const answers = { text, at: String(messageId) };
  return file === null ? answers : withEarly(answers, file);
}

/** The message that said it. */
export const saidIn = ({ at }: Answers): number => Number(at);
