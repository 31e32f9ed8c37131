import { expect, it } from 'vitest';
import { readContent } from '../../src/file-content.ts';
import { checkFile } from '../../src/forms/file-kinds.ts';
import { Refusal } from '../../src/refusal.ts';
import { say } from '../../src/text/say.ts';

/** The key of the refusal, or what was taken. */
function said(name: string, mime: string, size = 10): string {
  const file = { kind: 'document', fileId: 'F', uniqueId: 'U', name, size, mime } as const;
  try {
    checkFile(file, { file_mb: 20 });
    return 'taken';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    for (const locale of ['zh', 'en'] as const)
      expect(say(locale, error.code as 'refuse.file_type', error.params as { ext: string })).not.toMatch(
        /[{}]/,
      );
    return `${error.code} ${error.params.ext ?? ''}`.trim();
  }
}

it.each([
  ['合同.pdf', 'application/pdf', 'taken'],
  // A sender's program may not know what it sends; then the name counts.
  ['合同.pdf', 'application/octet-stream', 'taken'],
  ['合同.pdf', '', 'taken'],
  ['照片.jpg', 'image/heic', 'taken'],
  ['录音.m4a', 'video/mp4', 'taken'],
  ['清单.xlsx', 'application/zip', 'taken'],
  ['清单.xls', 'application/x-cfb', 'taken'],
  ['清单.csv', 'application/vnd.ms-excel', 'taken'],
  ['说明.doc', 'text/rtf', 'taken'],
  ['表.et', 'application/x-cfb', 'taken'],
  ['合同.pdf', 'text/html', 'refuse.file_type html'],
  ['照片.jpg', 'image/svg+xml', 'refuse.file_type html'],
  ['合同.docx', 'application/x-msdownload', 'refuse.file_type exe'],
  ['说明.txt', 'text/x-shellscript', 'refuse.file_type exe'],
  ['合同.pdf', 'image/png', 'refuse.file_other pdf'],
  ['照片.jpg', 'application/pdf', 'refuse.file_other jpg'],
  ['清单.xlsx', 'video/mp4', 'refuse.file_other xlsx'],
  ['录像.mp4', 'application/zip', 'refuse.file_other mp4'],
  ['宏.xlsm', 'application/zip', 'refuse.file_type xlsm'],
  ['没有尾巴', 'application/pdf', 'refuse.file_type ?'],
])('%s, which is %s: %s', (name, mime, expected) => {
  expect(said(name, mime)).toBe(expected);
});

it('says how large a file is and may be', () => {
  expect(said('录像.mp4', 'video/mp4', 21 * 1024 * 1024)).toBe('refuse.file_too_large');
});

it('knows a page behind its remarks, and is not kept busy by however many there are', async () => {
  const remarks = '<!-- a --><!---->\n'.repeat(200);
  expect(await readContent(Buffer.from(`${remarks}<html>`))).toEqual({ ext: 'html', mime: 'text/html' });
  const began = performance.now();
  expect(await readContent(Buffer.from('<!---->'.repeat(28)))).toBeNull();
  expect(performance.now() - began).toBeLessThan(1000);
});
