import type { Answers } from '../appeal/appeal.ts';
import { Refusal } from '../refusal.ts';
import type { NewFile } from './store-files.ts';

/** A file as it came in, not yet kept. */
export type SentFile = Pick<NewFile, 'kind' | 'fileId' | 'uniqueId' | 'name' | 'size' | 'mime'>;

const TAKEN = new Set(
  (
    'jpg jpeg png gif webp heic heif bmp tif tiff pdf doc docx xls xlsx ppt pptx wps et ofd txt csv rtf ' +
    'mp4 mov m4v 3gp webm mp3 m4a wav ogg oga amr aac'
  ).split(' '),
);

/**
 * Refuses what is too large or of a kind that nobody here could open.
 * @throws Refusal `refuse.file_too_large`, `refuse.file_type`
 */
export function checkFile({ kind, name, size }: SentFile, caps: { file_mb: number }): void {
  if (size > caps.file_mb * 1024 * 1024) {
    const mb = (size / 1024 / 1024).toFixed(1);
    throw new Refusal('refuse.file_too_large', { name, size: `${mb} MB`, max: caps.file_mb });
  }
  const ext = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (kind === 'document' && !TAKEN.has(ext)) throw new Refusal('refuse.file_type', { ext: ext || '?' });
}

/** Files that wait among the answers of a conversation until there is a case to keep them with. */
export function withEarly(answers: Answers, file: SentFile): Answers {
  const files = earlyFiles(answers);
  const all = files.some(({ uniqueId }) => uniqueId === file.uniqueId) ? files : [...files, file];
  return { ...answers, early: Object.fromEntries(all.map((one, i) => [`f${i}`, { ...one }])) };
}

export function earlyFiles({ early }: Answers): SentFile[] {
  if (typeof early !== 'object' || Array.isArray(early)) return [];
  return Object.values(early) as unknown as SentFile[];
}
