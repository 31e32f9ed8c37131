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

/** What a program, a browser or a script would run; whatever it is called, nobody here needs it. */
const RUNS: [RegExp, string][] = [
  [/^text\/(html|javascript)$|^application\/(xhtml\+xml|javascript)$|svg/, 'html'],
  [/msdownload|portable-executable|x-elf|x-mach-binary|shellscript|x-msi|java-|dosexec|android/, 'exe'],
];
/** Kinds that cannot be taken for each other, by what is in them and by how they are called. */
const FAMILIES: [RegExp, Set<string>][] = [
  [/^image\//, new Set('jpg jpeg png gif webp heic heif bmp tif tiff'.split(' '))],
  [/^(audio|video)\//, new Set('mp4 mov m4v 3gp webm mp3 m4a wav ogg oga amr aac'.split(' '))],
  [/^application\/pdf$/, new Set(['pdf'])],
  [
    /zip|officedocument|^application\/(msword|x-cfb|vnd\.ms-)/,
    new Set('doc docx xls xlsx ppt pptx wps et ofd'.split(' ')),
  ],
];

/**
 * Refuses what is too large, of a kind that nobody here could open or should, or not what its name says.
 * @throws Refusal `refuse.file_too_large`, `refuse.file_type`, `refuse.file_other`
 */
export function checkFile({ kind, name, size, mime }: SentFile, caps: { file_mb: number }): void {
  if (size > caps.file_mb * 1024 * 1024) {
    const mb = (size / 1024 / 1024).toFixed(1);
    throw new Refusal('refuse.file_too_large', { name, size: `${mb} MB`, max: caps.file_mb });
  }
  if (kind !== 'document') return;
  const ext = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const runs = RUNS.find(([inside]) => inside.test(mime))?.[1];
  if (runs !== undefined || !TAKEN.has(ext))
    throw new Refusal('refuse.file_type', { ext: runs ?? (ext || '?') });
  const inside = FAMILIES.findIndex(([one]) => one.test(mime));
  const called = FAMILIES.findIndex(([, exts]) => exts.has(ext));
  if (inside >= 0 && called >= 0 && inside !== called) throw new Refusal('refuse.file_other', { name, ext });
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
