import { expect, it } from 'vitest';
import { fuzz } from '../torture/fuzz/run.ts';
import { createWorld } from './support/world.ts';

it('answers a thousand updates of every kind, and nothing of them shows where it should not', {
  timeout: 120_000,
}, async () => {
  const { deps, database } = await createWorld({
    policy: 'caps: { updates_at_once: 0, drafts: 0, appeals_per_day: 0 }',
  });

  const found = await fuzz({ seed: 7, updates: 1000, deps, target: database.target });

  expect(Object.fromEntries(found.faults)).toEqual({});
  expect(found.updates).toBe(1000);
  expect(found.sent).toBeGreaterThan(500);
});
