import { pino } from 'pino';
import { expect, it } from 'vitest';
import { openHub } from '../../src/chat/hub.ts';
import { createWorld } from '../support/world.ts';

it('lets many pages wait at once without a warning of a leak', async () => {
  const { deps } = await createWorld();
  const warnings: string[] = [];
  const note = ({ name }: Error) => warnings.push(name);
  process.on('warning', note);
  const hub = openHub(deps.sql, pino({ level: 'silent' }));
  const waits = Array.from({ length: 30 }, (_, i) => hub.wait([`u${i}`], 5000));
  await new Promise((resolve) => setTimeout(resolve, 20));
  await hub.close();
  expect(await Promise.all(waits)).toEqual(waits.map(() => null));
  process.off('warning', note);
  expect(warnings).toEqual([]);
});
