import { afterEach, expect, it, vi } from 'vitest';
import { textOf } from '../support/phone.ts';
import { createSystem, on, type System } from '../support/system.ts';

vi.setConfig({ testTimeout: 90_000 });

let system: System;
afterEach(() => system.stop());

const lists = (heard: string[]) => heard.filter((text) => /今日清单|Morning list/.test(text));

it('sends each of the staff one list at 08:45 of working days, make-up days too, in their language', async () => {
  // Saturday 14 February 2026 is worked; the holiday is from the 15th to the 23rd.
  system = await createSystem({ at: on('02-13 14:00') });
  const [owner, supervisor, contact] = await system.phones('owner', 'supervisor', 'contact');
  const { sql } = system.deps;
  await sql`update people set roles = '{cadre,dispatcher}' where id = ${system.town.who.owner}`;
  await sql`update people set locale = 'en' where id = ${system.town.who.supervisor}`;
  await system.town.files();
  await system.idle();

  await system.at(on('02-14 08:44'));
  expect(lists(await owner.heard())).toEqual([]);
  await system.at(on('02-14 08:45'));
  expect(lists(await owner.heard())).toEqual([
    expect.stringMatching(/2月14日.*要动手的 1 件.*2月14日.*新件/s),
  ]);
  expect(lists(await supervisor.heard())).toEqual([expect.stringMatching(/^Morning list, Sat 14 Feb/)]);

  for (const day of ['15', '16', '20', '23']) {
    await system.at(on(`02-${day} 08:45`));
    await system.at(on(`02-${day} 12:00`));
  }
  expect(lists(await owner.heard())).toHaveLength(1);
  await system.at(on('02-24 08:45'));
  expect(lists(await owner.heard())).toHaveLength(2);
  expect(lists(await contact.heard())).toEqual([]);
});

it('is not doubled by restarts at 08:45, and a morning that was missed is not told the day after', async () => {
  system = await createSystem({ at: on('03-02 14:00') });
  const [owner] = await system.phones('owner');
  await system.town.files();
  await system.idle();

  for (let i = 0; i < 3; i++) {
    await system.stop();
    system.clock.set(on(`03-03 08:45`));
    await system.start();
    await system.idle();
  }
  const [list] = lists(await owner.heard());
  expect([list, lists(await owner.heard()).length]).toEqual([expect.stringContaining('3月3日'), 1]);

  await system.stop();
  system.clock.set(on('03-05 08:31'));
  await system.start();
  await system.idle();
  expect(lists(await owner.heard())).toHaveLength(1);
  await system.at(on('03-05 08:45'));
  expect(lists(await owner.heard())).toHaveLength(2);
  expect(textOf(await owner.sees(/今日清单/))).toContain('3月5日');
});
