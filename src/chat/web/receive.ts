import { MAX_FILE_BYTES, MAX_FILES } from '../api.ts';
import type { Content } from '../content.ts';
import { BrokenForm, type Form, FormTooLarge, readForm } from '../form.ts';
import { badField, problem } from './problem.ts';

/** Files as long as they may be, and what the form adds. */
const MAX_BODY = MAX_FILES * MAX_FILE_BYTES + 1024 * 1024;
const LIMITS = { files: MAX_FILES, fileSize: MAX_FILE_BYTES, fields: 10, fieldSize: 16_384, parts: 30 };

export type ReceivedFile = { name: string; mime: string; content: Content };
export type Received = {
  field: (name: string) => string;
  files: ReceivedFile[];
  /** Lets go of the files. */
  close: () => Promise<void>;
};

/**
 * Reads a form with files, which pass through memory piece by piece.
 * @throws ProblemError `bad_request` for what is no form with 1–10 files, `too_big`
 */
export async function receive(request: Request): Promise<Received> {
  const form = await read(request);
  try {
    check(form);
  } catch (error) {
    await form.close();
    throw error;
  }
  return { field: (name) => form.fields.get(name) ?? '', files: form.files, close: form.close };
}

async function read(request: Request): Promise<Form> {
  try {
    return await readForm(request, { limits: LIMITS, most: MAX_BODY, wants: (field) => field === 'files' });
  } catch (error) {
    if (error instanceof BrokenForm) throw badField('files');
    if (error instanceof FormTooLarge) throw problem({ error: 'too_big', limit: MAX_FILE_BYTES });
    throw error;
  }
}

/** A file that is too long was read to its end and thrown away, so that its sender hears the answer. */
function check({ files, areTooMany }: Form): void {
  const cut = files.find(({ isCut }) => isCut);
  if (cut) throw problem({ error: 'too_big', limit: MAX_FILE_BYTES, name: cut.name });
  const isEmpty = files.length === 0 || files.some(({ content }) => content.size === 0);
  if (isEmpty || areTooMany) throw badField('files');
}
