import { expect, it } from 'vitest';
import { addToSetting, readSetting, settingMadeOnce, writeSetting } from '../../src/db/store-settings.ts';
import { createWorld } from '../support/world.ts';

const { db } = (await createWorld()).deps;

it('keeps a value of any shape, and says when there is none', async () => {
  await writeSetting(db, 'shape', { a: [1] });
  await writeSetting(db, 'shape', { a: [2] });

  expect(await readSetting(db, 'shape')).toEqual({ a: [2] });
  expect(await readSetting(db, 'none')).toBeUndefined();
});

it('makes a secret once, whoever asks at the same time', async () => {
  let n = 0;
  const made = await Promise.all(
    Array.from({ length: 8 }, () => settingMadeOnce(db, 'token', () => `t${++n}`)),
  );

  expect(new Set(made).size).toBe(1);
  expect(await settingMadeOnce(db, 'token', () => 'another')).toBe(made[0]);
});

it('adds to a number without losing an addition', async () => {
  await Promise.all(Array.from({ length: 8 }, () => addToSetting(db, 'sum', 5)));

  expect(await readSetting(db, 'sum')).toBe(40);
  expect(await addToSetting(db, 'sum', -50)).toBe(-10);
});
