import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withLifecycle } from './lifecycle-table.ts';

// Writes the lifecycle table, as the code has it, into both READMEs.
for (const file of ['README.md', 'README.zh-CN.md']) {
  const at = path.resolve(import.meta.dirname, '..', file);
  writeFileSync(at, withLifecycle(readFileSync(at, 'utf8')));
}
