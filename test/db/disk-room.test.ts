import { expect, it } from 'vitest';
import { listenForFull } from '../../src/db/embedded/disk-room.ts';

const FULL = 'PANIC:  could not write to file "pg_wal/xlogtemp.7": No space left on device';

it('takes a full disk for the reason of a crash only where it was said shortly before', () => {
  let now = 0;
  const full = listenForFull(() => now);
  expect(full.wasSaid()).toBe(false);
  full.hear('LOG:  checkpoint starting: time');
  expect(full.wasSaid()).toBe(false);

  full.hear(FULL);
  now = 59_999;
  expect(full.wasSaid()).toBe(true);
  now = 60_000;
  expect(full.wasSaid()).toBe(false);

  full.hear('ERROR:  could not extend file: Disk quota exceeded');
  expect(full.wasSaid()).toBe(true);
  full.forget();
  expect(full.wasSaid()).toBe(false);
});
